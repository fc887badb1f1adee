#include "assess/covariance.h"

#include <algorithm>
#include <cassert>

namespace warmline::assess {

std::int64_t Covariance::whole() const {
  std::int64_t sum = 0;
  for (std::int64_t each : scaled) sum += each;
  return sum;
}

std::int64_t Covariance::with_whole(std::size_t scenario) const {
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < scenarios; ++i) sum += of(scenario, i);
  return sum;
}

Covariance covariance(const CriterionTable& table) {
  assert(table.people.size() <= kMostPeople && table.scenarios <= kMostScenarios);
  const std::size_t size = table.scenarios;
  Covariance found;
  found.scenarios = size;
  found.sums.resize(size);
  found.scaled.resize(size * size);
  for (const auto& row : table.people) {
    assert(row.size() == size);
    if (!std::all_of(row.begin(), row.end(), [](const auto& each) { return each.has_value(); })) {
      continue;
    }
    ++found.people;
    for (std::size_t i = 0; i < size; ++i) {
      const std::int64_t value = *row[i];
      found.sums[i] += value;
      for (std::size_t k = i; k < size; ++k) found.scaled[i * size + k] += value * *row[k];
    }
  }
  const auto people = static_cast<std::int64_t>(found.people);
  for (std::size_t i = 0; i < size; ++i) {
    for (std::size_t k = i; k < size; ++k) {
      const std::int64_t products = found.scaled[i * size + k];
      const std::int64_t scaled = people * products - found.sums[i] * found.sums[k];
      found.scaled[i * size + k] = scaled;
      found.scaled[k * size + i] = scaled;
    }
  }
  return found;
}

}  // namespace warmline::assess
