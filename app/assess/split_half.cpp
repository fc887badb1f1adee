#include "assess/split_half.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>

#include "assess/covariance.h"

namespace warmline::assess {

namespace {

struct Halves {
  std::int64_t one = 0;  // variance of its sum
  std::int64_t other = 0;
  std::int64_t between = 0;  // covariance of the two
};

// By chosen(scenario): in the one half, or in the other.
template <typename Chosen>
Halves halves(const Covariance& sums, const Chosen& chosen) {
  Halves found;
  for (std::size_t i = 0; i < sums.scenarios; ++i) {
    for (std::size_t k = 0; k < sums.scenarios; ++k) {
      if (chosen(i) != chosen(k)) {
        if (chosen(i)) found.between += sums.of(i, k);
      } else {
        (chosen(i) ? found.one : found.other) += sums.of(i, k);
      }
    }
  }
  return found;
}

std::optional<double> odd_even(const Covariance& sums) {
  const Halves found = halves(sums, [](std::size_t scenario) { return scenario % 2 == 0; });
  if (found.one <= 0 || found.other <= 0) return std::nullopt;
  const double r =
      static_cast<double>(found.between) /
      (std::sqrt(static_cast<double>(found.one)) * std::sqrt(static_cast<double>(found.other)));
  if (r <= -1 + 1e-12) return std::nullopt;
  return std::min(1.0, 2 * r / (1 + r));
}

}  // namespace

SplitHalf split_half(const CriterionTable& table) {
  const Covariance sums = covariance(table);
  SplitHalf found;
  found.people = sums.people;
  const std::int64_t whole = sums.whole();
  if (sums.people < kLeastPeople || sums.scenarios < 2 || whole == 0) return found;
  found.odd_even = odd_even(sums);
  std::int64_t between = whole;
  for (std::size_t i = 0; i < sums.scenarios; ++i) between -= sums.of(i, i);
  const std::size_t smaller = sums.scenarios / 2;
  const auto pairs = static_cast<double>(sums.scenarios * (sums.scenarios - 1));
  // Two given scenarios are in different halves in this share of all splits.
  const double apart = static_cast<double>(2 * smaller * (sums.scenarios - smaller)) / pairs;
  found.mean = 2 * apart * static_cast<double>(between) / static_cast<double>(whole);
  if (sums.scenarios > kMostSplit) return found;
  std::optional<std::int64_t> lowest;
  std::optional<std::int64_t> highest;
  for (std::uint32_t mask = 0; mask < (std::uint32_t{1} << sums.scenarios); ++mask) {
    if (static_cast<std::size_t>(std::popcount(mask)) != smaller) continue;
    const std::int64_t one =
        halves(sums, [mask](std::size_t scenario) { return (mask >> scenario & 1) != 0; }).between;
    lowest = std::min(lowest.value_or(one), one);
    highest = std::max(highest.value_or(one), one);
  }
  found.lowest = 4 * static_cast<double>(*lowest) / static_cast<double>(whole);
  found.highest = 4 * static_cast<double>(*highest) / static_cast<double>(whole);
  return found;
}

}  // namespace warmline::assess
