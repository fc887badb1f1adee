#include "craft/decisions.h"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

#include "score/values.h"

namespace warmline::craft {

namespace {

using score::Edge;
using score::Graph;
using score::StateIndex;

struct Gathered {
  Decision decision;
  std::vector<std::int64_t> lost;  // summed over states, one for each offer
};

// A decision in one state.
struct Moment {
  std::vector<Index> choices;
  std::vector<Hundredths> lost;
};

Moment moment_of(const score::Solution::Impl& known, StateIndex state) {
  const Graph& graph = known.explored.graph;
  Moment moment;
  for (const Edge* edge = graph.begin(state); edge != graph.end(state); ++edge) {
    if (edge->card || !score::open(*edge, score::kNothingLifted)) continue;
    moment.choices.push_back(edge->item);
    moment.lost.push_back(known.best[state].value - (known.best[edge->to].value - edge->cost));
  }
  return moment;
}

void gather(const scenario::Node& node, const Moment& moment, Gathered& gathered) {
  Decision& decision = gathered.decision;
  if (decision.offers.empty()) {
    for (const Index choice : moment.choices) {
      decision.offers.push_back({choice, score::empathy_of(node.choices[choice].criteria), 0});
    }
    gathered.lost.resize(moment.choices.size(), 0);
  }
  std::int32_t highest = std::numeric_limits<std::int32_t>::min();
  for (const Offer& offer : decision.offers) highest = std::max(highest, offer.empathy);
  bool together = false;
  for (std::size_t i = 0; i < moment.lost.size(); ++i) {
    gathered.lost[i] += moment.lost[i];
    together = together || (moment.lost[i] == 0 && decision.offers[i].empathy == highest);
  }
  ++decision.states;
  decision.states_apart += together ? 0 : 1;
}

}  // namespace

std::vector<std::uint8_t> reachable(const score::Graph& graph) {
  std::vector<std::uint8_t> reached(graph.states(), 0);
  std::vector<StateIndex> waiting{0};
  reached[0] = 1;
  while (!waiting.empty()) {
    const StateIndex state = waiting.back();
    waiting.pop_back();
    for (const score::Edge* edge = graph.begin(state); edge != graph.end(state); ++edge) {
      if (!score::open(*edge, score::kNothingLifted) || reached[edge->to]) continue;
      reached[edge->to] = 1;
      waiting.push_back(edge->to);
    }
  }
  return reached;
}

std::vector<Decision> decisions(const score::Solution& solution) {
  const score::Solution::Impl& known = solution.details();
  const Graph& graph = known.explored.graph;
  const std::vector<std::uint8_t> reached = reachable(graph);
  std::map<std::pair<Index, std::vector<Index>>, Gathered> found;
  for (StateIndex state = 0; state < graph.states(); ++state) {
    if (!reached[state]) continue;
    const Moment moment = moment_of(known, state);
    if (moment.choices.size() < 2) continue;
    Gathered& gathered = found[{graph.node[state], moment.choices}];
    gathered.decision.node = graph.node[state];
    gather(known.scenario->nodes[graph.node[state]], moment, gathered);
  }
  std::vector<Decision> out;
  for (auto& [key, gathered] : found) {
    const std::int64_t states = gathered.decision.states;
    for (std::size_t i = 0; i < gathered.lost.size(); ++i) {
      gathered.decision.offers[i].lost =
          static_cast<Hundredths>((2 * gathered.lost[i] + states) / (2 * states));
    }
    out.push_back(std::move(gathered.decision));
  }
  return out;
}

}  // namespace warmline::craft
