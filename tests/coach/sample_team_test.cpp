#include "coach/sample_team.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "coach/simulated_people.h"
#include "coach/team_file.h"
#include "coach/team_queries.h"
#include "scenario/parse.h"
#include "score/random_calls.h"
#include "support/shipped.h"

namespace warmline::test {

using coach::AttemptKind;
using coach::Practised;
using coach::SampleTeam;
using coach::Team;

namespace {

// Calls put together at random, so that what is authored elsewhere changes nothing here.
std::vector<Practised> some_calls(std::size_t count) {
  std::vector<Practised> found;
  for (std::uint64_t seed = 1; found.size() < count; ++seed) {
    scenario::Scenario made = *RandomCall(seed).make();
    made.id = ScenarioId("call-" + std::to_string(seed));
    made.sector = seed % 2 == 0 ? "health" : "retail";
    const auto call = std::make_shared<const scenario::Scenario>(std::move(made));
    score::Solved solved = score::solve(call);
    if (solved.solution) found.push_back({call, std::move(*solved.solution)});
  }
  return found;
}

// One written call under several ids. (Those put together at random depend on the compiler, which
// may draw the parts of an expression in any order.)
std::vector<Practised> written_calls(std::size_t count) {
  const scenario::Parsed parsed =
      scenario::parse(read_file(WARMLINE_SOURCE_DIR "/tests/fixtures/cli/refill.json"), "refill");
  REQUIRE(parsed.scenario);
  std::vector<Practised> found;
  for (std::size_t i = 0; i < count; ++i) {
    scenario::Scenario made = *parsed.scenario;
    made.id = ScenarioId("call-" + std::to_string(i));
    const auto call = std::make_shared<const scenario::Scenario>(std::move(made));
    score::Solved solved = score::solve(call);
    REQUIRE(solved.solution);
    found.push_back({call, std::move(*solved.solution)});
  }
  return found;
}

Team whole(std::vector<Practised> calls, std::size_t piece = 1'000'000) {
  SampleTeam making(std::move(calls));
  while (!making.step(piece)) {
  }
  return making.take();
}

std::string written(const Team& team) {
  std::string text;
  for (const coach::TeamAttempt& each : team.attempts) {
    coach::TeamRow row = coach::figures_of(each.card);
    row.week = each.week;
    row.kind = each.kind;
    coach::append_team_line(text, team.people[each.person].code, team.people[each.person].group,
                            team.scenarios[each.scenario].scenario->id.text, "x", row);
  }
  return text;
}

std::uint64_t digest(const std::string& text) {  // FNV-1a
  std::uint64_t hash = 0xCBF29CE484222325u;
  for (const char each : text) {
    hash = (hash ^ static_cast<unsigned char>(each)) * 0x100000001B3u;
  }
  return hash;
}

}  // namespace

TEST_CASE("The sample team is 24 people over 12 weeks, said to be simulated") {
  const Team team = whole(some_calls(20));
  CHECK(team.simulated);
  REQUIRE(team.people.size() == 24);
  CHECK(team.people.front().code == "Sample 01");
  CHECK(team.people.back().code == "Sample 24");
  std::set<int> weeks;
  std::vector<std::size_t> calls(24);
  for (const coach::TeamAttempt& each : team.attempts) {
    weeks.insert(each.week);
    ++calls[each.person];
    CHECK(each.card.finished);
    CHECK_FALSE(each.events.empty());
  }
  CHECK(weeks.size() == 12);
  CHECK(*weeks.rbegin() == 11);
  for (std::size_t i = 0; i < 22; ++i) CHECK(calls[i] >= 20);
  CHECK(calls[22] == 4);
  CHECK(calls[23] == 4);
}

TEST_CASE("Each scenario has one first attempt of a person, before any other") {
  const Team team = whole(some_calls(12));
  std::set<std::pair<coach::PersonIndex, std::size_t>> begun;
  std::array<int, 3> kinds{};
  for (const coach::TeamAttempt& each : team.attempts) {
    CHECK(begun.insert({each.person, each.scenario}).second == (each.kind == AttemptKind::kFirst));
    ++kinds[static_cast<std::size_t>(each.kind)];
  }
  CHECK(kinds[1] > 0);
  CHECK(kinds[2] > 0);
  CHECK(kinds[2] < kinds[1]);
}

TEST_CASE("The sample team is the same however it is cut and in whatever order its calls come") {
  const std::vector<Practised> calls = some_calls(8);
  const std::string at_once = written(whole(calls));
  CHECK(written(whole(calls, 1)) == at_once);
  CHECK(written(whole(calls, 37)) == at_once);
  CHECK(written(whole({calls.rbegin(), calls.rend()})) == at_once);
  SampleTeam other(calls, coach::kSampleSeed + 1);
  CHECK(other.calls_played() == 0);
  CHECK_FALSE(other.step(1));
  CHECK(other.calls_played() == 1);
  while (!other.step(1000)) {
  }
  CHECK(other.calls_played() == other.calls_in_all());
  CHECK(written(other.take()) != at_once);
}

TEST_CASE("The sample team is the same to the digit on every machine") {
  CHECK(digest(written(whole(written_calls(8)))) == 5912248824588562031u);
}

TEST_CASE("Simulated people differ in skill, style and growth") {
  int grow = 0;
  int fall = 0;
  std::set<std::string> styles;
  for (std::uint64_t seed = 0; seed < 400; ++seed) {
    Random random(mixed(1, seed));
    const coach::SimulatedPerson person = coach::simulated_person(random);
    std::int32_t sum = 0;
    std::string style;
    for (const std::int32_t each : person.leaning) {
      sum += each;
      style += std::to_string(each) + " ";
    }
    CHECK(sum == 100);
    CHECK(person.slips_first >= 0);
    CHECK(person.slips_last <= 100);
    CHECK(person.slips_last >= 0);
    styles.insert(style);
    grow += person.slips_last < person.slips_first ? 1 : 0;
    fall += person.slips_last > person.slips_first ? 1 : 0;
  }
  CHECK(styles.size() == 4);
  CHECK(grow > 200);
  CHECK(fall > 20);
}

TEST_CASE("Plans share the weeks evenly, and repeats come only after a first") {
  Random random(76);
  const coach::SimulatedPerson person = coach::simulated_person(random);
  coach::Plans plans;
  plans.scenarios = 60;
  plans.calls = 104;
  plans.weeks = 52;
  const auto calls = coach::planned_calls(person, plans, random);
  REQUIRE(calls.size() == 104);
  for (std::size_t i = 0; i < calls.size(); ++i) CHECK(calls[i].week == i / 2);
  plans.calls = 3;
  plans.scenarios = 1;
  const auto few = coach::planned_calls(person, plans, random);
  CHECK(few[0].kind == AttemptKind::kFirst);
  CHECK(few[1].kind != AttemptKind::kFirst);
}

TEST_CASE("A team as columns has the same figures, and versions of one scenario are one") {
  Team team = whole(some_calls(6));
  team.scenarios.push_back(team.scenarios[2]);  // as an edited version
  team.attempts[5].scenario = 6;
  const coach::TeamTable table = coach::table_of(team);
  CHECK(table.attempts() == team.attempts.size());
  CHECK(table.scenarios() == 6);
  CHECK(table.columns().scenario[5] == 2);
  CHECK(table.people() == 24);
  CHECK(table.weeks() == 12);
  for (std::size_t i = 0; i < table.attempts(); ++i) {
    CHECK(table.columns().resolution[i] == team.attempts[i].card.resolution);
    CHECK(table.columns().week[i] == team.attempts[i].week);
  }
}

}  // namespace warmline::test
