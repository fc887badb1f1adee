#include "coach/propose.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "coach/sample_team.h"
#include "score/review.h"
#include "support/call_builder.h"
#include "support/shipped.h"

namespace warmline::test {

using coach::MomentKind;
using coach::ProposedMoment;
using coach::Team;

namespace {

using Reviews = std::vector<const score::Review*>;

// A call of one decision after a line, and one of them made.
Team one_call() {
  CallBuilder call;
  const Index need = call.need("helped", 100);
  const Index start = call.node("start");
  const Index end = call.ending("end");
  call.line(start, "It hurts.");
  meets(call.choice(start, "help", end), need);
  call.choice(start, "not", end).form = scenario::ChoiceForm::kDo;
  const scenario::ScenarioPtr made = call.build();
  score::Solved solved = score::solve(made);
  REQUIRE(solved.solution);
  Team team;
  team.people.push_back({"p", "g"});
  team.scenarios.push_back({made, *solved.solution});
  coach::TeamAttempt attempt;
  attempt.events.push_back(replay::ChoiceEvent{NodeId("start"), ChoiceId("not")});
  const auto run = replay::replay(*made, attempt.events);
  REQUIRE(run);
  attempt.card = score::score(*made, *solved.solution, attempt.events, run.value());
  team.attempts.push_back(attempt);
  return team;
}

Team sample() {
  std::vector<coach::Practised> scenarios;
  for (const Shipped& each : shipped_scenarios())
    scenarios.push_back({each.scenario, each.solution});
  coach::SampleTeam playing(std::move(scenarios));
  while (!playing.step(1000)) {
  }
  return playing.take();
}

}  // namespace

TEST_CASE("a moment in a session has the words of the call") {
  const Team team = one_call();
  const auto list = proposed(team, 0, Reviews(1, nullptr));
  REQUIRE(list.size() == 1);
  CHECK(list[0].kind == MomentKind::kLoss);
  CHECK(list[0].why == "Most was lost here: 100 points of 100.");
  const coach::SessionMoment moment = session_moment(team, list[0], "attempt");
  CHECK(moment.attempt == "attempt");
  CHECK(moment.step == 0);
  CHECK(moment.title == "A call");
  CHECK(moment.before == "It hurts.");
  CHECK(moment.words == "Text of not");  // done, not said
  CHECK(moment.why == list[0].why);
  CHECK(moment.comment.empty());
}

TEST_CASE("nothing lost: nothing is proposed") {
  Team team = one_call();
  team.attempts[0].card.decisions[0].lost = 0;
  CHECK(proposed(team, 0, Reviews(1, nullptr)).empty());
  team.attempts[0].card.decisions[0].lost = 100;
  team.attempts[0].kind = coach::AttemptKind::kPractised;
  CHECK(proposed(team, 0, Reviews(1, nullptr)).empty());
}

TEST_CASE("three moments are proposed for everybody of the sample team, each decision once") {
  const Team team = sample();
  std::vector<score::Review> reviews(team.attempts.size());
  Reviews of_one(team.attempts.size(), nullptr);
  for (coach::PersonIndex person = 0; person < team.people.size(); person += 7) {
    for (std::size_t i = 0; i < team.attempts.size(); ++i) {
      const coach::TeamAttempt& each = team.attempts[i];
      if (each.person != person) continue;
      const coach::Practised& call = team.scenarios[each.scenario];
      const auto run = replay::replay(*call.scenario, each.events);
      REQUIRE(run);
      reviews[i] = score::review(*call.scenario, call.solution, each.card, run.value());
      of_one[i] = &reviews[i];
    }
    const auto list = proposed(team, person, of_one);
    REQUIRE(list.size() == coach::kProposed);
    CHECK(list[0].kind == MomentKind::kLoss);
    for (std::size_t i = 0; i < list.size(); ++i) {
      CHECK(team.attempts[list[i].at.attempt].person == person);
      CHECK(team.attempts[list[i].at.attempt].kind != coach::AttemptKind::kPractised);
      CHECK_FALSE(list[i].why.empty());
      for (std::size_t k = 0; k < i; ++k) CHECK_FALSE(list[k].at == list[i].at);
      const coach::SessionMoment moment = session_moment(team, list[i], "a");
      CHECK_FALSE(moment.words.empty());
      CHECK_FALSE(moment.before.empty());
    }
  }
}

TEST_CASE("a decision that is the largest loss and a recovery is proposed once") {
  const Team team = one_call();
  score::Review review;
  score::Recovery recovery;
  recovery.mends = {0};
  review.recoveries.push_back(recovery);
  const auto list = proposed(team, 0, Reviews{&review});
  REQUIRE(list.size() == 1);
  CHECK(list[0].kind == MomentKind::kLoss);
}

TEST_CASE("where nothing recovered, what was lost next most is proposed") {
  Team team = one_call();
  for (const Hundredths lost : {300, 900, 500, 900}) {
    team.attempts.push_back(team.attempts[0]);
    team.attempts.back().card.decisions[0].lost = lost;
  }
  team.attempts.erase(team.attempts.begin());
  const auto list = proposed(team, 0, Reviews(team.attempts.size(), nullptr));
  REQUIRE(list.size() == 3);
  CHECK(list[0].at == coach::Moment{3, 0});
  CHECK(list[0].why ==
        "Most was lost here: 9 points of 100, more than at any other decision of 4 calls.");
  CHECK(list[1].at == coach::Moment{1, 0});
  CHECK(list[2].at == coach::Moment{2, 0});
  CHECK(list[2].why == "Lost here: 5 points of 100.");
}

}  // namespace warmline::test
