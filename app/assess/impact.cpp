#include "assess/impact.h"

#include <algorithm>
#include <cassert>

namespace warmline::assess {

namespace {

// Whether the rate of the one is above the other's, without division.
std::int64_t rate_over(const Selected& one, const Selected& other) {
  return std::int64_t{one.selected} * other.people - std::int64_t{other.selected} * one.people;
}

std::optional<std::size_t> highest_of(const std::vector<GroupImpact>& groups) {
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (!groups[i].computed) continue;
    if (!found) {
      found = i;
      continue;
    }
    const Selected& best = groups[*found].counts;
    const std::int64_t over = rate_over(groups[i].counts, best);
    if (over > 0 || (over == 0 && groups[i].counts.people > best.people)) found = i;
  }
  return found;
}

// Fisher's p of each group against the highest, and Holm's over all pairs.
void compare(Impact& found) {
  std::vector<double> figures;
  std::vector<std::optional<std::size_t>> whose;  // the group that it is against the highest
  for (std::size_t i = 0; i < found.groups.size(); ++i) {
    for (std::size_t k = i + 1; k < found.groups.size(); ++k) {
      if (!found.groups[i].computed || !found.groups[k].computed) continue;
      figures.push_back(fisher_p(found.groups[i].counts, found.groups[k].counts));
      whose.emplace_back();
      if (found.highest == i) whose.back() = k;
      if (found.highest == k) whose.back() = i;
    }
  }
  found.pairs = figures.size();
  const std::vector<double> adjusted = holm(figures);
  for (std::size_t pair = 0; pair < figures.size(); ++pair) {
    if (!whose[pair]) continue;
    found.groups[*whose[pair]].p = figures[pair];
    found.groups[*whose[pair]].adjusted = adjusted[pair];
  }
}

}  // namespace

Impact impact(const std::vector<Selected>& groups) {
  assert(groups.size() <= kMostGroups);
  Impact found;
  for (const Selected& each : groups) {
    GroupImpact group;
    group.counts = each;
    group.computed = each.people >= kLeastGroup;
    if (group.computed) {
      ++found.computed;
      group.rate = static_cast<double>(each.selected) / static_cast<double>(each.people);
    }
    found.groups.push_back(group);
  }
  found.highest = highest_of(found.groups);
  if (!found.highest || found.groups[*found.highest].counts.selected == 0) return found;
  compare(found);
  const Selected best = found.groups[*found.highest].counts;
  const double rate = *found.groups[*found.highest].rate;
  for (std::size_t i = 0; i < found.groups.size(); ++i) {
    GroupImpact& group = found.groups[i];
    if (!group.computed) continue;
    group.ratio = *group.rate / rate;
    group.below_four_fifths = 5 * std::int64_t{group.counts.selected} * best.people <
                              4 * std::int64_t{best.selected} * group.counts.people;
    if (i == *found.highest) continue;
    group.power = fisher_power({group.counts.people, kFourFifths * rate}, {best.people, rate},
                               kImpactLevel / static_cast<double>(found.pairs));
    group.underpowered = *group.power < kEnoughPower;
  }
  return found;
}

std::vector<bool> above_median(const std::vector<std::int32_t>& values) {
  std::vector<bool> above(values.size());
  if (values.empty()) return above;
  std::vector<std::int32_t> sorted = values;
  std::sort(sorted.begin(), sorted.end());
  const std::int64_t doubled = std::int64_t{sorted[(sorted.size() - 1) / 2]} +  //
                               std::int64_t{sorted[sorted.size() / 2]};
  for (std::size_t i = 0; i < values.size(); ++i) {
    above[i] = 2 * std::int64_t{values[i]} > doubled;
  }
  return above;
}

std::vector<Selected> counted(const std::vector<std::optional<std::size_t>>& group,
                              const std::vector<bool>& selected, std::size_t groups) {
  assert(group.size() == selected.size());
  std::vector<Selected> found(groups);
  for (std::size_t i = 0; i < group.size(); ++i) {
    if (!group[i]) continue;
    assert(*group[i] < groups);
    ++found[*group[i]].people;
    if (selected[i]) ++found[*group[i]].selected;
  }
  return found;
}

}  // namespace warmline::assess
