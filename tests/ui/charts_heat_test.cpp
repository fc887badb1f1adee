#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <string>

#include "imgui.h"
#include "support/stage.h"
#include "ui/charts.h"
#include "ui/charts_models.h"

using namespace warmline;
using namespace warmline::ui;
using tests::Stage;

namespace {

struct Team {
  explicit Team(HeatMapModel with, float width = 900)
      : stage(width, 3000), model(std::move(with)) {}
  Stage::View view() {
    return [this](Ui& ui) {
      Column column{20, 20, stage.width - 40};
      if (const auto got = draw_heat_map(ui, column, "c", model, state)) press = got;
    };
  }
  void settle() { stage.settle(view()); }
  void click(const char* id) { stage.click(view(), id); }
  void key(const char* key) {
    stage.press_key(key);
    settle();
  }
  void focus(const char* id) {
    platform::InputEvent event;
    event.kind = platform::InputEvent::Kind::kFocus;
    event.id = id;
    stage.give(event);
    settle();
  }
  std::size_t count(Role role) {
    const auto& nodes = stage.semantics.nodes();
    return static_cast<std::size_t>(std::count_if(
        nodes.begin(), nodes.end(), [role](const Node& node) { return node.role == role; }));
  }
  Stage stage;
  HeatMapModel model;
  ChartViewState state;
  std::optional<HeatPress> press;
};

}  // namespace

TEST_CASE("cells, names and heads of a heat map can be pressed, drawn and as a table") {
  Team team(fixture::people());
  team.settle();
  CHECK(team.stage.find("c/row-0/1/press")->name ==
        "Agent 1, Understanding: 72 of 100, 24 observations");
  CHECK(team.stage.find("c/row-1/0/press")->name ==
        "Agent 2, Warmth: not enough evidence, 1 observation");
  for (const bool table : {false, true}) {
    team.state.table = table;
    team.settle();
    CHECK(team.stage.find("c/head-3")->sorted == -1);  // by curiosity, downwards
    CHECK(team.stage.find("c/head-1")->sorted == 0);
    team.click("c/head-2/sort");
    REQUIRE(team.press);
    CHECK(team.press->what == HeatPress::What::kColumn);
    CHECK(team.press->column == 1);
    team.click("c/head-0/sort");
    CHECK(team.press->column == 6);  // by name
    team.click("c/row-2/press");
    CHECK(team.press->what == HeatPress::What::kRow);
    CHECK(team.press->row == 2);
    team.click("c/row-3/4/press");
    CHECK(team.press->what == HeatPress::What::kCell);
    CHECK(team.press->row == 3);
    CHECK(team.press->column == 4);
    CHECK(team.stage.find("c/row-0/1/press")->name ==
          "Agent 1, Understanding: 72 of 100, 24 observations");
  }
  team.state.table = false;
  team.model.sorted_by = 6;
  team.model.sorted_down = false;
  team.settle();
  CHECK(team.stage.find("c/head-0")->sorted == 1);
}

TEST_CASE("arrows go over a heat map in both directions and stop at its edges") {
  Team team(fixture::people());
  team.settle();
  team.focus("c/plot");
  team.key("ArrowDown");
  team.key("ArrowDown");
  team.key("ArrowRight");
  CHECK(team.state.cursor == 7u);
  CHECK(team.stage.find("c/plot")->text.find("Agent 2, Understanding: ") == 0);
  team.key("ArrowLeft");
  team.key("ArrowLeft");
  CHECK(team.state.cursor == 6u);  // not into the row above
  team.key("End");
  team.key("ArrowDown");
  CHECK(team.state.cursor == 23u);
  team.key("Enter");
  CHECK(team.press->row == 3);
  CHECK(team.press->column == 5);
}

TEST_CASE("cells stand in rows and columns without touching, and are as wide as each other") {
  for (const std::size_t rows : {4u, 24u}) {
    Team team(fixture::people(rows));
    team.settle();
    const Rect first = team.stage.find("c/row-0/0")->screen;
    for (std::size_t i = 0; i < rows; ++i) {
      for (std::size_t k = 0; k < 6; ++k) {
        const Rect at =
            team.stage.find("c/row-" + std::to_string(i) + "/" + std::to_string(k))->screen;
        CHECK(at.w == doctest::Approx(first.w));
        CHECK(at.h == doctest::Approx(first.h));
        CHECK(at.x == doctest::Approx(first.x + static_cast<float>(k) * (first.w + 4)));
        CHECK(at.y == doctest::Approx(first.y + static_cast<float>(i) * (first.h + 4)));
        CHECK(at.h >= 24);  // a finger's least
      }
    }
  }
}

