// What the checker proves of a parsed scenario beyond its shape: every reachable state but an ending offers an available
// choice, no state comes back, nodes are all reachable, V*(s0) ≥ 10 points, a perfect call exists, no card loses
// anything, a critical choice always loses something, with blocks as they are and with each and all lifted.
#pragma once

#include <vector>

#include "core/diagnostic.h"
#include "scenario/scenario.h"
#include "score/outcome.h"

namespace warmline::score {

struct Proof {
  std::optional<Solution> solution;     // there unless the graph is unsound
  std::vector<Diagnostic> diagnostics;  // pointers filled; give them places with scenario::place
};
[[nodiscard]] Proof prove(const scenario::ScenarioPtr& scenario);

}  // namespace warmline::score
