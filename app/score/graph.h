// The state graph of a scenario (scoring.md, "The state graph"): states reduced to what can still matter, found from
// the start by available choices and opened cards, with blocks as they are or lifted.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/diagnostic.h"
#include "core/result.h"
#include "replay/call.h"
#include "scenario/scenario.h"

namespace warmline::score {

using scenario::Index;
using scenario::Scenario;
using StateIndex = std::uint32_t;

inline constexpr std::size_t kMaxStates = 200'000;

struct Edge {
  bool card = false;      // item is a card of the scenario, else a choice of the node
  Index item = 0;
  StateIndex to = 0;
};

// Compressed rows: edges of state i are edges[first_edge[i] .. first_edge[i + 1]), choices in authored order, then the
// cards that lead to another state, authored order. State 0 is the start. Order is topological backwards-safe: see `order`.
struct Graph {
  std::vector<Index> node;                 // of each state
  std::vector<Hundredths> credit;          // of each state's needs as they stand
  std::vector<std::uint32_t> first_edge;   // states + 1
  std::vector<Edge> edges;
  std::vector<StateIndex> order;           // every state after all the states it leads to
};

class Reducer;  // which flags, moods and used choices each node can still read

// Errors as diagnostics: "cycle" (names the loop), "too-entangled", "dead-end" (a state with no available choice).
struct Explored {
  std::optional<Graph> graph;
  std::vector<Diagnostic> problems;
};
[[nodiscard]] Explored explore(const Scenario& scenario, const replay::Lifted& lifted = {});

}  // namespace warmline::score
