#include "craft/decisions.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "craft/measure.h"
#include "craft/style.h"
#include "score/agents.h"
#include "support/call_builder.h"

namespace warmline::test {

using craft::Decision;

namespace {

std::vector<Decision> decisions_of(const scenario::ScenarioPtr& scenario) {
  const score::Solved solved = score::solve(scenario);
  REQUIRE(solved.solution);
  return craft::decisions(*solved.solution);
}

// Needs: a 60, b 40.
//   start  warm (feel 2, cost 5) | plain, both to second; only with the card: late
//   second both (understand 1, a and b met) | neither; forbidden: blocked (b met)
CallBuilder two_decisions() {
  CallBuilder call;
  const Index a = call.need("a", 60);
  const Index b = call.need("b", 40);
  const Index knows = call.flag("knows");
  const Index rule = call.block("rule");
  call.card("policy", knows);
  const Index start = call.node("start");
  const Index second = call.node("second");
  const Index end = call.ending("end");
  Choice& warm = call.choice(start, "warm", second);
  earns(warm, 2);
  warm.effects.cost = 500;
  call.choice(start, "plain", second);
  Choice& late = call.choice(start, "late", second);
  late.when = flag_is_set(knows);
  Choice& both = call.choice(second, "both", end);
  earns(both, 0, 1);
  meets(both, a);
  meets(both, b);
  call.choice(second, "neither", end);
  Choice& forbidden = call.choice(second, "blocked", end);
  meets(forbidden, b);
  forbidden.block = rule;
  return call;
}

}  // namespace

TEST_CASE("A decision is a node with what is available together") {
  const std::vector<Decision> found = decisions_of(two_decisions().build());
  REQUIRE(found.size() == 3);  // start without the card, start with it, second
  CHECK(found[0].node == 0);
  REQUIRE(found[0].offers.size() == 2);
  CHECK(found[0].states == 1);
  CHECK(found[0].offers[0].empathy == 2);
  CHECK(found[0].offers[0].lost == 500);
  CHECK(found[0].offers[1].empathy == 0);
  CHECK(found[0].offers[1].lost == 0);
  CHECK(craft::is_tradeoff(found[0]));  // the warmest loses 5 points
  CHECK(found[1].offers.size() == 3);
  CHECK(craft::is_tradeoff(found[1]));
  CHECK(found[2].node == 1);
  REQUIRE(found[2].offers.size() == 2);  // what a rule forbids is no choice
  CHECK(found[2].offers[0].lost == 0);
  CHECK(found[2].offers[1].lost == 10000);
  CHECK_FALSE(craft::is_tradeoff(found[2]));  // "both" is best for both
}

// With the flag p is worth a's 60 points and q b's 40, without it p is worth nothing: lost by p 0
// and 40, by q 20 and 0. p is warmer, so only the second state sets them apart.
TEST_CASE("A decision in several states: what is lost is their mean, apart from half of them on") {
  CallBuilder call;
  const Index a = call.need("a", 60);
  const Index b = call.need("b", 40);
  const Index flag = call.flag("flag");
  const Index start = call.node("start");
  const Index fork = call.node("fork");
  const Index good = call.node("good");
  const Index bad = call.node("bad");
  const Index end = call.ending("end");
  call.choice(start, "x", fork).effects.set_flags.push_back(flag);
  call.choice(start, "y", fork);
  Choice& p = call.choice(fork, "p", good);
  earns(p, 1);
  p.targets = {{flag_is_set(flag), good}, {Condition{}, bad}};
  meets(call.choice(fork, "q", end), b);
  meets(call.choice(good, "on", end), a);
  call.choice(bad, "on", end);
  const std::vector<Decision> found = decisions_of(call.build());
  REQUIRE(found.size() == 2);
  CHECK(found[1].node == fork);
  CHECK(found[1].states == 2);
  CHECK(found[1].states_apart == 1);
  CHECK(found[1].offers[0].lost == 2000);
  CHECK(found[1].offers[1].lost == 1000);
  CHECK(craft::is_tradeoff(found[1]));
  Decision decision;
  decision.states = 3;
  decision.states_apart = 1;
  CHECK_FALSE(craft::is_tradeoff(decision));
  decision.states_apart = 2;
  CHECK(craft::is_tradeoff(decision));
}

TEST_CASE("All that is measured of a call") {
  CallBuilder call = two_decisions();
  call.line(0, "It is three days now. Three!");
  const scenario::ScenarioPtr scenario = call.build();
  const score::Solved solved = score::solve(scenario);
  REQUIRE(solved.solution);
  const craft::Measures found = craft::measure(scenario, *solved.solution, {50, 1, 0});
  CHECK(found.path_decisions == 2);
  CHECK(found.path_tradeoffs == 1);
  CHECK(found.observations == std::array<std::int32_t, 4>{1, 1, 0, 0});
  CHECK(found.perfect);
  CHECK(found.endings == std::array<std::int32_t, 3>{1, 0, 0});
  CHECK(found.decisions.size() == 3);
  CHECK(found.tradeoffs == 2);
  CHECK(found.speech.lines == 1 + 6);
  CHECK(found.agents.runs == 50);
  CHECK(found.agents.resolution(score::Agent::kPlanner) == 1000);
  CHECK(found.agents.resolution(score::Agent::kKind) == 950);  // warm, then both
  CHECK(found.agents.tallies[0].resolution.count() == 50);
}

TEST_CASE("An ending that no call comes to isn't counted") {
  CallBuilder call = two_decisions();
  const Index lost = call.ending("lost");
  call.raw().nodes[lost].ending->kind = scenario::EndingKind::kUnresolved;
  call.raw().nodes[1].choices[2].targets = {{Condition{}, lost}};  // what the rule forbids
  const scenario::ScenarioPtr scenario = call.build();
  const score::Solved solved = score::solve(scenario);
  REQUIRE(solved.solution);
  const craft::Measures found = craft::measure(scenario, *solved.solution, {1, 1, 0});
  CHECK(found.endings == std::array<std::int32_t, 3>{1, 0, 0});
}

namespace {

std::string codes(const craft::Measures& measures) {
  std::string text;
  for (const craft::Miss& each : craft::misses(measures)) {
    CHECK_FALSE(each.problem.empty());
    CHECK_FALSE(each.remedy.empty());
    text += (text.empty() ? "" : " ") + each.code;
  }
  return text;
}

// Clears every bar, just so.
craft::Measures sound() {
  craft::Measures measures;
  measures.path_decisions = 6;
  measures.observations = {3, 3, 3, 3};
  measures.perfect = true;
  measures.decisions.resize(9);
  measures.tradeoffs = 3;
  measures.agents.runs = 1;
  const auto comes_to = [&measures](score::Agent agent, PerMille resolution) {
    measures.agents.tallies[static_cast<std::size_t>(agent)].resolution.add(resolution);
  };
  comes_to(score::Agent::kRandom, 400);
  comes_to(score::Agent::kGreedy, 500);
  comes_to(score::Agent::kPlanner, 520);
  comes_to(score::Agent::kKind, 467);  // 90 % of the planner's are 468
  comes_to(score::Agent::kFast, 0);
  measures.speech.lines = 2;
  measures.speech.words = 50;
  measures.speech.longest = 45;
  return measures;
}

}  // namespace

TEST_CASE("Bars of a call: each is missed alone") {
  CHECK(codes(sound()).empty());
  craft::Measures measures = sound();
  measures.path_decisions = 5;
  CHECK(codes(measures) == "few-decisions");
  measures = sound();
  measures.observations[3] = 2;
  CHECK(codes(measures) == "few-observations");
  CHECK(craft::misses(measures)[0].problem.find("respect 2") != std::string::npos);
  measures = sound();
  measures.perfect = false;
  CHECK(codes(measures) == "no-perfect-call");
  measures = sound();
  measures.decisions.resize(10);
  CHECK(codes(measures) == "few-tradeoffs");
  measures = sound();
  measures.speech.words = 51;
  CHECK(codes(measures) == "long-lines");
  measures = sound();
  measures.speech.longest = 46;
  CHECK(codes(measures) == "longest-line");
  measures = sound();
  measures.speech.english_words =
      20;  // one sentence of 20 words of one syllable: 7.8 + 11.8 − 15.6
  measures.speech.sentences = 1;
  measures.speech.syllables = 20;
  CHECK(codes(measures).empty());
  measures.speech.syllables = 24;  // 2.4 more
  CHECK(codes(measures) == "hard-to-hear");
}

TEST_CASE("Bars of agents") {
  const auto with = [](score::Agent agent, PerMille resolution) {
    craft::Measures measures = sound();
    score::Tally& tally = measures.agents.tallies[static_cast<std::size_t>(agent)];
    tally = {};
    tally.resolution.add(resolution);
    return codes(measures);
  };
  CHECK(with(score::Agent::kRandom, 401) == "random-near-greedy");
  CHECK(with(score::Agent::kGreedy, 501) == "greedy-near-planner");
  CHECK(with(score::Agent::kKind, 468) == "kindness-wins");
  CHECK(with(score::Agent::kFast, 468) == "speed-wins");
}

TEST_CASE("A best choice that is much longer than the others gives itself away") {
  const auto warned = [](std::size_t warm, std::size_t plain, bool warm_costs) {
    CallBuilder call = two_decisions();
    auto& start = call.raw().nodes[0];
    start.choices.pop_back();  // late
    start.choices[0].text = std::string(warm, 'w');
    start.choices[1].text = std::string(plain, 'p');
    if (!warm_costs) start.choices[0].effects.cost = 0;
    const scenario::ScenarioPtr scenario = call.build();
    const std::vector<Diagnostic> found = craft::style(*scenario, decisions_of(scenario));
    if (found.empty()) return std::string();
    CHECK(found.size() == 1);
    CHECK(found[0].severity == Severity::kWarning);
    return found[0].code + " " + found[0].pointer;
  };
  CHECK(warned(90, 60, false) == "giveaway-length /nodes/0/choices/0/say");
  CHECK(warned(89, 60, false).empty());  // less than half as much again
  CHECK(warned(50, 21, false).empty());  // short all the same
  CHECK(warned(90, 60, true).empty());   // warmer, but it loses points
  CHECK(warned(60, 90, false).empty());  // the longer one is worse
}

}  // namespace warmline::test
