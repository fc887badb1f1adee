#include "assess/special.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace warmline::assess {

namespace {

constexpr double kLn2High = 0.693147180369123816490;  // its last bits are nought: k·it is exact
constexpr double kLn2Low = 1.90821492927058770002e-10;
constexpr double kRootHalf = 0.70710678118654752440;
constexpr double kRootTwoPi = 2.50662827463100050242;

}  // namespace

double natural_log(double x) {
  assert(x > 0);
  int exponent = 0;
  double mantissa = std::frexp(x, &exponent);  // ½ ≤ mantissa < 1
  if (mantissa < kRootHalf) {
    mantissa *= 2;
    --exponent;
  }
  const double z = (mantissa - 1) / (mantissa + 1);  // at most .1716
  const double square = z * z;
  double sum = 0;
  for (int power = 25; power >= 1; power -= 2) sum = 1 / static_cast<double>(power) + square * sum;
  const auto whole = static_cast<double>(exponent);
  return whole * kLn2High + (2 * z * sum + whole * kLn2Low);
}

double exponential(double x) {
  if (x < -745) return 0;
  if (x > 709.7) return std::numeric_limits<double>::infinity();
  const double whole = std::floor(x / kLn2High + 0.5);
  const double left = (x - whole * kLn2High) - whole * kLn2Low;  // at most .347 either way
  double sum = 1;
  for (int term = 16; term >= 1; --term) sum = 1 + sum * left / static_cast<double>(term);
  return std::ldexp(sum, static_cast<int>(whole));
}

double normal_above(double z) {
  const double size = std::abs(z);
  const double density = exponential(-z * z / 2) / kRootTwoPi;
  double above = 0;
  if (size < 3) {
    double term = size;
    double sum = size;
    for (int odd = 3; odd <= 101; odd += 2) {
      term *= size * size / static_cast<double>(odd);
      sum += term;
    }
    above = 0.5 - density * sum;
  } else {
    double fraction = size;
    for (int depth = 120; depth >= 1; --depth) {
      fraction = size + static_cast<double>(depth) / fraction;
    }
    above = density / fraction;
  }
  return z < 0 ? 1 - above : above;
}

double chi_square_above(double x) {
  assert(x >= 0);
  return std::min(1.0, 2 * normal_above(std::sqrt(x)));
}

}  // namespace warmline::assess
