// Coach's pages about the team as a whole, on a stage at three widths: nothing stands outside,
// every control says what it wants, and what is drawn is in the semantic layer too.
#include "ui/view_coach_pages.h"

#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <variant>

#include "support/stage.h"
#include "ui/coach_fixture.h"

using namespace warmline;
using namespace warmline::ui;
using tests::Stage;
using What = CoachPage::What;

namespace {

using Draw = std::function<std::optional<Intent>(Ui&, const AppState&, CoachPagesViewState&)>;

std::optional<Intent> over_team(Ui& ui, const AppState& state, CoachPagesViewState& view) {
  return draw_scenario_over_team(ui, scenario_over_team_model(state), view);
}
std::optional<Intent> reach(Ui& ui, const AppState& state, CoachPagesViewState& view) {
  return draw_reach(ui, reach_model(state), view);
}
std::optional<Intent> centres(Ui& ui, const AppState& state, CoachPagesViewState& view) {
  return draw_two_centres(ui, two_centres_model(state), view);
}
std::optional<Intent> calibrate(Ui& ui, const AppState& state, CoachPagesViewState& view) {
  return draw_calibrate(ui, calibrate_model(state), view);
}
std::optional<Intent> exporting(Ui& ui, const AppState& state, CoachPagesViewState&) {
  return draw_export(ui, export_model(state));
}

struct Page {
  explicit Page(Draw how, AppState of, float width = 1440)
      : stage(width, 20000), draw(std::move(how)), state(std::move(of)) {
    stage.settle(view());
  }
  Stage::View view() {
    return [this](Ui& ui) {
      if (auto got = draw(ui, state, views)) intent = got;
    };
  }
  // What pressing it wants.
  const Intent& press(std::string_view id) {
    intent.reset();
    INFO(std::string(id));
    REQUIRE(stage.find(id) != nullptr);
    stage.click(view(), id);
    REQUIRE(intent);
    return *intent;
  }
  void choose(std::string_view id, std::size_t option) {
    intent.reset();
    platform::InputEvent event;
    event.kind = platform::InputEvent::Kind::kEdit;
    event.id = std::string(id);
    event.text = std::to_string(option);
    stage.give(std::move(event));
    stage.settle(view());
  }
  Stage stage;
  Draw draw;
  AppState state;
  CoachPagesViewState views;
  std::optional<Intent> intent;
};

CoachPage wish_of(const Intent& intent) {
  const auto* wish = std::get_if<CoachPage>(&intent);
  REQUIRE(wish != nullptr);
  return *wish;
}

void rate_one_call(AppState& state) {
  const coach::Team& team = *state.coach.team;
  const coach::TeamAttempt& attempt = team.attempts.front();
  const std::string& version = team.scenarios[attempt.scenario].scenario->version;
  update(state, CoachPage{What::kRateCall, 0, coach::call_key(version, attempt.events), {}},
         fixture::env());
}

}  // namespace

TEST_CASE("no page of Coach over the team leaves its column at any width, with a team or without") {
  for (const float width : {1440.0F, 1024.0F, 390.0F, 320.0F}) {
    for (const Draw& draw :
         {Draw(over_team), Draw(reach), Draw(centres), Draw(calibrate), Draw(exporting)}) {
      for (const bool with_team : {true, false}) {
        AppState state = with_team ? fixture::sample_state() : fixture::small_state();
        if (with_team) rate_one_call(state);
        Page page(draw, std::move(state), width);
        CAPTURE(width);
        std::size_t headings = 0;
        for (const Node& node : page.stage.semantics.nodes()) {
          INFO(node.id);
          headings += node.role == Role::kHeading && node.level == 1 ? 1 : 0;
          CHECK(node.screen.x >= -13);  // words of a text button stand on the edge, its area beyond
          CHECK(node.screen.x + node.screen.w <= width + 1);
        }
        CHECK(headings == 1);
        const bool labelled = page.stage.named(Role::kText, "Sample team, simulated") != nullptr;
        CHECK(labelled == with_team);
        const bool spoken = page.stage.named(Role::kText, "recognises") != nullptr;
        CHECK(spoken == with_team);
      }
    }
  }
}

TEST_CASE("the way between pages leads to each of them and says where one is") {
  Page page(reach, fixture::sample_state());
  const std::pair<const char*, Screen> ways[] = {{"tab-team", Screen::kCoach},
                                                 {"tab-scenario", Screen::kCoachScenario},
                                                 {"tab-reach", Screen::kCoachReach},
                                                 {"tab-centres", Screen::kCoachCentres},
                                                 {"tab-calibrate", Screen::kCoachCalibrate},
                                                 {"tab-export", Screen::kCoachExport}};
  for (const auto& way : ways) {
    const auto* to = std::get_if<GoTo>(&page.press(way.first));
    REQUIRE(to != nullptr);
    CHECK(to->screen == way.second);
    CHECK(page.stage.find(way.first)->current == (way.second == Screen::kCoachReach));
  }
}

TEST_CASE("every page without a team leads to where one is loaded") {
  for (const Draw& draw :
       {Draw(over_team), Draw(reach), Draw(centres), Draw(calibrate), Draw(exporting)}) {
    Page page(draw, fixture::small_state());
    const Node* load = page.stage.named(Role::kButton, "Load a team");
    REQUIRE(load != nullptr);
    const auto* to = std::get_if<GoTo>(&page.press(load->id));
    REQUIRE(to != nullptr);
    CHECK(to->screen == Screen::kCoach);
  }
}

