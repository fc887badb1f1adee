#include "ui/charts.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "support/stage.h"
#include "ui/charts_models.h"

using namespace warmline;
using namespace warmline::ui;
using tests::Stage;

namespace {

using Draw = std::function<std::optional<std::size_t>(Ui&, Column&, ChartViewState&)>;

struct Kind {
  const char* name;
  Draw draw;
  std::size_t rows;   // of its table
  std::size_t heads;  // columns, that of the rows' heads included
  const char* next;   // the key that goes on
};

std::vector<Kind> kinds() {
  return {
      {"line",
       [](Ui& ui, Column& column, ChartViewState& state) {
         return draw_line_chart(ui, column, "c", fixture::weeks(), state);
       },
       4, 3, "ArrowRight"},
      {"bars",
       [](Ui& ui, Column& column, ChartViewState& state) {
         return draw_bars(ui, column, "c", fixture::rules(), state);
       },
       3, 4, "ArrowDown"},
      {"heat map",
       [](Ui& ui, Column& column, ChartViewState& state) -> std::optional<std::size_t> {
         const auto press = draw_heat_map(ui, column, "c", fixture::people(), state);
         if (!press) return std::nullopt;
         return press->what == HeatPress::What::kCell ? press->row * 6 + press->column : press->row;
       },
       4, 7, "ArrowRight"},
      {"flow",
       [](Ui& ui, Column& column, ChartViewState& state) {
         return draw_flow(ui, column, "c", fixture::ways(), state);
       },
       6, 4, "ArrowRight"},
      {"slope",
       [](Ui& ui, Column& column, ChartViewState& state) {
         return draw_slope(ui, column, "c", fixture::lenses(), state);
       },
       4, 4, "ArrowDown"},
      {"boxes",
       [](Ui& ui, Column& column, ChartViewState& state) {
         return draw_boxes(ui, column, "c", fixture::groups(), state);
       },
       3, 7, "ArrowDown"},
  };
}

struct Wall {
  explicit Wall(Draw with, float width = 900) : stage(width, 2600), draw(std::move(with)) {}
  Stage::View view() {
    return [this](Ui& ui) {
      Column column{20, 20, stage.width - 40};
      if (const auto got = draw(ui, column, state)) pressed = got;
      bottom = column.y;
    };
  }
  void settle() { stage.settle(view()); }
  void key(const char* key) {
    stage.press_key(key);
    settle();
  }
  void give(platform::InputEvent::Kind kind, const char* id) {
    platform::InputEvent event;
    event.kind = kind;
    event.id = id;
    stage.give(event);
    settle();
  }
  void focus(const char* id) { give(platform::InputEvent::Kind::kFocus, id); }
  void hover(const char* id) { give(platform::InputEvent::Kind::kHover, id); }
  std::string said() {
    const Node* readout = stage.find("c/readout");
    return readout == nullptr ? "" : readout->name;
  }
  std::string value() { return stage.find("c/plot")->text; }
  Stage stage;
  Draw draw;
  ChartViewState state;
  std::optional<std::size_t> pressed;
  float bottom = 0;
};

// What a table says, row by row: of each cell its own words or those of the button in it, without
// the row's and the column's that such a button also has.
std::vector<std::vector<std::string>> table_of(const Semantics& tree) {
  const std::vector<Node>& nodes = tree.nodes();
  const auto words = [&](std::size_t cell) {
    for (std::size_t i = cell + 1; i < nodes.size(); ++i) {
      if (nodes[i].parent != static_cast<int>(cell)) continue;
      const std::size_t colon = nodes[i].name.find(": ");
      const bool whole = nodes[cell].role == Role::kCell && colon != std::string::npos;
      std::string name = whole ? nodes[i].name.substr(colon + 2) : nodes[i].name;
      return name.rfind("Sort by ", 0) == 0 ? name.substr(8) : name;
    }
    return nodes[cell].name;
  };
  std::vector<std::vector<std::string>> out;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (nodes[i].role == Role::kRow) out.emplace_back();
    if (nodes[i].role == Role::kColumnHeader || nodes[i].role == Role::kRowHeader ||
        nodes[i].role == Role::kCell)
      out.back().push_back(words(i));
  }
  return out;
}

}  // namespace

