#include "coach/flow.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "coach/moments.h"
#include "core/random.h"
#include "replay/transcript.h"
#include "score/agents.h"
#include "support/call_builder.h"
#include "support/shipped.h"

namespace warmline::test {

using coach::AttemptKind;
using coach::Flow;
using coach::FlowDecision;
using coach::FlowWay;
using coach::Practised;
using coach::Team;
using coach::TeamAttempt;
using coach::Which;
using replay::CardEvent;
using replay::ChoiceEvent;
using replay::Event;

namespace {

// start: ask (back to start, twice at most), help → middle, hang up → bad; once a card was looked
// up also "knows" → good. middle: settle → good (worth 60 more than) stall → bad; forbidden → good.
enum : Index { kStart, kMiddle, kGood, kBad, kNever };

Practised branching_call() {
  CallBuilder call;
  const Index heard = call.need("heard", 40);
  const Index helped = call.need("helped", 60);
  const Index asked = call.flag("asked");
  const Index knows = call.flag("knows");
  const Index rule = call.block("rule");
  call.card("card", knows);
  for (const char* id : {"start", "middle"}) call.node(id);
  for (const char* id : {"good", "bad", "never"}) call.ending(id);
  Choice& ask = call.choice(kStart, "ask", kStart);
  meets(ask, heard);
  ask.effects.set_flags.push_back(asked);
  call.choice(kStart, "help", kMiddle);
  call.choice(kStart, "hang-up", kBad);
  Choice& known = call.choice(kStart, "known", kGood);
  known.when = flag_is_set(knows);
  meets(known, heard);
  meets(known, helped);
  meets(call.choice(kMiddle, "settle", kGood), helped);
  call.choice(kMiddle, "stall", kBad);
  Choice& forbidden = call.choice(kMiddle, "forbidden", kNever);
  forbidden.block = rule;
  const scenario::ScenarioPtr made = call.build();
  score::Solved solved = score::solve(made);
  REQUIRE(solved.solution);
  return {made, *solved.solution};
}

void add(Team& team, coach::PersonIndex person, const std::vector<std::string>& choices,
         AttemptKind kind = AttemptKind::kFirst) {
  const Practised& with = team.scenarios.front();
  TeamAttempt attempt;
  attempt.person = person;
  attempt.kind = kind;
  replay::CallState state = replay::begin(*with.scenario);
  for (const std::string& each : choices) {
    if (each == "card") {
      attempt.events.push_back(CardEvent{CardId(each)});
    } else {
      attempt.events.push_back(ChoiceEvent{with.scenario->nodes[state.node].id, ChoiceId(each)});
    }
    const auto run = replay::replay(*with.scenario, attempt.events);
    REQUIRE(run.ok());
    state = run.value().states.back();
  }
  const auto run = replay::replay(*with.scenario, attempt.events);
  attempt.card = score::score(*with.scenario, with.solution, attempt.events, run.value());
  team.attempts.push_back(std::move(attempt));
}

Team hand_made() {
  Team team;
  for (const char* code : {"a", "b", "c"}) team.people.push_back({code, "g"});
  team.scenarios.push_back(branching_call());
  add(team, 0, {"ask", "help", "settle"});
  add(team, 1, {"help", "stall"});
  add(team, 2, {"help"});  // left in the middle
  add(team, 0, {"hang-up"}, AttemptKind::kRepeat);
  add(team, 1, {"card", "known"}, AttemptKind::kPractised);
  return team;
}

std::size_t times(const Flow& flow, Index from, Index choice, Index to) {
  for (const FlowWay& way : flow.ways) {
    if (way.from == from && way.choice == choice && way.to == to) return way.times;
  }
  return 0;
}

// What the header promises of every flow; empty, or what doesn't hold.
std::string broken(const Team& team, const Flow& flow, Which which) {
  const scenario::Scenario& scenario = *team.scenarios[flow.scenario].scenario;
  std::vector<std::size_t> in(scenario.nodes.size());
  std::vector<std::size_t> out(scenario.nodes.size());
  for (const FlowWay& way : flow.ways) {
    in[way.to] += way.times;
    out[way.from] += way.times;
    if (way.times == 0 || way.people == 0 || way.people > way.times) return "a way of nobody";
  }
  std::size_t stopped = 0;
  std::size_t ended = 0;
  for (std::size_t i = 0; i < flow.nodes.size(); ++i) {
    const coach::FlowNode& node = flow.nodes[i];
    const std::size_t begun = i == scenario.start ? flow.calls : 0;
    if (begun + in[i] != node.arrivals) return "ways in at " + std::to_string(i);
    if (out[i] + node.left + node.ended != node.arrivals) return "ways out at " + std::to_string(i);
    if (node.calls > node.arrivals || (node.arrivals > 0) != (node.calls > 0)) return "calls";
    if (node.ended > 0 && !scenario.nodes[i].ending) return "an end short of an ending";
    if (node.left > 0 && scenario.nodes[i].ending) return "left at an ending";
    const bool unseen = std::find(flow.unseen.begin(), flow.unseen.end(), i) != flow.unseen.end();
    if (unseen != (node.arrivals == 0)) return "unseen";
    stopped += node.left + node.ended;
    ended += node.ended;
  }
  if (stopped != flow.calls || ended != flow.finished) return "calls that stop";
  std::int64_t lost = 0;
  for (const FlowDecision& each : flow.decisions) lost += each.lost;
  std::int64_t by_cards = 0;
  std::size_t calls = 0;
  for (const TeamAttempt& each : team.attempts) {
    if (each.scenario != flow.scenario || !coach::holds(which, each.kind)) continue;
    ++calls;
    by_cards += each.card.lost;
  }
  if (calls != flow.calls) return "attempts";
  return lost == by_cards ? "" : "what was lost";
}

}  // namespace

TEST_CASE("First attempts through a call, counted by hand") {
  const Team team = hand_made();
  const Flow flow = coach::flow_of(team, 0);
  CHECK(flow.calls == 3);
  CHECK(flow.people == 3);
  CHECK(flow.finished == 2);
  REQUIRE(flow.ways.size() == 4);
  CHECK(times(flow, kStart, 0, kStart) == 1);
  CHECK(times(flow, kStart, 1, kMiddle) == 3);
  CHECK(times(flow, kMiddle, 0, kGood) == 1);
  CHECK(times(flow, kMiddle, 1, kBad) == 1);
  CHECK(flow.nodes[kStart].arrivals == 4);  // once more by asking
  CHECK(flow.nodes[kStart].calls == 3);
  CHECK(flow.nodes[kMiddle].left == 1);
  CHECK(flow.nodes[kGood].ended == 1);
  CHECK(flow.nodes[kBad].ended == 1);
  CHECK(flow.unseen == std::vector<Index>{kNever});
  CHECK(broken(team, flow, Which::kFirsts) == "");
}

TEST_CASE("Repeats and practised attempts are counted only where they are asked for") {
  const Team team = hand_made();
  const Flow unpractised = coach::flow_of(team, 0, Which::kUnpractised);
  CHECK(unpractised.calls == 4);
  CHECK(times(unpractised, kStart, 2, kBad) == 1);
  CHECK(times(unpractised, kStart, 3, kGood) == 0);
  const Flow all = coach::flow_of(team, 0, Which::kAll);
  CHECK(all.calls == 5);
  CHECK(all.people == 3);
  CHECK(times(all, kStart, 3, kGood) == 1);
  CHECK(broken(team, unpractised, Which::kUnpractised) == "");
  CHECK(broken(team, all, Which::kAll) == "");
  const auto played = coach::played_scenarios(team);
  REQUIRE(played.size() == 1);
  CHECK(played[0].firsts == 3);
  CHECK(played[0].repeats == 1);
  CHECK(played[0].practised == 1);
}

TEST_CASE("The decision that costs most, a call and each time it is faced") {
  const Team team = hand_made();
  const Flow flow = coach::flow_of(team, 0);
  // Not asking first loses 40 points twice: at the start. Stalling loses 60, once.
  REQUIRE(flow.decisions.size() == 2);
  const FlowDecision& worst = flow.decisions[0];
  CHECK(worst.node == kStart);
  CHECK(worst.faced == 4);
  CHECK(worst.calls == 3);
  CHECK(worst.people == 3);
  CHECK(worst.losing == 2);
  CHECK(worst.lost == 8000);
  CHECK(worst.mean_when_faced() == 2000);
  CHECK(worst.mean_per_call(flow.calls) == 2667);
  CHECK(worst.choice == 1);  // to go on without asking
  CHECK(worst.choice_times == 3);
  CHECK(worst.choice_lost == 8000);
  const FlowDecision& next = flow.decisions[1];
  CHECK(next.node == kMiddle);
  CHECK(next.faced == 2);
  CHECK(next.lost == 6000);
  CHECK(next.mean_when_faced() == 3000);
}

TEST_CASE("A choice nobody takes is one that could be had, and is counted as often") {
  const Team team = hand_made();
  const Flow flow = coach::flow_of(team, 0);
  // "hang-up" was there four times; "ask" was taken once; "known" needs the card; what the rule
  // forbids can't be had.
  REQUIRE(flow.untaken.size() == 1);
  CHECK(flow.untaken[0].node == kStart);
  CHECK(flow.untaken[0].choice == 2);
  CHECK(flow.untaken[0].offered == 4);
  CHECK(flow.untaken[0].people == 3);
  CHECK(coach::flow_of(team, 0, Which::kAll).untaken.empty());
}

TEST_CASE("Ways lead to deeper nodes, but for those that lead back") {
  const Team team = hand_made();
  const Flow flow = coach::flow_of(team, 0);
  CHECK(flow.nodes[kStart].depth == 0);
  CHECK(flow.nodes[kMiddle].depth == 1);
  CHECK(flow.nodes[kGood].depth == 2);
  CHECK(flow.nodes[kBad].depth == 2);
  // Hanging up leads there at once; what is longer counts.
  CHECK(coach::flow_of(team, 0, Which::kAll).nodes[kBad].depth == 2);
}

TEST_CASE("A scenario that nobody played has an empty flow") {
  Team team = hand_made();
  team.attempts.clear();
  const Flow flow = coach::flow_of(team, 0);
  CHECK(flow.calls == 0);
  CHECK(flow.ways.empty());
  CHECK(flow.decisions.empty());
  CHECK(flow.unseen.size() == 5);
  CHECK(broken(team, flow, Which::kFirsts) == "");
  CHECK(coach::played_scenarios(team).empty());
}

TEST_CASE("Whatever is played, nobody is lost on the way") {
  Team team;
  for (const char* code : {"a", "b", "c", "d"}) team.people.push_back({code, "g"});
  for (const Shipped& each : shipped_scenarios()) {
    team.scenarios.push_back({each.scenario, each.solution});
  }
  Random random(611);
  score::Played played;
  for (std::size_t i = 0; i < 600; ++i) {
    TeamAttempt attempt;
    attempt.scenario = random.below(team.scenarios.size());
    attempt.person = static_cast<coach::PersonIndex>(random.below(team.people.size()));
    attempt.kind = static_cast<AttemptKind>(random.below(3));
    const Practised& with = team.scenarios[attempt.scenario];
    const auto agent = static_cast<score::Agent>(random.below(score::kAgentCount));
    score::play(*with.scenario, with.solution, agent, 30, random, played);
    attempt.events = played.events;
    if (random.below(3) == 0) attempt.events.resize(random.below(attempt.events.size() + 1));
    const auto run = replay::replay(*with.scenario, attempt.events);
    REQUIRE(run.ok());
    attempt.card = score::score(*with.scenario, with.solution, attempt.events, run.value());
    team.attempts.push_back(std::move(attempt));
  }
  for (const Which which : {Which::kFirsts, Which::kUnpractised, Which::kAll}) {
    for (std::size_t i = 0; i < team.scenarios.size(); ++i) {
      CAPTURE(team.scenarios[i].scenario->id.text);
      const Flow flow = coach::flow_of(team, i, which);
      CHECK(broken(team, flow, which) == "");
      CHECK(std::is_sorted(
          flow.decisions.begin(), flow.decisions.end(),
          [](const FlowDecision& a, const FlowDecision& b) { return a.lost > b.lost; }));
      for (const coach::FlowUntaken& each : flow.untaken) {
        CHECK(each.offered > 0);
        for (const FlowWay& way : flow.ways) {
          CHECK_FALSE((way.from == each.node && way.choice == each.choice));
        }
      }
    }
  }
}

TEST_CASE("The order of attempts changes no flow") {
  Team team = hand_made();
  const Flow before = coach::flow_of(team, 0, Which::kAll);
  std::reverse(team.attempts.begin(), team.attempts.end());
  const Flow after = coach::flow_of(team, 0, Which::kAll);
  REQUIRE(before.ways.size() == after.ways.size());
  for (std::size_t i = 0; i < before.ways.size(); ++i) {
    CHECK(before.ways[i].to == after.ways[i].to);
    CHECK(before.ways[i].times == after.ways[i].times);
  }
  REQUIRE(before.decisions.size() == after.decisions.size());
  for (std::size_t i = 0; i < before.decisions.size(); ++i) {
    CHECK(before.decisions[i].node == after.decisions[i].node);
    CHECK(before.decisions[i].lost == after.decisions[i].lost);
  }
}

}  // namespace warmline::test
