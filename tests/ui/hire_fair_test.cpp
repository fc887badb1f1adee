// The pages about the form itself and about fairness: what they say, what is chosen on them, what
// goes out as a file, and that nothing stands outside at any width.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <variant>

#include "support/stage.h"
#include "ui/hire_fair_fixture.h"
#include "ui/hire_fair_print.h"
#include "ui/models_hire_fair.h"
#include "ui/view_hire.h"

using namespace warmline;
using namespace warmline::ui;
using tests::Stage;
using What = HireFairness::What;

namespace {

struct Page {
  Page(Screen which, AppState of, float width = 1440)
      : stage(width, 20000), screen(which), state(std::move(of)) {
    state.screen = which;
    stage.settle(view());
  }
  Stage::View view() {
    return [this](Ui& ui) {
      auto got = screen == Screen::kHireQuality
                     ? draw_hire_quality(ui, hire_quality_model(state), views)
                     : draw_hire_fair(ui, hire_fair_model(state), views);
      if (got) intent = got;
    };
  }
  HireFairness press(std::string_view id) {
    intent.reset();
    INFO(std::string(id));
    REQUIRE(stage.find(id) != nullptr);
    stage.click(view(), id);
    REQUIRE(intent);
    const auto* wish = std::get_if<HireFairness>(&*intent);
    REQUIRE(wish != nullptr);
    return *wish;
  }
  HireFairness type(std::string_view id, std::string text) {
    intent.reset();
    platform::InputEvent event;
    event.kind = platform::InputEvent::Kind::kEdit;
    event.id = std::string(id);
    event.text = std::move(text);
    stage.give(std::move(event));
    stage.settle(view());
    REQUIRE(intent);
    const auto* wish = std::get_if<HireFairness>(&*intent);
    REQUIRE(wish != nullptr);
    return *wish;
  }
  void act(const HireFairness& wish) {
    update(state, wish, fixture::env());
    stage.settle(view());
  }
  Stage stage;
  Screen screen;
  AppState state;
  HireFairViewState views;
  std::optional<Intent> intent;
};

AppState with_groups(std::size_t candidates) {
  AppState state = fixture::hire_state(candidates);
  take_groups(state, {"groups.csv", fixture::groups_csv(candidates)});
  REQUIRE(state.hire.fair.groups);
  return state;
}

const std::string& cell(const FigureTable& table, const std::string& head,
                        const std::string& column) {
  const auto row = std::find_if(table.rows.begin(), table.rows.end(),
                                [&](const auto& each) { return each.head == head; });
  const auto at = std::find(table.heads.begin(), table.heads.end(), column);
  INFO(head << " / " << column);
  REQUIRE(row != table.rows.end());
  REQUIRE(at != table.heads.end());
  return row->cells[static_cast<std::size_t>(at - table.heads.begin()) - 1];
}

bool says(const std::vector<std::string>& lines, std::string_view words) {
  return std::any_of(lines.begin(), lines.end(), [words](const std::string& line) {
    return line.find(words) != std::string::npos;
  });
}

}  // namespace

TEST_CASE("hire figures: words of numbers") {
  CHECK(decimal_words(-1.005, 2) == "−1.01");
  CHECK(decimal_words(-0.001, 2) == "0.00");
  CHECK(decimal_words(12.345, 1) == "12.3");
  CHECK(decimal_words(12.5, 0) == "13");
  CHECK(decimal_words(std::optional<double>(), 2) == "–");
  CHECK(unit_words(0.75) == ".75");
  CHECK(unit_words(-0.125) == "−.13");
  CHECK(unit_words(1.0) == "1.00");
  CHECK(unit_words(-10.5, 1) == "−10.5");
  CHECK(p_words(0.0004) == "below .001");
  CHECK(p_words(0.0496) == ".050");
  CHECK(p_words(1.0) == "1.000");
  CHECK(percent_figure_of(613) == "61.3");
}

TEST_CASE("hire fairness: a mark in per cent as people type it") {
  CHECK(mark_of("60") == 600);
  CHECK(mark_of(" 62.5 % ") == 625);
  CHECK(mark_of("62,5") == 625);
  CHECK(mark_of("0") == 0);
  CHECK(mark_of("100") == 1000);
  for (const char* wrong :
       {"", "%", "101", "100.1", "-1", "6.25", "1000", "a", "6 0", ".", "6.", ".5"}) {
    INFO(wrong);
    CHECK_FALSE(mark_of(wrong));
  }
}

