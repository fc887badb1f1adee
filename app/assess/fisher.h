// Two groups, each with some who were selected: how probable is so large a difference by chance.
//
//   p       of all tables with the same margins, the probability of those that are no more probable
//           than this one (Fisher 1935; two-sided as R's fisher.test has it, its allowance of 1e-7
//           for ties included)
//   power   probability of p ≤ level, where people of the two groups are selected each on their own
//           with the two probabilities: added up over the tables that can come, without
//           approximation (Bennett and Hsu 1960, Biometrika 47:393–398). What is less probable than
//           1e-20 of the most probable is left out
//   Holm    of m figures the i-th smallest times m − i + 1, none below the one before, at most 1
//           (Holm 1979, Scandinavian J. of Statistics 6:65–70)
//
// Probabilities come from the most probable table outwards, each from its neighbour by one
// fraction, and are divided by their sum: no logarithm, no factorial, nothing that overflows.
#pragma once

#include <cstdint>
#include <vector>

namespace warmline::assess {

inline constexpr std::int32_t kMostInGroup = 20'000;

struct Selected {
  std::int32_t people = 0;    // 0..kMostInGroup
  std::int32_t selected = 0;  // 0..people
};

// 0 < p ≤ 1, but for what is too small for a double and comes out as 0; 1 where a margin is nought.
[[nodiscard]] double fisher_p(Selected one, Selected other);

struct Chance {
  std::int32_t people = 0;  // 0..kMostInGroup
  double rate = 0;          // 0..1
};

// 0..1; level between 0 and 1.
[[nodiscard]] double fisher_power(Chance one, Chance other, double level);

// In the order given.
[[nodiscard]] std::vector<double> holm(const std::vector<double>& figures);

}  // namespace warmline::assess