TEST_CASE("out of reach opens the lines of one rule, and prints or saves the page") {
  Page page(reach, fixture::sample_state());
  CHECK(page.stage.find("reach-0-place-0") == nullptr);
  page.stage.click(page.view(), "reach-0/toggle");
  CHECK(page.stage.find("reach-0-place-0") != nullptr);
  CHECK(page.stage.find("reach-0/toggle")->expanded == 1);
  page.stage.click(page.view(), "reach-1/toggle");
  CHECK(page.stage.find("reach-0-place-0") == nullptr);
  CHECK(wish_of(page.press("reach-print")).what == What::kPrintReach);
  CHECK(wish_of(page.press("reach-save")).what == What::kSaveReach);
  CHECK(wish_of(page.press("reach-names")).what == What::kNames);
  CHECK(page.stage.find("reach-names")->pressed == 0);
}

TEST_CASE("each way to export says which") {
  Page page(exporting, fixture::sample_state());
  CHECK(wish_of(page.press("export-people")).what == What::kExportPeople);
  CHECK(wish_of(page.press("export-attempts")).what == What::kExportAttempts);
  CHECK(wish_of(page.press("export-json")).what == What::kExportJson);
  const char* rows[] = {"rows-csv-attempts",  "rows-csv-decisions",  "rows-csv-dictionary",
                        "rows-json-attempts", "rows-json-decisions", "rows-json-dictionary"};
  for (std::size_t i = 0; i < std::size(rows); ++i) {
    const CoachPage wish = wish_of(page.press(rows[i]));
    CHECK(wish.what == What::kExportRows);
    CHECK(wish.index == i);
  }
  CHECK(wish_of(page.press("export-print")).what == What::kPrintTeam);
  CHECK(wish_of(page.press("export-page")).what == What::kExportPage);
}

TEST_CASE("what is chosen over the team is one of what there is") {
  Page page(over_team, fixture::sample_state());
  page.choose("over-filter-0", 2);
  REQUIRE(page.intent);
  const ScenarioOverTeamModel model = scenario_over_team_model(page.state);
  CHECK(wish_of(*page.intent).text == model.versions[2]);
  page.choose("over-filter-1", 1);
  REQUIRE(page.intent);
  CHECK(wish_of(*page.intent).what == What::kFlowOf);
  CHECK(wish_of(*page.intent).index == 1);
  Page both(centres, fixture::sample_state());
  both.choose("centres-lens-1", 0);
  REQUIRE(both.intent);
  CHECK(wish_of(*both.intent).what == What::kSecondLens);
}

TEST_CASE("a call is rated decision by decision, and saved once there is something and a name") {
  AppState state = fixture::sample_state();
  rate_one_call(state);
  const std::size_t step = state.coach.team->attempts.front().card.decisions[0].step;
  Page page(calibrate, std::move(state));
  CHECK(page.stage.find("calibrate-keep")->disabled);
  page.choose("calibrate-turn-" + std::to_string(step) + "/field-3", 1);
  REQUIRE(page.intent);
  CoachPage wish = wish_of(*page.intent);
  CHECK(wish.what == What::kRate);
  CHECK(wish.index == step * 4 + 3);
  REQUIRE(wish.rating);
  CHECK(*wish.rating == -1);
  update(page.state, wish, fixture::env());
  page.choose("calibrate-turn-" + std::to_string(step) + "/field-3", 0);
  REQUIRE(page.intent);
  CHECK_FALSE(wish_of(*page.intent).rating);
  page.choose("calibrate-whole-0", 5);
  REQUIRE(page.intent);
  CHECK(wish_of(*page.intent).rating == 5);
  update(page.state, CoachPage{What::kRater, 0, "Ada", {}}, fixture::env());
  page.stage.settle(page.view());
  CHECK_FALSE(page.stage.find("calibrate-keep")->disabled);
  CHECK(std::holds_alternative<SaveRating>(page.press("calibrate-keep")));
  update(page.state, SaveRating{}, fixture::env());
  page.stage.settle(page.view());
  CHECK(page.stage.find("calibrate-keep") == nullptr);
  CHECK(page.stage.find("calibrate-agreement/title") != nullptr);
  CHECK(wish_of(page.press("calibrate-file")).what == What::kSaveRatingFile);
  CHECK(wish_of(page.press("calibrate-change")).what == What::kChangeRating);
  CHECK(wish_of(page.press("calibrate-choose")).what == What::kChooseRatings);
}

TEST_CASE(
    "ratings that are given faster than frames come all arrive, and a press comes after them") {
  AppState state = fixture::sample_state();
  rate_one_call(state);
  const std::size_t step = state.coach.team->attempts.front().card.decisions[0].step;
  Page page(calibrate, std::move(state));
  const auto edit = [&page](const std::string& id, const std::string& text) {
    platform::InputEvent event;
    event.kind = platform::InputEvent::Kind::kEdit;
    event.id = id;
    event.text = text;
    page.stage.give(std::move(event));
  };
  const std::string field = "calibrate-turn-" + std::to_string(step) + "/field-";
  for (const char* criterion : {"0", "1", "3"}) edit(field + criterion, "2");
  edit("calibrate-whole-0", "4");
  edit("calibrate-rater", "Ada");
  page.stage.activate("tab-team");
  std::vector<Intent> got;
  const Stage::View view = [&](Ui& ui) {
    if (auto one = page.draw(ui, page.state, page.views)) got.push_back(*one);
  };
  for (int i = 0; i < 8; ++i) page.stage.frame(view);
  REQUIRE(got.size() == 6);
  for (std::size_t i = 0; i < 3; ++i) CHECK(wish_of(got[i]).what == What::kRate);
  CHECK(wish_of(got[2]).index == step * 4 + 3);
  CHECK(wish_of(got[3]).what == What::kRateWhole);
  CHECK(wish_of(got[4]).what == What::kRater);
  CHECK(std::holds_alternative<GoTo>(got[5]));
}
