#include "coach/student.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace warmline::coach {

namespace {

constexpr double kPi = 3.14159265358979323846;

// Of x ≥ 0. Three halvings of the angle leave at most π ÷ 16, where the series is short.
double arc_tangent(double x) {
  for (int i = 0; i < 3; ++i) x = x / (1 + std::sqrt(1 + x * x));
  const double square = x * x;
  double sum = 0;
  for (int power = 29; power >= 1; power -= 2) sum = 1 / static_cast<double>(power) - square * sum;
  return 8 * x * sum;
}

}  // namespace

double student_within(double t, std::int32_t freedom) {
  assert(t >= 0 && freedom >= 1);
  const std::int32_t whole = std::min(freedom, kMostFreedom);
  const auto n = static_cast<double>(whole);
  const double cosine_squared = n / (n + t * t);
  const double sine = t / std::sqrt(n + t * t);
  const bool odd = whole % 2 == 1;
  // even: 1 + 1/2·cos² + 1·3/(2·4)·cos⁴ + …, up to cos^(n−2)
  // odd:  cos + 2/3·cos³ + 2·4/(3·5)·cos⁵ + …, up to cos^(n−2); none for n = 1
  double term = odd ? std::sqrt(cosine_squared) : 1;
  double sum = whole == 1 ? 0 : term;
  for (std::int32_t power = odd ? 3 : 2; power <= whole - 2; power += 2) {
    term *= cosine_squared * static_cast<double>(power - 1) / static_cast<double>(power);
    sum += term;
  }
  if (!odd) return sine * sum;
  return 2 / kPi * (arc_tangent(t / std::sqrt(n)) + sine * sum);
}

double student_t(double within, std::int32_t freedom) {
  assert(within > 0 && within < 1);
  double low = 0;
  double high = 1;
  while (student_within(high, freedom) < within) high *= 2;
  for (;;) {
    const double middle = (low + high) / 2;
    if (middle <= low || middle >= high) return high;
    if (student_within(middle, freedom) < within) {
      low = middle;
    } else {
      high = middle;
    }
  }
}

}  // namespace warmline::coach
