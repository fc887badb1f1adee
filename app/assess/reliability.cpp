#include "assess/reliability.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace warmline::assess {

namespace {

constexpr double kCertain = 1.96;  // normal quantile at .975, as the source has it

// Sums of whole numbers: exact, so the order of people changes nothing.
struct Spread {
  std::int64_t count = 0;
  std::int64_t sum = 0;
  std::int64_t squares = 0;

  void add(std::int64_t value) {
    ++count;
    sum += value;
    squares += value * value;
  }
  // n·(n − 1)·s²
  [[nodiscard]] std::int64_t scaled_variance() const { return count * squares - sum * sum; }
};

bool complete(const std::vector<std::optional<PerMille>>& row) {
  return std::all_of(row.begin(), row.end(), [](const auto& each) { return each.has_value(); });
}

}  // namespace

std::optional<PerMille> Reliability::alpha_shown() const {
  if (!alpha) return std::nullopt;
  return static_cast<PerMille>(std::floor(*alpha * 1000 + 0.5));
}

Reliability reliability(const CriterionTable& table) {
  assert(table.people.size() <= kMostPeople && table.scenarios <= kMostScenarios);
  std::vector<Spread> items(table.scenarios);
  Spread sums;
  for (const auto& row : table.people) {
    assert(row.size() == table.scenarios);
    if (!complete(row)) continue;
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < row.size(); ++i) {
      items[i].add(*row[i]);
      sum += *row[i];
    }
    sums.add(sum);
  }
  Reliability found;
  found.criterion = table.criterion;
  found.scenarios = table.scenarios;
  found.people = static_cast<std::size_t>(sums.count);
  found.left_out = table.people.size() - found.people;
  if (found.people < kLeastPeople || table.scenarios < 2) return found;
  std::int64_t within = 0;
  for (const Spread& item : items) within += item.scaled_variance();
  const std::int64_t whole = sums.scaled_variance();
  const auto people = static_cast<double>(sums.count);
  const auto scenarios = static_cast<double>(table.scenarios);
  found.deviation = std::sqrt(static_cast<double>(whole) / (people * (people - 1))) / scenarios;
  if (whole == 0) return found;
  found.alpha =
      scenarios / (scenarios - 1) * (1 - static_cast<double>(within) / static_cast<double>(whole));
  found.error = found.deviation * std::sqrt(1 - std::max(0.0, *found.alpha));
  return found;
}

std::optional<std::int64_t> scenarios_for(const Reliability& found, PerMille wanted) {
  assert(wanted > 0 && wanted < 1000);
  constexpr double kMost = 1e6;
  if (!found.alpha || *found.alpha <= 0) return std::nullopt;
  const double needed = static_cast<double>(found.scenarios) * wanted * (1 - *found.alpha) /
                        (*found.alpha * (1000 - wanted));
  if (needed > kMost) return std::nullopt;
  // A hair over a whole number is that number: the division made it.
  return std::max<std::int64_t>(1, static_cast<std::int64_t>(std::ceil(needed - 1e-9)));
}

bool differ(const Reliability& found, PerMille one, PerMille other) {
  if (!found.error) return false;
  return std::abs(static_cast<double>(one - other)) > kCertain * *found.error * std::sqrt(2.0);
}

}  // namespace warmline::assess
