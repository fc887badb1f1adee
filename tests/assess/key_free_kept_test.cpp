// What is kept of a call for candidates and what is not, over calls put together for the purpose.
#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "assess/key_free_walks.h"
#include "scenario/parse.h"

namespace warmline::test {

TEST_CASE("effects that nothing to come reads are gone, and so is what stands for them") {
  CallBuilder call;
  const Index need = call.need("hidden-need", 60);
  const Index read = call.need("read-need", 40);
  const Index unread = call.flag("unread");
  const Index early = call.flag("early");
  const Index first = call.node("first");
  const Index second = call.node("second");
  const Index end = call.ending("end");
  scenario::Choice& good = call.choice(first, "good", second);
  meets(good, need);
  meets(good, read, NeedLevel::kArranged);
  good.effects.set_flags = {unread, early};
  good.effects.trust = 3;
  good.effects.distress = -2;
  call.choice(first, "bad", second).when = mood_at_least(MoodAxis::kDistress, 2);
  scenario::Choice& late = call.choice(second, "late", end);
  late.effects.set_flags = {early};
  late.effects.distress = -1;
  meets(late, read);
  call.line(
      second, "Reads.",
      combined(Condition::Kind::kAll, {flag_is_set(early), need_at_least(read, NeedLevel::kMet)}));
  const ScenarioPtr whole = as_file(call.build());
  const KeyFree made = assess::key_free(*whole, kSalt);
  REQUIRE(made.scenario);
  // "early" and "read-need is met"; that it is arranged is read by nobody.
  CHECK(made.scenario->flags.size() == 2);
  for (const scenario::Node& node : made.scenario->nodes) {
    for (const scenario::Choice& choice : node.choices) {
      CHECK(choice.effects.trust == 0);
      CHECK(choice.effects.distress == 0);
      const bool is_good = choice.text == "Text of good";
      CHECK(choice.effects.set_flags.size() == (is_good ? 1 : 0));
      CHECK(choice.effects.clear_flags.empty());
    }
  }
  CHECK(made.scenario->mood.trust == 5);
}

TEST_CASE("what nobody can choose says nothing of where it would have led") {
  CallBuilder call;
  const Index need = call.need("a", 100);
  const Index rule = call.block("rule");
  const Index start = call.node("start");
  const Index beyond = call.node("beyond");
  const Index end = call.ending("end");
  call.line(beyond, "What would have come.");
  scenario::Choice& never = call.choice(start, "never", beyond);
  never.block = rule;
  meets(never, need);
  call.choice(start, "go", end);
  call.choice(beyond, "on", end);
  const ScenarioPtr whole = as_file(call.build());
  const KeyFree made = assess::key_free(*whole, kSalt);
  REQUIRE(made.scenario);
  CHECK(made.scenario->nodes.size() == 2);
  CHECK(made.text.find("What would have come.") == std::string::npos);
  CHECK(made.text.find("Rule rule") != std::string::npos);
  CHECK(made.text.find("Reason of rule") == std::string::npos);
  Random random(1);
  walk_both(*whole, made, random, 20);
}

TEST_CASE("endings at which nothing is said are one, and ways to them need no condition") {
  CallBuilder call;
  const Index need = call.need("a", 100);
  const Index start = call.node("start");
  const Index good = call.ending("good");
  const Index bad = call.ending("bad");
  scenario::Choice& choice = call.choice(start, "go", bad);
  choice.targets.insert(choice.targets.begin(), {need_at_least(need, NeedLevel::kMet), good});
  meets(call.choice(start, "meet", good), need);
  Scenario whole = *as_file(call.build());
  for (scenario::Node& node : whole.nodes) node.lines.clear();
  const KeyFree made = assess::key_free(whole, kSalt);
  REQUIRE(made.scenario);
  CHECK(made.scenario->nodes.size() == 2);
  CHECK(made.scenario->flags.empty());
  CHECK(made.text.find("when") == std::string::npos);
}

// Else a flag that was a need could be told from one that was a flag.
TEST_CASE("a need leaves no trace in a condition or an effect") {
  CallBuilder call;
  const Index need = call.need("a", 100);
  const Index first = call.node("first");
  const Index second = call.node("second");
  const Index end = call.ending("end");
  const auto is = [&](NeedLevel level) {
    return combined(Condition::Kind::kAll, {need_at_least(need, level), need_at_most(need, level)});
  };
  meets(call.choice(first, "meets", second), need);
  meets(call.choice(first, "harms", second), need, NeedLevel::kUnmet);
  call.choice(second, "on", end);
  call.line(second, "Met.", is(NeedLevel::kMet));
  call.line(second, "Not met.", negated(is(NeedLevel::kMet)));
  call.line(second, "Unmet.", negated(negated(is(NeedLevel::kUnmet))));
  call.line(second, "Any.", need_at_least(need, NeedLevel::kUnmet));
  const ScenarioPtr whole = as_file(call.build());
  const KeyFree made = assess::key_free(*whole, kSalt);
  REQUIRE(made.scenario);
  CHECK(made.text.find("\"all\"") == std::string::npos);
  CHECK(made.text.find("\"not\":{\"not\"") == std::string::npos);
  CHECK(made.text.find("\"mood\":\"") == std::string::npos);
  // Nothing can have been met before the first choice: what harms does nothing then.
  CHECK(made.text.find("\"clear\"") == std::string::npos);
  Random random(2);
  walk_both(*whole, made, random, 20);
}

// Sixty flags and what stands for eight needs are more flags than a file may have.
TEST_CASE("where needs don't fit as flags they stay needs, without labels and weights") {
  CallBuilder call;
  std::vector<Index> needs;
  for (int i = 0; i < 8; ++i)
    needs.push_back(call.need("need" + std::to_string(i), i == 0 ? 30 : 10));
  for (int i = 0; i < 60; ++i) call.flag("flag" + std::to_string(i));
  for (int i = 0; i < 8; ++i) call.node("n" + std::to_string(i));
  const Index end = call.ending("end");
  std::vector<Condition> groups;
  for (Index i = 0; i < 8; ++i) {
    std::vector<Condition> read;
    scenario::Choice& does = call.choice(i, "does", static_cast<Index>(i + 1));
    for (int flag = i * 8; flag < std::min(60, i * 8 + 8); ++flag) {
      does.effects.set_flags.push_back(static_cast<Index>(flag));
      read.push_back(flag_is_set(static_cast<Index>(flag)));
    }
    meets(does, needs[i], i % 2 == 0 ? NeedLevel::kArranged : NeedLevel::kMet);
    call.choice(i, "not", static_cast<Index>(i + 1));
    call.line(end, "Met " + std::to_string(i), need_at_least(needs[i], NeedLevel::kMet));
    groups.push_back(combined(Condition::Kind::kAll, std::move(read)));
  }
  call.line(end, "Any", combined(Condition::Kind::kAny, std::move(groups)));
  const ScenarioPtr whole = as_file(call.build());
  const KeyFree made = assess::key_free(*whole, kSalt);
  REQUIRE(made.scenario);
  CHECK(made.scenario->flags.size() == 60);
  CHECK(made.scenario->needs.size() == 8);
  CHECK(made.text.find("Label of") == std::string::npos);
  Random random(5);
  walk_both(*whole, made, random, 100);
}

// Thirty-two levels are as deep as a file may be; another condition in their place must not be
// deeper.
TEST_CASE("conditions as deep as a file lets them be come through") {
  const auto text = [](int depth) {
    std::string when = R"({"need": "a", "at_most": "arranged"})";
    for (int i = 0; i < depth; ++i) when = R"({"not": )" + when + "}";
    return R"({"format": 1, "id": "deep", "title": "T", "summary": "S", "language": "en",
      "sector": "other", "difficulty": "easy", "minutes": 1, "role": "R",
      "mood": {"distress": 5, "trust": 5}, "needs": [{"id": "a", "label": "L", "weight": 100}],
      "start": "one", "nodes": [
        {"id": "one", "choices": [
          {"id": "x", "say": "X", "effects": {"needs": {"a": "met"}}, "to": "two"},
          {"id": "y", "say": "Y", "to": "two"}]},
        {"id": "two", "lines": [{"who": "caller", "text": "Heard.", "when": )" +
           when + R"(}], "ending": {"kind": "satisfied", "title": "E", "text": "E"}}]})";
  };
  int deepest = 0;
  Random random(4);
  for (int depth = 0; depth < 40; ++depth) {
    const scenario::Parsed parsed = scenario::parse(text(depth), "deep.json");
    if (!parsed.scenario) break;
    deepest = depth;
    const KeyFree made = assess::key_free(*parsed.scenario, kSalt);
    INFO(depth);
    REQUIRE(made.scenario);
    walk_both(*parsed.scenario, made, random, 10);
  }
  CHECK(deepest > 20);
}

}  // namespace warmline::test
