#include "assess/fisher.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>

namespace warmline::assess {

namespace {

constexpr double kTie = 1 + 1e-7;
constexpr double kNegligible = 1e-20;  // of the most probable

// Figures at first, first + 1, …, rising to one peak and falling from it.
struct Probabilities {
  std::int32_t first = 0;
  std::vector<double> at;
  [[nodiscard]] std::int32_t last() const {
    return first + static_cast<std::int32_t>(at.size()) - 1;
  }
  [[nodiscard]] double of(std::int32_t x) const {
    return x < first || x > last() ? 0 : at[static_cast<std::size_t>(x - first)];
  }
  [[nodiscard]] double sum() const { return std::accumulate(at.begin(), at.end(), 0.0); }
};

// From 1 at the peak outwards while more than `least`; up(x) is what x + 1 is of x.
template <typename Up>
Probabilities outwards(std::int32_t lowest, std::int32_t peak, std::int32_t highest, double least,
                       const Up& up) {
  std::vector<double> below;
  double value = 1;
  for (std::int32_t x = peak; x > lowest; --x) {
    value /= up(x - 1);
    if (value <= least) break;
    below.push_back(value);
  }
  Probabilities found{peak - static_cast<std::int32_t>(below.size()), {}};
  found.at.assign(below.rbegin(), below.rend());
  found.at.push_back(1);
  value = 1;
  for (std::int32_t x = peak; x < highest; ++x) {
    value *= up(x);
    if (value <= least) break;
    found.at.push_back(value);
  }
  return found;
}

// How many of group one are among `chosen` of both, relative to the most probable.
Probabilities hypergeometric(std::int32_t one, std::int32_t other, std::int32_t chosen,
                             double least) {
  const std::int32_t lowest = std::max(0, chosen - other);
  const std::int32_t highest = std::min(one, chosen);
  const std::int64_t peak = (std::int64_t{chosen} + 1) * (std::int64_t{one} + 1) /
                            (std::int64_t{one} + std::int64_t{other} + 2);
  return outwards(
      lowest, std::clamp(static_cast<std::int32_t>(peak), lowest, highest), highest, least,
      [=](std::int32_t x) {
        const double more = static_cast<double>(one - x) * static_cast<double>(chosen - x);
        return more / (static_cast<double>(x + 1) * static_cast<double>(other - chosen + x + 1));
      });
}

Probabilities binomial(Chance chance) {
  const double rate = chance.rate;
  if (rate <= 0) return {0, {1}};
  if (rate >= 1) return {chance.people, {1}};
  const auto peak = static_cast<std::int32_t>((static_cast<double>(chance.people) + 1) * rate);
  Probabilities found =
      outwards(0, std::min(peak, chance.people), chance.people, kNegligible, [=](std::int32_t x) {
        return static_cast<double>(chance.people - x) / static_cast<double>(x + 1) *
               (rate / (1 - rate));
      });
  const double sum = found.sum();
  for (double& each : found.at) each /= sum;
  return found;
}

// The tables of one margin with p ≤ level are those up to `low` and those from `high` on.
struct Rejected {
  std::int32_t low = 0;
  std::int32_t high = 0;
};

Rejected rejected(const Probabilities& tables, double level) {
  // Both ends towards the peak, the less probable first.
  std::vector<double> rising;
  std::vector<bool> from_left;
  std::size_t left = 0;
  std::size_t right = tables.at.size();
  while (left < right) {
    from_left.push_back(tables.at[left] <= tables.at[right - 1]);
    rising.push_back(from_left.back() ? tables.at[left++] : tables.at[--right]);
  }
  const double whole = tables.sum();
  Rejected found{tables.first - 1, tables.last() + 1};
  double sum = 0;
  std::size_t tied = 0;
  for (std::size_t i = 0; i < rising.size(); ++i) {
    while (tied < rising.size() && rising[tied] <= rising[i] * kTie) sum += rising[tied++];
    if (sum > level * whole) break;
    if (from_left[i]) {
      ++found.low;
    } else {
      --found.high;
    }
  }
  return found;
}

}  // namespace

double fisher_p(Selected one, Selected other) {
  assert(one.people >= 0 && one.people <= kMostInGroup && other.people >= 0);
  assert(other.people <= kMostInGroup && one.selected >= 0 && one.selected <= one.people);
  assert(other.selected >= 0 && other.selected <= other.people);
  const Probabilities tables =
      hypergeometric(one.people, other.people, one.selected + other.selected, 0);
  const double seen = tables.of(one.selected);
  double sum = 0;
  for (double each : tables.at) {
    if (each <= seen * kTie) sum += each;
  }
  return std::min(1.0, sum / tables.sum());
}

double fisher_power(Chance one, Chance other, double level) {
  assert(level > 0 && level < 1);
  assert(one.people >= 0 && one.people <= kMostInGroup);
  assert(other.people >= 0 && other.people <= kMostInGroup);
  const Probabilities ones = binomial(one);
  const Probabilities others = binomial(other);
  double power = 0;
  for (std::int32_t chosen = ones.first + others.first; chosen <= ones.last() + others.last();
       ++chosen) {
    const Rejected tables =
        rejected(hypergeometric(one.people, other.people, chosen, kNegligible), level);
    const std::int32_t first = std::max(ones.first, chosen - others.last());
    const std::int32_t last = std::min(ones.last(), chosen - others.first);
    for (std::int32_t x = first; x <= last; ++x) {
      if (x <= tables.low || x >= tables.high) power += ones.of(x) * others.of(chosen - x);
    }
  }
  return std::clamp(power, 0.0, 1.0);
}

std::vector<double> holm(const std::vector<double>& figures) {
  std::vector<std::size_t> order(figures.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&figures](std::size_t a, std::size_t b) { return figures[a] < figures[b]; });
  std::vector<double> adjusted(figures.size());
  double before = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto left = static_cast<double>(figures.size() - i);
    before = std::max(before, std::min(1.0, left * figures[order[i]]));
    adjusted[order[i]] = before;
  }
  return adjusted;
}

}  // namespace warmline::assess
