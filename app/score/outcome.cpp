#include "score/outcome.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <utility>

#include "score/values.h"

namespace warmline::score {

using replay::Event;
using scenario::Criterion;

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
  return path_from(*impl_, impl_->best, 0);
}
std::vector<Event> Solution::best_path(const replay::CallState& from) const {
  return path_from(*impl_, impl_->best, state_of(*impl_, from));
}

Index Solution::best_ending(const replay::CallState& from) const {
  return ending_from(*impl_, impl_->best, state_of(*impl_, from));
}

WhatIf Solution::what_if(const std::vector<Index>& lifted) const {
  LiftedSet set = kNothingLifted;
  for (const Index block : lifted) set |= LiftedSet{1} << block;
  const Plan plan = score::plan(*impl_, set);
  return {plan.best.front().value, plan.worst, path_from(*impl_, plan.best, 0)};
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
