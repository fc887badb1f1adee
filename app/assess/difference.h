// How far two groups' means lie apart, in standard deviations.
//
//   g     J(m)·(mean of one − mean of the other) ÷ s, s² both groups' squared deviations ÷ m,
//         m = people − 2; J(m) = Γ(m ÷ 2) ÷ (√(m ÷ 2)·Γ((m − 1) ÷ 2)) takes off what small groups
//         overstate (Hedges 1981, J. of Educational Statistics 6:107–128)
//   band  g ± 1.96·√(1 ÷ n₁ + 1 ÷ n₂ + g² ÷ 2(n₁ + n₂)), 95 % (Hedges and Olkin 1985, Statistical
//         Methods for Meta-Analysis, ch. 5). From ten people a group on, and up to a g of 1, it
//         lies within .05 of the exact band by the noncentral t
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace warmline::assess {

struct Difference {
  std::size_t one = 0;  // people
  std::size_t other = 0;
  std::optional<double> g;  // nothing with fewer than two people in a group or where nobody differs
                            // from their group's mean
  std::optional<double> low;
  std::optional<double> high;
};

// Values of at most 100,000 either way, at most 20,000 people a group.
[[nodiscard]] Difference hedges_g(const std::vector<std::int32_t>& one,
                                  const std::vector<std::int32_t>& other);

}  // namespace warmline::assess
