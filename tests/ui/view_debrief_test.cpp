#include "ui/view_debrief.h"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <variant>

#include "support/stage.h"
#include "ui/app_fixture.h"
#include "ui/models.h"

using namespace warmline;
using namespace warmline::ui;
using tests::Stage;

namespace {

AppState after_call(const std::vector<std::string>& choices, bool leave = false) {
  AppState state = fixture::small_state();
  const Env env = fixture::env();
  fixture::start_call(state, env);
  for (const std::string& id : choices) update(state, fixture::choice(state, id), env);
  const std::string attempt = state.call->attempt;
  if (leave) {
    update(state, LeaveCall{}, env);
  } else {
    update(state, OpenDebrief{attempt}, env);
  }
  REQUIRE(state.screen == Screen::kDebrief);
  return state;
}

void score_all(AppState& state) {
  for (int i = 0; i < 20 && do_some_work(state); ++i) {
  }
}

std::int32_t sum(const DebriefModel& model) {
  std::int32_t total = 0;
  for (const Segment& segment : model.segments) total += segment.points;
  return total;
}

struct Review {
  Review(DebriefModel with, float width) : stage(width, 4000), model(std::move(with)) {}
  Stage::View view() {
    return [this](Ui& ui) {
      if (auto got = draw_debrief(ui, model, state)) intent = got;
    };
  }
  Stage stage;
  DebriefModel model;
  DebriefViewState state;
  std::optional<Intent> intent;
};

}  // namespace

TEST_CASE("until it is scored the debrief says that it is being worked out") {
  AppState state = after_call({"log", "close"});
  CHECK(debrief_model(state)->ready == DebriefModel::Ready::kPreparing);
  score_all(state);
  CHECK(debrief_model(state)->ready == DebriefModel::Ready::kReady);
}

TEST_CASE("whole points of the bar and of the list are the same and add up to 100") {
  AppState state = after_call({"log", "close"});
  score_all(state);
  const DebriefModel model = *debrief_model(state);
  CHECK(sum(model) == 100);
  REQUIRE(!model.decisions.empty());
  CHECK(model.decisions[0].number == 1);
  CHECK(model.decisions[0].words == "“I'll log it. Which floor?”");
  CHECK(model.decisions[0].lost > 0);
  CHECK(model.decisions[0].alternatives.size() == 1);
  for (const Segment& segment : model.segments) {
    if (segment.kind == Segment::Kind::kLost)
      CHECK(segment.points == model.decisions[segment.decision].lost);
  }
  CHECK(model.ending_title == "Later");
  CHECK(model.mark == "First attempt");
}

TEST_CASE("an attempt that was left says so and has a part not finished") {
  AppState state = after_call({"ask"}, true);
  score_all(state);
  const DebriefModel model = *debrief_model(state);
  CHECK(!model.finished);
  CHECK(sum(model) == 100);
  CHECK(model.mark == "First attempt · left early");
  bool found = false;
  for (const Segment& segment : model.segments)
    found |= segment.kind == Segment::Kind::kNotFinished;
  CHECK(found);
}

TEST_CASE("a rule met on the way is named with what it is worth, and why it is there") {
  AppState state = after_call({"ask", "call-caretaker", "close"});
  score_all(state);
  const DebriefModel model = *debrief_model(state);
  REQUIRE(model.out_of_reach.rules.size() == 1);
  CHECK(model.out_of_reach.rules[0].rule == "No hour is promised to callers.");
  CHECK(model.out_of_reach.rules[0].reason ==
        "Why it is there: Too many promised hours were missed.");
}

TEST_CASE("needs are listed with how each ended") {
  AppState state = after_call({"ask", "call-caretaker", "close"});
  score_all(state);
  const DebriefModel model = *debrief_model(state);
  REQUIRE(model.needs.size() == 2);
  CHECK(model.needs[0].level == scenario::NeedLevel::kArranged);
  CHECK(model.needs[0].weight == 60);
}

TEST_CASE("too little evidence is said in words and shows no figure") {
  AppState state = after_call({"log", "close"});
  score_all(state);
  const DebriefModel model = *debrief_model(state);
  CHECK(!model.empathy);
  CHECK(model.empathy_words.find("Not enough evidence") != std::string::npos);
  Review review(model, 1440);
  review.stage.settle(review.view());
  CHECK(review.stage.find("empathy/figure") == nullptr);
  CHECK(review.stage.named(Role::kText, "not enough evidence") != nullptr);
}

