#include "score/simulation.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "score/agents.h"
#include "score/attempts.h"
#include "score/proof.h"
#include "score/random_calls.h"

namespace warmline::test {

using score::Agent;
using score::Histogram;

namespace {

// Needs: now 20, later 80.
//   start  grab (now met, 20 s) to short | kind (feel 2, 60 s) to short | wait (30 s) to long |
//          quick (5 s) to short
//   short  bye to end
//   long   help (later met; only with the card) to end | sorry to end
scenario::ScenarioPtr trap() {
  CallBuilder call;
  const Index now = call.need("now", 20);
  const Index later = call.need("later", 80);
  const Index knows = call.flag("knows");
  call.card("policy", knows);
  const Index start = call.node("start");
  const Index brief = call.node("short");
  const Index patient = call.node("long");
  const Index end = call.ending("end");
  Choice& grab = call.choice(start, "grab", brief);
  meets(grab, now);
  grab.effects.seconds = 20;
  Choice& kind = call.choice(start, "kind", brief);
  earns(kind, 2);
  kind.effects.seconds = 60;
  call.choice(start, "wait", patient).effects.seconds = 30;
  call.choice(start, "quick", brief).effects.seconds = 5;
  call.choice(brief, "bye", end);
  Choice& help = call.choice(patient, "help", end);
  help.when = flag_is_set(knows);
  meets(help, later);
  call.choice(patient, "sorry", end);
  return call.build();
}

std::string steps(const scenario::ScenarioPtr& scenario, Agent agent, int slips = 0,
                  std::uint64_t seed = 1) {
  const score::Solved solved = score::solve(scenario);
  REQUIRE(solved.solution);
  score::Random random(seed);
  score::Played played;
  score::play(*scenario, *solved.solution, agent, slips, random, played);
  std::string text;
  for (const replay::Event& event : played.events) {
    const auto* choice = std::get_if<replay::ChoiceEvent>(&event);
    text += (text.empty() ? "" : " ") + (choice == nullptr ? "card" : choice->choice.text);
  }
  return text;
}

}  // namespace

TEST_CASE("Each agent plays as it is said to") {
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    CAPTURE(seed);
    CHECK(steps(trap(), Agent::kGreedy, 0, seed) == "card grab bye");
    CHECK(steps(trap(), Agent::kKind, 0, seed) == "kind bye");
    CHECK(steps(trap(), Agent::kFast, 0, seed) == "quick bye");
    CHECK(steps(trap(), Agent::kPlanner, 0, seed) == "wait card help");
  }
}

TEST_CASE("Ties go to any of them alike, slips to any choice, and a seed says which") {
  const auto count = [](Agent agent, int slips, const std::string& what) {
    int found = 0;
    for (std::uint64_t seed = 0; seed < 1000; ++seed) {
      found += steps(trap(), agent, slips, seed).rfind(what, 0) == 0 ? 1 : 0;
    }
    return found;
  };
  CHECK(count(Agent::kPlanner, 0, "wait") == 1000);
  const int slipped = 1000 - count(Agent::kPlanner, 40, "wait");  // 40 % × 3 of 4
  CHECK(slipped > 240);
  CHECK(slipped < 360);
  const int first = count(Agent::kRandom, 0, "grab");
  CHECK(first > 150);  // a quarter, less those that look something up first
  CHECK(first < 260);
  const int looked_up = count(Agent::kRandom, 0, "card");
  CHECK(looked_up > 120);
  CHECK(looked_up < 220);
  CHECK(steps(trap(), Agent::kRandom, 0, 3) == steps(trap(), Agent::kRandom, 0, 3));
}

TEST_CASE("A tally is the same however its runs are shared out") {
  const scenario::ScenarioPtr scenario = trap();
  const score::Solved solved = score::solve(scenario);
  for (const Agent agent : {Agent::kRandom, Agent::kGreedy, Agent::kPlanner}) {
    const score::Tally whole = score::simulate(*scenario, *solved.solution, agent, 20, 7, 0, 1000);
    score::Tally parts;
    for (const auto& [first, count] : {std::pair{600, 400}, {0, 1}, {1, 599}}) {
      parts.merge(score::simulate(*scenario, *solved.solution, agent, 20, 7,
                                  static_cast<std::uint64_t>(first),
                                  static_cast<std::uint64_t>(count)));
    }
    CHECK(whole.resolution == parts.resolution);
    CHECK(whole.empathy == parts.empathy);
    CHECK(whole.seconds == parts.seconds);
    CHECK(whole.resolution.count() == 1000);
    const score::Tally other = score::simulate(*scenario, *solved.solution, agent, 20, 8, 0, 1000);
    CHECK_FALSE(whole.resolution == other.resolution);
  }
}

