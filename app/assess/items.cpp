#include "assess/items.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "assess/covariance.h"

namespace warmline::assess {

namespace {

using Row = std::vector<std::optional<PerMille>>;

void difficulty(const CriterionTable& table, std::size_t scenario, ScenarioFigures& figures) {
  std::int64_t sum = 0;
  std::int64_t squares = 0;
  std::int64_t count = 0;
  for (const Row& row : table.people) {
    if (!row[scenario]) continue;
    ++count;
    sum += *row[scenario];
    squares += std::int64_t{*row[scenario]} * *row[scenario];
  }
  figures.people = static_cast<std::size_t>(count);
  if (count == 0) return;
  const auto people = static_cast<double>(count);
  figures.mean = static_cast<double>(sum) / people;
  if (count < 2) return;
  const auto scaled = static_cast<double>(count * squares - sum * sum);
  figures.deviation = std::sqrt(scaled / (people * (people - 1)));
}

void with_the_others(const Covariance& sums, std::size_t scenario, ScenarioFigures& figures) {
  const std::int64_t own = sums.of(scenario, scenario);
  const std::int64_t shared = sums.with_whole(scenario) - own;
  const std::int64_t others = sums.whole() - 2 * shared - own;
  if (others <= 0) return;
  if (own > 0) {
    const double spread =
        std::sqrt(static_cast<double>(own)) * std::sqrt(static_cast<double>(others));
    figures.corrected = std::clamp(static_cast<double>(shared) / spread, -1.0, 1.0);
  }
  if (sums.scenarios < 3) return;
  std::int64_t within = -own;
  for (std::size_t i = 0; i < sums.scenarios; ++i) within += sums.of(i, i);
  const auto left = static_cast<double>(sums.scenarios - 1);
  figures.alpha_without =
      left / (left - 1) * (1 - static_cast<double>(within) / static_cast<double>(others));
}

struct Complete {
  std::int64_t sum = 0;
  const Row* row = nullptr;
};

std::vector<Complete> complete_people(const CriterionTable& table) {
  std::vector<Complete> found;
  for (const Row& row : table.people) {
    Complete one{0, &row};
    bool whole = true;
    for (const auto& value : row) {
      whole = whole && value.has_value();
      one.sum += value.value_or(0);
    }
    if (whole) found.push_back(one);
  }
  return found;
}

// Means of the upper and of the lower group; nothing where the groups meet.
void discrimination(const std::vector<Complete>& people, std::vector<ScenarioFigures>& figures) {
  std::vector<std::int64_t> sums;
  for (const Complete& each : people) sums.push_back(each.sum);
  std::sort(sums.begin(), sums.end());
  const std::size_t size =
      std::max<std::size_t>(1, (sums.size() * static_cast<std::size_t>(kOuterGroup) + 500) / 1000);
  const std::int64_t lowest = sums[size - 1];
  const std::int64_t highest = sums[sums.size() - size];
  if (lowest >= highest) return;
  for (std::size_t i = 0; i < figures.size(); ++i) {
    std::int64_t sum[2] = {0, 0};
    std::int64_t count[2] = {0, 0};
    for (const Complete& each : people) {
      if (each.sum > lowest && each.sum < highest) continue;
      const std::size_t group = each.sum >= highest ? 1 : 0;
      sum[group] += *(*each.row)[i];
      ++count[group];
    }
    figures[i].discrimination = static_cast<double>(sum[1]) / static_cast<double>(count[1]) -
                                static_cast<double>(sum[0]) / static_cast<double>(count[0]);
  }
}

}  // namespace

FormFigures form_figures(const CriterionTable& table) {
  const Covariance sums = covariance(table);
  FormFigures found;
  found.people = sums.people;
  found.left_out = table.people.size() - sums.people;
  found.scenarios.resize(table.scenarios);
  for (std::size_t i = 0; i < table.scenarios; ++i) difficulty(table, i, found.scenarios[i]);
  if (sums.people < kLeastPeople || table.scenarios < 2) return found;
  for (std::size_t i = 0; i < table.scenarios; ++i) with_the_others(sums, i, found.scenarios[i]);
  discrimination(complete_people(table), found.scenarios);
  return found;
}

}  // namespace warmline::assess