TEST_CASE("hire pages: nothing leaves its column at any width, with results and without") {
  for (const float width : {1440.0F, 1024.0F, 390.0F, 320.0F}) {
    for (const Screen screen : {Screen::kHireQuality, Screen::kHireFair}) {
      for (const std::size_t candidates : {std::size_t{0}, std::size_t{3}, std::size_t{40}}) {
        AppState state = candidates > 0 ? with_groups(candidates) : fixture::hire_state(0);
        Page page(screen, std::move(state), width);
        CAPTURE(width);
        std::size_t headings = 0;
        for (const Node& node : page.stage.semantics.nodes()) {
          INFO(node.id);
          headings += node.role == Role::kHeading && node.level == 1 ? 1 : 0;
          CHECK(node.screen.x >= -13);
          CHECK(node.screen.x + node.screen.w <= width + 1);
        }
        CHECK(headings == 1);
      }
    }
  }
}

TEST_CASE("hire pages: without results they teach and lead to where files are loaded") {
  for (const Screen screen : {Screen::kHireQuality, Screen::kHireFair}) {
    Page page(screen, fixture::hire_state(0));
    const Node* load = page.stage.named(Role::kButton, "Load what candidates handed in");
    REQUIRE(load != nullptr);
    page.stage.click(page.view(), load->id);
    REQUIRE(page.intent);
    const auto* to = std::get_if<GoTo>(&*page.intent);
    REQUIRE(to != nullptr);
    CHECK(to->screen == Screen::kHireResults);
  }
}

TEST_CASE("the form itself: figures by role and name, and how far so few people carry") {
  Page page(Screen::kHireQuality, fixture::hire_state(40));
  CHECK(page.stage.named(Role::kTable, "Reliability within the criterion") != nullptr);
  CHECK(page.stage.named(Role::kTable, "Scenarios within the criterion") != nullptr);
  CHECK(page.stage.named(Role::kTable, "How the calls were taken") != nullptr);
  CHECK(page.stage.named(Role::kChart, "") != nullptr);
  const HireQualityModel model = hire_quality_model(page.state);
  CHECK(says(model.who, "Figures are of 40 candidates"));
  CHECK(says(model.who, "With 40 candidates"));
  CHECK(model.use.rows.size() == 6);
  CHECK(cell(model.reliability, "Alpha", "Value").size() >= 3);
  CHECK(cell(model.reliability, "Alpha", "What it means").find("95 % band") != std::string::npos);
  CHECK(model.times.groups.size() == 6);
  CHECK(model.times.groups.front().values.size() == 40);
  const HireQualityModel few = hire_quality_model(fixture::hire_state(12));
  CHECK(says(few.who, "With 12 candidates every figure here is uncertain"));
  const HireQualityModel two = hire_quality_model(fixture::hire_state(2));
  CHECK(says(two.who, "fewer than three"));
  CHECK(cell(two.reliability, "Alpha", "Value") == "–");
}

TEST_CASE("the form itself: a scenario is said to run against the rest beyond chance alone") {
  AppState state = fixture::hire_state(40);
  state.hire.fair.criterion = 3;
  CHECK_FALSE(says(hire_quality_model(state).scenarios_say, "runs against the rest"));
  // The first call turned round.
  for (SittingLoaded& each : state.hire.results.loaded) {
    for (score::DecisionScore& one : each.judged->calls[0].card.decisions)
      one.earned[3] = one.stakes[3] - one.earned[3];
  }
  const HireQualityModel turned = hire_quality_model(state);
  CHECK(turned.scenarios_say.front().find("“Refill before the weekend” runs against the rest") ==
        0);
  CHECK_FALSE(says(turned.scenarios_say, "“Zero is not an option” runs against"));
  state.hire.results.loaded.resize(29);
  CHECK_FALSE(says(hire_quality_model(state).scenarios_say, "runs against the rest"));
}

TEST_CASE("the form itself: criterion, form, print and CSV say what they want") {
  Page page(Screen::kHireQuality, fixture::hire_state(12));
  HireFairness wish = page.type("hire-quality-choose-0", "3");
  CHECK(wish.what == What::kCriterion);
  CHECK(wish.option == 3);
  page.act(wish);
  CHECK(hire_quality_model(page.state).criterion.chosen == 3);
  SittingLoaded other = fixture::sitting(50);
  other.verified.file.form_hash = std::string(64, 'e');
  other.verified.file.invitation.form.title = "Autumn";
  page.state.hire.results.loaded.insert(page.state.hire.results.loaded.begin(), other);
  page.stage.settle(page.view());
  CHECK(hire_quality_model(page.state).form.options.front().find("Spring intake") == 0);
  wish = page.type("hire-quality-choose-0", "1");
  CHECK(wish.what == What::kForm);
  page.act(wish);
  CHECK(says(hire_quality_model(page.state).who, "1 candidate"));
  page.act(page.press("hire-quality-print"));
  REQUIRE(page.state.file_out);
  CHECK(page.state.file_out->print);
  CHECK(page.state.file_out->bytes.find("The form itself: Autumn") != std::string::npos);
  page.act(page.press("hire-quality-csv"));
  CHECK(page.state.file_out->name == "warmline-form-quality.csv");
  CHECK(page.state.file_out->bytes.find("Alpha without") != std::string::npos);
}

