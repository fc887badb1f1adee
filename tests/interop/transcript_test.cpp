#include "interop/transcript.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

using namespace warmline;
using interop::Role;
using interop::Transcript;
using interop::TranscriptFormat;

namespace {

std::string fixture(const std::string& name) {
  std::ifstream in(WARMLINE_SOURCE_DIR "/tests/fixtures/transcripts/" + name, std::ios::binary);
  REQUIRE(in.good());
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

Transcript read(const std::string& text) {
  Result<Transcript> outcome = interop::read_transcript(text, "f");
  if (!outcome) FAIL(outcome.error().message);
  return std::move(outcome).value();
}

Role role(const Transcript& transcript, std::size_t turn) {
  return transcript.participants[transcript.turns[turn].who].role;
}

bool knows(const Transcript& transcript, const std::string& value) {
  for (const anonymity::Known& each : transcript.known) {
    if (each.value == value) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("transcripts: every format is recognised by its content") {
  const std::pair<const char*, TranscriptFormat> kFiles[] = {
      {"call.vtt", TranscriptFormat::kWebVtt},
      {"contact-lens.json", TranscriptFormat::kContactLens},
      {"contact-lens-realtime.json", TranscriptFormat::kContactLens},
      {"call-analytics.json", TranscriptFormat::kCallAnalytics},
      {"twilio.json", TranscriptFormat::kTwilio},
      {"twilio-sentences.json", TranscriptFormat::kTwilio},
      {"genesys.json", TranscriptFormat::kGenesys},
      {"google-upload.json", TranscriptFormat::kGoogle},
      {"google-conversation.json", TranscriptFormat::kGoogle},
      {"lines.txt", TranscriptFormat::kPlain},
      {"names.txt", TranscriptFormat::kPlain}};
  for (const auto& each : kFiles) {
    CAPTURE(each.first);
    const auto seen = interop::recognise_transcript(fixture(each.first), each.first);
    REQUIRE(seen.ok());
    CHECK(seen.value() == each.second);
  }
}

TEST_CASE("transcripts: WebVTT's voices, references, tags, notes and settings") {
  const Transcript call = read(fixture("call.vtt"));
  REQUIRE(call.participants.size() == 2);
  CHECK(call.participants[0].name == "Priya Raman");
  CHECK(call.participants[0].role == Role::kUnknown);
  REQUIRE(call.turns.size() == 8);
  CHECK(call.turns[0].text == "Good morning, Larkfield Heating & Water, Priya speaking.");
  CHECK(call.turns[1].text ==
        "Hello, this is Odalys Brennick. Mrs Brennick. My boiler has stopped — again.");
  CHECK(call.turns[1].begin_ms == 3600);
  CHECK(call.turns[1].end_ms == 9000);
  CHECK(call.turns[2].who == 0);  // two voices in one cue
  CHECK(call.turns[3].who == 1);
  CHECK(knows(call, "Odalys Brennick"));
}

TEST_CASE("transcripts: WebVTT without voice spans, as conferencing programs write it") {
  const Transcript call = read(
      "\xEF\xBB\xBFWEBVTT\r\n\r\n1\r\n00:00:01.000 --> 00:00:02.000\r\nAgent: Hello.\r\nHow are "
      "you?\r\n\r\n"
      "2\r\n1:00:03.000 --> 1:00:04.000\r\nCaller: Not well.\r\n\r\n00:05.000 --> "
      "00:06.000\r\nmm\r\n");
  REQUIRE(call.turns.size() == 4);
  CHECK(call.turns[0].text == "Hello.");
  CHECK(call.turns[1].text == "How are you?");
  CHECK(role(call, 1) == Role::kAgent);
  CHECK(call.participants[call.turns[2].who].id == "(no name)");
  CHECK(call.turns[3].begin_ms == 3'602'000);
}

TEST_CASE("transcripts: Contact Lens's roles come from Participants, not from the order") {
  const Transcript call = read(fixture("contact-lens.json"));
  CHECK(call.language == "en-US");
  REQUIRE(call.turns.size() == 4);
  CHECK(role(call, 0) == Role::kCaller);
  CHECK(role(call, 1) == Role::kAgent);
  CHECK(call.turns[1].begin_ms == 2600);
  CHECK(call.turns[1].end_ms == 7100);
  std::string swapped = fixture("contact-lens.json");
  swapped.replace(swapped.find("\"CUSTOMER\"}"), 11, "\"AGENT\"}");
  swapped.replace(swapped.rfind("\"AGENT\"}"), 8, "\"CUSTOMER\"}");
  CHECK(role(read(swapped), 0) == Role::kAgent);
}

TEST_CASE(
    "transcripts: Contact Lens while the call goes on: in order of time, the last word counts") {
  const Transcript call = read(fixture("contact-lens-realtime.json"));
  REQUIRE(call.turns.size() == 2);
  CHECK(call.turns[0].text == "Is anybody there?");
  CHECK(call.turns[0].begin_ms == 0);
  CHECK(call.turns[1].begin_ms == 1600);
  CHECK(role(call, 1) == Role::kAgent);
}

TEST_CASE("transcripts: Contact Lens's chats have absolute times, display names and events") {
  const Transcript chat = read(
      R"({"Version": "1.1.0", "Channel": "CHAT", "Participants": [{"ParticipantId": "p1", "ParticipantRole": "AGENT"},
      {"ParticipantId": "p2", "ParticipantRole": "CUSTOMER"}, {"ParticipantId": "p3", "ParticipantRole": "SUPERVISOR"}],
      "Transcript": [
      {"AbsoluteTime": "2023-03-01T23:59:59.500Z", "ContentType": "application/vnd.amazonaws.connect.event.participant.joined", "DisplayName": "Ines Quartey", "Id": "0", "ParticipantId": "p1"},
      {"AbsoluteTime": "2023-03-01T23:59:59.500Z", "Content": "Hello", "ContentType": "text/plain", "DisplayName": "Ines Quartey", "Id": "1", "ParticipantId": "p1"},
      {"AbsoluteTime": "2023-03-02T01:00:01.750+01:00", "Content": "Hi", "ContentType": "text/plain", "DisplayName": "Customer", "Id": "2", "ParticipantId": "p2"},
      {"AbsoluteTime": "2023-03-02T00:00:03Z", "Content": "May I?", "ContentType": "text/plain", "Id": "3", "ParticipantId": "p3"}]})");
  REQUIRE(chat.turns.size() == 3);
  CHECK(chat.turns[1].begin_ms == 2250);
  CHECK(chat.turns[2].begin_ms == 3500);
  CHECK(knows(chat, "Ines Quartey"));
  CHECK_FALSE(knows(chat, "Customer"));
  CHECK(role(chat, 2) == Role::kThird);
  CHECK(chat.participants[chat.turns[2].who].label == "Supervisor");
}

TEST_CASE("transcripts: AWS Call Analytics") {
  const Transcript call = read(fixture("call-analytics.json"));
  CHECK(call.language == "en-GB");
  REQUIRE(call.turns.size() == 2);
  CHECK(role(call, 0) == Role::kCaller);
  CHECK(role(call, 1) == Role::kAgent);
  CHECK(call.turns[1].end_ms == 8460);  // counted from the first word
}

TEST_CASE("transcripts: Twilio's channels are who the participants say") {
  const Transcript call = read(fixture("twilio.json"));
  REQUIRE(call.turns.size() == 3);
  CHECK(role(call, 0) == Role::kCaller);
  CHECK(role(call, 1) == Role::kAgent);
  CHECK(call.turns[0].end_ms == 2680);
  CHECK(call.turns[2].begin_ms == 5780);  // a number and not a text
  CHECK(knows(call, "Fennimore Oduya"));
  CHECK(knows(call, "fenn@example.org"));
  CHECK(knows(call, "+442079460123"));
}

TEST_CASE("transcripts: Genesys's phrases in order of time, internal is the agent") {
  const Transcript call = read(fixture("genesys.json"));
  REQUIRE(call.turns.size() == 3);
  CHECK(role(call, 0) == Role::kSystem);
  CHECK(role(call, 1) == Role::kCaller);
  CHECK(role(call, 2) == Role::kAgent);
  CHECK(call.turns[1].text == "the delivery came to the wrong house");
  CHECK(call.turns[2].text == "I can move it to the morning.");
  CHECK(call.turns[2].begin_ms == 8000);
  CHECK(knows(call, "Zadok Quill"));
}

TEST_CASE("transcripts: Google's upload shape and its conversations") {
  const Transcript upload = read(fixture("google-upload.json"));
  REQUIRE(upload.turns.size() == 5);
  CHECK(role(upload, 0) == Role::kSystem);
  CHECK(role(upload, 1) == Role::kCaller);
  CHECK(role(upload, 4) == Role::kAgent);
  CHECK(upload.turns[4].begin_ms == 68'000);
  const Transcript made = read(fixture("google-conversation.json"));
  REQUIRE(made.turns.size() == 3);
  CHECK(role(made, 0) == Role::kCaller);
  CHECK(role(made, 1) == Role::kAgent);  // by callMetadata alone
  CHECK(made.turns[0].who == made.turns[2].who);
  CHECK(made.turns[1].begin_ms == 1900);
  CHECK(knows(made, "Ottoline Grebe"));
}

TEST_CASE("transcripts: plain lines with times, and lines that go on") {
  const Transcript call = read(fixture("lines.txt"));
  REQUIRE(call.turns.size() == 6);
  CHECK(role(call, 0) == Role::kSystem);
  CHECK(call.turns[1].text == "They won't let me in to see him. Visiting is over, they say.");
  CHECK(role(call, 4) == Role::kThird);
  const Transcript below = read("Agent:\nGood morning.\nCaller: at 10:30 I rang\n");
  REQUIRE(below.turns.size() == 2);
  CHECK(below.turns[0].text == "Good morning.");
  CHECK(below.turns[1].text == "at 10:30 I rang");
}

TEST_CASE("roles: asked for where the file doesn't say, with who speaks") {
  Transcript call = read(fixture("names.txt"));
  const auto open = interop::settle_roles(call, {}, {});
  REQUIRE(open);
  CHECK(open->code == "who-is-agent");
  CHECK(open->message.find("--agent NAME") != std::string::npos);
  CHECK(open->message.find("\"Ann\" (2 turns), \"Bo\" (2 turns)") != std::string::npos);
  REQUIRE(interop::settle_roles(call, {"Cy"}, {})->code == "no-such-participant");
  REQUIRE_FALSE(interop::settle_roles(call, {"bo"}, {}));
  CHECK(role(call, 1) == Role::kAgent);
  CHECK(role(call, 0) == Role::kCaller);
}

TEST_CASE("roles: what is given wins over the file, and nothing is guessed") {
  const std::string four = "Ann: a\nBo: b\nCy: c\nAgent: d\n";
  Transcript call = read(four);
  CHECK(interop::settle_roles(call, {}, {})->code == "who-is-caller");
  Transcript other = read(four);
  REQUIRE_FALSE(interop::settle_roles(other, {"Bo"}, {"Cy"}));
  CHECK(role(other, 0) == Role::kThird);
  CHECK(role(other, 1) == Role::kAgent);
  CHECK(role(other, 3) == Role::kThird);
  CHECK(other.participants[3].label == "Colleague");
  Transcript two = read("Agent 1: a\nAgent 2: b\nCaller: c\n");
  CHECK(interop::settle_roles(two, {}, {})->code == "several-agents");
  CHECK_FALSE(interop::settle_roles(two, {"agent 1", "Agent 2"}, {}));
  Transcript alone = read("Agent: a\n");
  CHECK(interop::settle_roles(alone, {}, {})->code == "no-caller");
  Transcript callers = read("Agent: a\nCaller: b\nCustomer: c\n");
  CHECK(interop::settle_roles(callers, {}, {})->code == "several-callers");
}
