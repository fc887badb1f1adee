// Quantiles of Student's t, the same to the last digit in every build: additions,
// multiplications, divisions and square roots alone, which IEEE 754 rounds in one way.
#pragma once

#include <cstdint>

namespace warmline::coach {

inline constexpr std::int32_t kMostFreedom = 10'000;  // more counts as this many: at t(.975) that
                                                      // is 1.9602 instead of 1.9600 without end

// P(−t ≤ T ≤ t) for t ≥ 0 and whole degrees of freedom, at least 1, by the finite sums of
// Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.3 (odd) and 26.7.4 (even).
[[nodiscard]] double student_within(double t, std::int32_t freedom);

// The t that a share `within` lies within on both sides: .95 gives the quantile at .975.
// 0 < within < 1; by bisection, to the last digit that the sums have.
[[nodiscard]] double student_t(double within, std::int32_t freedom);

}  // namespace warmline::coach
