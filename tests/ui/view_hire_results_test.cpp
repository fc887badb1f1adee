// Results and a candidate's page on a stage at four widths: nothing stands outside, every control
// says what it wants, and what is agreed with a candidate shows only where it is asked for.
#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <variant>

#include "support/stage.h"
#include "ui/hire_fixture.h"
#include "ui/view_hire.h"

using namespace warmline;
using namespace warmline::ui;
using tests::Stage;
using What = HireResult::What;

namespace {

std::string file_of(const char* code, std::size_t calls = 100) {
  fixture::Taking how;
  how.candidate = code;
  how.seed = static_cast<std::uint64_t>(code[2]);
  how.calls = calls;
  how.agreed.larger_text = true;
  return fixture::sitting_file(fixture::hire_form(), how);
}

// Read and scored once; every page gets a copy of its own.
AppState loaded() {
  static const HireResults results = [] {
    AppState made = fixture::hire_page();
    for (const char* code : {"K-1", "K-2", "K-3"})
      give_sitting(made.hire.results, std::string(code) + ".json", file_of(code));
    give_sitting(made.hire.results, "K-4.json", file_of("K-4", 2));
    give_sitting(made.hire.results, "letter.json", "Dear team");
    fixture::score_all(made);
    return made.hire.results;
  }();
  AppState state = fixture::hire_page();
  state.hire.results = results;
  return state;
}

using Draw = std::function<std::optional<Intent>(Ui&, const AppState&, HireResultsViewState&)>;
std::optional<Intent> results(Ui& ui, const AppState& state, HireResultsViewState& view) {
  return draw_hire_results(ui, hire_results_model(state), view);
}
std::optional<Intent> candidate(Ui& ui, const AppState& state, HireResultsViewState& view) {
  return draw_hire_candidate(ui, hire_candidate_model(state), view);
}

struct Page {
  Page(Draw how, AppState of, float width = 1440)
      : stage(width, 20000), draw(std::move(how)), state(std::move(of)) {
    stage.settle(view());
  }
  Stage::View view() {
    return [this](Ui& ui) {
      if (auto got = draw(ui, state, views)) intent = got;
    };
  }
  void press(std::string_view name) {
    intent.reset();
    INFO(std::string(name));
    const Node* node = stage.named(Role::kButton, name);
    REQUIRE(node != nullptr);
    const std::string id = node->id;
    stage.click(view(), id);
    stage.settle(view());
  }
  const HireResult& wish() {
    REQUIRE(intent);
    const auto* wish = std::get_if<HireResult>(&*intent);
    REQUIRE(wish != nullptr);
    return *wish;
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
  // Wherever lines are broken.
  bool says(const std::string& words) const {
    for (const Node& node : stage.semantics.nodes()) {
      std::string name = node.name;
      std::replace(name.begin(), name.end(), '\n', ' ');
      if (node.role == Role::kText && name.find(words) != std::string::npos) return true;
    }
    return false;
  }
  Stage stage;
  Draw draw;
  AppState state;
  HireResultsViewState views;
  std::optional<Intent> intent;
};

}  // namespace

TEST_CASE("neither results nor a candidate's page leaves its column at any width") {
  for (const float width : {1440.0F, 1024.0F, 390.0F, 320.0F}) {
    for (const Draw& draw : {Draw(results), Draw(candidate)}) {
      for (const bool something : {true, false}) {
        Page page(draw, something ? loaded() : fixture::hire_page(), width);
        page.views.all_candidates = page.views.weights = page.views.agreed = true;
        page.views.open_calls.assign(5, true);
        page.stage.settle(page.view());
        CAPTURE(width);
        std::size_t headings = 0;
        for (const Node& node : page.stage.semantics.nodes()) {
          INFO(node.id);
          headings += node.role == Role::kHeading && node.level == 1 ? 1 : 0;
          CHECK(node.screen.x >= -13);  // words of a text button stand on the edge
          CHECK(node.screen.x + node.screen.w <= width + 1);
        }
        CHECK(headings == 1);
      }
    }
  }
}

TEST_CASE("the page without results teaches what to do and asks for files") {
  Page page(results, fixture::hire_page());
  CHECK(page.stage.named(Role::kHeading, "Open what candidates handed in") != nullptr);
  CHECK(page.says("Drop those files on this page"));
  page.press("Choose files");
  CHECK(page.wish().what == What::kChooseFiles);
}

TEST_CASE("while files are read there is progress and a way to stop") {
  AppState state = fixture::hire_page();
  give_sitting(state.hire.results, "a.json", "x");
  Page page(results, std::move(state));
  CHECK(page.stage.named(Role::kMeter, "Reading files") != nullptr);
  page.press("Stop");
  CHECK(page.wish().what == What::kStop);
}

TEST_CASE("results: what is pressed is what is wished for") {
  Page page(results, loaded());
  CHECK(page.stage.named(Role::kHeading, "Files that were left out") != nullptr);
  CHECK(page.says("letter.json"));
  CHECK(page.says("Withdrew before the end."));
  CHECK(page.says("in no order and rejects nobody"));
  page.press("Save as CSV");
  CHECK(page.wish().what == What::kSaveCsv);
  page.press("Put these away");
  CHECK(page.wish().what == What::kPutAway);
  page.press("Choose more files");
  CHECK(page.wish().what == What::kChooseFiles);
  page.press("Open their page");
  CHECK(page.wish().what == What::kOpenCandidate);
  CHECK(page.wish().index == 0);
  page.press("Set side by side");
  CHECK(page.wish().what == What::kMark);
  CHECK(page.stage.find("results-candidate-0/beside")->pressed == 0);
  page.choose("results-measure-0", 2);
  CHECK_FALSE(page.intent);
  CHECK(page.views.measure == 2);
  CHECK(page.stage.named(Role::kHeading, "Warmth: ") != nullptr);
  CHECK(page.stage.find("results-weight-0") == nullptr);
  page.press("Set weights");
  page.choose("results-weight-1", 4);
  CHECK(page.wish().what == What::kWeight);
  CHECK(page.wish().index == 1);
  CHECK(page.wish().option == 4);
}

TEST_CASE("a candidate: printing, setting beside, and a question before anything is forgotten") {
  Page page(candidate, loaded());
  CHECK(page.stage.named(Role::kHeading, "K-1") != nullptr);
  page.press("Print the interview guide");
  CHECK(page.wish().what == What::kPrintGuide);
  page.press("Print their own report");
  CHECK(page.wish().what == What::kPrintReport);
  page.press("Set side by side");
  CHECK(page.wish().what == What::kMark);
  page.press("Forget this candidate");
  CHECK_FALSE(page.intent);
  REQUIRE(page.stage.named(Role::kDialog, "Forget this candidate?") != nullptr);
  page.press("Keep them");
  CHECK_FALSE(page.intent);
  CHECK(page.stage.named(Role::kDialog, "Forget this candidate?") == nullptr);
  page.press("Forget this candidate");
  page.press("Forget, and save the proof");
  CHECK(page.wish().what == What::kForget);
  CHECK(page.wish().index == 0);
}

TEST_CASE("what was agreed with a candidate stays behind its button, calls behind theirs") {
  Page page(candidate, loaded());
  CHECK_FALSE(page.says("Larger text."));
  CHECK(page.says("Agreed with them; not scored."));
  page.press("Show what was agreed with them");
  CHECK(page.says("Larger text."));
  CHECK(page.stage.find("candidate-call-0/decision-0/number") == nullptr);
  page.press("decisions");
  CHECK(page.stage.find("candidate-call-0/decision-0/number") != nullptr);
  // Another candidate's begin closed.
  page.state.hire.results.candidate = 1;
  page.stage.settle(page.view());
  CHECK_FALSE(page.says("Larger text."));
  CHECK(page.stage.find("candidate-call-0/decision-0/number") == nullptr);
}