TEST_CASE("twenty-four people by six are few nodes and one draw call") {
  Team team(fixture::people(24));
  team.settle();
  CHECK(team.count(Role::kCell) == 144);
  CHECK(team.stage.semantics.nodes().size() < 420);
  int calls = 0;
  const ImDrawData* data = ImGui::GetDrawData();
  for (const ImDrawList* list : data->CmdLists) calls += list->CmdBuffer.Size;
  CHECK(calls <= 4);
  CHECK(data->TotalVtxCount < 40'000);
}

TEST_CASE("on a phone all columns are there, every other head a line lower") {
  // A column of 322 px: what a card leaves of 390.
  Team narrow(fixture::people(24), 362);
  narrow.settle();
  CHECK(narrow.stage.find("c/column-next") == nullptr);
  for (int i = 0; i < 6; ++i) {
    const std::string number = std::to_string(i);
    CHECK(narrow.stage.find("c/row-0/" + number)->screen.w >= 30);
    const Rect head = narrow.stage.find("c/head-" + std::to_string(i + 1))->screen;
    CHECK(head.h >= 20);
    CHECK(head.y + head.h <= narrow.stage.find("c/row-0/" + number)->screen.y);
  }
  const Rect upper = narrow.stage.find("c/head-1")->screen;
  const Rect lower = narrow.stage.find("c/head-2")->screen;
  CHECK(lower.y >= upper.y + upper.h);
  narrow.click("c/head-2/sort");
  REQUIRE(narrow.press);
  CHECK(narrow.press->column == 1);
}

TEST_CASE("where not even that has room, one column is shown at a time") {
  HeatMapModel long_heads = fixture::people();
  for (HeatColumn& column : long_heads.columns) column.brief.clear();
  Team alone(long_heads, 320);
  alone.settle();
  REQUIRE(alone.stage.find("c/column-next") != nullptr);
  CHECK(alone.count(Role::kCell) == 24);  // the table has them all
  CHECK(alone.stage.find("c/row-0/0")->screen.w > 150);
  CHECK(alone.stage.find("c/row-0/1")->screen.w == 1);
  alone.click("c/column-next");
  CHECK(alone.state.column == 1);
  CHECK(alone.stage.find("c/row-0/1")->screen.w > 150);
  alone.click("c/column-before");
  alone.click("c/column-before");
  CHECK(alone.state.column == 5);
  // The keys bring the column of their cell.
  alone.focus("c/plot");
  alone.key("Home");
  CHECK(alone.state.column == 0);
  alone.key("ArrowRight");
  CHECK(alone.state.column == 1);
  CHECK(alone.stage.find("c/readout")->name.find("Agent 1, Understanding") == 0);
}

TEST_CASE("more than sixty rows go by pages, which the keys turn") {
  Team team(fixture::people(130));
  team.settle();
  CHECK(team.stage.find("c/row-59") != nullptr);
  CHECK(team.stage.find("c/row-60") == nullptr);
  CHECK(team.stage.find("c/page")->name == "1 to 60 of 130");
  CHECK(team.stage.find("c/page-before")->disabled);
  team.click("c/page-next");
  CHECK(team.stage.find("c/row-0") == nullptr);
  CHECK(team.stage.find("c/row-60") != nullptr);
  team.click("c/page-next");
  CHECK(team.stage.find("c/page")->name == "121 to 130 of 130");
  CHECK(team.stage.find("c/page-next")->disabled);
  team.focus("c/plot");
  team.key("Home");
  CHECK(team.state.page == 0);
  team.key("End");
  CHECK(team.state.page == 2);
  CHECK(team.stage.find("c/readout")->name.find("Agent 130") == 0);
  // Fewer rows after a filter: back to the first page, the cursor gone.
  team.model = fixture::people(10);
  team.settle();
  CHECK(team.state.page == 0);
  CHECK_FALSE(team.state.cursor);
  CHECK(team.stage.find("c/page") == nullptr);
}
