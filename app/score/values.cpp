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

// Edges stand in the order that decides the last ties. Only some rules lifted and others not may
// leave a state without a way on, which explore() doesn't prove: the call ends where it stands.
Plan plan(const Solution::Impl& impl, LiftedSet lifted) {
  const Graph& graph = impl.explored.graph;
  const auto empathy = empathy_table(*impl.scenario);
  const std::vector<std::uint8_t> reached = reachable(graph, lifted);
  std::vector<Hundredths> worst(graph.states(), 0);
  Plan plan;
  plan.best.assign(graph.states(), Best{});
  for (const StateIndex state : graph.order) {
    if (!reached[state]) continue;
    const Index node = graph.node[state];
    Best& best = plan.best[state];
    const auto leads_on = [lifted](const Edge& edge) { return open(edge, lifted); };
    if (std::none_of(graph.begin(state), graph.end(state), leads_on)) {
      best.value = worst[state] = impl.reducer.credit(impl.explored.table.key(state));
      continue;
    }
    const Stake stake = stake_here(graph, state, lifted, empathy[node]);
    worst[state] = std::numeric_limits<Hundredths>::max();
    for (const Edge* edge = graph.begin(state); edge != graph.end(state); ++edge) {
      if (!open(*edge, lifted)) continue;
      Best next = plan.best[edge->to];
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
  plan.worst = worst.front();
  return plan;
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
