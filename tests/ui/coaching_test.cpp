// One person of the team, and the review of an attempt of theirs.
#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <string>

#include "support/stage.h"
#include "ui/coaching_fixture.h"
#include "ui/coaching_page.h"
#include "ui/models_coach.h"
#include "ui/page_html.h"
#include "ui/view_coach_person.h"
#include "ui/view_coach_review.h"

using namespace warmline;
using namespace warmline::ui;
using fixture::looking_at;
using fixture::wish;
using What = Coaching::What;

namespace {

// The latest attempt in which something was lost.
AppState reviewing(std::size_t person = 2) {
  AppState state = looking_at(person);
  std::vector<std::size_t> attempts = attempts_of_person(state);
  const auto lost = std::find_if(attempts.begin(), attempts.end(), [&](std::size_t each) {
    return state.coach.team->attempts[each].card.lost > 0;
  });
  REQUIRE(lost != attempts.end());
  wish(state, What::kOpenAttempt, *lost);
  REQUIRE(state.screen == Screen::kReview);
  CHECK_FALSE(coach_review_model(state).ready);
  fixture::score_all(state);
  return state;
}

struct Listening {
  explicit Listening(const AppState& with, float width = 1440) : stage(width, 1200), state(with) {}
  std::function<void(Ui&)> draw() {
    return [this](Ui& ui) {
      if (auto got = draw_coach_review(ui, coach_review_model(state), view_state)) intent = got;
    };
  }
  void press(const char* id) {
    stage.activate(id);
    stage.frame(draw());
    stage.frame(draw());
  }
  tests::Stage stage;
  const AppState& state;
  CoachReviewViewState view_state;
  std::optional<Intent> intent;
};

}  // namespace

TEST_CASE("a person's page says on how much it rests, and is labelled where nobody is behind it") {
  AppState state = looking_at(2);
  const CoachPersonModel model = coach_person_model(state);
  CHECK(model.name == "Sample 03");
  CHECK(model.chip == "Sample team, simulated");
  CHECK(model.attempts.size() == attempts_of_person(state).size());
  CHECK(model.signed_words.empty());
  CHECK_FALSE(model.can_group);
  // One call alone: no band, so neither a strength nor a gap, and no figure where there is too
  // little.
  CHECK(model.strengths.empty());
  CHECK(model.gaps.empty());
  CHECK(model.others.size() == coach::kMeasureCount);
  CHECK(model.trend.places.size() == 3);
  CHECK(model.trend.places[0] == "Weeks 1 to 4");
  CHECK(model.trend.briefs[2] == "9–12");
  for (const LineSeries& series : model.trend.series) CHECK(series.points.size() == 3);
  wish(state, What::kTrend, 0, static_cast<std::size_t>(coach::Measure::kRespect));
  CHECK(coach_person_model(state).trend.y.name == "Respect");
  wish(state, What::kTrend, 0, 99);
  CHECK(coach_person_model(state).trend.y.name == "Respect");
}

TEST_CASE("what was worked out of one team is not shown of another") {
  AppState state = looking_at(2);
  REQUIRE(state.coaching.person);
  CHECK(state.coaching.person->loads == state.coach.loads);
  update(state, Coach{Coach::What::kPutAway}, fixture::env());
  CHECK(coaching_is_gone(state));
  CHECK(coach_person_model(state).name.empty());
  wish(state, What::kOpenPerson, 0);  // nobody is there
  CHECK(coach_person_model(state).name.empty());
}

TEST_CASE("the printed person has the trend as a table and every attempt") {
  AppState state = looking_at(2);
  wish(state, What::kPrintPerson);
  const std::string page = fixture::taken_file(state);
  CHECK(page.find("Sample team, simulated") != std::string::npos);
  CHECK(page.find("Weeks 1 to 4") != std::string::npos);
  CHECK(page.find("Made with Warmline on 4 March 2026.") != std::string::npos);
  const CoachPersonModel model = coach_person_model(state);
  REQUIRE_FALSE(model.attempts.empty());
  std::size_t at = page.find("<thead><tr><th>Call</th>");
  for (const PersonAttempt& each : model.attempts) {
    at = page.find("<td>" + html_text(each.title) + "</td>", at);
    CHECK(at != std::string::npos);
    CHECK(page.find(html_text(each.about), at) != std::string::npos);
  }
  CHECK(page.find("Choosing a good line shows that somebody recognises it") != std::string::npos);
}

