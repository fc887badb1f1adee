#include "assess/reliability.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "assess/people.h"
#include "coach/oracle.h"
#include "core/random.h"

namespace warmline::test {

using assess::CriterionTable;
using assess::Reliability;

TEST_CASE("Cronbach's alpha, its error and how many scenarios would do are what R makes of them") {
  const json::Document cases = oracle("reliability.json");
  REQUIRE(cases.root().size() == 6);
  for (std::size_t i = 0; i < cases.root().size(); ++i) {
    CAPTURE(i);
    const json::Value each = cases.root().item(i);
    const Reliability found = assess::reliability(table_of(matrix(each, "people")));
    REQUIRE(found.alpha);
    CHECK(found.criterion == scenario::Criterion::kRespect);
    CHECK(*found.alpha == close_to(real(each, "alpha")));
    CHECK(found.deviation == close_to(real(each, "deviation")));
    CHECK(*found.error == close_to(real(each, "sem")));
    const auto needed = assess::scenarios_for(found, assess::kWantedReliability);
    const json::Value wanted = *each.find("for800");
    REQUIRE(needed.has_value() == wanted.is_integer());
    if (needed) CHECK(*needed == wanted.integer());
  }
}

TEST_CASE("The order of people or scenarios changes no digit of a reliability") {
  Random random(66);
  for (int round = 0; round < 200; ++round) {
    CAPTURE(round);
    const CriterionTable table = some_people(random);
    CriterionTable moved = table;
    std::rotate(moved.people.begin(), moved.people.begin() + 2, moved.people.end());
    for (auto& row : moved.people) std::reverse(row.begin(), row.end());
    const Reliability one = assess::reliability(table);
    const Reliability other = assess::reliability(moved);
    CHECK(one.alpha == other.alpha);
    CHECK(one.error == other.error);
    if (one.alpha) CHECK(*one.alpha <= 1);
  }
}

TEST_CASE("As many scenarios as it says do bring the reliability, and one fewer don't") {
  Random random(67);
  int asked = 0;
  for (int round = 0; round < 200; ++round) {
    const Reliability found = assess::reliability(some_people(random));
    const auto needed = assess::scenarios_for(found, 800);
    if (!needed) continue;
    ++asked;
    const auto with = [&found](std::int64_t count) {
      const double times = static_cast<double>(count) / static_cast<double>(found.scenarios);
      return times * *found.alpha / (1 + (times - 1) * *found.alpha);
    };
    CHECK(with(*needed) > 0.8 - 1e-9);
    if (*needed > 1) CHECK(with(*needed - 1) < 0.8);
  }
  CHECK(asked > 100);
}

TEST_CASE("People without all scenarios are left out and counted") {
  CriterionTable table = table_of({{100, 200}, {300, 500}, {700, 600}, {900, 800}});
  const Reliability whole = assess::reliability(table);
  table.people.insert(table.people.begin() + 1, {std::nullopt, 999});
  const Reliability found = assess::reliability(table);
  CHECK(found.people == 4);
  CHECK(found.left_out == 1);
  CHECK(found.alpha == whole.alpha);
}

TEST_CASE("No figure where nothing can be told") {
  CHECK_FALSE(assess::reliability(table_of({{1, 2}, {3, 4}})).alpha);
  CHECK_FALSE(assess::reliability(table_of({{1}, {3}, {5}})).alpha);
  const Reliability same = assess::reliability(table_of({{100, 300}, {300, 100}, {200, 200}}));
  CHECK_FALSE(same.alpha);
  CHECK_FALSE(assess::scenarios_for(same, 800));
  CHECK_FALSE(assess::differ(same, 0, 1000));
}

TEST_CASE("An alpha below nought is shown, and counts as none") {
  const Reliability found =
      assess::reliability(table_of({{100, 900}, {900, 200}, {300, 700}, {700, 250}}));
  REQUIRE(found.alpha);
  CHECK(*found.alpha < 0);
  CHECK(*found.alpha_shown() < 0);
  CHECK(*found.error == found.deviation);
  CHECK_FALSE(assess::scenarios_for(found, 800));
}

TEST_CASE("Two people differ only beyond the error of measurement") {
  Reliability found;
  found.error = 50;  // 1.96 · 50 · √2 = 138.6
  CHECK_FALSE(assess::differ(found, 500, 638));
  CHECK(assess::differ(found, 500, 639));
  CHECK(assess::differ(found, 639, 500));
}

}  // namespace warmline::test
