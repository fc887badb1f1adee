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

// The state of the graph that a full state of a call reduces to; asserts that it was explored,
// which every state is that a call can come to with whatever blocks lifted.
[[nodiscard]] StateIndex state_of(const Solution::Impl& impl, const replay::CallState& state);

// The best call on from each state that is reachable with these blocks lifted; of the others
// nothing is said. `worst`: the lowest value of a finished call.
struct Plan {
  std::vector<Best> best;
  Hundredths worst = 0;
};
[[nodiscard]] Plan plan(const Solution::Impl& impl, LiftedSet lifted);

// The steps of that call from a state on, and the node of its ending.
[[nodiscard]] std::vector<replay::Event> path_from(const Solution::Impl& impl,
                                                   const std::vector<Best>& best, StateIndex state);
[[nodiscard]] Index ending_from(const Solution::Impl& impl, const std::vector<Best>& best,
                                StateIndex state);

// What an edge with a value of its own loses: ≥ 0.
[[nodiscard]] inline Hundredths lost_by(const Values& values, StateIndex from, const Edge& edge) {
  return values.best[from] - (values.best[edge.to] - edge.cost);
}

}  // namespace warmline::score
