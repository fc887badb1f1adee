#include "assess/difference.h"

#include <cassert>
#include <cmath>

#include "assess/special.h"

namespace warmline::assess {

namespace {

constexpr double kRootPi = 1.77245385090551602730;

struct Sums {
  std::int64_t people = 0;
  std::int64_t sum = 0;
  std::int64_t squares = 0;
  [[nodiscard]] double mean() const {
    return static_cast<double>(sum) / static_cast<double>(people);
  }
  // Squared deviations from the mean; exact but for the division.
  [[nodiscard]] double deviations() const {
    return static_cast<double>(people * squares - sum * sum) / static_cast<double>(people);
  }
};

Sums sums_of(const std::vector<std::int32_t>& values) {
  Sums found;
  for (std::int32_t each : values) {
    assert(each >= -100'000 && each <= 100'000);
    ++found.people;
    found.sum += each;
    found.squares += std::int64_t{each} * each;
  }
  return found;
}

// J(m): Γ(x + ½) ÷ Γ(x) goes from one half to the next by x ÷ (the one before).
double correction(std::int64_t freedom) {
  double ratio = 1 / kRootPi;  // Γ(1) ÷ Γ(½), of freedom 2
  for (std::int64_t m = 3; m <= freedom; ++m) ratio = (static_cast<double>(m) / 2 - 1) / ratio;
  return ratio / std::sqrt(static_cast<double>(freedom) / 2);
}

}  // namespace

Difference hedges_g(const std::vector<std::int32_t>& one, const std::vector<std::int32_t>& other) {
  assert(one.size() <= 20'000 && other.size() <= 20'000);
  Difference found{one.size(), other.size(), std::nullopt, std::nullopt, std::nullopt};
  if (one.size() < 2 || other.size() < 2) return found;
  const Sums first = sums_of(one);
  const Sums second = sums_of(other);
  const std::int64_t freedom = first.people + second.people - 2;
  const double spread =
      std::sqrt((first.deviations() + second.deviations()) / static_cast<double>(freedom));
  if (spread <= 0) return found;
  const double g = correction(freedom) * (first.mean() - second.mean()) / spread;
  const auto n1 = static_cast<double>(first.people);
  const auto n2 = static_cast<double>(second.people);
  const double half = kNormal975 * std::sqrt(1 / n1 + 1 / n2 + g * g / (2 * (n1 + n2)));
  found.g = g;
  found.low = g - half;
  found.high = g + half;
  return found;
}

}  // namespace warmline::assess
