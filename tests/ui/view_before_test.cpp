#include "ui/view_before.h"

#include <doctest/doctest.h>

#include <optional>
#include <variant>

#include "support/stage.h"
#include "ui/view_notice.h"
#include "ui/view_settings.h"

using namespace warmline;
using namespace warmline::ui;
using tests::Stage;

namespace {

BeforeModel two_steps() {
  BeforeModel model;
  model.key = "v1";
  model.title = "The lamp";
  model.chip = "Utilities · easy · 3 min";
  model.role = "You take fault reports.";
  model.content_note = "Somebody is afraid of falling.";
  model.customer = {{"Tenancy", "Ground floor"}};
  model.steps = {{"step-0", "Pressed 2", "", "25 s"}, {"step-1", "Waited", "Music", "4 min"}};
  model.total = "4 min 25 s in all";
  return model;
}

}  // namespace

TEST_CASE("the way in unfolds stage by stage, then the waiting is added up") {
  Stage stage(1440, 900);
  BeforeViewState state;
  const BeforeModel model = two_steps();
  const auto view = [&](Ui& ui) { CHECK(!draw_before(ui, model, state)); };
  stage.frame(view);
  CHECK(stage.find("way-in/step-0") != nullptr);
  CHECK(stage.find("way-in/step-1") == nullptr);
  CHECK(stage.find("way-in/total") == nullptr);
  stage.advance(1200);
  stage.settle(view);
  CHECK(stage.find("way-in/step-1") != nullptr);
  CHECK(stage.find("way-in/total") != nullptr);
}

TEST_CASE("Space shows the whole way in; the call can be picked up at any moment") {
  Stage stage(390, 844);
  BeforeViewState state;
  const BeforeModel model = two_steps();
  std::optional<Intent> intent;
  const auto view = [&](Ui& ui) {
    if (auto got = draw_before(ui, model, state)) intent = got;
  };
  stage.frame(view);
  stage.click(view, "pick-up");
  REQUIRE(intent);
  CHECK(std::holds_alternative<PickUp>(*intent));
  stage.press_key(" ");
  stage.settle(view);
  CHECK(stage.find("way-in/total") != nullptr);
  stage.click(view, "before-back");
  CHECK(std::holds_alternative<GoTo>(*intent));
}

TEST_CASE("the button that shows the whole way in names a key only where there is room for keys") {
  for (const float width : {390.0f, 1024.0f}) {
    Stage stage(width, 844);
    BeforeViewState state;
    stage.frame([&](Ui& ui) { (void)draw_before(ui, two_steps(), state); });
    REQUIRE(stage.find("show-all") != nullptr);
    CHECK(stage.find("show-all")->name == (width < 720 ? "Show all" : "Show all (Space)"));
  }
}

TEST_CASE("another call's way in starts from its beginning") {
  Stage stage(1440, 900);
  BeforeViewState state;
  BeforeModel model = two_steps();
  const auto view = [&](Ui& ui) { CHECK(!draw_before(ui, model, state)); };
  stage.press_key(" ");
  stage.settle(view);
  CHECK(state.shown == 2);
  model.key = "v2";
  stage.frame(view);
  CHECK(state.shown == 1);
}

TEST_CASE("an outbound call is rung, not picked up") {
  Stage stage(1440, 900);
  BeforeViewState state;
  BeforeModel model = two_steps();
  model.outbound = true;
  stage.settle([&](Ui& ui) { CHECK(!draw_before(ui, model, state)); });
  CHECK(stage.find("pick-up")->name == "Ring now");
  CHECK(stage.named(Role::kText, "Before you ring") != nullptr);
}

TEST_CASE("the content note can be taken or passed on") {
  Stage stage(1024, 768);
  const BeforeModel model = two_steps();
  std::optional<Intent> intent;
  const auto view = [&](Ui& ui) {
    if (auto got = draw_notice(ui, model)) intent = got;
  };
  stage.settle(view);
  CHECK(stage.named(Role::kText, "afraid of falling") != nullptr);
  stage.click(view, "notice-take");
  REQUIRE(intent);
  CHECK(std::holds_alternative<AcceptNotice>(*intent));
  stage.click(view, "notice-decline");
  CHECK(std::holds_alternative<DeclineCall>(*intent));
}

TEST_CASE("settings change one thing each, and link to the licences") {
  for (const float width : {1024.0f, 390.0f}) {
    Stage stage(width, 3000);
    SettingsModel model;
    model.theme = "system";
    std::optional<Intent> intent;
    const auto view = [&](Ui& ui) {
      if (auto got = draw_settings(ui, model)) intent = got;
    };
    stage.settle(view);
    CHECK(stage.find("theme-system")->pressed == 1);
    CHECK(stage.find("theme-dark")->pressed == 0);
    stage.click(view, "theme-dark");
    REQUIRE(intent);
    CHECK(std::get<ChangeSetting>(*intent).value == "dark");
    stage.click(view, "mood-hidden");
    CHECK(std::get<ChangeSetting>(*intent).key == "mood-hidden");
    CHECK(stage.named(Role::kButton, "Remove this lens") == nullptr);
    stage.click(view, "lens-choose");
    CHECK(std::holds_alternative<ChooseLensFile>(*intent));
    model.lenses = {{"Our house", "lens-3"}};
    model.lens_trouble = {"house.json, line 3, column 3: something is wrong."};
    stage.settle(view);
    CHECK(stage.named(Role::kText, "house.json, line 3") != nullptr);
    CHECK(stage.find("lens-3/remove")->description == "Our house");
    stage.click(view, "lens-3/remove");
    CHECK(std::get<RemoveLens>(*intent).key == "lens-3");
    stage.click(view, "export");
    CHECK(std::holds_alternative<ExportAll>(*intent));
    REQUIRE(stage.find("notices-link") != nullptr);
    CHECK(stage.find("notices-link")->role == Role::kLink);
    CHECK(stage.find("notices-link")->href == "NOTICES.txt");
  }
}
