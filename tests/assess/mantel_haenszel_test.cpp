#include "assess/mantel_haenszel.h"

#include <doctest/doctest.h>

#include "coach/oracle.h"
#include "core/random.h"

namespace warmline::test {

using assess::MantelHaenszel;
using assess::Matched;
using assess::Stratum;

TEST_CASE("Mantel and Haenszel's figures are R's, for Berkeley and the rabbits too") {
  const json::Document cases = oracle("mantel_haenszel.json");
  REQUIRE(cases.root().size() == 10);
  for (std::size_t i = 0; i < cases.root().size(); ++i) {
    CAPTURE(i);
    const json::Value each = cases.root().item(i);
    std::vector<Stratum> strata;
    for (const auto& row : matrix(each, "strata")) {
      strata.push_back({{*row[0], *row[1]}, {*row[2], *row[3]}});
    }
    const MantelHaenszel found = assess::mantel_haenszel(strata);
    REQUIRE(found.odds_ratio);
    CHECK(*found.statistic == close_to(real(each, "statistic")));
    CHECK(*found.p == close_in_digits(real(each, "p")));
    CHECK(*found.odds_ratio == close_to(real(each, "odds")));
    CHECK(*found.low == close_to(real(each, "low")));
    CHECK(*found.high == close_to(real(each, "high")));
    if (i == 1) {
      CHECK(*found.odds_ratio ==
            close_to(7));  // as Mantel has it, of three strata that say something
      CHECK(found.strata == 3);
      CHECK(*found.delta == close_to(-2.35 * 1.9459101490553132));
    }
  }
}

TEST_CASE("From people to strata, and to R's figures of them") {
  const json::Document cases = oracle("strata.json");
  REQUIRE(cases.root().size() == 6);
  for (std::size_t i = 0; i < cases.root().size(); ++i) {
    CAPTURE(i);
    const json::Value each = cases.root().item(i);
    const std::vector<std::int32_t> one = whole_numbers(each, "one");
    const std::vector<std::int32_t> value = whole_numbers(each, "value");
    const std::vector<std::int32_t> others = whole_numbers(each, "others");
    std::vector<Matched> people;
    for (std::size_t k = 0; k < one.size(); ++k) {
      people.push_back({one[k] == 1, value[k], others[k]});
    }
    const MantelHaenszel found = assess::mantel_haenszel(assess::strata_of(people));
    CHECK(*found.statistic == close_to(real(each, "statistic")));
    CHECK(*found.odds_ratio == close_to(real(each, "odds")));
  }
}

TEST_CASE("The groups' names turn the odds over and change nothing else") {
  Random random(78);
  for (int round = 0; round < 200; ++round) {
    CAPTURE(round);
    std::vector<Stratum> strata(1 + random.below(6));
    std::vector<Stratum> turned;
    for (Stratum& each : strata) {
      each.one.people = static_cast<std::int32_t>(1 + random.below(30));
      each.other.people = static_cast<std::int32_t>(1 + random.below(30));
      each.one.selected =
          static_cast<std::int32_t>(random.below(static_cast<std::size_t>(each.one.people) + 1));
      each.other.selected =
          static_cast<std::int32_t>(random.below(static_cast<std::size_t>(each.other.people) + 1));
      turned.push_back({each.other, each.one});
    }
    const MantelHaenszel found = assess::mantel_haenszel(strata);
    const MantelHaenszel other = assess::mantel_haenszel(turned);
    REQUIRE(found.p.has_value() == other.p.has_value());
    if (found.p) CHECK(*found.p == close_to(*other.p));
    REQUIRE(found.odds_ratio.has_value() == other.odds_ratio.has_value());
    if (!found.odds_ratio) continue;
    CHECK(*found.odds_ratio * *other.odds_ratio == close_to(1));
    CHECK(*found.low * *other.high == close_to(1));
    CHECK(*found.delta == close_to(-*other.delta));
  }
}

TEST_CASE("Strata without both groups and both outcomes say nothing and change nothing") {
  const std::vector<Stratum> strata{{{20, 12}, {18, 7}}, {{9, 4}, {14, 5}}};
  std::vector<Stratum> more = strata;
  more.push_back({{1, 1}, {0, 0}});
  more.push_back({{30, 30}, {20, 20}});
  more.push_back({{0, 0}, {20, 3}});
  const MantelHaenszel found = assess::mantel_haenszel(strata);
  const MantelHaenszel other = assess::mantel_haenszel(more);
  CHECK(other.strata == 2);
  CHECK(other.people == 61);
  CHECK(found.statistic == other.statistic);
  CHECK(found.odds_ratio == other.odds_ratio);
  CHECK(found.low == other.low);
  CHECK_FALSE(assess::mantel_haenszel({more[3]}).p);
  CHECK_FALSE(assess::mantel_haenszel({}).p);
  // All of one group passed and none of the other: a statistic, and no odds that could be told.
  const MantelHaenszel apart = assess::mantel_haenszel({{{10, 10}, {10, 0}}});
  CHECK(*apart.p < .001);
  CHECK_FALSE(apart.odds_ratio);
}

TEST_CASE("Equal scores stay together; where nobody lies above the median the top passes") {
  std::vector<Matched> people;
  for (int i = 0; i < 30; ++i) people.push_back({i % 2 == 0, i < 20 ? 1000 : 400, i / 15});
  const std::vector<Stratum> strata = assess::strata_of(people);
  REQUIRE(strata.size() == 2);
  CHECK(strata[0].one.people + strata[0].other.people == 15);
  CHECK(strata[0].one.selected == 8);
  CHECK(strata[1].one.selected + strata[1].other.selected == 5);
  CHECK(assess::strata_of({}).empty());
}

}  // namespace warmline::test
