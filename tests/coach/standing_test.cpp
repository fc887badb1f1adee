#include "coach/standing.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "coach/priorities.h"
#include "core/random.h"

namespace warmline::test {

using coach::Estimate;
using coach::Measure;
using coach::SkillStanding;
using coach::Stands;
using coach::TeamTable;

namespace {

// First attempts at calls "s0", "s1", … with these values of warmth, four decisions each.
void practise(TeamTable& table, const std::string& person, const std::vector<PerMille>& values) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    coach::TeamRow row;
    row.person = *table.person(person, "g");
    row.scenario = *table.scenario("s" + std::to_string(i), "x");
    row.decisions = 4;
    row.criteria[0] = {values[i], 1000, 4};
    REQUIRE(table.add(row));
  }
}

SkillStanding warmth(const TeamTable& table, coach::PersonIndex person) {
  return standings(table, table.by_person(), person)[static_cast<std::size_t>(Measure::kFeel)];
}

TeamTable team_of(std::size_t others) {
  TeamTable table;
  practise(table, "high", {800, 900, 850, 900, 800});
  practise(table, "low", {100, 200, 150, 200, 100});
  practise(table, "new", {900, 900});
  for (std::size_t i = 0; i < others; ++i)
    practise(table, "p" + std::to_string(i), {300, 700, 500, 400, 600});
  return table;
}

}  // namespace

TEST_CASE("a strength or a gap is said only where the whole band lies beside the team's middle") {
  TeamTable table = team_of(5);
  practise(table, "wide", {300, 900, 700, 500, 600});
  CHECK(warmth(table, 0).middle == 500);
  const SkillStanding wide = warmth(table, *table.find_person("wide"));
  CHECK(wide.estimate.mean == 600);
  CHECK(wide.stands == Stands::kNeither);  // above it, and its band not
  CHECK(warmth(table, 0).stands == Stands::kStrength);
  CHECK(warmth(table, 1).stands == Stands::kGap);
  CHECK(warmth(table, 3).stands == Stands::kNeither);
  CHECK(warmth(table, 2).stands == Stands::kUnknown);
  CHECK(warmth(table, 2).estimate.scenarios == 2);
  CHECK_FALSE(warmth(table, 2).estimate.band);
}

TEST_CASE("beside a small team nobody stands high or low") {
  const TeamTable table = team_of(2);  // four with a band
  CHECK_FALSE(warmth(table, 0).middle);
  CHECK(warmth(table, 0).stands == Stands::kAlone);
}

TEST_CASE("the scenarios behind a figure are named, the lowest first") {
  const SkillStanding one = warmth(team_of(5), 3);
  REQUIRE(one.scenarios.size() == 5);
  CHECK(one.scenarios[0].value == 300);
  CHECK(one.scenarios[0].scenario == 0);
  CHECK(one.scenarios[4].value == 700);
  for (std::size_t i = 1; i < 5; ++i) CHECK(one.scenarios[i - 1].value <= one.scenarios[i].value);
}

TEST_CASE("repeats and practised attempts move nobody") {
  TeamTable table = team_of(5);
  const SkillStanding before = warmth(table, 1);
  coach::TeamRow row;
  row.person = 1;
  row.decisions = 4;
  row.criteria[0] = {1000, 1000, 4};
  row.kind = coach::AttemptKind::kRepeat;
  REQUIRE(table.add(row));
  row.kind = coach::AttemptKind::kPractised;
  REQUIRE(table.add(row));
  const SkillStanding after = warmth(table, 1);
  CHECK(after.estimate.mean == before.estimate.mean);
  CHECK(after.scenarios.size() == before.scenarios.size());
}

TEST_CASE("the middle of many is their median, and nobody without a band has a part in it") {
  Random random(21);
  for (int round = 0; round < 300; ++round) {
    std::vector<Estimate> team(random.below(12));
    std::vector<PerMille> banded;
    for (Estimate& each : team) {
      each.mean = static_cast<PerMille>(random.below(1001));
      if (random.below(3) == 0) continue;
      each.band = coach::Band{0, 1000};
      banded.push_back(*each.mean);
    }
    const auto middle = coach::middle_of(team);
    CHECK(middle.has_value() == (banded.size() >= coach::kLeastCompared));
    if (!middle) continue;
    std::size_t below = 0;
    std::size_t above = 0;
    for (const PerMille each : banded) {
      below += each < *middle ? 1 : 0;
      above += each > *middle ? 1 : 0;
    }
    CHECK(below <= banded.size() / 2);
    CHECK(above <= banded.size() / 2);
  }
}

}  // namespace warmline::test
