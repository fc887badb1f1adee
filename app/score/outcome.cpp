#include "score/outcome.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <utility>

#include "score/values.h"

namespace warmline::score {

using replay::Event;
using scenario::Criterion;

namespace {

// T of every choice, by node and position.
std::vector<std::vector<std::int32_t>> empathy_table(const Scenario& scenario) {
  std::vector<std::vector<std::int32_t>> table(scenario.nodes.size());
  for (std::size_t n = 0; n < table.size(); ++n) {
    for (const scenario::Choice& choice : scenario.nodes[n].choices) {
      table[n].push_back(empathy_of(choice.criteria));
    }
  }
  return table;
}

Stake stake_here(const Graph& graph, StateIndex state, const std::vector<std::int32_t>& empathy) {
  std::int32_t lowest = std::numeric_limits<std::int32_t>::max();
  std::int32_t highest = std::numeric_limits<std::int32_t>::min();
  for (const Edge* edge = graph.begin(state); edge != graph.end(state); ++edge) {
    if (edge->card || !open(*edge, kNothingLifted)) continue;
    lowest = std::min(lowest, empathy[edge->item]);
    highest = std::max(highest, empathy[edge->item]);
  }
  return {highest - lowest, lowest};
}

bool better(const Best& a, const Best& b) {
  if (a.value != b.value) return a.value > b.value;
  if (a.empathy != b.empathy) return a.empathy > b.empathy;
  return a.choices < b.choices;
}

// With the blocks as they are. Edges stand in the order that decides the last ties.
void find_best(Solution::Impl& impl) {
  const Graph& graph = impl.explored.graph;
  const auto empathy = empathy_table(*impl.scenario);
  const std::vector<std::uint8_t> reached = reachable(graph, kNothingLifted);
  std::vector<Hundredths> worst(graph.states(), 0);
  impl.best.assign(graph.states(), Best{});
  for (const StateIndex state : graph.order) {
    if (!reached[state]) continue;
    const Index node = graph.node[state];
    Best& best = impl.best[state];
    if (impl.scenario->nodes[node].ending) {
      best.value = worst[state] = impl.reducer.credit(impl.explored.table.key(state));
      continue;
    }
    const Stake stake = stake_here(graph, state, empathy[node]);
    worst[state] = std::numeric_limits<Hundredths>::max();
    for (const Edge* edge = graph.begin(state); edge != graph.end(state); ++edge) {
      if (!open(*edge, kNothingLifted)) continue;
      Best next = impl.best[edge->to];
      next.value -= edge->cost;
      if (!edge->card) {
        next.empathy += empathy[node][edge->item] - stake.lowest;
        next.stakes += stake.stake;
        next.choices += 1;
        next.faced += stake.stake > 0 ? 1 : 0;
      }
      next.edge = static_cast<std::int32_t>(edge - graph.edges.data());
      if (best.edge < 0 || better(next, best)) best = next;
      worst[state] = std::min(worst[state], worst[edge->to] - edge->cost);
    }
  }
  impl.worst = worst.front();
}

std::vector<Event> path_from(const Solution::Impl& impl, StateIndex state) {
  const Graph& graph = impl.explored.graph;
  std::vector<Event> events;
  while (impl.best[state].edge >= 0) {
    const Edge& edge = graph.edges[static_cast<std::size_t>(impl.best[state].edge)];
    const scenario::Node& node = impl.scenario->nodes[graph.node[state]];
    if (edge.card) {
      events.push_back(replay::CardEvent{impl.scenario->cards[edge.item].id});
    } else {
      events.push_back(replay::ChoiceEvent{node.id, node.choices[edge.item].id});
    }
    state = edge.to;
  }
  return events;
}

StateIndex state_of(const Solution::Impl& impl, const replay::CallState& state) {
  constexpr std::size_t kUsualWords = 8;
  Word usual[kUsualWords];
  std::vector<Word> many;
  Word* key = usual;
  if (impl.reducer.words() > kUsualWords) {
    many.resize(impl.reducer.words());
    key = many.data();
  }
  impl.reducer.reduce(state, key);
  const std::optional<StateIndex> found = impl.explored.table.find(key);
  assert(found);
  return found.value_or(0);
}

}  // namespace

Values values(const Scenario& scenario, const Reducer& reducer, const Explored& explored,
              LiftedSet lifted) {
  const Graph& graph = explored.graph;
  Values result{reachable(graph, lifted), std::vector<Hundredths>(graph.states(), 0)};
  for (const StateIndex state : graph.order) {
    if (!result.reached[state]) continue;
    if (scenario.nodes[graph.node[state]].ending) {
      result.best[state] = reducer.credit(explored.table.key(state));
      continue;
    }
    Hundredths best = std::numeric_limits<Hundredths>::min();
    for (const Edge* edge = graph.begin(state); edge != graph.end(state); ++edge) {
      if (open(*edge, lifted)) best = std::max(best, result.best[edge->to] - edge->cost);
    }
    result.best[state] = best;
  }
  return result;
}

Solution::Impl::Impl(scenario::ScenarioPtr owner)
    : scenario(std::move(owner)), reducer(*scenario), explored(explore(*scenario, reducer)) {}

Solved solve(const scenario::ScenarioPtr& scenario) {
  auto impl = std::make_shared<Solution::Impl>(scenario);
  if (!impl->explored.problems.empty()) return {std::nullopt, impl->explored.problems};
  const auto at_start = [&](LiftedSet lifted) {
    return values(*scenario, impl->reducer, impl->explored, lifted).best.front();
  };
  find_best(*impl);
  for (std::size_t block = 0; block < scenario->blocks.size(); ++block) {
    impl->lifted.push_back(at_start(LiftedSet{1} << block));
  }
  impl->lifted_all = at_start(kAllLifted);
  return {Solution(std::move(impl)), {}};
}

const Best& Solution::best_at(const replay::CallState& state) const {
  return impl_->best[state_of(*impl_, state)];
}

const Best& Solution::best() const {
  return impl_->best.front();
}
Hundredths Solution::worst() const {
  return impl_->worst;
}
Hundredths Solution::best_lifted_all() const {
  return impl_->lifted_all;
}
Hundredths Solution::best_lifted(Index block) const {
  return impl_->lifted[block];
}
std::size_t Solution::states() const {
  return impl_->explored.graph.states();
}

std::vector<Event> Solution::best_path() const {
  return path_from(*impl_, 0);
}
std::vector<Event> Solution::best_path(const replay::CallState& from) const {
  return path_from(*impl_, state_of(*impl_, from));
}

std::int32_t empathy_of(const scenario::Qualities& qualities) {
  std::int32_t sum = 0;
  for (const Criterion each : {Criterion::kFeel, Criterion::kUnderstand, Criterion::kExplore}) {
    sum += qualities[static_cast<std::size_t>(each)];
  }
  return sum;
}

Stake stake_of(const scenario::Node& node, const std::vector<Index>& available) {
  if (available.empty()) return {};
  std::int32_t lowest = std::numeric_limits<std::int32_t>::max();
  std::int32_t highest = std::numeric_limits<std::int32_t>::min();
  for (const Index choice : available) {
    const std::int32_t empathy = empathy_of(node.choices[choice].criteria);
    lowest = std::min(lowest, empathy);
    highest = std::max(highest, empathy);
  }
  return {highest - lowest, lowest};
}

}  // namespace warmline::score