TEST_CASE("while files are still read nothing is worked out of half of them; then it is there") {
  const auto reading = [] {
    AppState state = fixture::hire_state(12);
    state.hire.fair.groups = assess::read_groups(fixture::groups_csv(12), "groups.csv").groups;
    state.hire.results.waiting.push_back({"C-12.json", "{}"});
    state.hire.results.given = 1;
    return state;
  };
  Page quality(Screen::kHireQuality, reading());
  CHECK(quality.stage.find("hire-quality-loading") != nullptr);
  CHECK(hire_quality_model(quality.state).reliability.rows.empty());
  CHECK(hire_quality_model(quality.state).use.rows.empty());
  quality.state.hire.results.waiting.clear();
  quality.stage.settle(quality.view());
  CHECK(quality.stage.find("hire-quality-loading") == nullptr);
  CHECK_FALSE(hire_quality_model(quality.state).reliability.rows.empty());
  Page fair(Screen::kHireFair, reading());
  CHECK(fair.stage.find("hire-fair-loading") != nullptr);
  CHECK_FALSE(hire_fair_model(fair.state).computed);
}

TEST_CASE(
    "the form itself: whoever withdrew counts for nothing, and somebody's second sitting too") {
  AppState state = fixture::hire_state(12);
  state.hire.results.loaded[3].judged->phase = assess::SeatPhase::kLeft;
  SittingLoaded again = fixture::sitting(50);
  again.verified.file.invitation.candidate = fixture::code_of(0);
  again.verified.file.starts = {1};  // begun before the other
  state.hire.results.loaded.push_back(again);
  state.hire.results.loaded.push_back(fixture::sitting(60));
  state.hire.results.loaded.back().left_out = "It was edited.";
  const std::vector<FormTaken> forms = forms_taken(state.hire.results);
  REQUIRE(forms.size() == 1);
  CHECK(forms[0].sittings.size() == 12);
  CHECK(forms[0].further == 1);
  CHECK(forms[0].sittings[0]->verified.file.starts.back() == 1);
  const HireQualityModel model = hire_quality_model(state);
  CHECK(says(model.who, "Figures are of 11 candidates"));
  CHECK(says(model.who, "1 candidate withdrew"));
  CHECK(says(model.who, "1 further sitting"));
}

TEST_CASE("fairness: groups are read, counted, and told with how sure it is") {
  Page page(Screen::kHireFair, with_groups(60));
  const HireFairModel model = hire_fair_model(page.state);
  REQUIRE(model.computed);
  CHECK(model.file == "groups.csv: 61 candidates, 2 columns");
  CHECK(says(model.who, "applied to 60 candidates of 60"));
  CHECK(says(model.who, "Of 6 candidates the file doesn’t say the group"));
  CHECK(says(model.who, "1 code in the file belongs to nobody"));
  CHECK(cell(model.groups, "Women", "Candidates") == "30");
  CHECK(cell(model.groups, "Men", "Candidates") == "24");
  CHECK(cell(model.groups, "Women", "Four fifths") == "highest");
  CHECK(model.findings.size() == 1);
  CHECK(model.scenarios.rows.size() == 6);
  CHECK(model.differences.rows.size() == 1);
  CHECK(page.stage.named(Role::kTable, "Rates by group") != nullptr);
  CHECK(page.stage.named(Role::kRowHeader, "Women") != nullptr);
  CHECK(page.stage.named(Role::kText, "not an independent audit") != nullptr);
  CHECK(page.stage.named(Role::kList, "What this page is not") != nullptr);
}