TEST_CASE("The planner loses nothing in any sound call, and every agent comes to an end") {
  int played_calls = 0;
  for (std::uint64_t seed = 1; seed <= 600; ++seed) {
    CAPTURE(seed);
    const scenario::ScenarioPtr scenario = RandomCall(seed).make();
    const score::Proof proof = score::prove(scenario);
    if (!proof.solution) continue;
    ++played_calls;
    for (std::size_t i = 0; i < score::kAgentCount; ++i) {
      score::Random random(seed);
      score::Played played;
      score::play(*scenario, *proof.solution, static_cast<Agent>(i), 0, random, played);
      CHECK(replay::at_ending(*scenario, played.run.states.back()));
      const score::Scorecard card =
          score::score(*scenario, *proof.solution, played.events, played.run);
      CHECK(card.finished);
      if (static_cast<Agent>(i) == Agent::kPlanner) CHECK(card.lost == 0);
    }
  }
  CHECK(played_calls > 200);
}

TEST_CASE("Means and percentiles") {
  Histogram histogram;
  CHECK(histogram.mean() == 0);
  CHECK(histogram.percentile(50) == 0);
  for (const PerMille each : {0, 100, 200, 300, 400, 500, 600, 700, 800, 1000}) histogram.add(each);
  CHECK(histogram.count() == 10);
  CHECK(histogram.mean() == 460);
  CHECK(histogram.percentile(10) == 0);
  CHECK(histogram.percentile(11) == 100);
  CHECK(histogram.percentile(50) == 400);
  CHECK(histogram.percentile(90) == 800);
  CHECK(histogram.percentile(100) == 1000);
  Histogram half;
  half.add(0);
  half.add(1);
  CHECK(half.mean() == 1);  // half up
}

TEST_CASE("A decision without effect is one that makes no difference anywhere") {
  CallBuilder call;
  const Index helped = call.need("helped", 100);
  const Index asked = call.flag("asked");
  const Index start = call.node("start");
  const Index idle = call.node("idle");
  const Index sometimes = call.node("sometimes");
  const Index end = call.ending("end");
  Choice& ask = call.choice(start, "ask", idle);
  ask.effects.set_flags.push_back(asked);
  ask.effects.seconds = 5;
  call.choice(start, "on", idle);
  call.choice(idle, "this", sometimes);
  call.choice(idle, "that", sometimes);
  Choice& help = call.choice(sometimes, "help", end);
  help.when = flag_is_set(asked);
  meets(help, helped);
  call.choice(sometimes, "bye", end);
  call.choice(sometimes, "so-long", end);
  const auto idle_nodes = [](const CallBuilder& of) {
    const score::Solved solved = score::solve(of.build());
    REQUIRE(solved.solution);
    return score::decisions_without_effect(*solved.solution);
  };
  CHECK(idle_nodes(call) == std::vector<Index>{idle});
  CallBuilder timed = call;
  timed.raw().nodes[idle].choices[0].effects.seconds = 1;
  CHECK(idle_nodes(timed).empty());
  CallBuilder warm = call;
  earns(warm.raw().nodes[idle].choices[1], 0, 0, 0, 1);
  CHECK(idle_nodes(warm).empty());
  CallBuilder moody = call;
  moody.raw().nodes[idle].choices[1].effects.trust = 1;
  CHECK(idle_nodes(moody).empty());
  CallBuilder dear = call;
  dear.raw().nodes[idle].choices[1].effects.cost = 1;
  CHECK(idle_nodes(dear).empty());
  dear.raw().nodes[idle].choices[0].effects.cost = 1;
  CHECK(idle_nodes(dear) == std::vector<Index>{idle});
}

}  // namespace warmline::test
