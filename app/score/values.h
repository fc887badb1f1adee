// The dynamic programs over a sound state graph. Parts of Solving, in pieces as score/graph.h says.
#pragma once

#include <cstdint>
#include <vector>

#include "core/units.h"
#include "score/graph.h"
#include "score/outcome.h"

namespace warmline::score {

// What solving found out.
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

// V* of each state that is reachable with one of the sets lifted; of the others nothing is said.
class Valuing {
 public:
  Valuing(const Solution::Impl& impl, const Sets& sets, const std::vector<SetMask>& reached,
          std::size_t set);
  [[nodiscard]] bool step(Work& work);
  std::vector<Hundredths> best;

 private:
  const Solution::Impl& impl_;
  LiftedSet lifted_;
  const std::vector<SetMask>& reached_;
  SetMask bit_;
  std::size_t next_ = 0;  // of graph.order
};

// The state of the graph that a full state of a call reduces to; asserts that it was explored,
// which every state is that a call can come to with whatever blocks lifted.
[[nodiscard]] StateIndex state_of(const Solution::Impl& impl, const replay::CallState& state);

// The best call on from each state that is reachable with these blocks lifted; of the others
// nothing is said. `worst`: the lowest value of a finished call.
struct Plan {
  std::vector<Best> best;
  Hundredths worst = 0;
};
class Planning {
 public:
  Planning(const Solution::Impl& impl, LiftedSet lifted);
  [[nodiscard]] bool step(Work& work);
  Plan plan;  // once it is done

 private:
  void plan_for(StateIndex state);

  const Solution::Impl& impl_;
  LiftedSet lifted_;
  std::vector<std::vector<std::int32_t>> empathy_;  // T of every choice, by node and position
  std::vector<Hundredths> worst_;
  std::size_t next_ = 0;  // of graph.order
};
[[nodiscard]] Plan plan(const Solution::Impl& impl, LiftedSet lifted);  // at once

// Adds V* of each state of a plan; true once all are there.
[[nodiscard]] bool take_values(const std::vector<Best>& best, std::vector<Hundredths>& values,
                               Work& work);

// The steps of that call from a state on, and the node of its ending.
[[nodiscard]] std::vector<replay::Event> path_from(const Solution::Impl& impl,
                                                   const std::vector<Best>& best, StateIndex state);
[[nodiscard]] Index ending_from(const Solution::Impl& impl, const std::vector<Best>& best,
                                StateIndex state);

// What an edge with a value of its own loses: ≥ 0. `best`: V* of each state.
[[nodiscard]] inline Hundredths lost_by(const std::vector<Hundredths>& best, StateIndex from,
                                        const Edge& edge) {
  return best[from] - (best[edge.to] - edge.cost);
}

}  // namespace warmline::score
