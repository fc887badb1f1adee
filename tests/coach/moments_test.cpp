#include "coach/moments.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "coach/out_of_reach.h"
#include "coach/two_lenses.h"
#include "core/random.h"
#include "support/call_builder.h"

namespace warmline::test {

using coach::AttemptKind;
using coach::Moment;
using coach::Team;
using coach::TeamAttempt;
using coach::TellingMoments;
using score::DecisionScore;

namespace {

// Two rules in series, each worth nothing alone; a third worth 40 points.
coach::Practised ruled_call() {
  CallBuilder call;
  const Index helped = call.need("helped", 40);
  const Index heard = call.need("heard", 60);
  const Index one = call.block("one");
  const Index two = call.block("two");
  const Index three = call.block("three");
  const Index start = call.node("start");
  const Index more = call.node("more");
  const Index end = call.ending("end");
  call.choice(start, "through-one", more).block = one;
  Choice& three_choice = call.choice(start, "through-three", end);
  three_choice.block = three;
  meets(three_choice, helped);
  meets(three_choice, heard);
  meets(call.choice(start, "plain", end), heard);
  Choice& deep = call.choice(more, "through-two", end);
  deep.block = two;
  meets(deep, helped);
  meets(deep, heard);
  meets(call.choice(more, "bye", end), heard);
  const scenario::ScenarioPtr made = call.build();
  score::Solved solved = score::solve(made);
  REQUIRE(solved.solution);
  return {made, *solved.solution};
}

Team people(std::size_t count) {
  Team team;
  for (std::size_t i = 0; i < count; ++i) {
    team.people.push_back({"p" + std::to_string(i), "g"});
  }
  team.scenarios.push_back(ruled_call());
  return team;
}

DecisionScore decision(Hundredths lost, std::int32_t feel_stake = 0, std::int32_t feel_earned = 0,
                       std::int32_t respect_stake = 0, std::int32_t respect_earned = 0) {
  DecisionScore made;
  made.lost = lost;
  made.stakes = {feel_stake, 0, 0, respect_stake};
  made.earned = {feel_earned, 0, 0, respect_earned};
  return made;
}

void add(Team& team, coach::PersonIndex person, std::vector<DecisionScore> decisions,
         AttemptKind kind = AttemptKind::kFirst) {
  TeamAttempt attempt;
  attempt.person = person;
  attempt.kind = kind;
  attempt.card.decisions = std::move(decisions);
  team.attempts.push_back(std::move(attempt));
}

TellingMoments moments(const Team& team, coach::PersonIndex person = 0,
                       coach::Which which = coach::Which::kUnpractised) {
  return coach::telling_moments(
      team, person, std::vector<const score::Review*>(team.attempts.size(), nullptr), which);
}

}  // namespace

TEST_CASE("The largest loss is the person's own, unpractised, and of equals the latest") {
  Team team = people(2);
  add(team, 0, {decision(100), decision(900)});
  add(team, 0, {decision(900), decision(900), decision(200)});
  add(team, 1, {decision(5000)});
  add(team, 0, {decision(4000)}, AttemptKind::kPractised);
  const TellingMoments found = moments(team);
  REQUIRE(found.loss);
  CHECK(found.loss->lost == 900);
  CHECK(found.loss->at == Moment{1, 0});
  CHECK(moments(team, 0, coach::Which::kAll).loss->lost == 4000);
  CHECK(moments(team, 1).loss->at == Moment{2, 0});
  CHECK_FALSE(found.miss);
  CHECK_FALSE(found.recovery);
}

TEST_CASE("Nothing lost, nothing missed: no moment is made up") {
  Team team = people(1);
  add(team, 0, {decision(0, 2, 2), decision(0, 2, 0)});
  const TellingMoments found = moments(team);
  CHECK_FALSE(found.loss);
  CHECK_FALSE(found.miss);  // once is not again
}

TEST_CASE("The most repeated miss is counted over calls, with an example of its own") {
  Team team = people(1);
  add(team, 0, {decision(0, 1, 0), decision(700, 3, 0), decision(0, 2, 2)});
  add(team, 0, {decision(0, 2, 0, 2, 0), decision(0, 1, 0, 1, 0)});
  add(team, 0, {decision(0, 0, 0, 1, 0), decision(0, 1, 1)});
  const TellingMoments found = moments(team);
  REQUIRE(found.miss);
  CHECK(found.miss->criterion == scenario::Criterion::kFeel);
  CHECK(found.miss->times == 4);
  CHECK(found.miss->of == 6);
  CHECK(found.miss->calls == 2);
  CHECK(found.loss->at == Moment{0, 1});  // it has the largest stake, and is told already
  CHECK(found.miss->example == Moment{1, 0});
}

TEST_CASE("Of two misses as often, the one that is the greater part of its decisions") {
  Team team = people(1);
  add(team, 0, {decision(0, 1, 0), decision(0, 1, 0), decision(0, 1, 1)});
  add(team, 0, {decision(0, 0, 0, 1, 0), decision(0, 0, 0, 1, 0)});
  CHECK(moments(team).miss->criterion == scenario::Criterion::kRespect);
}

TEST_CASE("The best recovery: whole first, then the most hurts, then the latest") {
  Team team = people(1);
  for (int i = 0; i < 4; ++i) add(team, 0, {decision(0), decision(0), decision(0)});
  const auto recovery = [](score::DecisionIndex at, std::size_t hurts, bool whole) {
    score::Review review;
    score::Recovery made;
    made.decision = at;
    made.mends.resize(hurts);
    made.whole = whole;
    review.recoveries.push_back(made);
    return review;
  };
  const score::Review much = recovery(2, 3, false);
  const score::Review whole = recovery(1, 1, true);
  const score::Review later = recovery(2, 1, true);
  const auto best = [&team](std::vector<const score::Review*> reviews) {
    return coach::telling_moments(team, 0, reviews).recovery;
  };
  CHECK_FALSE(best({nullptr, nullptr, nullptr, nullptr}));
  CHECK(best({&much, nullptr, nullptr, nullptr})->hurts == 3);
  CHECK(best({&much, &whole, nullptr, nullptr})->at == Moment{1, 1});
  CHECK(best({&whole, &much, nullptr, nullptr})->at == Moment{0, 1});
  CHECK(best({&whole, &much, &later, nullptr})->at == Moment{2, 2});
  CHECK(best({nullptr, &much, nullptr, &much})->at == Moment{3, 2});
}

TEST_CASE("Rules over a team: in how many calls, to how many people, worth what a call alone") {
  Team team = people(3);
  const auto meet = [&team](coach::PersonIndex person, std::vector<Index> blocks,
                            AttemptKind kind = AttemptKind::kFirst) {
    add(team, person, {}, kind);
    for (const Index block : blocks) {
      team.attempts.back().card.blocks_met.push_back(
          {block, block, team.scenarios[0].solution.best_lifted(block)});
    }
  };
  meet(0, {0, 2});
  meet(0, {0});
  meet(1, {0, 2});
  meet(2, {});
  meet(2, {0, 1, 2}, AttemptKind::kPractised);
  const auto found = coach::rules_over_team(team);
  REQUIRE(found.size() == 2);
  CHECK(found[0].block == 0);
  CHECK(found[0].shown.size() == 3);
  CHECK(found[0].people == 2);
  CHECK(found[0].calls_played == 4);
  CHECK(found[0].value() == 0);  // in series with another
  CHECK(found[1].block == 2);
  CHECK(found[1].value() == 4000);
  CHECK(found[1].shown[1].attempt == 2);
  CHECK(found[1].shown[1].step == 2);
  const auto all = coach::rules_over_team(team, coach::Which::kAll);
  CHECK(all.size() == 3);
  CHECK(all[0].calls_played == 5);
  CHECK(all[2].block == 1);
  CHECK(coach::rules_over_team(people(2)).empty());
}

TEST_CASE("Of rules shown equally often the one worth more a call comes first") {
  Team team = people(1);
  add(team, 0, {});
  for (const Index block : {Index{0}, Index{2}}) {
    team.attempts.back().card.blocks_met.push_back({block, 0, 0});
  }
  CHECK(coach::rules_over_team(team)[0].block == 2);
}

namespace {

score::Lens lens(std::int32_t empathy, std::int32_t resolution) {
  score::Lens made;
  made.weights = {empathy, resolution, 0, 0};
  return made;
}

void plays(Team& team, coach::PersonIndex person, PerMille empathy, PerMille resolution,
           std::size_t calls = 6) {
  for (std::size_t i = 0; i < calls; ++i) {
    add(team, person, std::vector<DecisionScore>(3));
    team.attempts.back().card.finished = true;
    team.attempts.back().card.empathy = empathy;
    team.attempts.back().card.resolution = resolution;
  }
}

}  // namespace

TEST_CASE("Two rankings of one team, with shared ranks, and nobody ranked on too little") {
  Team team = people(5);
  plays(team, 0, 900, 200);
  plays(team, 1, 500, 900);
  plays(team, 2, 500, 500);
  plays(team, 3, 100, 800);
  plays(team, 4, 1000, 1000, 4);
  const coach::TwoRankings found = coach::two_rankings(team, lens(100, 0), lens(0, 100));
  REQUIRE(found.ranked.size() == 4);
  std::vector<std::pair<std::uint32_t, std::uint32_t>> ranks;
  for (const coach::LensRanked& each : found.ranked) {
    ranks.emplace_back(each.first_rank, each.second_rank);
  }
  CHECK(ranks ==
        std::vector<std::pair<std::uint32_t, std::uint32_t>>{{1, 4}, {2, 1}, {2, 3}, {4, 2}});
  CHECK(found.ranked[1].person == 1);
  CHECK(found.moved == 4);
  CHECK(found.too_little == std::vector<coach::PersonIndex>{4});
  CHECK(*found.ranked[0].first.mean == 900);
  CHECK(found.ranked[0].first.band->low == 900);
}

TEST_CASE(
    "The same lens twice moves nobody, and no order of attempts or people changes a ranking") {
  Random random(82);
  Team team = people(8);
  for (coach::PersonIndex person = 0; person < 8; ++person) {
    for (int i = 0; i < 7; ++i) {
      plays(team, person, static_cast<PerMille>(random.below(1001)),
            static_cast<PerMille>(random.below(1001)), 1);
    }
  }
  CHECK(coach::two_rankings(team, lens(60, 40), lens(60, 40)).moved == 0);
  const auto named = [](const Team& of) {
    std::vector<std::string> found;
    for (const coach::LensRanked& each :
         coach::two_rankings(of, lens(100, 0), lens(20, 80)).ranked) {
      found.push_back(of.people[each.person].code + " " + std::to_string(each.first_rank) + " " +
                      std::to_string(each.second_rank));
    }
    return found;
  };
  const std::vector<std::string> whole = named(team);
  std::reverse(team.attempts.begin(), team.attempts.end());
  std::reverse(team.people.begin(), team.people.end());
  for (TeamAttempt& each : team.attempts) each.person = 7 - each.person;
  CHECK(named(team) == whole);
}

TEST_CASE("Repeats and practised attempts change no ranking") {
  Team team = people(2);
  plays(team, 0, 700, 300);
  plays(team, 1, 600, 400);
  const auto mean = [&team] {
    return *coach::two_rankings(team, lens(100, 0), lens(0, 100)).ranked[0].first.mean;
  };
  CHECK(mean() == 700);
  plays(team, 0, 0, 0);
  for (std::size_t i = 12; i < team.attempts.size(); ++i) {
    team.attempts[i].kind = i % 2 == 0 ? AttemptKind::kRepeat : AttemptKind::kPractised;
  }
  CHECK(mean() == 700);
}

}  // namespace warmline::test
