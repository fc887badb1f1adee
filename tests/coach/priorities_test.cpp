#include "coach/priorities.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "core/random.h"

namespace warmline::test {

using coach::AttemptKind;
using coach::Measure;
using coach::Priorities;
using coach::TeamRow;
using coach::TeamTable;
using coach::Why;

namespace {

constexpr coach::Week kSplit = 6;

struct Played {
  std::string person;
  std::string scenario;
  TeamRow row;
};

// Twelve first attempts, six in each period, with these figures and a little spread; of the
// criteria all but respect say the same.
void plays(std::vector<Played>& team, const std::string& person, PerMille before, PerMille after,
           PerMille respect = 500) {
  for (int i = 0; i < 12; ++i) {
    Played each{person, "s" + std::to_string(i), {}};
    each.row.week = static_cast<coach::Week>(i);
    const PerMille spread = 20 * (i % 3 - 1);
    const PerMille figure = (i < 6 ? before : after) + spread;
    each.row.resolution = figure;
    each.row.decisions = 6;
    for (coach::CriterionSums& sums : each.row.criteria) sums = {figure, 1000, 3};
    each.row.criteria[3] = {respect + spread, 1000, 3};
    team.push_back(each);
  }
}

TeamTable table_of(const std::vector<Played>& team) {
  TeamTable table;
  for (Played each : team) {
    each.row.person = table.person(each.person, "g").value();
    each.row.scenario = table.scenario(each.scenario, "s").value();
    REQUIRE(table.add(each.row));
  }
  return table;
}

std::vector<Played> steady_team() {
  std::vector<Played> team;
  for (const char* person : {"a", "b", "c", "d", "e", "f"}) plays(team, person, 500, 500);
  return team;
}

std::string words(const TeamTable& table, const Priorities& found) {
  std::string text;
  for (const coach::Priority& each : found.ranked) {
    text += std::to_string(each.rank) + table.code(each.person) + " " +
            std::to_string(static_cast<int>(each.reasons.front().why)) + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("A steady team gives nobody to talk with first") {
  const TeamTable table = table_of(steady_team());
  const Priorities found = coach::priorities(table, kSplit);
  CHECK(found.ranked.empty());
  CHECK(found.unremarkable.size() == 6);
  CHECK(found.too_little.empty());
  CHECK(found.changes_known == 30);
  CHECK(found.changes_by_chance() == 2);
  CHECK(coach::priorities(table, 0).changes_known == 0);  // one period
}

TEST_CASE("Critical misses first, then who fell, then who is behind, then who rose") {
  std::vector<Played> team = steady_team();
  plays(team, "rose", 500, 700);
  plays(team, "fell", 700, 500);
  plays(team, "fell-more", 900, 500);
  plays(team, "behind", 500, 500, 300);
  plays(team, "leaky", 500, 500);
  team.back().row.critical_misses = 1;
  const TeamTable table = table_of(team);
  const Priorities found = coach::priorities(table, kSplit);
  CHECK(words(table, found) == "1leaky 0\n2fell-more 1\n3fell 1\n4behind 2\n5rose 3\n");
  CHECK(found.unremarkable.size() == 6);
  const coach::Reason& behind = found.ranked[3].reasons.front();
  CHECK(behind.measure == Measure::kRespect);
  CHECK(behind.middle == 500);
  CHECK(*behind.estimate.mean == 300);
}

TEST_CASE("Sentences say their figures") {
  std::vector<Played> team = steady_team();
  plays(team, "rose", 500, 700);
  plays(team, "fell", 700, 500);
  plays(team, "behind", 500, 500, 300);
  plays(team, "leaky", 500, 500);
  team[team.size() - 2].row.critical_misses = 2;
  const TeamTable table = table_of(team);
  const Priorities found = coach::priorities(table, kSplit);
  REQUIRE(found.ranked.size() == 4);
  CHECK(coach::sentence(found.ranked[0].reasons[0]) ==
        "1 of 6 first attempts since week 7 had a critical miss, the latest in week 11.");
  CHECK(coach::sentence(found.ranked[1].reasons[0]) ==
        "Resolution went down from 70 % over 6 scenarios to 50 % over 6 others: −20 points, with a "
        "band from −22 to −18.");
  CHECK(coach::sentence(found.ranked[2].reasons[0]) ==
        "Respect stands at 30 % over 12 scenarios, with a band from 29 to 31 %; the middle of the "
        "team is 50 %.");
  CHECK(coach::sentence(found.ranked[3].reasons[1]) ==
        "Warmth went up from 50 % over 6 scenarios to 70 % over 6 others: 20 points, with a band "
        "from 18 to 22.");
}

TEST_CASE("A critical miss of the earlier period is no reason for the later one") {
  std::vector<Played> team = steady_team();
  team[5].row.critical_misses = 1;
  CHECK(coach::priorities(table_of(team), kSplit).ranked.empty());
  CHECK(coach::priorities(table_of(team), 5).ranked.size() == 1);
  CHECK(coach::priorities(table_of(team), 0).ranked.size() == 1);
}

TEST_CASE("A sentence shows that a band's end isn't what it is held against") {
  coach::Reason rose;
  rose.why = Why::kRose;
  rose.measure = Measure::kRespect;
  rose.change.before.mean = 690;
  rose.change.before.scenarios = 9;
  rose.change.after.mean = 853;
  rose.change.after.scenarios = 1;
  rose.change.difference = 163;
  rose.change.band = coach::Band{3, 320};
  CHECK(coach::sentence(rose) ==
        "Respect went up from 69 % over 9 scenarios to 85 % over 1 other: 16 points, with a band "
        "from 0.3 to 32.");
  // 30 points between 59 and 90 would read like an error.
  rose.change.before.mean = 594;
  rose.change.after.mean = 896;
  rose.change.difference = 302;
  CHECK(coach::sentence(rose) ==
        "Respect went up from 59.4 % over 9 scenarios to 89.6 % over 1 other: 30.2 points, with a "
        "band from 0.3 to 32.");
  coach::Reason behind;
  behind.why = Why::kBehind;
  behind.measure = Measure::kExplore;
  behind.estimate.mean = 250;
  behind.estimate.scenarios = 15;
  behind.estimate.band = coach::Band{150, 339};
  behind.middle = 342;
  CHECK(coach::sentence(behind) ==
        "Curiosity stands at 25 % over 15 scenarios, with a band from 15 to 33.9 %; the middle of "
        "the team is 34.2 %.");
}

TEST_CASE("Nobody is ranked on too little: not even with critical misses, which are named") {
  std::vector<Played> team = steady_team();
  for (int i = 0; i < 4; ++i) {
    Played each{"new", "s" + std::to_string(i), {}};
    each.row.decisions = 9;
    each.row.critical_misses = i < 2 ? 1 : 0;
    each.row.criteria[0] = {0, 1000, 9};
    team.push_back(each);
  }
  for (int i = 0; i < 9; ++i) {  // the same scenario over and over, or practised
    Played each{"repeats", "s" + std::to_string(i), {}};
    each.row.kind = i == 0  ? AttemptKind::kFirst
                    : i < 5 ? AttemptKind::kRepeat
                            : AttemptKind::kPractised;
    each.row.decisions = 9;
    each.row.criteria[0] = {0, 1000, 9};
    team.push_back(each);
  }
  const TeamTable table = table_of(team);
  const Priorities found = coach::priorities(table, kSplit);
  CHECK(found.ranked.empty());
  REQUIRE(found.too_little.size() == 2);
  CHECK(table.code(found.too_little[0].person) == "new");
  CHECK(coach::sentence(found.too_little[0]) ==
        "4 first attempts are too little to say much; 2 had a critical miss. It takes 5 scenarios "
        "and 8 decisions.");
  CHECK(coach::sentence(found.too_little[1]) ==
        "1 first attempt is too little to say much. It takes 5 scenarios and 8 decisions.");
}

TEST_CASE("Nobody is behind a team of fewer than five") {
  std::vector<Played> team;
  for (const char* person : {"a", "b", "c"}) plays(team, person, 500, 500);
  plays(team, "behind", 500, 500, 200);
  CHECK(coach::priorities(table_of(team), kSplit).ranked.empty());
  plays(team, "d", 500, 500);
  CHECK(coach::priorities(table_of(team), kSplit).ranked.size() == 1);
}

TEST_CASE("People whom nothing tells apart share a rank, and no order of people changes the list") {
  std::vector<Played> team = steady_team();
  plays(team, "x", 700, 500);
  plays(team, "y", 700, 500);
  plays(team, "z", 500, 500, 300);
  const TeamTable table = table_of(team);
  const std::string list = words(table, coach::priorities(table, kSplit));
  CHECK(list == "1x 1\n1y 1\n3z 2\n");
  Random random(81);
  for (int round = 0; round < 20; ++round) {
    for (std::size_t i = team.size(); i > 1; --i) std::swap(team[i - 1], team[random.below(i)]);
    const TeamTable moved = table_of(team);
    CHECK(words(moved, coach::priorities(moved, kSplit)) == list);
  }
}

TEST_CASE("A profile takes first attempts alone, and the weeks asked for") {
  std::vector<Played> team;
  plays(team, "a", 300, 700);
  TeamTable table = table_of(team);
  const coach::Profile first_half = coach::profile(table, table.by_person(), 0, {0, 5});
  CHECK(*first_half[static_cast<std::size_t>(Measure::kFeel)].mean == 300);
  CHECK(*first_half[static_cast<std::size_t>(Measure::kResolution)].mean == 300);
  CHECK_FALSE(first_half[static_cast<std::size_t>(Measure::kEmpathy)].mean);
  for (Played& each : team) {
    each.row.kind = AttemptKind::kRepeat;
    each.row.resolution = 0;
    each.row.criteria[0].earned = 0;
  }
  std::vector<Played> both;
  plays(both, "a", 300, 700);
  both.insert(both.end(), team.begin(), team.end());
  table = table_of(both);
  CHECK(*coach::profile(table, table.by_person(), 0)[0].mean == 500);
}

}  // namespace warmline::test
