#include "coach/team_table.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "coach/team_queries.h"
#include "core/random.h"

namespace warmline::test {

using coach::AttemptKind;
using coach::Cell;
using coach::Filter;
using coach::Measure;
using coach::TeamRow;
using coach::TeamTable;
using coach::Which;

namespace {

struct Named {
  std::string person;
  std::string scenario;
  TeamRow row;
};

std::string group_of(const std::string& person) {
  return person.back() % 2 == 0 ? "early" : "late";
}
std::string sector_of(const std::string& scenario) {
  return scenario.back() % 3 == 0 ? "health" : "retail";
}

std::vector<Named> some_attempts(Random& random, std::size_t count = 400) {
  std::vector<Named> found;
  for (std::size_t i = 0; i < count; ++i) {
    Named each;
    each.person = "p" + std::to_string(random.below(12));
    each.scenario = "s" + std::to_string(random.below(7));
    each.row.week = static_cast<coach::Week>(random.below(9));
    each.row.kind = static_cast<AttemptKind>(random.below(3));
    each.row.resolution = static_cast<PerMille>(random.below(1001));
    if (random.below(4) > 0) each.row.empathy = static_cast<PerMille>(random.below(1001));
    for (coach::CriterionSums& sums : each.row.criteria) {
      sums.stake = static_cast<std::int32_t>(random.below(4));
      sums.earned =
          sums.stake == 0 ? 0 : static_cast<std::int32_t>(random.below(4)) % (sums.stake + 1);
      sums.observations = sums.stake > 0 ? 1 : 0;
    }
    found.push_back(each);
  }
  return found;
}

TeamTable table_of(const std::vector<Named>& attempts) {
  TeamTable table;
  for (Named each : attempts) {
    each.row.person = table.person(each.person, group_of(each.person)).value();
    each.row.scenario = table.scenario(each.scenario, sector_of(each.scenario)).value();
    REQUIRE(table.add(each.row));
  }
  return table;
}

Filter some_filter(Random& random, const TeamTable& table) {
  Filter filter;
  filter.which = static_cast<Which>(random.below(3));
  if (random.below(3) == 0) {
    filter.scenario = static_cast<coach::ScenarioIndex>(random.below(table.scenarios()));
  }
  if (random.below(3) == 0) {
    filter.sector = static_cast<std::uint16_t>(random.below(table.sectors().size()));
  }
  if (random.below(3) == 0) {
    filter.group = static_cast<std::uint16_t>(random.below(table.groups().size()));
  }
  if (random.below(2) == 0) filter.first_week = static_cast<coach::Week>(random.below(5));
  if (random.below(2) == 0) filter.last_week = static_cast<coach::Week>(3 + random.below(6));
  return filter;
}

// What a filter says, one attempt at a time.
bool passes(const TeamTable& table, const Filter& filter, const Named& attempt) {
  const AttemptKind kind = attempt.row.kind;
  const bool which = filter.which == Which::kAll || kind == AttemptKind::kFirst ||
                     (filter.which == Which::kUnpractised && kind == AttemptKind::kRepeat);
  return which && (!filter.scenario || table.scenario(*filter.scenario).code == attempt.scenario) &&
         (!filter.sector || table.sectors()[*filter.sector] == sector_of(attempt.scenario)) &&
         (!filter.group || table.groups()[*filter.group] == group_of(attempt.person)) &&
         attempt.row.week >= filter.first_week && attempt.row.week <= filter.last_week;
}

std::optional<PerMille> value_of(const TeamRow& row, Measure measure) {
  if (measure == Measure::kResolution) return row.resolution;
  if (measure == Measure::kEmpathy) return row.empathy;
  const auto& sums = row.criteria[static_cast<std::size_t>(measure) - 2];
  if (sums.stake == 0) return std::nullopt;
  return per_mille(sums.earned, sums.stake);
}

using Sums = std::map<std::string, std::pair<std::uint32_t, std::uint32_t>>;

Sums named(const TeamTable& table, const std::vector<Cell>& cells) {
  Sums found;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i].count() == 0) continue;
    found[table.code(static_cast<coach::PersonIndex>(i))] = {cells[i].sum(), cells[i].count()};
  }
  return found;
}

template <typename Item>
void shuffle(std::vector<Item>& items, Random& random) {
  for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[random.below(i)]);
}

}  // namespace

TEST_CASE("Every query through every filter is what going by hand gives") {
  Random random(71);
  for (int round = 0; round < 120; ++round) {
    CAPTURE(round);
    const std::vector<Named> attempts = some_attempts(random);
    const TeamTable table = table_of(attempts);
    const Filter filter = some_filter(random, table);
    const coach::Selection selection = coach::select(table, filter);
    for (std::size_t m = 0; m < coach::kMeasureCount; ++m) {
      const auto measure = static_cast<Measure>(m);
      Sums people;
      std::map<std::pair<std::string, int>, std::uint32_t> heat;
      std::vector<std::uint32_t> weeks(table.weeks());
      std::size_t count = 0;
      for (const Named& each : attempts) {
        if (!passes(table, filter, each)) continue;
        ++count;
        const auto value = value_of(each.row, measure);
        if (!value) continue;
        people[each.person].first += static_cast<std::uint32_t>(*value);
        ++people[each.person].second;
        heat[{each.scenario, each.row.week}] += static_cast<std::uint32_t>(*value);
        ++weeks[each.row.week];
      }
      CHECK(selection.count == count);
      CHECK(named(table, coach::by_person(table, selection, measure)) == people);
      const auto cells = coach::by_scenario_and_week(table, selection, measure);
      REQUIRE(cells.size() == table.scenarios() * table.weeks());
      for (std::size_t s = 0; s < table.scenarios(); ++s) {
        const std::string code = table.scenario(static_cast<coach::ScenarioIndex>(s)).code;
        for (int week = 0; week < table.weeks(); ++week) {
          const auto at = s * table.weeks() + static_cast<std::size_t>(week);
          const auto found = heat.find({code, week});
          CHECK(cells[at].sum() == (found == heat.end() ? 0 : found->second));
        }
      }
      const auto by_week = coach::by_week(table, selection, measure);
      for (std::size_t week = 0; week < weeks.size(); ++week) {
        CHECK(by_week[week].count() == weeks[week]);
      }
    }
  }
}

