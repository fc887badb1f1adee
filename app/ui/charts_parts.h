// What all kinds of charts share: head, read-out, cursor, the table that says the same.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/charts.h"

namespace warmline::ui {

// Opens the chart's group: its finding, what is drawn, and the button that shows the table.
struct ChartFrame {
  int node = -1;
  float top = 0;
};
[[nodiscard]] ChartFrame begin_chart(Ui& ui, Column& column, const std::string& id,
                                     const ChartTitle& title, ChartViewState& state);
void end_chart(Ui& ui, Column& column, const ChartFrame& frame);

// What is said about a datum.
struct ReadoutModel {
  std::string head;
  std::vector<std::string> lines;
  [[nodiscard]] std::string spoken() const;  // "Week 3: 61 of 100. …"
};

// Records the stop (`<id>/plot`) and what its keys do to the cursor: `rows` × `columns` data,
// counted row by row. True where Enter presses the one that it is at.
struct ChartStop {
  std::size_t rows = 1, columns = 1;
  std::string_view name;  // of the chart
  std::string keys;       // "Arrow keys go through its 12 places"
  bool press = false;
};
[[nodiscard]] bool chart_keys(Ui& ui, const std::string& id, const ChartStop& stop,
                              ChartViewState& state);
// After the keys, before what lies over it: `said` is what the cursor is at.
void chart_stop(Ui& ui, const std::string& id, const Rect& area, const ChartStop& stop,
                const ChartViewState& state, const std::optional<ReadoutModel>& said);
// The cursor, while the stop has the focus.
[[nodiscard]] std::optional<std::size_t> cursor_shown(const Ui& ui, const std::string& id,
                                                      const ChartViewState& state);
[[nodiscard]] bool over_datum(const Ui& ui, const std::string& datum, const Rect& area);

// Recorded before the data, so that it takes no pointer from them, and drawn after everything.
struct Readout {
  Rect box;
  std::vector<std::string> head, lines;
};
// Above `thing` if there is room in `bounds`, else below it; or rather at its side.
enum class ReadoutAt : std::uint8_t { kAbove, kBeside };
[[nodiscard]] Readout place_readout(Ui& ui, const std::string& id, const ReadoutModel& model,
                                    const Rect& thing, const Rect& bounds,
                                    ReadoutAt at = ReadoutAt::kAbove);
void draw_readout(Ui& ui, const Readout& readout);

struct ChartTable {
  // What is drawn of a cell that says much: its figure, and lines in small below it.
  struct Shown {
    std::string figure;
    std::vector<std::string> small;
  };
  struct Row {
    std::string head;
    std::vector<std::string> cells;
    std::size_t number = 0;         // in its id
    std::vector<Shown> shown = {};  // beside cells; empty: the cells as they are
  };
  std::string name;
  std::vector<std::string> heads;  // the first one over the rows' heads
  std::vector<Row> rows;
  bool press_heads = false, press_rows = false, press_cells = false;
  std::optional<std::size_t> sorted_by;  // of heads
  bool sorted_down = false;
};
struct TablePress {
  std::optional<std::size_t> head;  // of heads
  std::optional<std::size_t> row;   // its number, of a row or of a cell's
  std::optional<std::size_t> cell;  // of that row's cells
};
[[nodiscard]] TablePress draw_chart_table(Ui& ui, Column& column, const std::string& id,
                                          const ChartTable& table);
// Over what is drawn: a row where each datum stands. `last`: where its last cell does, if it is to
// be found under the pointer elsewhere as well.
using RowPlace = std::function<Rect(const ChartTable::Row&)>;
[[nodiscard]] TablePress twin_table(Ui& ui, const std::string& id, const Rect& area,
                                    const ChartTable& table, const RowPlace& where,
                                    const RowPlace& last = {});

// A control without looks. `stop`: the keyboard stops at it; else it is for pointers and for those
// who read on from datum to datum.
[[nodiscard]] Pressable press_area(Ui& ui, const Rect& area, const std::string& id,
                                   std::string_view name, bool stop, bool current = false);
[[nodiscard]] std::string sorted_words(std::string_view name, bool sorted, bool down);
void add_node(Ui& ui, const std::string& id, Role role, std::string_view name, const Rect& rect);
[[nodiscard]] std::string row_id(const std::string& id, std::size_t number);

// "54 to 68".
[[nodiscard]] std::string span_words(const AxisModel& axis, const ChartSpan& span);
[[nodiscard]] std::string axis_words(const AxisModel& axis);  // "Warmth, of 100"

// --- drawing

// Type at a share of its size, for as long as it lives.
class Smaller {
 public:
  Smaller(Ui& ui, float share) : theme_(ui.theme), was_(ui.theme.scale) { theme_.scale *= share; }
  ~Smaller() { theme_.scale = was_; }
  Smaller(const Smaller&) = delete;
  Smaller& operator=(const Smaller&) = delete;

 private:
  Theme& theme_;
  float was_;
};
inline constexpr float kSmallFigure = 11.5f / 13;  // of a note

[[nodiscard]] float line_of(const Ui& ui, Type type);
[[nodiscard]] std::string one_line(const Ui& ui, std::string_view text, float width,
                                   const TextLook& look);
void text_right(Ui& ui, float right, float y, std::string_view text, const TextLook& look);
void text_middle(Ui& ui, float middle, float y, std::string_view text, const TextLook& look);
void dashed(Ui& ui, float x0, float y0, float x1, float y1, Colour colour, float thick = 1);
void dashed_rect(Ui& ui, const Rect& r, float rounding, Colour colour);
// A horizontal axis: lines through each of `strips`, figures below `plot`; returns where they end.
float across_axis(Ui& ui, const Rect& plot, const std::vector<Rect>& strips, const AxisModel& axis,
                  const ChartSpan& range);

}  // namespace warmline::ui
