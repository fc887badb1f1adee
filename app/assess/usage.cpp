#include "assess/usage.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "assess/special.h"

namespace warmline::assess {

double quantile(const std::vector<std::int64_t>& sorted, PerMille at) {
  assert(!sorted.empty() && at >= 0 && at <= 1000);
  const std::size_t scaled = (sorted.size() - 1) * static_cast<std::size_t>(at);
  const std::size_t below = scaled / 1000;
  const auto low = static_cast<double>(sorted[below]);
  if (scaled % 1000 == 0) return low;
  const auto high = static_cast<double>(sorted[below + 1]);
  return low + (high - low) * (static_cast<double>(scaled % 1000) / 1000);
}

Times times(std::vector<std::int64_t> taken) {
  Times found;
  found.people = taken.size();
  if (taken.empty()) return found;
  std::sort(taken.begin(), taken.end());
  found.quantiles.emplace();
  for (std::size_t i = 0; i < kTimesAt.size(); ++i) {
    (*found.quantiles)[i] = quantile(taken, kTimesAt[i]);
  }
  return found;
}

std::vector<Exposure> exposure(const std::vector<std::vector<bool>>& given, std::size_t scenarios) {
  std::vector<Exposure> found(scenarios);
  for (const std::vector<bool>& row : given) {
    assert(row.size() == scenarios);
    for (std::size_t i = 0; i < scenarios; ++i) found[i].given += row[i] ? 1 : 0;
  }
  if (given.empty()) return found;
  for (Exposure& each : found) {
    each.share =
        per_mille(static_cast<std::int64_t>(each.given), static_cast<std::int64_t>(given.size()));
  }
  return found;
}

std::vector<NeverTaken> never_taken(const std::vector<std::vector<ChoiceUse>>& decisions) {
  std::vector<NeverTaken> found;
  for (std::size_t decision = 0; decision < decisions.size(); ++decision) {
    for (std::size_t choice = 0; choice < decisions[decision].size(); ++choice) {
      const ChoiceUse& use = decisions[decision][choice];
      if (use.taken > 0 || use.offered < kLeastOffered) continue;
      const double most = 1 - exponential(natural_log(0.05) / static_cast<double>(use.offered));
      found.push_back(
          {decision, choice, use.offered, static_cast<PerMille>(std::ceil(1000 * most - 1e-9))});
    }
  }
  return found;
}

}  // namespace warmline::assess
