// The dynamic programs over a sound state graph. Parts of solve() and prove().
#pragma once

#include <cstdint>
#include <vector>

#include "core/units.h"
#include "score/graph.h"
#include "score/outcome.h"

namespace warmline::score {

// What solve() found out, kept for prove().
struct Solution::Impl {
  explicit Impl(scenario::ScenarioPtr owner);

  scenario::ScenarioPtr scenario;
  Reducer reducer;
  Explored explored;
  std::vector<Best> best;  // of each state reachable as the blocks are
  Hundredths worst = 0;
  std::vector<Hundredths> lifted;  // V*(s0) for each block lifted alone
  Hundredths lifted_all = 0;
};

// V* of each state that is reachable with these blocks lifted; of the others nothing is said.
struct Values {
  std::vector<std::uint8_t> reached;
  std::vector<Hundredths> best;
};
[[nodiscard]] Values values(const Scenario& scenario, const Reducer& reducer,
                            const Explored& explored, LiftedSet lifted);

// What an edge with a value of its own loses: ≥ 0.
[[nodiscard]] inline Hundredths lost_by(const Values& values, StateIndex from, const Edge& edge) {
  return values.best[from] - (values.best[edge.to] - edge.cost);
}

}  // namespace warmline::score
