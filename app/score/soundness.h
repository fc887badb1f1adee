// What makes a state graph unsound: a state that comes back, a state without a choice. Parts of
// explore().
#pragma once

#include <vector>

#include "core/diagnostic.h"
#include "score/graph.h"

namespace warmline::score {

// Fills graph.order. Appends "cycle", one for each choice that closes a loop, with the blocks as
// they are if there is any such, else with all lifted.
void find_cycles(const Scenario& scenario, Graph& graph, std::vector<Diagnostic>& problems);

// Appends "dead-end", one for each node. The graph has no cycle.
void find_dead_ends(const Scenario& scenario, const Graph& graph,
                    std::vector<Diagnostic>& problems);

// "node/choice" or "card:id", as the command line takes them.
[[nodiscard]] std::string step_words(const Scenario& scenario, Index node, const Edge& edge);

// The shortest way to a state that is reachable, "node/choice, card:id, …", or "at the start".
[[nodiscard]] std::string way_words(const Scenario& scenario, const Graph& graph, StateIndex to,
                                    LiftedSet lifted);

}  // namespace warmline::score