TEST_CASE("the review has the call's lines in order, a turn for each decision, and the costliest") {
  const AppState state = reviewing();
  const CoachReviewModel model = coach_review_model(state);
  REQUIRE(model.ready);
  const coach::TeamAttempt& attempt = state.coach.team->attempts[state.coach.attempt];
  CHECK(model.turns.size() == attempt.card.decisions.size());
  std::size_t before = 0;
  std::int32_t most = 0;
  for (const ReviewTurn& turn : model.turns) {
    REQUIRE(turn.line < model.lines.size());
    CHECK(turn.line >= before);
    before = turn.line;
    const Voice voice = model.lines[turn.line].voice;
    CHECK((voice == Voice::kSaid || voice == Voice::kDone));
    CHECK(model.lines[turn.line].label.find("Sample 03") != std::string::npos);
    most = std::max(most, turn.decision.lost);
  }
  if (model.costliest) CHECK(model.turns[*model.costliest].decision.lost == most);
  CHECK(model.costliest.has_value() == (most > 0));
  CHECK(model.begin == 1);
  CHECK_FALSE(model.ending_title.empty());
}

TEST_CASE("listening in steps on and back, goes to the costliest moment, and plays by itself") {
  const AppState state = reviewing();
  const CoachReviewModel model = coach_review_model(state);
  Listening listening(state);
  listening.stage.settle(listening.draw());
  CHECK(listening.view_state.shown == 1);
  listening.press("review-step");
  CHECK(listening.view_state.shown == 2);
  listening.press("review-back-step");
  CHECK(listening.view_state.shown == 1);
  listening.press("review-back-step");
  CHECK(listening.view_state.shown == 1);
  REQUIRE(model.costliest);
  listening.press("review-costliest");
  CHECK(listening.view_state.shown == model.turns[*model.costliest].line + 1);
  CHECK(listening.view_state.open == model.costliest);
  const std::string turn = "turn-" + std::to_string(model.turns[*model.costliest].decision.number);
  CHECK(listening.stage.find(turn + "/comment") != nullptr);
  CHECK(listening.stage.find(turn + "/alternative") != nullptr);
  listening.view_state.key.clear();
  listening.stage.settle(listening.draw());
  listening.press("review-play");
  CHECK(listening.view_state.playing);
  const std::size_t first = listening.view_state.shown;
  listening.stage.advance(10'000);
  listening.stage.frame(listening.draw());
  CHECK(listening.view_state.shown == first + 1);
  listening.press("review-play");
  CHECK_FALSE(listening.view_state.playing);
  const std::size_t paused = listening.view_state.shown;
  listening.stage.advance(10'000);
  listening.stage.frame(listening.draw());
  CHECK(listening.view_state.shown == paused);
  listening.press("review-play");
  for (int i = 0; i < 100; ++i) {
    listening.stage.advance(10'000);
    listening.stage.frame(listening.draw());
  }
  CHECK(listening.view_state.shown == model.lines.size());
  CHECK_FALSE(listening.view_state.playing);
  CHECK(listening.stage.find("review/ending/title") != nullptr);
}

TEST_CASE("a comment at a turn and an example are kept by attempt and step") {
  AppState state = reviewing();
  const std::size_t step = coach_review_model(state).turns[0].decision.step;
  wish(state, What::kComment, step, 0, "Listen here.");
  CHECK(coach_review_model(state).turns[0].comment == "Listen here.");
  CHECK(coach_review_model(state).unkept);
  wish(state, What::kExample, step);
  CHECK_FALSE(coach_review_model(state).unkept);
  const std::string id = state.coach.attempt_ids[state.coach.attempt];
  const std::string end = id + "/" + std::to_string(step);
  CHECK(state.portfolio.setting("coach/comment/" + end, "") == "Listen here.");
  CHECK(state.portfolio.setting("coach/example/" + end, "") == "1");
  CHECK(coach_review_model(state).turns[0].example);
  wish(state, What::kLeaveReview);
  for (const PersonAttempt& each : coach_person_model(state).attempts) {
    const bool noted = each.about.find(" · 1 comment · 1 example") != std::string::npos;
    CHECK(noted == (each.attempt == state.coach.attempt));
  }
  wish(state, What::kOpenAttempt, state.coach.attempt);
  wish(state, What::kExample, step);
  CHECK_FALSE(coach_review_model(state).turns[0].example);
  wish(state, What::kComment, step, 0, "  ");
  wish(state, What::kKeep);
  CHECK(state.portfolio.setting("coach/comment/" + end, "").empty());
  wish(state, What::kLeaveReview);
  CHECK(state.screen == Screen::kPerson);
}

TEST_CASE("a person opens from the team's rows and from whom to talk with first") {
  AppState state = fixture::sample_team();
  CHECK(coach_model(state).heat.press_rows);
  tests::Stage stage(390, 6000);
  CoachPersonViewState view;
  wish(state, What::kOpenPerson, 5);
  std::optional<Intent> intent;
  const auto draw = [&](Ui& ui) {
    if (auto got = draw_coach_person(ui, coach_person_model(state), view)) intent = got;
  };
  stage.settle(draw);
  stage.activate("person-prepare");
  stage.frame(draw);
  REQUIRE(intent);
  CHECK(std::get<Coaching>(*intent).what == What::kPrepare);
  stage.activate("person-back");
  stage.frame(draw);
  CHECK(std::get<GoTo>(*intent).screen == Screen::kCoach);
}
