#include "assess/items.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "assess/people.h"
#include "coach/oracle.h"
#include "core/random.h"

namespace warmline::test {

using assess::CriterionTable;
using assess::FormFigures;
using assess::ScenarioFigures;

TEST_CASE("What each scenario adds is what R makes of it") {
  const json::Document cases = oracle("forms.json");
  REQUIRE(cases.root().size() == 8);
  for (std::size_t i = 0; i < cases.root().size(); ++i) {
    CAPTURE(i);
    const json::Value each = cases.root().item(i);
    const CriterionTable table = table_of(matrix(each, "people"));
    const FormFigures found = assess::form_figures(table);
    CHECK(found.people == table.people.size());
    const std::vector<double> mean = reals(each, "mean");
    const std::vector<double> deviation = reals(each, "deviation");
    const std::vector<double> corrected = reals(each, "corrected");
    const std::vector<double> discrimination = reals(each, "discrimination");
    const std::vector<double> without = reals(each, "without");
    REQUIRE(found.scenarios.size() == mean.size());
    for (std::size_t k = 0; k < mean.size(); ++k) {
      CAPTURE(k);
      const ScenarioFigures& scenario = found.scenarios[k];
      CHECK(*scenario.mean == close_to(mean[k]));
      CHECK(*scenario.deviation == close_to(deviation[k]));
      CHECK(*scenario.corrected == close_to(corrected[k]));
      CHECK(*scenario.discrimination == close_to(discrimination[k]));
      CHECK(*scenario.alpha_without == close_to(without[k]));
    }
  }
}

TEST_CASE("Without a scenario, alpha is that of the table without its column") {
  Random random(71);
  int asked = 0;
  for (int round = 0; round < 100; ++round) {
    CAPTURE(round);
    const CriterionTable table = some_people(random);
    if (table.scenarios < 3) continue;
    const FormFigures found = assess::form_figures(table);
    const std::size_t gone = random.below(table.scenarios);
    CriterionTable rest = table;
    rest.scenarios -= 1;
    for (auto& row : rest.people) row.erase(row.begin() + static_cast<std::ptrdiff_t>(gone));
    const auto alpha = assess::reliability(rest).alpha;
    REQUIRE(alpha.has_value() == found.scenarios[gone].alpha_without.has_value());
    if (!alpha) continue;
    ++asked;
    CHECK(*found.scenarios[gone].alpha_without == close_to(*alpha));
  }
  CHECK(asked > 50);
}

TEST_CASE("The order of people changes no digit of a scenario's figures") {
  Random random(72);
  for (int round = 0; round < 50; ++round) {
    const CriterionTable table = some_people(random);
    CriterionTable moved = table;
    std::reverse(moved.people.begin(), moved.people.end());
    const FormFigures one = assess::form_figures(table);
    const FormFigures other = assess::form_figures(moved);
    for (std::size_t i = 0; i < table.scenarios; ++i) {
      CHECK(one.scenarios[i].deviation == other.scenarios[i].deviation);
      CHECK(one.scenarios[i].corrected == other.scenarios[i].corrected);
      CHECK(one.scenarios[i].discrimination == other.scenarios[i].discrimination);
      CHECK(one.scenarios[i].alpha_without == other.scenarios[i].alpha_without);
    }
  }
}

TEST_CASE("Difficulty is of all who have a value, the rest of those who have every one") {
  const FormFigures found = assess::form_figures(
      table_of({{100, 200}, {300, 500}, {700, 600}, {900, std::nullopt}, {500, 400}}));
  CHECK(found.people == 4);
  CHECK(found.left_out == 1);
  CHECK(found.scenarios[0].people == 5);
  CHECK(*found.scenarios[0].mean == 500);
  CHECK(found.scenarios[1].people == 4);
  CHECK(*found.scenarios[1].mean == 425);
  // Of 4 the upper and lower 27 % is one each: 700 and 600 against 100 and 200.
  CHECK(*found.scenarios[0].discrimination == 600);
  CHECK(*found.scenarios[1].discrimination == 400);
  CHECK_FALSE(found.scenarios[0].alpha_without);
}

TEST_CASE("Whoever ties with the last of a group is in it, and groups that meet tell nothing") {
  const FormFigures tied =
      assess::form_figures(table_of({{0, 0}, {500, 300}, {300, 500}, {400, 400}}));
  CHECK(*tied.scenarios[0].discrimination == 400);  // (500 + 300 + 400) ÷ 3
  const FormFigures same =
      assess::form_figures(table_of({{400, 400}, {500, 300}, {300, 500}, {400, 400}}));
  CHECK_FALSE(same.scenarios[0].discrimination);
  CHECK(same.scenarios[0].corrected == -1.0);
}

TEST_CASE("A scenario where all do alike has a difficulty and no correlation") {
  const FormFigures found =
      assess::form_figures(table_of({{500, 100, 300}, {500, 300, 400}, {500, 900, 950}}));
  CHECK(*found.scenarios[0].deviation == 0);
  CHECK_FALSE(found.scenarios[0].corrected);
  CHECK(*found.scenarios[0].discrimination == 0);
  CHECK(found.scenarios[1].corrected);
  const FormFigures few = assess::form_figures(table_of({{500, 100}, {300, 300}}));
  CHECK(few.scenarios[0].mean);
  CHECK_FALSE(few.scenarios[0].corrected);
  CHECK_FALSE(few.scenarios[0].discrimination);
}

}  // namespace warmline::test
