#include "ui/view_library.h"

#include <doctest/doctest.h>

#include <optional>
#include <variant>

#include "support/stage.h"

using namespace warmline;
using namespace warmline::ui;
using tests::Stage;

namespace {

struct Shelf {
  explicit Shelf(float width = 1440) : stage(width, 2400) {
    model.suggestion = Suggestion{false, "lamp", "Take “The lamp”", "A good first call."};
    model.calls = {{"lamp", "The lamp", "Utilities · easy · 3 min", "A lamp went out.", "Easy",
                    "Not tried yet", "", ""}};
  }
  Stage::View view() {
    return [this](Ui& ui) {
      if (auto got = draw_library(ui, model, state)) intent = got;
    };
  }
  void settle() { stage.settle(view()); }
  template <typename Wanted>
  const Wanted* got() const {
    return intent ? std::get_if<Wanted>(&*intent) : nullptr;
  }
  Stage stage;
  LibraryModel model;
  LibraryViewState state;
  std::optional<Intent> intent;
};

}  // namespace

TEST_CASE("the first screen says what this is and starts a call in one press") {
  Shelf shelf;
  shelf.settle();
  const Node* what = shelf.stage.find("library-what");
  REQUIRE(what != nullptr);
  CHECK(what->name.find("on this\ndevice") + what->name.find("this device") != std::string::npos);
  shelf.stage.click(shelf.view(), "start");
  REQUIRE(shelf.got<OpenScenario>());
  CHECK(shelf.got<OpenScenario>()->scenario == "lamp");
}

TEST_CASE("an open attempt is what the first button goes on with") {
  Shelf shelf;
  shelf.model.suggestion =
      Suggestion{true, "a7", "Go on with “The lamp”, decision 4", "You stopped in the middle."};
  shelf.model.calls[0].open_attempt = "a7";
  shelf.model.calls[0].open_words = "Interrupted at decision 4";
  shelf.settle();
  shelf.stage.click(shelf.view(), "start");
  REQUIRE(shelf.got<ResumeAttempt>());
  CHECK(shelf.got<ResumeAttempt>()->attempt == "a7");
  shelf.intent.reset();
  shelf.stage.click(shelf.view(), "call-lamp/resume");
  REQUIRE(shelf.got<ResumeAttempt>());
  CHECK(shelf.got<ResumeAttempt>()->attempt == "a7");
  shelf.stage.click(shelf.view(), "call-lamp/anew");
  REQUIRE(shelf.got<OpenScenario>());
  CHECK(shelf.stage.named(Role::kText, "Interrupted at decision 4") != nullptr);
}

TEST_CASE("a long title has all its words in the button, on as many lines as it takes") {
  for (const float width : {1440.0f, 390.0f, 320.0f}) {
    CAPTURE(width);
    Shelf shelf(width);
    shelf.model.suggestion = Suggestion{
        true, "a7", "Go on with “Let me ask my husband about the boiler”, decision 12", "Why."};
    shelf.settle();
    const Node* start = shelf.stage.find("start");
    REQUIRE(start != nullptr);
    CHECK(start->screen.x >= 0);
    CHECK(start->screen.x + start->screen.w <= width);
    CHECK((start->screen.h > 44) == (width < 1000));
    CHECK(shelf.stage.find("start-reason")->screen.y >= start->screen.y + start->screen.h);
  }
}

TEST_CASE("nothing can be started before it is known what is stored") {
  Shelf shelf;
  shelf.model.loading = true;
  shelf.model.suggestion.reset();
  shelf.settle();
  CHECK(shelf.stage.find("start") == nullptr);
  CHECK(shelf.stage.find("call-lamp/take") == nullptr);
  CHECK(shelf.stage.find("call-lamp/title") != nullptr);
}

TEST_CASE(
    "without attempts the list says what will stand there; with them each opens its debrief") {
  Shelf shelf;
  shelf.settle();
  CHECK(shelf.stage.find("attempts-none") != nullptr);
  shelf.model.attempts = {
      {"a1", "The lamp", "1 Jan 2026, 10:00", "62 % resolution", "First attempt", true, ""},
      {"a0", "The lamp", "1 Jan 2026, 09:00", "", "Declined", false, "Not scored"}};
  shelf.settle();
  CHECK(shelf.stage.find("attempts-none") == nullptr);
  CHECK(shelf.stage.find("attempt-a0/debrief") == nullptr);
  shelf.stage.click(shelf.view(), "attempt-a1/debrief");
  REQUIRE(shelf.got<OpenDebrief>());
  CHECK(shelf.got<OpenDebrief>()->attempt == "a1");
}

TEST_CASE("a call that was left out is named, and its mistakes unfold") {
  Shelf shelf;
  shelf.model.left_out = {{"bad.json", {"bad.json:3:1: error: a comma is missing [syntax]"}}};
  shelf.model.missing = {"gone.json"};
  shelf.model.set_aside = {"Record 4: damaged"};
  shelf.settle();
  CHECK(shelf.stage.named(Role::kHeading, "bad.json") != nullptr);
  CHECK(shelf.stage.named(Role::kHeading, "gone.json") != nullptr);
  CHECK(shelf.stage.named(Role::kText, "a comma") == nullptr);
  shelf.stage.click(shelf.view(), "left-out-bad.json/fold");
  CHECK(shelf.stage.named(Role::kText, "a comma") != nullptr);
  CHECK(shelf.stage.find("left-out-bad.json/fold")->expanded == 1);
  shelf.stage.click(shelf.view(), "left-out-bad.json/fold");
  CHECK(shelf.stage.named(Role::kText, "a comma") == nullptr);
  shelf.stage.click(shelf.view(), "set-aside/fold");
  CHECK(shelf.stage.named(Role::kText, "Record 4") != nullptr);
}

TEST_CASE("trouble with saving offers an export and another try") {
  Shelf shelf;
  shelf.model.save = {progress::SaveState::kNotSaved, "The disk is full."};
  shelf.settle();
  CHECK(shelf.stage.named(Role::kText, "The disk is full.") != nullptr);
  shelf.stage.click(shelf.view(), "trouble-export");
  CHECK(shelf.got<ExportAll>() != nullptr);
  shelf.stage.click(shelf.view(), "trouble-retry");
  CHECK(shelf.got<RetrySaving>() != nullptr);
}

TEST_CASE("every screen size has the way to the settings") {
  for (const float width : {1440.0f, 800.0f, 390.0f}) {
    Shelf shelf(width);
    shelf.settle();
    shelf.stage.click(shelf.view(), "nav-settings");
    REQUIRE(shelf.got<GoTo>());
    CHECK(shelf.got<GoTo>()->screen == Screen::kSettings);
    CHECK(shelf.stage.find("nav-practice")->current);
  }
}
