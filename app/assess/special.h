// The few functions that statistics need beyond roots, the same to the last digit in every build:
// additions, multiplications, divisions, square roots and exact scalings alone, which IEEE 754
// rounds in one way. A library's own log and exp differ between machines.
#pragma once

namespace warmline::assess {

// The standard normal quantile at .975.
inline constexpr double kNormal975 = 1.959963984540054;

// ln x, for finite x > 0: 2·artanh((m − 1) ÷ (m + 1)) + e·ln 2 with x = m·2^e
// (Abramowitz and Stegun, Handbook of Mathematical Functions, 4.1.27).
[[nodiscard]] double natural_log(double x);

// e^x, for finite x: 2^k times the power series of what is left (4.2.1). Below −745 it is nought,
// above 709 infinite.
[[nodiscard]] double exponential(double x);

// P(Z > z) for a standard normal Z and finite z: the power series 26.2.11 below 3, above it the
// continued fraction 26.2.14. To twelve digits, in the far tail too.
[[nodiscard]] double normal_above(double z);

// P(X > x) for a chi-square X of one degree of freedom, x ≥ 0: twice the tail above √x.
[[nodiscard]] double chi_square_above(double x);

}  // namespace warmline::assess