TEST_CASE("the costliest decision is open; another one opens from the list and from the bar") {
  AppState state = after_call({"log", "close"});
  score_all(state);
  DebriefModel model = *debrief_model(state);
  DecisionModel second;
  second.number = 2;
  second.id = "decision-x";
  second.words = second.summary = "“Good night.”";
  second.why = "It stays a number in a list.";
  model.decisions.push_back(second);
  for (const float width : {1440.0f, 390.0f}) {
    Review review(model, width);
    review.stage.settle(review.view());
    REQUIRE(review.state.selected);
    CHECK(*review.state.selected == 0);
    CHECK(review.stage.find("decision-0")->current);
    CHECK(review.stage.named(Role::kText, "It stays a number") == nullptr);
    review.stage.click(review.view(), "decision-x");
    CHECK(review.stage.named(Role::kText, "It stays a number") != nullptr);
    const Node* part = review.stage.named(Role::kButton, "lost at decision 1");
    REQUIRE(part != nullptr);
    review.stage.click(review.view(), std::string(part->id));
    CHECK(*review.state.selected == 0);
  }
}

TEST_CASE("a critical miss is flagged apart") {
  AppState state = after_call({"ask", "neighbour", "close"});
  score_all(state);
  const DebriefModel model = *debrief_model(state);
  REQUIRE(model.critical.size() == 1);
  Review review(model, 1024);
  review.stage.settle(review.view());
  CHECK(review.stage.named(Role::kHeading, "A critical miss") != nullptr);
}

TEST_CASE("below zero the bar gives way to a signed list") {
  AppState state = after_call({"log", "close"});
  score_all(state);
  DebriefModel model = *debrief_model(state);
  Review with_bar(model, 1024);
  with_bar.stage.settle(with_bar.view());
  CHECK(with_bar.stage.find("account/bar") != nullptr);
  model.signed_list = true;
  Review without(model, 1024);
  without.stage.settle(without.view());
  CHECK(without.stage.find("account/bar") == nullptr);
  CHECK(without.stage.find("account/sum") != nullptr);
}

TEST_CASE("from the debrief one can take the call again or go back") {
  AppState state = after_call({"log", "close"});
  score_all(state);
  Review review(*debrief_model(state), 1440);
  review.stage.settle(review.view());
  review.stage.click(review.view(), "take-again");
  REQUIRE(review.intent);
  CHECK(std::get<OpenScenario>(*review.intent).scenario == "small");
  review.stage.click(review.view(), "back-to-calls");
  CHECK(std::get<GoTo>(*review.intent).screen == Screen::kLibrary);
}

TEST_CASE("the library shows first and best, and the list of attempts its figures") {
  AppState state = after_call({"log", "close"});
  score_all(state);
  update(state, GoTo{Screen::kLibrary}, fixture::env());
  const LibraryModel model = library_model(state);
  REQUIRE(model.calls.size() == 1);
  CHECK(model.calls[0].results.find("First: ") == 0);
  CHECK(model.calls[0].results.find("Best") == std::string::npos);
  REQUIRE(model.attempts.size() == 1);
  CHECK(model.attempts[0].has_debrief);
  REQUIRE(model.suggestion);
  CHECK(!model.suggestion->resumes);
}

TEST_CASE("the open decision offers to try again from there, at every size") {
  AppState state = after_call({"ask", "call-caretaker", "close"});
  score_all(state);
  DebriefModel model = *debrief_model(state);
  REQUIRE(model.decisions.size() > 1);
  for (const float width : {1440.0f, 1024.0f, 390.0f}) {
    Review review(model, width);
    review.stage.settle(review.view());
    if (review.state.selected != 1u) review.stage.click(review.view(), model.decisions[1].id);
    review.stage.click(review.view(), "try-again");
    REQUIRE(review.intent);
    REQUIRE(std::holds_alternative<RewindTo>(*review.intent));
    CHECK(std::get<RewindTo>(*review.intent).attempt == model.attempt);
    CHECK(std::get<RewindTo>(*review.intent).steps == model.decisions[1].step);
  }
}

TEST_CASE("other attempts at the same call are named and can be opened") {
  AppState state = after_call({"log", "close"});
  score_all(state);
  DebriefModel model = *debrief_model(state);
  Review alone(model, 1440);
  alone.stage.settle(alone.view());
  CHECK(alone.stage.find("kept") == nullptr);
  model.kept.push_back({"other", "Latest, practised from decision 2", "90 % resolution", false});
  Review review(model, 1440);
  review.stage.settle(review.view());
  CHECK(review.stage.find("kept/0/open") == nullptr);
  review.stage.click(review.view(), "kept/1/open");
  REQUIRE(review.intent);
  CHECK(std::get<OpenDebrief>(*review.intent).attempt == "other");
}
