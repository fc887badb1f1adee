#include "assess/usage.h"

#include <doctest/doctest.h>

#include <cmath>

#include "coach/oracle.h"

namespace warmline::test {

TEST_CASE("Quantiles of times are R's of type 7") {
  const json::Document cases = oracle("quantiles.json");
  REQUIRE(cases.root().size() == 6);
  for (std::size_t i = 0; i < cases.root().size(); ++i) {
    CAPTURE(i);
    const json::Value each = cases.root().item(i);
    std::vector<std::int64_t> values;
    for (std::int32_t value : whole_numbers(each, "values")) values.push_back(value);
    const assess::Times found = assess::times(values);
    CHECK(found.people == values.size());
    const std::vector<double> wanted = reals(each, "quantiles");
    REQUIRE(found.quantiles);
    for (std::size_t k = 0; k < wanted.size(); ++k) {
      CHECK((*found.quantiles)[k] == close_to(wanted[k]));
    }
  }
  CHECK_FALSE(assess::times({}).quantiles);
}

TEST_CASE("Exposure counts who was given what") {
  const auto found =
      assess::exposure({{true, false, true}, {true, false, false}, {true, false, true}}, 3);
  REQUIRE(found.size() == 3);
  CHECK(found[0].given == 3);
  CHECK(found[0].share == 1000);
  CHECK(found[1].share == 0);
  CHECK(found[2].given == 2);
  CHECK(found[2].share == 667);
  CHECK(assess::exposure({}, 2)[1].share == 0);
}

TEST_CASE(
    "What nobody took is named with how often it can be taken at most, once it was offered "
    "enough") {
  const json::Document limits = oracle("never.json");
  const std::vector<std::int32_t> offered = whole_numbers(limits.root(), "offered");
  const std::vector<double> most = reals(limits.root(), "most");
  for (std::size_t i = 0; i < offered.size(); ++i) {
    CAPTURE(offered[i]);
    const auto found = assess::never_taken({{{offered[i], 0}}});
    REQUIRE(found.size() == 1);
    CHECK(found[0].at_most == static_cast<PerMille>(std::ceil(1000 * most[i])));
  }
  const auto found =
      assess::never_taken({{{40, 39}, {40, 0}, {40, 1}}, {}, {{9, 0}, {10, 0}, {0, 0}}});
  REQUIRE(found.size() == 2);
  CHECK(found[0].decision == 0);
  CHECK(found[0].choice == 1);
  CHECK(found[0].offered == 40);
  CHECK(found[1].decision == 2);
  CHECK(found[1].choice == 1);
}

}  // namespace warmline::test
