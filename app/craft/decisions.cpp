#include "craft/decisions.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "score/values.h"

namespace warmline::craft {

namespace {

using score::Edge;
using score::Graph;
using score::StateIndex;

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

void gather(const scenario::Node& node, const Moment& moment, Gathering::Gathered& gathered) {
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

Gathering::Gathering(score::Solution solution) : solution_(std::move(solution)) {
  reached_.resize(solution_.states(), 0);
  reached_[0] = 1;
  waiting_.push_back(0);
}

bool Gathering::step(std::size_t work) {
  const score::Solution::Impl& known = solution_.details();
  const Graph& graph = known.explored.graph;
  std::size_t done = 0;
  while (!waiting_.empty()) {
    if (done >= work) return false;
    const StateIndex state = waiting_.back();
    waiting_.pop_back();
    done += 1 + static_cast<std::size_t>(graph.end(state) - graph.begin(state));
    visit(known, state);
  }
  return true;
}

void Gathering::visit(const score::Solution::Impl& known, StateIndex state) {
  const Graph& graph = known.explored.graph;
  for (const Edge* edge = graph.begin(state); edge != graph.end(state); ++edge) {
    if (!score::open(*edge, score::kNothingLifted) || reached_[edge->to]) continue;
    reached_[edge->to] = 1;
    waiting_.push_back(edge->to);
  }
  const Moment moment = moment_of(known, state);
  if (moment.choices.size() < 2) return;
  Gathered& gathered = found_[{graph.node[state], moment.choices}];
  gathered.decision.node = graph.node[state];
  gather(known.scenario->nodes[graph.node[state]], moment, gathered);
}

std::vector<Decision> Gathering::take() {
  std::vector<Decision> out;
  for (auto& [key, gathered] : found_) {
    const std::int64_t states = gathered.decision.states;
    for (std::size_t i = 0; i < gathered.lost.size(); ++i) {
      gathered.decision.offers[i].lost =
          static_cast<Hundredths>((2 * gathered.lost[i] + states) / (2 * states));
    }
    out.push_back(std::move(gathered.decision));
  }
  return out;
}

std::vector<Decision> decisions(const score::Solution& solution) {
  Gathering gathering(solution);
  while (!gathering.step(~std::size_t{0})) {
  }
  return gathering.take();
}

}  // namespace warmline::craft