TEST_CASE("every chart says its finding, has one stop, and a table that says the same") {
  for (const Kind& kind : kinds()) {
    CAPTURE(kind.name);
    Wall wall(kind.draw);
    wall.settle();
    CHECK(wall.stage.find("c/title")->role == Role::kHeading);
    CHECK(wall.stage.find("c/title")->level == 3);
    const Node* plot = wall.stage.find("c/plot");
    REQUIRE(plot != nullptr);
    CHECK(plot->role == Role::kChart);
    CHECK(plot->name == wall.stage.find("c/table")->name);
    CHECK(plot->text.find("Arrow keys") != std::string::npos);
    const auto drawn = table_of(wall.stage.semantics);
    REQUIRE(drawn.size() == kind.rows + 1);
    for (const auto& row : drawn) {
      CHECK(row.size() == kind.heads);
      for (const std::string& cell : row) CHECK_FALSE(cell.empty());
    }
    // The table itself, instead of the drawing, says just the same.
    CHECK(wall.stage.find("c/as-table")->pressed == 0);
    wall.stage.click(wall.view(), "c/as-table");
    CHECK(wall.state.table);
    CHECK(wall.stage.find("c/as-table")->pressed == 1);
    CHECK(wall.stage.find("c/plot") == nullptr);
    CHECK(table_of(wall.stage.semantics) == drawn);
    wall.stage.click(wall.view(), "c/as-table");
    CHECK(wall.stage.find("c/plot") != nullptr);
  }
}

TEST_CASE(
    "keys go through every chart and say what they are at; elsewhere they are the browser's") {
  for (const Kind& kind : kinds()) {
    CAPTURE(kind.name);
    Wall wall(kind.draw);
    wall.settle();
    wall.key(kind.next);
    CHECK_FALSE(wall.state.cursor);
    CHECK_FALSE(wall.stage.semantics.claims(kind.next));
    wall.focus("c/plot");
    CHECK(wall.stage.semantics.claims(kind.next));
    CHECK_FALSE(wall.stage.semantics.claims("Escape"));
    wall.key(kind.next);
    CHECK(wall.state.cursor == 0u);
    const std::string first = wall.said();
    REQUIRE_FALSE(first.empty());
    // The value says the same words; the read-out stands before the table, which takes the pointer.
    CHECK(wall.value().find(first.substr(0, first.find('\n'))) == 0);
    wall.key(kind.next);
    CHECK(wall.state.cursor == 1u);
    CHECK(wall.said() != first);
    wall.key("End");
    CHECK(wall.state.cursor == static_cast<std::size_t>(wall.stage.find("c/plot")->max));
    wall.key(kind.next);  // no further than the end
    CHECK(wall.state.cursor == static_cast<std::size_t>(wall.stage.find("c/plot")->max));
    wall.key("Home");
    CHECK(wall.said() == first);
    wall.key("Enter");
    CHECK(wall.pressed == 0u);
    wall.key("Escape");
    CHECK_FALSE(wall.state.cursor);
    CHECK(wall.said().empty());
    wall.key(kind.next);
    wall.focus("elsewhere");
    CHECK(wall.said().empty());
  }
}

TEST_CASE("what the pointer is over is said, and pressing it is reported") {
  for (const Kind& kind : kinds()) {
    CAPTURE(kind.name);
    const bool heat = std::string(kind.name) == "heat map";
    Wall wall(kind.draw);
    wall.settle();
    const char* datum = heat ? "c/row-1/0/press" : "c/row-1/press";
    wall.hover(datum);
    CHECK_FALSE(wall.said().empty());
    const std::string said = wall.said();
    wall.hover("");
    CHECK(wall.said().empty());
    // Pointers reach it, though it is no stop of the keyboard's.
    REQUIRE(wall.stage.find(datum) != nullptr);
    CHECK(wall.stage.find(datum)->focusable);
    wall.stage.click(wall.view(), datum);
    CHECK(wall.pressed == (heat ? 6u : 1u));
    CHECK(wall.said() == said);
    wall.pressed.reset();
    if (heat) continue;
    wall.stage.activate(datum);
    wall.settle();
    CHECK(wall.pressed == 1u);
    wall.state.table = true;
    wall.settle();
    CHECK_FALSE(wall.stage.find("c/row-2/press")->focusable);
    wall.stage.click(wall.view(), "c/row-2/press");
    CHECK(wall.pressed == 2u);
  }
}

TEST_CASE("nothing stands outside the chart's column, at any width, drawn or as a table") {
  for (const Kind& kind : kinds()) {
    for (const float width : {320.0f, 390.0f, 480.0f, 640.0f, 768.0f, 1024.0f, 1440.0f}) {
      for (const bool table : {false, true}) {
        CAPTURE(kind.name);
        CAPTURE(width);
        CAPTURE(table);
        Wall wall(kind.draw, width);
        wall.state.table = table;
        wall.focus("c/plot");
        if (!table) wall.key("End");
        for (const Node& node : wall.stage.semantics.nodes()) {
          CAPTURE(node.id);
          // A text button's own padding may stand out.
          const float out = node.role == Role::kButton ? 10.5f : 1.5f;
          CHECK(node.screen.x >= 20 - out);
          CHECK(node.screen.x + node.screen.w <= width - 20 + out);
          CHECK(node.screen.y >= 20 - 5);
          CHECK(node.screen.y + node.screen.h <= wall.bottom + 1.5f);
        }
      }
    }
  }
}

