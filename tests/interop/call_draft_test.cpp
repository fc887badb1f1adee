#include "interop/call_draft.h"

#include <doctest/doctest.h>

#include <string>

#include "scenario/parse.h"
#include "score/proof.h"

using namespace warmline;
using interop::Role;
using interop::Transcript;

namespace {

Transcript call(const std::string& text) {
  Result<Transcript> read = interop::read_transcript(text, "f", interop::TranscriptFormat::kPlain);
  REQUIRE(read.ok());
  Transcript made = std::move(read).value();
  REQUIRE_FALSE(interop::settle_roles(made, {}, {}));
  return made;
}

scenario::ScenarioPtr drafted(const Transcript& transcript) {
  const Result<interop::CallDraft> draft = interop::draft_of(transcript);
  if (!draft) FAIL(draft.error().message);
  const scenario::Parsed parsed = scenario::parse(draft.value().json, "draft");
  for (const Diagnostic& each : parsed.diagnostics) CHECK(each.code == "no-decision");
  REQUIRE(parsed.scenario != nullptr);
  for (const Diagnostic& each : score::prove(parsed.scenario).diagnostics)
    CHECK(each.severity != Severity::kError);
  return parsed.scenario;
}

std::string times(const std::string& text, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE(
    "a call's draft: what the agent said is the first choice of each moment, and it is sound") {
  const auto made =
      drafted(call("Caller: One.\nCaller: Two.\nAgent: Three.\nAgent: Four.\nCaller: Five.\nAgent: "
                   "Six.\nCaller: Bye."));
  REQUIRE(made->nodes.size() == 3);
  REQUIRE(made->nodes[0].lines.size() == 1);
  CHECK(made->nodes[0].lines[0].text == "One. Two.");
  REQUIRE(made->nodes[0].choices.size() == 1);
  CHECK(made->nodes[0].choices[0].text == "Three. Four.");
  CHECK(made->nodes[1].choices[0].text == "Six.");
  CHECK(made->nodes[2].ending.has_value());
  CHECK(made->nodes[2].lines[0].text == "Bye.");
}

TEST_CASE(
    "a call's draft: menus come before, third parties are people, the system speaks up later") {
  const auto made = drafted(
      call("IVR: Press one.\nCaller: One.\nIVR: Please wait.\nCaller: Hello?\nAgent: "
           "Hello.\nSupervisor: Ward nine.\nSystem: The line is recorded.\nAgent: Thanks."));
  REQUIRE(made->before.size() == 1);
  CHECK(made->before[0].detail == "Press one.\nCaller: One.\nPlease wait.");
  REQUIRE(made->people.size() == 1);
  CHECK(made->people[0].name == "Supervisor 1");
  CHECK(made->nodes[0].lines[0].text == "Hello?");
  REQUIRE(made->nodes[1].lines.size() == 2);
  CHECK(made->nodes[1].lines[0].speaker == scenario::SpeakerKind::kThird);
  CHECK(made->nodes[1].lines[1].speaker == scenario::SpeakerKind::kSystem);
}

TEST_CASE("a call's draft: times become rounded seconds") {
  Transcript timed = call("Caller: a\nAgent: b\nCaller: c\nAgent: d");
  timed.turns[1].begin_ms = 1000;
  timed.turns[1].end_ms = 7100;
  timed.turns[3].begin_ms = 119'000;
  timed.turns[3].end_ms = 121'000;
  const auto made = drafted(timed);
  CHECK(made->nodes[0].choices[0].effects.seconds == 10);
  CHECK(made->nodes[1].choices[0].effects.seconds == 5);
  CHECK(made->minutes == 3);
}

TEST_CASE("a call's draft: long turns and long listening are cut where a scenario's bounds are") {
  const std::string sentence = "This goes on and on, é. ";
  const auto made =
      drafted(call("Caller: " + times(sentence, 900) + "\nAgent: " + times(sentence, 120) +
                   "\nCaller: " + std::string(3000, 'x') + "\n"));
  std::size_t said = 0;
  for (const auto& node : made->nodes) {
    CHECK(node.lines.size() <= 12);
    for (const auto& line : node.lines) said += line.text.size() + 1;
    for (const auto& choice : node.choices) {
      if (choice.form == scenario::ChoiceForm::kSay) said += choice.text.size() + 1;
    }
  }
  CHECK(said >= 1020 * sentence.size() + 3000);
}

TEST_CASE("a call's draft: what doesn't fit is said and not dropped") {
  const Result<interop::CallDraft> long_one =
      interop::draft_of(call(times("Caller: a\nAgent: b\n", 500)));
  REQUIRE_FALSE(long_one.ok());
  CHECK(long_one.error().code == "too-many-moments");
  drafted(call(times("Caller: a\nAgent: b\n", 399)));
  const Result<interop::CallDraft> menu =
      interop::draft_of(call("IVR: " + times("press one ", 2000) + "\nCaller: a\nAgent: b"));
  REQUIRE_FALSE(menu.ok());
  CHECK(menu.error().code == "too-much-before");
}

TEST_CASE("a call's draft: the file's language, or English and a word about it") {
  Transcript made = call("Caller: a\nAgent: b");
  for (const auto& each :
       {std::pair("en_US", "en-US"), std::pair("pt-BR", "pt-BR"), std::pair("", "en"),
        std::pair("English!", "en"), std::pair("EN-us", "en"), std::pair("de-", "en")}) {
    made.language = each.first;
    CAPTURE(each.first);
    CHECK(drafted(made)->language == each.second);
  }
}

TEST_CASE("a call's draft: nothing of the participants but their part gets into it") {
  Transcript made = call("Caller: a\nAgent: b\nZebedee Quont: c");
  made.participants[2].label = "Interpreter";
  const Result<interop::CallDraft> draft = interop::draft_of(made);
  REQUIRE(draft.ok());
  CHECK(draft.value().json.find("Zebedee") == std::string::npos);
  CHECK(draft.value().json.find("Interpreter 1") != std::string::npos);
}
