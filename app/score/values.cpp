#include "score/values.h"

#include <algorithm>
#include <cassert>
#include <limits>

namespace warmline::score {

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

Stake stake_here(const Graph& graph, StateIndex state, LiftedSet lifted,
                 const std::vector<std::int32_t>& empathy) {
  std::int32_t lowest = std::numeric_limits<std::int32_t>::max();
  std::int32_t highest = std::numeric_limits<std::int32_t>::min();
  for (const Edge* edge = graph.begin(state); edge != graph.end(state); ++edge) {
    if (edge->card || !open(*edge, lifted)) continue;
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

}  // namespace

Valuing::Valuing(const Solution::Impl& impl, const Sets& sets, const std::vector<SetMask>& reached,
                 std::size_t set)
    : best(reached.size(), 0),
      impl_(impl),
      lifted_(sets.each[set]),
      reached_(reached),
      bit_(SetMask{1} << set) {}

bool Valuing::step(Work& work) {
  const Graph& graph = impl_.explored.graph;
  for (; next_ < graph.order.size(); ++next_) {
    if (!work.left()) return false;
    work.spend(1);
    const StateIndex state = graph.order[next_];
    if ((reached_[state] & bit_) == 0) continue;
    if (impl_.scenario->nodes[graph.node[state]].ending) {
      best[state] = impl_.reducer.credit(impl_.explored.table.key(state));
      continue;
    }
    Hundredths most = std::numeric_limits<Hundredths>::min();
    for (const Edge* edge = graph.begin(state); edge != graph.end(state); ++edge) {
      if (open(*edge, lifted_)) most = std::max(most, best[edge->to] - edge->cost);
    }
    best[state] = most;
    work.spend(static_cast<std::size_t>(graph.end(state) - graph.begin(state)));
  }
  return true;
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

Planning::Planning(const Solution::Impl& impl, LiftedSet lifted)
    : impl_(impl),
      lifted_(lifted),
      empathy_(empathy_table(*impl.scenario)),
      worst_(impl.explored.graph.states(), 0) {}

bool Planning::step(Work& work) {
  const Graph& graph = impl_.explored.graph;
  if (!fill_up(plan.best, graph.states(), work)) return false;
  for (; next_ < graph.order.size(); ++next_) {
    if (!work.left()) return false;
    const StateIndex state = graph.order[next_];
    plan_for(state);
    work.spend(1 + static_cast<std::size_t>(graph.end(state) - graph.begin(state)));
  }
  plan.worst = worst_.front();
  return true;
}

// Edges stand in the order that decides the last ties. Only some rules lifted and others not may
// leave a state without a way on, which isn't proved: the call ends where it stands.
void Planning::plan_for(StateIndex state) {
  const Graph& graph = impl_.explored.graph;
  const Index node = graph.node[state];
  Best& best = plan.best[state];
  const auto leads_on = [this](const Edge& edge) { return open(edge, lifted_); };
  if (std::none_of(graph.begin(state), graph.end(state), leads_on)) {
    best.value = worst_[state] = impl_.reducer.credit(impl_.explored.table.key(state));
    return;
  }
  const Stake stake = stake_here(graph, state, lifted_, empathy_[node]);
  worst_[state] = std::numeric_limits<Hundredths>::max();
  for (const Edge* edge = graph.begin(state); edge != graph.end(state); ++edge) {
    if (!open(*edge, lifted_)) continue;
    Best next = plan.best[edge->to];
    next.value -= edge->cost;
    if (!edge->card) {
      next.empathy += empathy_[node][edge->item] - stake.lowest;
      next.stakes += stake.stake;
      next.choices += 1;
      next.faced += stake.stake > 0 ? 1 : 0;
    }
    next.edge = static_cast<std::int32_t>(edge - graph.edges.data());
    if (best.edge < 0 || better(next, best)) best = next;
    worst_[state] = std::min(worst_[state], worst_[edge->to] - edge->cost);
  }
}

Plan plan(const Solution::Impl& impl, LiftedSet lifted) {
  Planning planning(impl, lifted);
  Work work = Work::without_end();
  (void)planning.step(work);
  return std::move(planning.plan);
}

bool take_values(const std::vector<Best>& best, std::vector<Hundredths>& values, Work& work) {
  values.reserve(best.size());
  while (values.size() < best.size()) {
    if (!work.left()) return false;
    const std::size_t end = std::min(best.size(), values.size() + kCopiedAtOnce);
    for (std::size_t i = values.size(); i < end; ++i) values.push_back(best[i].value);
    work.spend(1);
  }
  return true;
}

std::vector<replay::Event> path_from(const Solution::Impl& impl, const std::vector<Best>& best,
                                     StateIndex state) {
  const Graph& graph = impl.explored.graph;
  std::vector<replay::Event> events;
  while (best[state].edge >= 0) {
    const Edge& edge = graph.edges[static_cast<std::size_t>(best[state].edge)];
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

Index ending_from(const Solution::Impl& impl, const std::vector<Best>& best, StateIndex state) {
  const Graph& graph = impl.explored.graph;
  while (best[state].edge >= 0) {
    state = graph.edges[static_cast<std::size_t>(best[state].edge)].to;
  }
  return graph.node[state];
}

}  // namespace warmline::score
