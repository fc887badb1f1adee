#include "score/solving.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "score/explanation.h"
#include "score/prover.h"
#include "score/random_calls.h"
#include "score/soundness.h"
#include "score/values.h"
#include "support/call_builder.h"
#include "support/shipped.h"
#include "support/tangled.h"

namespace warmline::test {

namespace {

using score::Aim;
using score::Best;
using score::Proof;
using score::Solving;

constexpr std::size_t kPieces[] = {1, 7, 1000};

Proof in_steps(const scenario::ScenarioPtr& scenario, Aim aim, std::size_t piece) {
  Solving solving(scenario, aim);
  while (!solving.step(piece)) {
  }
  return solving.take();
}

Proof at_once(const scenario::ScenarioPtr& scenario, Aim aim) {
  if (aim == Aim::kProve) return score::prove(scenario);
  score::Solved solved = score::solve(scenario);
  return {std::move(solved.solution), std::move(solved.problems)};
}

bool same(const Best& a, const Best& b) {
  return a.value == b.value && a.empathy == b.empathy && a.stakes == b.stakes &&
         a.choices == b.choices && a.faced == b.faced && a.edge == b.edge;
}

bool same(const score::Edge& a, const score::Edge& b) {
  return a.to == b.to && a.cost == b.cost && a.item == b.item && a.block == b.block &&
         a.card == b.card;
}

template <typename Item>
bool all_same(const std::vector<Item>& a, const std::vector<Item>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Item& one, const Item& other) { return same(one, other); });
}

void compare(const Proof& found, const Proof& expected) {
  REQUIRE(found.diagnostics.size() == expected.diagnostics.size());
  for (std::size_t i = 0; i < found.diagnostics.size(); ++i) {
    CHECK(to_line(found.diagnostics[i]) == to_line(expected.diagnostics[i]));
    CHECK(found.diagnostics[i].pointer == expected.diagnostics[i].pointer);
  }
  REQUIRE(found.solution.has_value() == expected.solution.has_value());
  if (!found.solution) return;
  const score::Solution::Impl& one = found.solution->details();
  const score::Solution::Impl& other = expected.solution->details();
  CHECK(one.explored.graph.node == other.explored.graph.node);
  CHECK(one.explored.graph.first_edge == other.explored.graph.first_edge);
  CHECK(all_same(one.explored.graph.edges, other.explored.graph.edges));
  CHECK(one.explored.graph.order == other.explored.graph.order);
  CHECK(all_same(one.best, other.best));
  CHECK(one.worst == other.worst);
  CHECK(one.lifted == other.lifted);
  CHECK(one.lifted_all == other.lifted_all);
}

void compare_all_pieces(const scenario::ScenarioPtr& scenario) {
  for (const Aim aim : {Aim::kSolve, Aim::kProve}) {
    const Proof expected = at_once(scenario, aim);
    for (const std::size_t piece : kPieces) {
      CAPTURE(piece);
      compare(in_steps(scenario, aim, piece), expected);
    }
  }
}

// Eighteen questions whose answers are all remembered: 2^19 states.
scenario::ScenarioPtr entangled_call() {
  CallBuilder call;
  call.need("helped", 100);
  std::vector<Condition> every;
  for (int i = 0; i < 18; ++i) every.push_back(flag_is_set(call.flag("f" + std::to_string(i))));
  for (int i = 0; i < 18; ++i) call.node("n" + std::to_string(i));
  const Index last = call.node("last");
  const Index end = call.ending("end");
  for (Index i = 0; i < 18; ++i) {
    call.choice(i, "yes", static_cast<Index>(i + 1)).effects.set_flags.push_back(i);
    call.choice(i, "no", static_cast<Index>(i + 1));
  }
  call.choice(last, "all", end).when = combined(Condition::Kind::kAll, every);
  meets(call.choice(last, "help", end), 0);
  return call.build();
}

}  // namespace

TEST_CASE("Whatever its pieces, solving a shipped scenario comes to the same") {
  for (const Shipped& shipped : shipped_scenarios()) {
    CAPTURE(shipped.id);
    compare_all_pieces(shipped.scenario);
  }
}

TEST_CASE("Whatever its pieces, solving a call made at random comes to the same") {
  int loops = 0;
  int dead_ends = 0;
  int told_ways = 0;
  int sound = 0;
  for (std::uint64_t seed = 1; seed <= 1500; ++seed) {
    CAPTURE(seed);
    const scenario::ScenarioPtr scenario = RandomCall(seed).make();
    compare_all_pieces(scenario);
    const Proof proof = score::prove(scenario);
    sound += proof.solution ? 1 : 0;
    for (const Diagnostic& each : proof.diagnostics) {
      loops += each.code == "cycle" ? 1 : 0;
      dead_ends += each.code == "dead-end" ? 1 : 0;
      const bool way = each.code == "leaving-pays" || each.code == "card-loses";
      told_ways += way ? 1 : 0;
      // The way is told at the end.
      if (way || each.code == "dead-end") {
        CHECK((each.problem.find("after ") != std::string::npos ||
               each.problem.find("at the start") != std::string::npos));
      }
    }
  }
  // Otherwise the calls above would show little.
  CHECK(sound > 500);
  CHECK(loops > 25);
  CHECK(dead_ends > 25);
  CHECK(told_ways > 25);
}

