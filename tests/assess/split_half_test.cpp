#include "assess/split_half.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "assess/people.h"
#include "coach/oracle.h"
#include "core/random.h"

namespace warmline::test {

using assess::CriterionTable;
using assess::SplitHalf;

TEST_CASE("Odd against even, the mean and the ends of all splits are what R makes of them") {
  const json::Document cases = oracle("forms.json");
  int beyond = 0;
  for (std::size_t i = 0; i < cases.root().size(); ++i) {
    CAPTURE(i);
    const json::Value each = cases.root().item(i);
    const SplitHalf found = assess::split_half(table_of(matrix(each, "people")));
    REQUIRE(found.odd_even);
    CHECK(*found.odd_even == close_to(real(each, "odd_even")));
    CHECK(*found.mean == close_to(real(each, "average")));
    REQUIRE(found.lowest.has_value() == each.find("lowest")->is_string());
    if (!found.lowest) {
      ++beyond;
      CHECK_FALSE(found.highest);
      continue;
    }
    CHECK(*found.lowest == close_to(real(each, "lowest")));
    CHECK(*found.highest == close_to(real(each, "highest")));
  }
  CHECK(beyond == 1);
}

TEST_CASE("The mean of all splits lies between their ends, and is alpha for an even number") {
  Random random(75);
  for (int round = 0; round < 200; ++round) {
    CAPTURE(round);
    const CriterionTable table = some_people(random);
    const SplitHalf found = assess::split_half(table);
    REQUIRE(found.mean);
    CHECK(*found.lowest <= *found.mean + 1e-12);
    CHECK(*found.mean <= *found.highest + 1e-12);
    CHECK(*found.highest <= 1 + 1e-12);
    const double alpha = *assess::reliability(table).alpha;
    if (table.scenarios % 2 == 0) CHECK(*found.mean == close_to(alpha));
    CriterionTable moved = table;
    std::reverse(moved.people.begin(), moved.people.end());
    for (auto& row : moved.people) std::reverse(row.begin(), row.end());
    const SplitHalf other = assess::split_half(moved);
    CHECK(other.mean == found.mean);
    CHECK(other.lowest == found.lowest);
    CHECK(other.highest == found.highest);
  }
}

TEST_CASE("Two halves of one scenario each: Spearman and Brown of their correlation") {
  const SplitHalf found = assess::split_half(table_of({{100, 100}, {200, 300}, {300, 200}}));
  CHECK(*found.odd_even == close_to(2 * .5 / 1.5));
  CHECK(found.lowest == found.highest);
}

TEST_CASE("No halves where nothing can be told") {
  CHECK_FALSE(assess::split_half(table_of({{1, 2}, {3, 4}})).mean);
  CHECK_FALSE(assess::split_half(table_of({{1}, {3}, {5}})).mean);
  CHECK_FALSE(assess::split_half(table_of({{100, 300}, {300, 100}, {200, 200}})).odd_even);
  CHECK_FALSE(assess::split_half(table_of({{100, 300}, {300, 100}, {200, 200}})).mean);
  const SplitHalf opposed = assess::split_half(table_of({{100, 700}, {200, 500}, {300, 300}}));
  CHECK_FALSE(opposed.odd_even);
  CHECK(*opposed.mean < 0);
  const SplitHalf flat = assess::split_half(table_of({{500, 1}, {500, 3}, {500, 7}}));
  CHECK_FALSE(flat.odd_even);
  CHECK(*flat.mean == 0);
}

}  // namespace warmline::test
