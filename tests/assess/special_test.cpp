#include "assess/special.h"

#include <doctest/doctest.h>

#include <cmath>

#include "coach/oracle.h"

namespace warmline::test {

TEST_CASE("Logarithm, exponential and the normal tail are R's, far out too") {
  const json::Document found = oracle("special.json");
  const json::Value root = found.root();
  const std::vector<double> x = reals(root, "x");
  const std::vector<double> logs = reals(root, "log");
  const std::vector<double> y = reals(root, "y");
  const std::vector<double> exps = reals(root, "exp");
  const std::vector<double> z = reals(root, "z");
  const std::vector<double> above = reals(root, "above");
  const std::vector<double> squares = reals(root, "square");
  const std::vector<double> chi = reals(root, "chi");
  REQUIRE(z.size() == 18);
  for (std::size_t i = 0; i < x.size(); ++i) {
    CAPTURE(x[i]);
    CHECK(assess::natural_log(x[i]) == doctest::Approx(logs[i]).epsilon(1e-14).scale(1e-300));
  }
  for (std::size_t i = 0; i < y.size(); ++i) {
    CAPTURE(y[i]);
    // Below 10⁻³⁰⁸ a double has fewer digits than that.
    const double digits = y[i] < -708 ? 1e-2 : 1e-13;
    CHECK(assess::exponential(y[i]) == doctest::Approx(exps[i]).epsilon(digits).scale(0));
  }
  for (std::size_t i = 0; i < z.size(); ++i) {
    CAPTURE(z[i]);
    CHECK(assess::normal_above(z[i]) == doctest::Approx(above[i]).epsilon(1e-11).scale(0));
  }
  for (std::size_t i = 0; i < squares.size(); ++i) {
    CAPTURE(squares[i]);
    CHECK(assess::chi_square_above(squares[i]) == doctest::Approx(chi[i]).epsilon(1e-11).scale(0));
  }
}

TEST_CASE("Logarithm and exponential undo each other, and the ends of the scale hold") {
  for (int i = -600; i <= 600; ++i) {
    const double x = static_cast<double>(i) * 1.1;
    CAPTURE(x);
    CHECK(assess::natural_log(assess::exponential(x)) == close_to(x));
  }
  CHECK(assess::natural_log(1) == 0);
  CHECK(assess::exponential(0) == 1);
  CHECK(assess::exponential(-1e9) == 0);
  CHECK(std::isinf(assess::exponential(1e9)));
  CHECK(assess::normal_above(1e6) == 0);
  CHECK(assess::normal_above(-1e6) == 1);
  CHECK(assess::chi_square_above(0) == 1);
  CHECK(2 * assess::normal_above(assess::kNormal975) == close_in_digits(.05));
}

}  // namespace warmline::test
