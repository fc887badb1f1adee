// Charts, drawn with Dear ImGui's draw lists. Few kinds: line with band, bars, heat map, flow,
// slope, box with points. What holds for all of them:
//
// - A model is plain and holds finished figures; words that it gives are said as they are. Its
//   title is a sentence that says what is to be seen; below it stands what is drawn, in what unit.
// - The chart has one stop for the keyboard (role kChart, `<id>/plot`): arrows, Home and End move
//   a cursor over its data, Escape takes it away; Enter presses what it is at. What is under the
//   pointer or the cursor is said in words beside it (`<id>/readout`) and as the stop's value text.
// - A table twin (role kTable, `<id>/table`) says the same figures in words. It lies over what is
//   drawn; "Show as table" (`<id>/as-table`) draws it instead.
// - Ids are the caller's, of letters, digits, '-' and '/'; rows are `<id>/row-N`, N as in the
// model.
// - Nothing moves. Whatever the width, from 280 px on, a chart is as wide as its column; it
//   advances the column by its height.
//
// Colours are of charts_colour.h, scales and ticks of charts_scale.h, quartiles of coach/spread.h,
// the flow's layout of charts_flow_layout.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/tr.h"
#include "ui/widgets.h"

namespace warmline::ui {

// Of one chart; lives with the caller, who needs to look at none of it.
struct ChartViewState {
  std::optional<std::size_t> cursor;  // a datum, by the kind's own count
  bool table = false;                 // shown instead of the drawing
  std::size_t page = 0;               // of rows, where there are too many for one
  std::size_t column = 0;             // heat map: the one shown where there is room for one
};

struct ChartTitle {
  std::string finding;  // a sentence, "Curiosity fell while everything else rose"
  std::string what;     // what is drawn: "Curiosity by week, with its 95 % band"; may be empty
  int level = 3;        // of the heading
};

// What a figure is and how it is written: 61.04 with unit "of 100" and no decimals as "61 of 100".
struct AxisModel {
  std::string name;          // "Warmth", "Week"; the table's heading
  std::string unit;          // "of 100", "points", "%"; may be empty
  double low = 0, high = 0;  // ends of the scale; where low ≥ high, whatever the data need
  int decimals = 0;          // 0..3
};

// How many there are of what is counted: "1 call", "12 calls".
using CountWords = std::function<std::string(std::int64_t)>;

struct ChartSpan {
  double low = 0, high = 0;  // low ≤ high
};

// "61 of 100"; "−3.5 points", with the true minus; thousands apart: "12,400".
[[nodiscard]] std::string figure_words(const AxisModel& axis, double value);
[[nodiscard]] std::string figure(const AxisModel& axis, double value);  // without the unit

// --- line with band: one figure over time

struct LinePoint {
  double value = 0;
  std::optional<ChartSpan> band;
  std::string note;  // "14 observations"; said behind the figure
};

enum class SeriesLook : std::uint8_t {
  kMain,    // line with dots, its band behind it
  kMarked,  // hollow points without a line: repeats, practised attempts
  kQuiet,   // a thin grey line to compare with: the team
};

struct LineSeries {
  std::string name;  // stands beside its last point
  SeriesLook look = SeriesLook::kMain;
  // One for each place on the x axis; nothing where there is not enough evidence: the line has a
  // gap there.
  std::vector<std::optional<LinePoint>> points;
};

struct LineModel {
  ChartTitle title;
  std::string x_name;               // "Week"
  std::vector<std::string> places;  // along the x axis, in time's order: "Week 3"
  std::vector<std::string> briefs;  // as the axis shows them: "3"; empty: the same words
  AxisModel y;
  std::vector<LineSeries> series;
  bool press = false;  // a place can be pressed
  std::string missing = tr("not enough evidence");
};

// The place that was pressed.
[[nodiscard]] std::optional<std::size_t> draw_line_chart(Ui& ui, Column& column,
                                                         std::string_view id,
                                                         const LineModel& model,
                                                         ChartViewState& state);

// --- bars: a figure for each of several things, from nought

struct BarRow {
  std::string label;
  double value = 0;              // ≥ 0
  std::optional<double> second;  // ≥ 0, hatched, behind it in the same bar
  std::string words;  // stands at the right: "15 points a call, 64 calls"; empty: the figure
};

struct BarsModel {
  ChartTitle title;
  std::string row_name;     // "Rule"
  AxisModel axis;           // of both parts
  std::string second_name;  // what the hatched part is: "of which practised"; empty: there is none
  std::vector<BarRow> rows;
  bool press = false;
};

[[nodiscard]] std::optional<std::size_t> draw_bars(Ui& ui, Column& column, std::string_view id,
                                                   const BarsModel& model, ChartViewState& state);

// --- heat map: people × criteria

struct HeatCell {
  std::optional<double> value;    // nothing: not enough evidence; dashed, with –
  std::int64_t observations = 0;  // what it rests on; stands small below the figure
  std::string note;               // said in the read-out and the table as well
  std::string small = {};  // what of it stands in small in the table that is drawn; may be empty
};

struct HeatColumn {
  std::string name;   // "Understanding"
  std::string brief;  // where there is least room: "Under."; empty: the name
};

struct HeatRow {
  std::string name;
  std::vector<HeatCell> cells;  // one for each column
};

struct HeatMapModel {
  ChartTitle title;
  std::string row_name;  // "Person"
  AxisModel scale;       // low and high are the ends of the shades
  CountWords counted = [](std::int64_t count) {
    return tr_n("{0} observation", "{0} observations", count);
  };
  std::vector<HeatColumn> columns;
  std::vector<HeatRow> rows;  // in the order they are shown; more than kHeatRows go by pages
  bool press_rows = false, press_columns = false, press_cells = false;
  // Which column they are sorted by; columns.size() is the rows' names.
  std::optional<std::size_t> sorted_by;
  bool sorted_down = false;
  std::string missing = tr("not enough evidence");
};

inline constexpr std::size_t kHeatRows = 60;

struct HeatPress {
  enum class What : std::uint8_t { kCell, kRow, kColumn };  // kColumn: sort by it
  What what = What::kCell;
  std::size_t row = 0;     // of kCell and kRow
  std::size_t column = 0;  // of kCell and kColumn; columns.size(): the head over the names
};

[[nodiscard]] std::optional<HeatPress> draw_heat_map(Ui& ui, Column& column, std::string_view id,
                                                     const HeatMapModel& model,
                                                     ChartViewState& state);

// --- flow: how many went which way

struct FlowNode {
  enum class Look : std::uint8_t { kMoment, kGoodEnd, kBadEnd, kLeft };  // kLeft: calls broken off
  std::string name;        // may be long: shortened where it stands, whole in the read-out
  std::int32_t layer = 0;  // 0..63
  Look look = Look::kMoment;
  std::string note;  // "costs 9 points a call"; said behind the count
};

struct FlowLink {
  std::size_t from = 0, to = 0;  // nodes
  std::int64_t count = 0;        // ≥ 0
  std::string name;              // what leads there, the choice in short; may be empty
  bool marked = false;           // the one the finding is about
};

struct FlowModel {
  ChartTitle title;
  CountWords counted = [](std::int64_t count) { return tr_n("{0} call", "{0} calls", count); };
  std::string count_head = tr("Calls");  // over the counts in the table
  std::vector<FlowNode> nodes;
  // To a later layer each. One that leads back or stays, or to a node there isn't, is in the table
  // alone; likewise one without a count.
  std::vector<FlowLink> links;
  bool press = false;
};

// The node that was pressed.
[[nodiscard]] std::optional<std::size_t> draw_flow(Ui& ui, Column& column, std::string_view id,
                                                   const FlowModel& model, ChartViewState& state);

// --- slope: two rankings of the same things

struct SlopeItem {
  std::string name;
  std::int32_t left_rank = 1, right_rank = 1;  // 1 is the first; equals share one
  std::string left_words, right_words;         // the figure behind the rank: "61"; may be empty
};

struct SlopeModel {
  ChartTitle title;
  std::string item_name;              // "Person"
  std::string left_name, right_name;  // the two lenses
  std::vector<SlopeItem> items;       // in any order
  std::optional<std::size_t> marked;  // set off while nothing is pointed at
  bool press = false;
};

[[nodiscard]] std::optional<std::size_t> draw_slope(Ui& ui, Column& column, std::string_view id,
                                                    const SlopeModel& model, ChartViewState& state);

// --- box with points: how the values of several groups are spread

struct BoxGroup {
  std::string name;
  std::vector<double> values;     // in any order; each is drawn as a point
  std::optional<ChartSpan> band;  // behind the box: where the mean may be, or what is aimed at
  std::string note;               // said behind the figures
};

struct BoxModel {
  ChartTitle title;
  std::string group_name;  // "Scenario"
  AxisModel axis;
  CountWords counted;  // of a group's values; where it isn't set, by the two words
  std::string count_one = tr("value"), count_many = tr("values");
  std::string none;       // "no calls"; where it is empty, by the word as well
  std::string band_name;  // "95 % band of the mean"; of all groups
  std::vector<BoxGroup> groups;
  bool press = false;
};

// Quartiles are R's type 7, whiskers end at the last value within 1.5 quartile distances
// (coach/spread.h). Fewer than kBoxValues are drawn as points with their median alone.
inline constexpr std::size_t kBoxValues = 5;
[[nodiscard]] std::optional<std::size_t> draw_boxes(Ui& ui, Column& column, std::string_view id,
                                                    const BoxModel& model, ChartViewState& state);

}  // namespace warmline::ui