TEST_CASE("The order of attempts and of people changes no figure") {
  Random random(72);
  for (int round = 0; round < 60; ++round) {
    CAPTURE(round);
    std::vector<Named> attempts = some_attempts(random);
    const TeamTable one = table_of(attempts);
    shuffle(attempts, random);
    const TeamTable other = table_of(attempts);
    const auto all = [](const TeamTable& table) {
      Filter filter;
      filter.which = Which::kAll;
      return coach::select(table, filter);
    };
    CHECK(named(one, coach::by_person(one, all(one), Measure::kFeel)) ==
          named(other, coach::by_person(other, all(other), Measure::kFeel)));
    const auto a = coach::lowest(one, all(one), Measure::kResolution, 10, 8);
    const auto b = coach::lowest(other, all(other), Measure::kResolution, 10, 8);
    REQUIRE(a.size() == b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
      CHECK(one.code(a[i].person) == other.code(b[i].person));
      CHECK(a[i].rank == b[i].rank);
    }
  }
}

TEST_CASE("The lowest: enough attempts, in order, equal means share a rank") {
  std::vector<Named> attempts;
  const auto add = [&attempts](const std::string& person, const std::vector<PerMille>& figures) {
    for (const PerMille each : figures) {
      Named attempt{person, "s1", {}};
      attempt.row.resolution = each;
      attempts.push_back(attempt);
    }
  };
  add("few", {0, 0});
  add("d", {900, 900, 900});
  add("c", {400, 500, 600, 500});
  add("b", {500, 500, 500});
  add("a", {100, 200, 300});
  const TeamTable table = table_of(attempts);
  const coach::Selection firsts = coach::select(table, {});
  const auto found = coach::lowest(table, firsts, Measure::kResolution, 3, 20);
  REQUIRE(found.size() == 4);
  std::string order;
  std::string ranks;
  for (const coach::Ranked& each : found) {
    order += table.code(each.person);
    ranks += std::to_string(each.rank);
  }
  CHECK(order == "abcd");
  CHECK(ranks == "1224");
  CHECK(*found[0].cell.mean() == 200);
  CHECK(coach::lowest(table, firsts, Measure::kResolution, 3, 2).size() == 2);
  CHECK(coach::lowest(table, firsts, Measure::kEmpathy, 0, 20).empty());
}

TEST_CASE("A name stands under one group alone, and rows are found by person in order") {
  TeamTable table;
  CHECK(*table.person("one", "early") == 0);
  CHECK(*table.person("two", "late") == 1);
  CHECK(*table.person("one", "early") == 0);
  CHECK_FALSE(table.person("one", "late"));
  CHECK(*table.scenario("call", "health") == 0);
  CHECK_FALSE(table.scenario("call", "retail"));
  for (const coach::PersonIndex person : {1u, 0u, 1u, 1u}) {
    TeamRow row;
    row.person = person;
    REQUIRE(table.add(row));
  }
  const coach::RowsByPerson rows = table.by_person();
  CHECK(rows.first == std::vector<std::uint32_t>{0, 1, 4});
  CHECK(rows.rows == std::vector<std::uint32_t>{1, 0, 2, 3});
  CHECK(table.weeks() == 1);
}

TEST_CASE("A scorecard's figures, and what there is no evidence for") {
  score::Scorecard card;
  card.resolution = 640;
  card.empathy_decisions = 2;
  card.critical_misses = 1;
  card.seconds = 95;
  for (const std::int32_t stake : {0, 2, 3}) {
    score::DecisionScore decision;
    decision.stakes[1] = stake;
    decision.earned[1] = stake / 2;
    card.decisions.push_back(decision);
  }
  TeamTable table;
  TeamRow row = coach::figures_of(card);
  row.person = table.person("one", "early").value();
  row.scenario = table.scenario("call", "health").value();
  REQUIRE(table.add(row));
  const coach::TeamColumns& columns = table.columns();
  CHECK(columns.resolution[0] == 640);
  CHECK(columns.empathy[0] == coach::kNoValue);
  CHECK(columns.quality[0][0] == coach::kNoValue);
  CHECK(columns.quality[1][0] == 400);  // 2 of 5
  CHECK(columns.observations[1][0] == 2);
  CHECK(columns.decisions[0] == 3);
  CHECK(columns.critical_misses[0] == 1);
  CHECK(columns.seconds[0] == 95);
}

TEST_CASE("An attempt takes fewer than 200 bytes, its person's index and a selection included") {
  Random random(73);
  const TeamTable table = table_of(some_attempts(random, 20'000));
  const std::size_t index = 4 * (table.attempts() + table.people() + 1);
  const coach::Selection selection = coach::select(table, {});
  CHECK(table.bytes() + index + selection.keep.capacity() < 200 * table.attempts());
}

}  // namespace warmline::test
