#include "scenario/parse.h"

#include <doctest/doctest.h>

#include "core/hash.h"
#include "core/json.h"
#include "scenario/fixture.h"

using namespace warmline;
using namespace warmline::scenario;
using Kind = Condition::Kind;

namespace {

ScenarioPtr small() {
  const Parsed parsed = parse(fixture::small(), "small.json");
  for (const Diagnostic& diagnostic : parsed.diagnostics) MESSAGE(to_line(diagnostic));
  REQUIRE(parsed.scenario != nullptr);
  CHECK(parsed.diagnostics.empty());
  return parsed.scenario;
}

const Choice& choice(const Scenario& scenario, std::string_view node, std::string_view id) {
  for (const Node& candidate : scenario.nodes) {
    if (candidate.id.text != node) continue;
    for (const Choice& found : candidate.choices) {
      if (found.id.text == id) return found;
    }
  }
  FAIL("no such choice");
  return scenario.nodes[0].choices[0];
}

}  // namespace

TEST_CASE("the head of a scenario is read whole") {
  const ScenarioPtr scenario = small();
  CHECK(scenario->id.text == "small");
  CHECK(scenario->title == "The lamp on the landing");
  CHECK(scenario->language == "en");
  CHECK(scenario->sector == "utilities");
  CHECK(scenario->difficulty == Difficulty::kEasy);
  CHECK(scenario->minutes == 3);
  CHECK(scenario->content_note == "Somebody is afraid of falling.");
  CHECK_FALSE(scenario->outbound);
  CHECK(scenario->target_seconds == 120);
  CHECK(scenario->mood.distress == 6);
  CHECK(scenario->mood.trust == 3);
  REQUIRE(scenario->customer.size() == 2);
  CHECK(scenario->customer[1].value == "One, last week");
  REQUIRE(scenario->before.size() == 5);
  CHECK(scenario->before[0].kind == StepKind::kMenu);
  CHECK(scenario->before[1].kind == StepKind::kHold);
  CHECK(scenario->before[1].detail == "The music stopped twice.");
  CHECK(scenario->before[2].kind == StepKind::kContact);
  CHECK(scenario->before[3].kind == StepKind::kTransfer);
  CHECK(scenario->before[4].kind == StepKind::kDropped);
  CHECK(scenario->before[4].seconds == 10);
}

TEST_CASE("needs, flags, blocks, cards and people are read whole") {
  const ScenarioPtr scenario = small();
  REQUIRE(scenario->needs.size() == 2);
  CHECK(scenario->needs[0].weight == 60);
  CHECK(scenario->needs[0].arranged_credit == 60);
  CHECK(scenario->needs[1].arranged_credit == 50);
  REQUIRE(scenario->flags.size() == 3);
  CHECK(scenario->flags[1].about.empty());
  REQUIRE(scenario->blocks.size() == 1);
  CHECK(scenario->blocks[0].reason == "Too many promised hours were missed.");
  REQUIRE(scenario->cards.size() == 2);
  CHECK(scenario->cards[0].kind == CardKind::kKnowledge);
  CHECK(scenario->cards[0].sets_flag == Index{1});
  CHECK(scenario->cards[0].when.kind == Kind::kAlways);
  CHECK(scenario->cards[1].kind == CardKind::kPolicy);
  CHECK_FALSE(scenario->cards[1].sets_flag.has_value());
  CHECK(scenario->cards[1].when.kind == Kind::kFlag);
  CHECK(scenario->cards[1].when.index == 0);
  REQUIRE(scenario->people.size() == 1);
  CHECK(scenario->people[0].name == "Caretaker");
}

TEST_CASE("lines know who speaks and when they are heard") {
  const ScenarioPtr scenario = small();
  const Node& hello = scenario->nodes[scenario->start];
  CHECK(hello.id.text == "hello");
  CHECK(hello.lines[0].speaker == SpeakerKind::kSystem);
  CHECK(hello.lines[1].speaker == SpeakerKind::kAgent);
  CHECK(hello.lines[2].speaker == SpeakerKind::kCaller);
  const Line& conditional = scenario->nodes[1].lines[1];
  CHECK(conditional.when.kind == Kind::kMoodAtLeast);
  CHECK(conditional.when.axis == MoodAxis::kTrust);
  CHECK(conditional.when.bound == 4);
  CHECK(scenario->nodes[2].lines[0].speaker == SpeakerKind::kThird);
  CHECK(scenario->nodes[2].lines[0].person == 0);
}