TEST_CASE("Whatever the pieces, a call that is too entangled is refused for that") {
  const scenario::ScenarioPtr scenario = entangled_call();
  const Proof expected = score::prove(scenario);
  REQUIRE(expected.diagnostics.size() == 1);
  CHECK(expected.diagnostics[0].code == "too-entangled");
  for (const std::size_t piece : kPieces) {
    compare(in_steps(scenario, Aim::kProve, piece), expected);
  }
}

TEST_CASE("No part of proving does more than it was asked for") {
  const scenario::ScenarioPtr scenario = tangled_call(8);
  score::Solution::Impl impl(scenario);
  score::Graph& graph = impl.explored.graph;
  score::Findings found;
  const auto steps = [](auto step) {
    std::size_t count = 1;
    for (;; ++count) {
      score::Work one(1);
      if (step(one)) return count;
    }
  };
  score::Exploring exploring(*scenario, impl.reducer, impl.explored, found);
  // A growing table moves its states as well, most of them about once.
  const std::size_t explored = steps([&](score::Work& one) { return exploring.step(one); });
  CHECK(explored >= graph.states() * 3 / 2);
  REQUIRE(graph.states() > 3000);
  score::LoopSearch loops(*scenario, graph, score::kAllLifted);
  CHECK(steps([&](score::Work& one) { return loops.step(one); }) >= graph.edges.size());
  graph.order = loops.order;
  const score::Sets sets(score::lifted_sets(*scenario));
  score::Reaching reaching(graph, sets);
  CHECK(steps([&](score::Work& one) { return reaching.step(one); }) >= graph.states());
  const std::vector<score::SetMask>& reached = reaching.reached;
  score::DeadEndSearch dead_ends(*scenario, graph, sets, reached, found);
  CHECK(steps([&](score::Work& one) { return dead_ends.step(one); }) >= graph.states());
  score::Planning planning(impl, score::kNothingLifted);
  CHECK(steps([&](score::Work& one) { return planning.step(one); }) >= graph.states());
  impl.best = planning.plan.best;
  std::vector<Hundredths> values;
  CHECK(steps([&](score::Work& one) { return take_values(impl.best, values, one); }) >=
        graph.states() / score::kCopiedAtOnce);
  score::Valuing valuing(impl, sets, reached, sets.each.size() - 1);
  CHECK(steps([&](score::Work& one) { return valuing.step(one); }) >= graph.states());
  score::Prover prover(impl, sets, reached, found);
  CHECK(steps([&](score::Work& one) { return prover.prove_steps(values, 0, one); }) >=
        graph.states());
  CHECK(steps([&](score::Work& one) { return prover.warn_leaving(values, one); }) >=
        graph.states());
  CHECK(steps([&](score::Work& one) { return prover.warn_unused(one); }) >= graph.states());
  const auto last = static_cast<score::StateIndex>(graph.states() - 1);
  score::WaySearch way(graph, last, score::kAllLifted);
  CHECK(steps([&](score::Work& one) { return way.step(one); }) >= graph.states() - 1);
  CHECK(way.words(*scenario).find("after moment0/") == 0);
}

TEST_CASE("Explaining in pieces says the same, and no piece lifts a whole rule") {
  const scenario::ScenarioPtr scenario = tangled_call(8);
  const score::Solved solved = score::solve(scenario);
  REQUIRE(solved.solution);
  std::vector<replay::Event> events;
  for (int i = 0; i < 8; ++i) {
    events.push_back(replay::ChoiceEvent{NodeId("moment" + std::to_string(i)), ChoiceId("note")});
  }
  events.push_back(replay::ChoiceEvent{NodeId("last"), ChoiceId("bye")});
  const Result<replay::Run> run = replay::replay(*scenario, events);
  REQUIRE(run);
  const std::string expected =
      to_json(*scenario, explain(*scenario, *solved.solution, events, run.value(), {}), false);
  for (const std::size_t piece : kPieces) {
    CAPTURE(piece);
    score::Explaining explaining(scenario, *solved.solution, events, run.value(), {});
    std::size_t steps = 0;
    do {
      ++steps;
    } while (!explaining.step(piece));
    CHECK(steps >= solved.solution->states() / piece / 6);
    CHECK(to_json(*scenario, explaining.take(), false) == expected);
  }
}

}  // namespace warmline::test
