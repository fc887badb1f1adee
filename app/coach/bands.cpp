#include "coach/bands.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "coach/student.h"

namespace warmline::coach {

namespace {

constexpr double kWithin = 0.95;

struct Sums {
  std::int64_t count = 0;
  std::int64_t sum = 0;
  std::int64_t squares = 0;
  std::int32_t observations = 0;

  [[nodiscard]] double mean() const {
    return static_cast<double>(sum) / static_cast<double>(count);
  }
  // s² ÷ n
  [[nodiscard]] double variance_of_mean() const {
    return static_cast<double>(count * squares - sum * sum) /
           (static_cast<double>(count * count) * static_cast<double>(count - 1));
  }
  [[nodiscard]] std::int32_t freedom() const { return static_cast<std::int32_t>(count - 1); }
};

Sums sums_of(const std::vector<ScenarioValue>& values) {
  Sums sums;
  for (const ScenarioValue& each : values) {
    assert(each.value >= 0 && each.value <= 1000 && each.observations >= 0);
    ++sums.count;
    sums.sum += each.value;
    sums.squares += std::int64_t{each.value} * each.value;
    sums.observations += each.observations;
  }
  return sums;
}

// Rounded outwards, then clipped.
Band band_around(double middle, double half, PerMille lowest, PerMille highest) {
  const auto low = static_cast<PerMille>(std::floor(middle - half));
  const auto high = static_cast<PerMille>(std::ceil(middle + half));
  return {std::clamp(low, lowest, highest), std::clamp(high, lowest, highest)};
}

// part ÷ whole, half up; whole > 0.
PerMille rounded(std::int64_t part, std::int64_t whole) {
  const std::int64_t twice = 2 * part + whole;
  const std::int64_t quotient = twice / (2 * whole);
  return static_cast<PerMille>(quotient - (twice % (2 * whole) < 0 ? 1 : 0));
}

Estimate estimate(const Sums& sums) {
  Estimate found;
  found.scenarios = static_cast<std::int32_t>(sums.count);
  found.observations = sums.observations;
  if (sums.observations < kShownObservations) return found;
  found.mean = rounded(sums.sum, sums.count);
  if (sums.count < kBandScenarios) return found;
  found.band =
      band_around(sums.mean(),
                  student_t(kWithin, sums.freedom()) * std::sqrt(sums.variance_of_mean()), 0, 1000);
  return found;
}

// Degrees of freedom of a difference, rounded down. Of no variance at all: as if it were equal.
std::int32_t freedom_of(const Sums& a, const Sums& b) {
  const double one = a.variance_of_mean();
  const double other = b.variance_of_mean();
  if (one + other == 0) return a.freedom() + b.freedom();
  const double both = one + other;
  const double freedom = both * both / (one * one / a.freedom() + other * other / b.freedom());
  return std::max(1, static_cast<std::int32_t>(std::floor(freedom)));
}

}  // namespace

Estimate estimate(const std::vector<ScenarioValue>& values) {
  return estimate(sums_of(values));
}

Change change(const std::vector<ScenarioValue>& before, const std::vector<ScenarioValue>& after) {
  const Sums earlier = sums_of(before);
  const Sums later = sums_of(after);
  Change found;
  found.before = estimate(earlier);
  found.after = estimate(later);
  if (!found.before.band || !found.after.band) return found;
  found.difference =
      rounded(later.sum * earlier.count - earlier.sum * later.count, later.count * earlier.count);
  const double error = std::sqrt(earlier.variance_of_mean() + later.variance_of_mean());
  found.band = band_around(later.mean() - earlier.mean(),
                           student_t(kWithin, freedom_of(earlier, later)) * error, -1000, 1000);
  found.moved = found.band->low > 0    ? Moved::kUp
                : found.band->high < 0 ? Moved::kDown
                                       : Moved::kNotShown;
  return found;
}

}  // namespace warmline::coach
