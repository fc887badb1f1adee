#include "craft/measure.h"

#include <algorithm>
#include <cassert>
#include <variant>

#include "replay/transcript.h"
#include "score/scorecard.h"
#include "score/values.h"

namespace warmline::craft {

using scenario::ScenarioPtr;

namespace {

// That no choice available in this state both has the highest T and loses nothing.
bool apart(const Scenario& scenario, const score::Solution& solution,
           const replay::CallState& state) {
  const scenario::Node& node = scenario.nodes[state.node];
  const std::vector<Index> available = replay::available(scenario, state);
  const score::Stake stake = score::stake_of(node, available);
  const Hundredths best = solution.best_at(state).value;
  return std::none_of(available.begin(), available.end(), [&](Index choice) {
    if (score::empathy_of(node.choices[choice].criteria) < stake.lowest + stake.stake) return false;
    const replay::CallState next = replay::choose(scenario, state, choice).value();
    return solution.best_at(next).value - node.choices[choice].effects.cost == best;
  });
}

void measure_path(const Scenario& scenario, const score::Solution& solution, Measures& measures) {
  const std::vector<replay::Event> events = solution.best_path();
  const Result<replay::Run> run = replay::replay(scenario, events);
  assert(run);  // the solution's own path
  const score::Scorecard card = score::score(scenario, solution, events, run.value());
  measures.perfect = card.finished && card.lost == 0 && card.critical_misses == 0;
  for (std::size_t k = 0; k < measures.observations.size(); ++k) {
    measures.observations[k] = card.criteria[k].observations;
  }
  for (std::size_t i = 0; i < events.size(); ++i) {
    const replay::CallState& state = run.value().states[i];
    if (!std::holds_alternative<replay::ChoiceEvent>(events[i])) continue;
    if (replay::available(scenario, state).size() < 2) continue;
    ++measures.path_decisions;
    measures.path_tradeoffs += apart(scenario, solution, state) ? 1 : 0;
  }
}

std::array<std::int32_t, 3> endings_of(const score::Solution& solution) {
  const score::Solution::Impl& known = solution.details();
  const score::Graph& graph = known.explored.graph;
  const std::vector<std::uint8_t> reached = reachable(graph);
  std::vector<bool> counted(known.scenario->nodes.size(), false);
  std::array<std::int32_t, 3> endings{};
  for (score::StateIndex state = 0; state < graph.states(); ++state) {
    const Index node = graph.node[state];
    const auto& ending = known.scenario->nodes[node].ending;
    if (!reached[state] || !ending || counted[node]) continue;
    counted[node] = true;
    ++endings[static_cast<std::size_t>(ending->kind)];
  }
  return endings;
}

}  // namespace

std::vector<Guessing> all_guessing() {
  std::vector<Guessing> all;
  for (const Outside outside : {Outside::kLength, Outside::kPosition}) {
    for (const Quality quality : {Quality::kEmpathy, Quality::kResolution}) {
      all.emplace_back(outside, quality);
    }
  }
  return all;
}

Measures measure(const ScenarioPtr& scenario, const score::Solution& solution,
                 const Simulating& simulating) {
  Measures measures;
  measure_path(*scenario, solution, measures);
  measures.endings = endings_of(solution);
  measures.decisions = decisions(solution);
  measures.tradeoffs = static_cast<std::int32_t>(
      std::count_if(measures.decisions.begin(), measures.decisions.end(), is_tradeoff));
  measures.guessing = all_guessing();
  for (Guessing& each : measures.guessing) each.add(*scenario, measures.decisions);
  measures.speech = speech_of(*scenario);
  measures.agents.runs = simulating.runs;
  for (std::size_t i = 0; i < score::kAgentCount; ++i) {
    measures.agents.tallies[i] =
        score::simulate(*scenario, solution, static_cast<score::Agent>(i), simulating.slips,
                        simulating.seed, 0, simulating.runs);
  }
  return measures;
}

}  // namespace warmline::craft
