#include "craft/inspect.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "cli/program.h"
#include "scenario/fixture.h"
#include "scenario/parse.h"

namespace warmline::craft {
namespace {

std::vector<std::string> lines_of(const Inspection& found) {
  std::vector<std::string> lines;
  for (const Diagnostic& one : found.diagnostics) lines.push_back(to_line(one));
  return lines;
}

Inspection in_pieces(const std::string& text, std::size_t work) {
  Inspecting inspecting(text, "small.json", &anonymity::built_in_lexicon());
  int pieces = 1;
  while (!inspecting.step(work)) ++pieces;
  CHECK(pieces >= 1);
  return inspecting.take();
}

// The small call in states that its author might leave it in.
std::vector<std::string> states_of_work() {
  const std::string sound = fixture::small();
  const std::string wordy =
      "\"say\": \"Again? What's it like on the stairs without it, in the evenings most of all, "
      "when you come home with both hands full and nobody about?\"";
  return {
      sound,
      "",
      "{ \"format\": 1, ",
      "[]",
      fixture::change(sound, "\"to\": \"night-desk\"", "\"to\": \"nite-desk\""),
      fixture::change(sound, "\"say\": \"Good night.\"", "\"say\": \"Good\\u0007 night.\""),
      fixture::change(sound, "\"id\": \"neighbour\",",
                      "\"id\": \"round\", \"say\": \"Hm.\", \"again\": true, \"to\": \"fall\" "
                      "}, { \"id\": \"neighbour\","),
      fixture::change(sound, "\"say\": \"Again? What's it like on the stairs without it?\"", wordy),
      fixture::change(sound, "\"say\": \"Again? What's it like on the stairs without it?\"",
                      "\"say\": \"Did Jennifer Berg give 4111 1111 1111 1111?\"")};
}

TEST_CASE("inspecting finds the same however it is cut") {
  for (const std::string& text : states_of_work()) {
    const Inspection whole = inspect(text, "small.json", &anonymity::built_in_lexicon());
    for (const std::size_t work : {0u, 1u, 7u, 500u}) {
      const Inspection cut = in_pieces(text, work);
      CHECK(lines_of(cut) == lines_of(whole));
      CHECK((cut.scenario != nullptr) == (whole.scenario != nullptr));
      CHECK(cut.solution.has_value() == whole.solution.has_value());
    }
  }
}

TEST_CASE(
    "each part has its say: shape, proof and style, in order of place, with line and column") {
  const std::vector<std::string> texts = states_of_work();
  CHECK(inspect(texts[0], "small.json", nullptr).solution);
  const auto codes = [&](std::size_t which) {
    std::string all;
    std::uint32_t line = 0;
    for (const Diagnostic& one : inspect(texts[which], "small.json", nullptr).diagnostics) {
      all += one.code + " ";
      CHECK(one.file == "small.json");
      CHECK(one.line >= std::max<std::uint32_t>(line, 1));
      CHECK(one.column >= 1);
      line = one.line;
    }
    return all;
  };
  CHECK(codes(4).find("dangling-target") != std::string::npos);
  CHECK(codes(5).find("control-character") != std::string::npos);
  CHECK(codes(6).find("cycle") != std::string::npos);
  CHECK(codes(7).find("giveaway-length") != std::string::npos);
}

TEST_CASE("looking for who could be told is cut at every text") {
  std::size_t texts = 0;
  const scenario::Parsed parsed = scenario::parse(fixture::small(), "");
  for (const scenario::Node& node : parsed.scenario->nodes)
    texts += node.lines.size() + 2 * node.choices.size();
  const auto pieces = [](const anonymity::Lexicon* lexicon) {
    Inspecting inspecting(fixture::small(), "small.json", lexicon);
    std::size_t count = 1;
    while (!inspecting.step(1)) ++count;
    return count;
  };
  CHECK(pieces(&anonymity::built_in_lexicon()) >= pieces(nullptr) + texts);
}

TEST_CASE("the command line says word for word what the app is told") {
  for (const std::string& text : states_of_work()) {
    const test::Folder folder;
    const std::string path = folder.write("small.json", text);
    std::string expected;
    for (const std::string& line : lines_of(inspect(text, path, &anonymity::built_in_lexicon())))
      expected += line + "\n";
    const std::string printed = test::run("check '" + path + "'").out;
    CHECK(printed.substr(0, expected.size()) == expected);
    CHECK(printed.substr(expected.size(), 18) == "1 scenario checked");
  }
}

}  // namespace
}  // namespace warmline::craft
