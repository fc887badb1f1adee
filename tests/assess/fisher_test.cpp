#include "assess/fisher.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "coach/oracle.h"
#include "core/random.h"

namespace warmline::test {

using assess::fisher_p;
using assess::fisher_power;

TEST_CASE("Fisher's p is that of R's fisher.test, for the lady's tea and for 20,000 a group") {
  const json::Document cases = oracle("fisher.json");
  REQUIRE(cases.root().size() == 51);
  for (std::size_t i = 0; i < cases.root().size(); ++i) {
    CAPTURE(i);
    const json::Value each = cases.root().item(i);
    const std::vector<std::int32_t> counts = whole_numbers(each, "counts");
    const double p = fisher_p({counts[0], counts[1]}, {counts[2], counts[3]});
    CHECK(p == close_in_digits(real(each, "p")));
  }
  CHECK(fisher_p({4, 3}, {4, 1}) == close_in_digits(34.0 / 70));
}

TEST_CASE("Fisher's p minds neither which group is which nor what is called selected") {
  Random random(76);
  for (int round = 0; round < 500; ++round) {
    const auto n1 = static_cast<std::int32_t>(random.below(60));
    const auto n2 = static_cast<std::int32_t>(random.below(60));
    const assess::Selected one{
        n1, static_cast<std::int32_t>(random.below(static_cast<std::size_t>(n1) + 1))};
    const assess::Selected other{
        n2, static_cast<std::int32_t>(random.below(static_cast<std::size_t>(n2) + 1))};
    CAPTURE(round);
    const double p = fisher_p(one, other);
    CHECK(p > 0);
    CHECK(p <= 1);
    CHECK(fisher_p(other, one) == close_in_digits(p));
    CHECK(fisher_p({n1, n1 - one.selected}, {n2, n2 - other.selected}) == close_in_digits(p));
  }
}

TEST_CASE(
    "Where a margin is nought there is nothing to find, and the improbable doesn't overflow") {
  CHECK(fisher_p({0, 0}, {0, 0}) == 1);
  CHECK(fisher_p({10, 0}, {30, 0}) == 1);
  CHECK(fisher_p({10, 10}, {30, 30}) == 1);
  CHECK(fisher_p({0, 0}, {30, 12}) == 1);
  const double apart = fisher_p({20'000, 20'000}, {20'000, 0});
  CHECK(apart >= 0);
  CHECK(apart < 1e-300);
}

TEST_CASE("The power is what asking fisher.test about every table adds up to") {
  const json::Document cases = oracle("fisher_power.json");
  REQUIRE(cases.root().size() == 8);
  for (std::size_t i = 0; i < cases.root().size(); ++i) {
    CAPTURE(i);
    const json::Value each = cases.root().item(i);
    const std::vector<std::int32_t> people = whole_numbers(each, "people");
    const std::vector<double> rates = reals(each, "rates");
    const double level = real(each, "level");
    const double power = fisher_power({people[0], rates[0]}, {people[1], rates[1]}, level);
    CHECK(power == close_to(real(each, "power")));
    CHECK(fisher_power({people[1], rates[1]}, {people[0], rates[0]}, level) == close_to(power));
  }
}

TEST_CASE("For large groups the power is near that of the usual approximation, and below it") {
  const json::Document cases = oracle("prop_power.json");
  REQUIRE(cases.root().size() == 5);
  for (std::size_t i = 0; i < cases.root().size(); ++i) {
    CAPTURE(i);
    const json::Value each = cases.root().item(i);
    const auto people = static_cast<std::int32_t>(each.find("people")->integer());
    const std::vector<double> rates = reals(each, "rates");
    const double power = fisher_power({people, rates[0]}, {people, rates[1]}, .05);
    const double usual = real(each, "power");
    CHECK(power < usual);
    CHECK(power > usual - .03);
  }
}

TEST_CASE("Without a difference the power is the share of false alarms, at most the level") {
  for (const std::int32_t people : {10, 40, 200, 2'000}) {
    for (const double rate : {.05, .2, .5}) {
      CAPTURE(people);
      CAPTURE(rate);
      const double alarms = fisher_power({people, rate}, {people, rate}, .05);
      CHECK(alarms <= .05);
      if (people * rate > 90) CHECK(alarms > .03);
    }
  }
}

TEST_CASE("Power at the ends: nobody, and rates of nought and one") {
  CHECK(fisher_power({0, .5}, {100, .4}, .05) == 0);
  CHECK(fisher_power({50, 0}, {50, 0}, .05) == 0);
  CHECK(fisher_power({50, 1}, {50, 1}, .05) == 0);
  CHECK(fisher_power({50, 0}, {50, 1}, .05) == close_to(1));
}

TEST_CASE("Holm's correction is p.adjust's, in the order given") {
  const json::Document cases = oracle("holm.json");
  REQUIRE(cases.root().size() == 10);
  for (std::size_t i = 0; i < cases.root().size(); ++i) {
    CAPTURE(i);
    const json::Value each = cases.root().item(i);
    const std::vector<double> wanted = reals(each, "adjusted");
    const std::vector<double> found = assess::holm(reals(each, "p"));
    REQUIRE(found.size() == wanted.size());
    for (std::size_t k = 0; k < wanted.size(); ++k) CHECK(found[k] == close_to(wanted[k]));
  }
  CHECK(assess::holm({}).empty());
  CHECK(assess::holm({.01, .04, .03})[2] == close_to(.06));
}

}  // namespace warmline::test
