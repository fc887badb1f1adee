#include <doctest/doctest.h>

#include <string>

#include "interop/transcript.h"

using namespace warmline;

namespace {

Error refused(const std::string& text, std::optional<interop::TranscriptFormat> format = {}) {
  const Result<interop::Transcript> outcome = interop::read_transcript(text, "f", format);
  REQUIRE_FALSE(outcome.ok());
  return outcome.error();
}

std::string times(const std::string& text, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("transcripts: bad input is refused with a place and a remedy") {
  CHECK(refused(std::string(1'000'000, '[')).code == "too-deep");
  CHECK(refused("Agent: caf\xE9").code == "not-utf-8");
  CHECK(refused("Agent: caf\xE9").where == "f:1:11");
  CHECK(refused("").code == "no-turns");
  CHECK(refused(" \n\n").code == "no-turns");
  CHECK(refused("WEBVTT\n").code == "no-turns");
  CHECK(refused("{\"Transcript\": []}").code == "no-turns");
  CHECK(refused("{\"hello\": 1}").code == "unknown-format");
  CHECK(refused("{\"Transcript\": [").code == "syntax");
  CHECK(refused("{\"Transcript\": 3}").code == "not-this-format");
  CHECK(refused("[1]", interop::TranscriptFormat::kGoogle).code == "not-this-format");
  CHECK(refused("hello there").code == "no-speaker");
  const Error speaker = refused("\n  hello there");
  CHECK(speaker.where == "f:2:1");
  CHECK(speaker.message.find("who: text") != std::string::npos);
}

TEST_CASE("transcripts: WebVTT without its header, or with times that are none") {
  const std::string cue = "00:01.000 --> 00:02.000\nAgent: hello\n";
  CHECK(refused(cue).code == "no-webvtt-header");
  CHECK(refused("Agent: hello", interop::TranscriptFormat::kWebVtt).code == "no-webvtt-header");
  CHECK(refused("WEBVTTX\n\n" + cue).code == "no-webvtt-header");
  for (const char* bad : {"00:61.000", "1:2", "00:00:00,000", "x", "00:01.00", "00:00:00:00.000"}) {
    CAPTURE(bad);
    const Error error = refused("WEBVTT\n\n" + std::string(bad) + " --> 00:02.000\nAgent: hi\n");
    CHECK(error.code == "bad-time");
    CHECK(error.where == "f:3:1");
  }
}

TEST_CASE("transcripts: sizes are bounded, and refused before anything is made of them") {
  CHECK(refused(std::string(interop::kMostTranscriptBytes + 1, 'x')).code == "too-large");
  CHECK(refused(times("Agent: a\nCaller: b\n", 50'000)).code == "too-many-turns");
  CHECK(refused("Agent: " + std::string(interop::kMostSaidBytes + 1, 'x')).code == "too-much-text");
  CHECK(refused("Agent: a\n" + times(std::string(1000, 'x') + "\n", 3000)).code == "too-much-text");
  std::string people;
  for (int i = 0; i < 100; ++i)
    people += "p" + std::string(1, static_cast<char>('a' + i % 26)) +
              std::string(1, static_cast<char>('a' + i / 26)) + ": hi\n";
  CHECK(refused(people).code == "too-many-participants");
  std::string json = "{\"entries\": [";
  for (int i = 0; i < 100'000; ++i)
    json += std::string(i > 0 ? "," : "") + R"({"text":"hi","user_id":1,"role":"AGENT"})";
  CHECK(refused(json + "]}").code == "too-many-turns");
}
