// Bars: a figure for each of several things.
#include <algorithm>
#include <cmath>

#include "core/tr.h"
#include "imgui.h"
#include "ui/charts_colour.h"
#include "ui/charts_parts.h"
#include "ui/charts_scale.h"
#include "ui/parts.h"

namespace warmline::ui {
namespace {

constexpr float kBar = 14;
constexpr float kBetween = 14;

bool has_second(const BarsModel& model) {
  return !model.second_name.empty();
}

std::string value_name(const BarsModel& model) {
  return model.axis.name.empty() ? tr("Figure") : model.axis.name;
}

double whole(const BarRow& row) {
  return row.value + row.second.value_or(0);
}

std::string words_of(const BarsModel& model, const BarRow& row) {
  return row.words.empty() ? figure_words(model.axis, row.value) : row.words;
}

// The figures first; what the model says behind them, unless it says just the same.
ReadoutModel said(const BarsModel& model, const BarRow& row) {
  ReadoutModel out{row.label, {figure_words(model.axis, row.value)}};
  if (has_second(model))
    out.lines.push_back(
        tr("{0}: {1}", model.second_name, figure_words(model.axis, row.second.value_or(0))));
  if (!row.words.empty()) out.lines.push_back(row.words);
  return out;
}

ChartTable table_of(const BarsModel& model) {
  ChartTable table;
  table.name = model.title.finding;
  table.press_rows = model.press;
  table.heads = {model.row_name, value_name(model)};
  if (has_second(model)) table.heads.push_back(model.second_name);
  const bool words = std::any_of(model.rows.begin(), model.rows.end(),
                                 [](const BarRow& row) { return !row.words.empty(); });
  if (words) table.heads.push_back(tr("In words"));
  for (std::size_t i = 0; i < model.rows.size(); ++i) {
    const BarRow& row = model.rows[i];
    ChartTable::Row out{row.label, {figure_words(model.axis, row.value)}, i};
    if (has_second(model)) out.cells.push_back(figure_words(model.axis, row.second.value_or(0)));
    if (words) out.cells.push_back(words_of(model, row));
    table.rows.push_back(std::move(out));
  }
  return table;
}

struct Place {
  Rect whole;  // label and bar
  Rect bar;    // all along the axis
};

// The label above its bar, the words at the right; below each other where both have no room.
Place draw_row(Ui& ui, const Rect& plot, float y, const BarsModel& model, const BarRow& row,
               const Scale& x, bool pointed) {
  const float scale = ui.theme.scale;
  const Palette& c = ui.theme.colours;
  const float top = y;
  const std::string words = words_of(model, row);
  const TextLook label = coloured(0, Type::kSmall, pointed);
  const float line = line_of(ui, Type::kSmall);
  const float right = text_width(ui, words, Type::kSmall);
  const float left = text_width(ui, row.label, Type::kSmall, true);
  if (left + right + 16 <= plot.w) {
    text_at(ui, plot.x, y, {}, row.label, label);
    text_right(ui, plot.x + plot.w, y, words, small_look(ui));
    y += line;
  } else {
    for (const std::string& text : break_text(ui, row.label, plot.w, label).lines) {
      text_at(ui, plot.x, y, {}, text, label);
      y += line;
    }
    for (const std::string& text : break_text(ui, words, plot.w, small_look(ui)).lines) {
      text_at(ui, plot.x, y, {}, text, small_look(ui));
      y += line;
    }
  }
  y += 3 * scale;
  const float height = kBar * scale;
  const Colour colour = series_colour(ui.theme.dark, 0);
  const float middle = x(row.value), end = x(whole(row));
  if (end - x.from > 0.5f) {
    const float rounding = std::min(4.0f, (end - x.from) / 2);
    if (end - middle > 0.5f) {
      hatched(ui, {x.from, y, end - x.from, height}, c.out_bg, c.out, rounding);
      if (middle - x.from > 0.5f)
        ui.draw->AddRectFilled({x.from, y}, {middle, y + height}, ui.tint(colour), rounding,
                               ImDrawFlags_RoundCornersLeft);
      fill(ui, {middle - 1, y, 2, height}, c.surface, 0);
    } else {
      fill(ui, {x.from, y, end - x.from, height}, colour, rounding);
    }
  }
  y += height;
  return {{plot.x, top, plot.w, y - top}, {plot.x, y - height - 4, plot.w, height + 8}};
}

// What the two parts of a bar are, with their signs.
void parts_key(Ui& ui, Column& column, const BarsModel& model) {
  const float line = line_of(ui, Type::kNote);
  const float y = column.y + (line - 12) / 2;
  const std::string first = value_name(model);
  float x = column.x;
  fill(ui, {x, y, 20, 12}, series_colour(ui.theme.dark, 0), 3);
  x += 28 + text_at(ui, x + 28, column.y, {}, first, note_look(ui)) + 20;
  const float second = text_width(ui, model.second_name, Type::kNote) + 28;
  if (x + second > column.x + column.width) {
    x = column.x;
    column.y += line;
  }
  hatched(ui, {x, column.y + (line - 12) / 2, 20, 12}, ui.theme.colours.out_bg,
          ui.theme.colours.out, 3);
  text_at(ui, x + 28, column.y, {}, model.second_name, note_look(ui));
  column.y += line + 12;
}

}  // namespace

std::optional<std::size_t> draw_bars(Ui& ui, Column& column, std::string_view id_view,
                                     const BarsModel& model, ChartViewState& state) {
  const std::string id(id_view);
  const ChartFrame frame = begin_chart(ui, column, id, model.title, state);
  const float scale = ui.theme.scale;
  const ChartTable table = table_of(model);
  std::optional<std::size_t> pressed;
  if (state.table) {
    pressed = draw_chart_table(ui, column, id, table).row;
    end_chart(ui, column, frame);
    return pressed;
  }
  const ChartStop stop{
      model.rows.size(), 1, model.title.finding,
      tr_n("Arrow keys go through its {0} row", "Arrow keys go through its {0} rows",
           static_cast<std::int64_t>(model.rows.size())),
      model.press};
  if (chart_keys(ui, id, stop, state)) pressed = state.cursor;
  if (has_second(model)) parts_key(ui, column, model);
  std::vector<double> values;
  for (const BarRow& row : model.rows) values.push_back(whole(row));
  const ChartSpan range = range_for(model.axis, values, true);
  const Rect line{column.x, column.y, column.width, 0};
  const Scale x{range, line.x, line.x + line.w - 8 * scale};

  std::vector<Rect> places, strips;
  std::optional<std::size_t> at = cursor_shown(ui, id, state);
  const std::optional<std::size_t> cursor = at;
  const int layers = ui.push_layers();
  for (std::size_t i = 0; i < model.rows.size(); ++i) {
    if (i > 0) column.gap(kBetween * scale);
    const Place place = draw_row(ui, line, column.y, model, model.rows[i], x, cursor == i);
    places.push_back(place.whole);
    strips.push_back(place.bar);
    column.y += place.whole.h;
  }
  // Lines of the axis behind the bars, with the figures below them.
  const Rect plot{x.from, line.y, x.to - x.from, column.y + 6 * scale - line.y};
  ui.back_layer(layers);
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (over_datum(ui, row_id(id, i), places[i])) at = i;
  }
  if (at) {
    const Rect& place = places[*at];
    fill(ui, {place.x - 8, place.y - 4, place.w + 16, place.h + 8}, ui.theme.colours.sunk, 8);
  }
  const float end = across_axis(ui, plot, strips, model.axis, range);
  ui.pop_layers(layers);

  std::optional<Readout> readout;
  const Rect bounds{column.x, frame.top, column.width, end - frame.top};
  if (at) readout = place_readout(ui, id, said(model, model.rows[*at]), places[*at], bounds);
  chart_stop(ui, id, plot, stop, state,
             state.cursor ? std::optional(said(model, model.rows[*state.cursor])) : std::nullopt);
  const TablePress twin = twin_table(
      ui, id, plot, table, [&](const ChartTable::Row& row) { return places[row.number]; });
  if (twin.row) pressed = twin.row;
  column.y = end;
  const std::string words = axis_words(model.axis);
  if (!words.empty()) {
    column.gap(2);
    paragraph(ui, column, id + "/x-axis", words, note_look(ui));
  }
  if (readout) draw_readout(ui, *readout);
  end_chart(ui, column, frame);
  return pressed;
}

}  // namespace warmline::ui
