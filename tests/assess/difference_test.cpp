#include "assess/difference.h"

#include <doctest/doctest.h>

#include <cmath>

#include "coach/oracle.h"
#include "core/random.h"

namespace warmline::test {

using assess::Difference;
using assess::hedges_g;

TEST_CASE("Hedges' g is effectsize's, its band the formula's and near the exact one") {
  const json::Document cases = oracle("hedges.json");
  REQUIRE(cases.root().size() == 10);
  int compared = 0;
  for (std::size_t i = 0; i < cases.root().size(); ++i) {
    CAPTURE(i);
    const json::Value each = cases.root().item(i);
    const Difference found = hedges_g(whole_numbers(each, "one"), whole_numbers(each, "other"));
    REQUIRE(found.g);
    CHECK(*found.g == close_to(real(each, "g")));
    CHECK(*found.low == close_to(real(each, "low")));
    CHECK(*found.high == close_to(real(each, "high")));
    const std::vector<double> exact = reals(each, "exact");
    if (found.one < 10 || found.other < 10 || std::abs(*found.g) > 1) continue;
    ++compared;
    CHECK(std::abs(*found.low - exact[0]) < .05);
    CHECK(std::abs(*found.high - exact[1]) < .05);
  }
  CHECK(compared > 5);
}

TEST_CASE("A difference turns over with its groups and minds neither place nor unit") {
  Random random(79);
  for (int round = 0; round < 100; ++round) {
    CAPTURE(round);
    std::vector<std::int32_t> one;
    std::vector<std::int32_t> other;
    for (std::size_t i = 0; i < 2 + random.below(30); ++i) {
      one.push_back(static_cast<std::int32_t>(random.below(1001)));
      other.push_back(static_cast<std::int32_t>(random.below(900)));
    }
    const Difference found = hedges_g(one, other);
    if (!found.g) continue;
    CHECK(*hedges_g(other, one).g == close_to(-*found.g));
    for (std::int32_t& each : one) each = 5 * each - 700;
    for (std::int32_t& each : other) each = 5 * each - 700;
    CHECK(*hedges_g(one, other).g == close_to(*found.g));
  }
}

TEST_CASE("No difference of one person or of people who are all alike") {
  CHECK_FALSE(hedges_g({500}, {400, 300, 200}).g);
  CHECK_FALSE(hedges_g({500, 500}, {400, 400, 400}).g);
  CHECK(hedges_g({500, 500}, {400, 401}).g);
  const Difference none = hedges_g({}, {1, 2});
  CHECK(none.one == 0);
  CHECK_FALSE(none.g);
}

TEST_CASE("Twenty thousand people a group, far apart, neither overflow nor lose the figure") {
  std::vector<std::int32_t> one(20'000, 100'000);
  std::vector<std::int32_t> other(20'000, 99'999);
  for (std::size_t i = 0; i < one.size(); i += 2) {
    one[i] -= 2;
    other[i] -= 2;
  }
  const Difference found = hedges_g(one, other);
  REQUIRE(found.g);
  CHECK(*found.g == doctest::Approx(1).epsilon(1e-4));
}

}  // namespace warmline::test