TEST_CASE("a choice's words, criteria and effects; points become hundredths") {
  const ScenarioPtr scenario = small();
  const Choice& ask = choice(*scenario, "hello", "ask");
  CHECK(ask.form == ChoiceForm::kSay);
  CHECK(ask.criteria == Qualities{0, 1, 2, 0});
  REQUIRE(ask.effects.needs.size() == 1);
  CHECK(ask.effects.needs[0].need == 1);
  CHECK(ask.effects.needs[0].level == NeedLevel::kArranged);
  CHECK(ask.effects.set_flags == std::vector<Index>{0});
  CHECK(ask.effects.distress == -2);
  CHECK(ask.effects.trust == 2);
  CHECK(ask.effects.seconds == 20);
  REQUIRE(ask.targets.size() == 1);
  CHECK(ask.targets[0].node == 1);
  CHECK(ask.targets[0].when.kind == Kind::kAlways);
  const Choice& log = choice(*scenario, "hello", "log");
  CHECK(log.effects.cost == 500);
  CHECK(log.effects.repeat);
  CHECK_FALSE(log.effects.transfer);
  const Choice& neighbour = choice(*scenario, "fall", "neighbour");
  CHECK(neighbour.effects.critical == CriticalMiss::kPrivacy);
  CHECK(neighbour.effects.clear_flags == std::vector<Index>{2});
  CHECK(neighbour.effects.transfer);
  CHECK(choice(*scenario, "fall", "call-caretaker").form == ChoiceForm::kDo);
}

TEST_CASE("conditions keep their tree; \"is\" and double bounds become pairs") {
  const ScenarioPtr scenario = small();
  const Choice& call = choice(*scenario, "fall", "call-caretaker");
  REQUIRE(call.when.kind == Kind::kAny);
  REQUIRE(call.when.parts.size() == 2);
  const Condition& is = call.when.parts[1];
  REQUIRE(is.kind == Kind::kAll);
  REQUIRE(is.parts.size() == 2);
  CHECK(is.parts[0].kind == Kind::kNeedAtLeast);
  CHECK(is.parts[1].kind == Kind::kNeedAtMost);
  CHECK(is.parts[1].level == NeedLevel::kUnmet);
  REQUIRE(call.targets.size() == 2);
  const Condition& guard = call.targets[0].when;
  REQUIRE(guard.kind == Kind::kAll);
  REQUIRE(guard.parts[1].kind == Kind::kNot);
  const Condition& mood = guard.parts[1].parts[0];
  REQUIRE(mood.kind == Kind::kAll);
  CHECK(mood.parts[0].kind == Kind::kMoodAtLeast);
  CHECK(mood.parts[0].bound == 8);
  CHECK(mood.parts[1].kind == Kind::kMoodAtMost);
  CHECK(mood.parts[1].bound == 10);
}

TEST_CASE("blocks and endings") {
  const ScenarioPtr scenario = small();
  const Choice& blocked = choice(*scenario, "fall", "name-an-hour");
  CHECK(blocked.block == Index{0});
  CHECK(blocked.block_when.kind == Kind::kNeedAtMost);
  CHECK(blocked.block_when.level == NeedLevel::kArranged);
  REQUIRE(scenario->nodes[4].ending.has_value());
  CHECK(scenario->nodes[4].ending->kind == EndingKind::kSatisfied);
  CHECK(scenario->nodes[5].ending->kind == EndingKind::kHandedOver);
  CHECK(scenario->nodes[6].ending->kind == EndingKind::kUnresolved);
  CHECK(scenario->nodes[6].ending->title == "Later");
}

TEST_CASE("the version is the hash of the canonical bytes, whatever the layout") {
  const ScenarioPtr scenario = small();
  CHECK(scenario->version == sha256_hex(scenario->canonical));
  const Parsed again = parse(scenario->canonical, "kept");
  REQUIRE(again.scenario != nullptr);
  CHECK(again.scenario->canonical == scenario->canonical);
  CHECK(again.scenario->version == scenario->version);
  const Parsed reordered =
      parse(fixture::change(fixture::small(), "\"format\": 1,\n  \"id\": \"small\",",
                            "\"id\":\"small\",\"format\":1,"),
            "x");
  REQUIRE(reordered.scenario != nullptr);
  CHECK(reordered.scenario->version == scenario->version);
  const Parsed edited =
      parse(fixture::change(fixture::small(), "the landing\"", "the stairs\""), "x");
  REQUIRE(edited.scenario != nullptr);
  CHECK(edited.scenario->version != scenario->version);
}

TEST_CASE("place gives line and column, to what isn't there its nearest ancestor's") {
  std::vector<Diagnostic> found(3);
  found[0].pointer = "/nodes/1";
  found[1].pointer = "/nodes/0/choices/0/why";
  found[2].pointer = "/needs/0/not-written/3";
  place(found, fixture::small(), "f.json");
  CHECK(found[0].pointer == "/needs/0/not-written/3");
  CHECK(found[0].line == 31);
  CHECK(found[0].column == 5);
  CHECK(found[1].line == 65);
  CHECK(found[1].column == 11);
  CHECK(found[2].line == 77);
  CHECK(found[2].column == 5);
  CHECK(found[2].file == "f.json");
}