TEST_CASE("fairness: what is chosen is chosen, and the team's own mark is asked for") {
  Page page(Screen::kHireFair, with_groups(60));
  HireFairness wish = page.type("hire-fair-choose-0", "1");
  CHECK(wish.what == What::kBy);
  page.act(wish);
  CHECK(cell(hire_fair_model(page.state).groups, "under 40", "Candidates") == "40");
  page.act(page.type("hire-fair-choose-1", "0"));
  CHECK(page.state.hire.fair.measure == coach::Measure::kResolution);
  page.act(page.type("hire-fair-choose-2", "1"));
  HireFairModel model = hire_fair_model(page.state);
  CHECK_FALSE(model.computed);
  CHECK_FALSE(model.mark_trouble.empty());
  page.act(page.type("hire-fair-mark", "0"));
  model = hire_fair_model(page.state);
  CHECK(model.computed);
  CHECK(cell(model.groups, "under 40", "Rate") == "100 %");
  CHECK(model.rule_says.find("Resolution over the form’s calls at or above 0.0 %") !=
        std::string::npos);
  CHECK(page.state.hire.fair.measure == coach::Measure::kResolution);
}

TEST_CASE(
    "fairness: that bands of several groups aren't corrected is said where there are several") {
  AppState state = with_groups(60);
  CHECK_FALSE(says(hire_fair_model(state).differences_say, "isn’t corrected"));
  for (std::size_t i = 0; i < 60; i += 3) state.hire.fair.groups->people[i].values[0] = "Other";
  const HireFairModel model = hire_fair_model(state);
  CHECK(model.differences.rows.size() == 2);
  CHECK(model.scenarios.rows.size() == 12);
  CHECK(says(model.differences_say, "isn’t corrected"));
}

TEST_CASE("fairness: small groups are named and nothing is worked out of them") {
  const HireFairModel model = hire_fair_model(with_groups(22));
  REQUIRE(model.computed);
  CHECK(model.groups.rows.size() == 1);
  CHECK(says(model.small, "Men: 9 candidates"));
  CHECK(says(model.findings, "nothing to hold it against"));
  const HireFairModel tiny = hire_fair_model(with_groups(5));
  CHECK(tiny.groups.rows.empty());
  CHECK(says(tiny.findings, "No group has 10 candidates"));
}

TEST_CASE("fairness: a file that can't be read leaves the one before, and can be forgotten") {
  AppState state = with_groups(20);
  take_groups(state, {"wrong.csv", "code,gender\nA-1,x\nA-1,y\n"});
  CHECK(state.hire.fair.groups);
  HireFairModel model = hire_fair_model(state);
  CHECK(model.file.find("groups.csv") == 0);
  CHECK(says(model.trouble, "wrong.csv was left out"));
  CHECK(says(model.trouble, "Line 3: \"A-1\" stands there more than once"));
  Page page(Screen::kHireFair, std::move(state));
  page.act(page.press("hire-groups-choose"));
  CHECK(page.state.ask_for_file.find(".csv") == 0);
  page.act(page.press("hire-groups-away"));
  CHECK_FALSE(page.state.hire.fair.groups);
  model = hire_fair_model(page.state);
  CHECK_FALSE(model.has_groups);
  CHECK(model.trouble.empty());
  CHECK(page.stage.find("hire-impact") == nullptr);
}

TEST_CASE("fairness: paper and CSV carry the figures, the reservations, and no formula") {
  AppState state = with_groups(60);
  for (auto& row : state.hire.fair.groups->people)
    if (row.values[0] == "Men") row.values[0] = "=HYPERLINK(\"x\")<b>";
  Page page(Screen::kHireFair, std::move(state));
  page.act(page.press("hire-fair-print"));
  REQUIRE(page.state.file_out);
  CHECK(page.state.file_out->print);
  const std::string html = page.state.file_out->bytes;
  CHECK(html.find("not an independent audit") != std::string::npos);
  CHECK(html.find("<b>") == std::string::npos);
  CHECK(html.find("Hedges") != std::string::npos);
  page.act(page.press("hire-fair-csv"));
  const std::string csv = page.state.file_out->bytes;
  CHECK(csv.find("\n\"'=HYPERLINK") != std::string::npos);
  CHECK(csv.find("not an independent audit") != std::string::npos);
  for (std::size_t i = 0; i < 60; ++i) {
    INFO(i);
    CHECK(html.find(fixture::code_of(i) + "<") == std::string::npos);
    CHECK(csv.find(fixture::code_of(i) + ",") == std::string::npos);
  }
}

TEST_CASE("fairness: groups come near no score: results are the same with the file and without") {
  AppState state = fixture::hire_state(20);
  const std::string before = quality_csv(hire_quality_model(state));
  take_groups(state, {"groups.csv", fixture::groups_csv(20)});
  CHECK(quality_csv(hire_quality_model(state)) == before);
  CHECK(state.journal.unsaved().empty());
}