TEST_CASE("a line has gaps where nothing is known, and says bands, notes and repeats") {
  Wall wall(kinds()[0].draw);
  wall.settle();
  const auto table = table_of(wall.stage.semantics);
  CHECK(table[0] == std::vector<std::string>{"Week", "Agent 07", "Repeats"});
  CHECK(table[1] ==
        std::vector<std::string>{"Week 1", "61 of 100, band 52 to 70, 12 observations", "–"});
  CHECK(table[2] == std::vector<std::string>{"Week 2", "not enough evidence", "–"});
  CHECK(table[3] == std::vector<std::string>{"Week 3", "55 of 100", "68 of 100"});
  // Strips lie side by side, in time's order, over the plot's whole width.
  const Rect plot = wall.stage.find("c/plot")->screen;
  float at = plot.x;
  for (int i = 0; i < 4; ++i) {
    const Rect strip = wall.stage.find("c/row-" + std::to_string(i))->screen;
    if (i > 0) CHECK(strip.x == doctest::Approx(at));
    at = strip.x + strip.w;
    CHECK(strip.h == plot.h);
  }
  CHECK(at <= plot.x + plot.w + 0.5f);
  wall.hover("c/row-1");
  CHECK(wall.said().find("not enough evidence") != std::string::npos);
  CHECK(wall.said().find("Repeats") == std::string::npos);
}

TEST_CASE("a flow's nodes are as high as their counts, from left to right or from top to bottom") {
  for (const float width : {900.0f, 390.0f}) {
    CAPTURE(width);
    Wall wall(kinds()[3].draw, width);
    wall.settle();
    const Rect first = wall.stage.find("c/row-0")->screen;
    const Rect end = wall.stage.find("c/row-3")->screen;
    if (width > 500) {
      CHECK(end.x > first.x + first.w);
      // 64 calls and 49: the same scale.
      CHECK(first.h / end.h == doctest::Approx(64.0f / 49).epsilon(0.01));
    } else {
      CHECK(end.y > first.y + first.h);
      CHECK(first.w / end.w == doctest::Approx(64.0f / 49).epsilon(0.01));
    }
    const auto table = table_of(wall.stage.semantics);
    CHECK(table[1][1] == "64 calls");
    CHECK(table[1][2] ==
          "40 calls to The first refusal by “That is not possible”; 24 calls to Listens first");
    CHECK(table.back()[0] == "Nobody comes here");
    CHECK(table.back()[1] == "0 calls");
  }
}

TEST_CASE("a slope says ranks, ties and how far each moved") {
  Wall wall(kinds()[4].draw);
  wall.settle();
  const auto table = table_of(wall.stage.semantics);
  // By the left side; of the equals that one first which is first at the right.
  CHECK(table[2] ==
        std::vector<std::string>{"Agent 2", "rank 2, shared (74)", "rank 3 (58)", "1 place lower"});
  CHECK(table[3][0] == "Agent 4");
  CHECK(table[4] ==
        std::vector<std::string>{"Agent 3", "rank 4 (60)", "rank 1 (77)", "3 places higher"});
  CHECK(wall.stage.find("c/row-3")->screen.y > wall.stage.find("c/row-1")->screen.y);
  wall.hover("c/row-2/2");  // its words at the right
  CHECK(wall.said().find("Agent 3") == 0);
}

TEST_CASE("boxes say median, middle half, all, and whether they are too few for a box") {
  Wall wall(kinds()[5].draw);
  wall.settle();
  const auto table = table_of(wall.stage.semantics);
  CHECK(table[1] == std::vector<std::string>{"One day late", "40 of 100", "30 to 50", "10 to 70",
                                             "5 attempts", "60 to 80", "–"});
  CHECK(table[2] == std::vector<std::string>{"The lamp", "55 of 100", "too few", "20 to 90",
                                             "2 attempts", "–", "two are too few"});
  CHECK(table[3][1] == "–");
}

TEST_CASE("a chart with nothing in it is drawn all the same") {
  ChartViewState state;
  for (const bool table : {false, true}) {
    state.table = table;
    Stage stage(390, 2000);
    stage.settle([&](Ui& ui) {
      Column column{20, 20, 350};
      CHECK_FALSE(draw_line_chart(ui, column, "a", {}, state));
      CHECK_FALSE(draw_bars(ui, column, "b", {}, state));
      CHECK_FALSE(draw_heat_map(ui, column, "c", {}, state));
      CHECK_FALSE(draw_flow(ui, column, "d", {}, state));
      CHECK_FALSE(draw_slope(ui, column, "e", {}, state));
      CHECK_FALSE(draw_boxes(ui, column, "f", {}, state));
    });
    CHECK(stage.find("f/table") != nullptr);
  }
}
