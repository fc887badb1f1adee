#include <doctest/doctest.h>

#include <optional>
#include <string>

#include "support/stage.h"
#include "ui/debrief_fixture.h"
#include "ui/view_best_call.h"

using namespace warmline;
using namespace warmline::ui;

namespace {

const BestLine* line_with(const BestCallModel& model, const std::string& words) {
  for (const BestLine& line : model.lines) {
    if (line.said.text.find(words) != std::string::npos) return &line;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("the best call is shown from the debrief once it is worked out, and leads back") {
  AppState state = fixture::after_call({"log", "close"});
  update(state, ShowBestCall{}, fixture::env());
  CHECK(state.screen == Screen::kDebrief);
  fixture::score_all(state);
  update(state, ShowBestCall{}, fixture::env());
  CHECK(state.screen == Screen::kBestCall);
  const std::string attempt = state.debrief;
  update(state, OpenDebrief{attempt}, fixture::env());
  CHECK(state.screen == Screen::kDebrief);
}

TEST_CASE(
    "the best call gives the reason of each choice and of each look-up, and where ways part") {
  const AppState state = fixture::debriefed({"log", "close"});
  const BestCallModel model = *best_call_model(state);
  REQUIRE(model.ready);
  CHECK(model.summary.find("100 points of 100") != std::string::npos);
  const BestLine* ask = line_with(model, "Again? What's it like");
  REQUIRE(ask != nullptr);
  CHECK(ask->said.label == "You could say · decision 1");
  CHECK(ask->why.find("The word \"again\" was the message") == 0);
  CHECK(ask->parted == "In your call: “I'll log it. Which floor?”");
  const BestLine* rota = line_with(model, "You looked up “Caretakers on duty”");
  REQUIRE(rota != nullptr);
  CHECK(rota->why == "It makes this possible: Ring the caretaker while the caller waits.");
  CHECK(model.ending_title == "Light");
}

TEST_CASE("the best call can be read at every size and left at both ends") {
  const AppState state = fixture::debriefed({"log", "close"});
  const BestCallModel model = *best_call_model(state);
  for (const float width : {1440.0f, 1024.0f, 390.0f}) {
    tests::Stage stage(width, 6000);
    std::optional<Intent> intent;
    const auto view = [&](Ui& ui) {
      if (auto got = draw_best_call(ui, model)) intent = got;
    };
    stage.settle(view);
    CHECK(stage.named(Role::kText, "The word \"again\"") != nullptr);
    CHECK(stage.named(Role::kText, "In your call:") != nullptr);
    for (const char* id : {"best-back", "best-back-below"}) {
      intent.reset();
      stage.click(view, id);
      REQUIRE(intent);
      CHECK(std::get<OpenDebrief>(*intent).attempt == model.attempt);
    }
  }
}
