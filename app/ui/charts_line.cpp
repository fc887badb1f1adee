// Line with band: figures over time.
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

constexpr float kHeight = 220;
constexpr float kDot = 4;

struct Plot {
  Ui& ui;
  const LineModel& model;
  Rect area;
  ChartSpan range;
  float inset;  // of the first and the last place
  [[nodiscard]] float x(std::size_t place) const {
    const std::size_t count = model.places.size();
    if (count < 2) return area.x + area.w / 2;
    return area.x + inset +
           (area.w - 2 * inset) * static_cast<float>(place) / static_cast<float>(count - 1);
  }
  [[nodiscard]] float y(double value) const { return Scale{range, area.y + area.h, area.y}(value); }
  [[nodiscard]] const LinePoint* at(const LineSeries& series, std::size_t place) const {
    if (place >= series.points.size() || !series.points[place]) return nullptr;
    return &*series.points[place];
  }
  [[nodiscard]] Rect strip(std::size_t place) const {
    const std::size_t count = model.places.size();
    const float half = count < 2 ? area.w / 2 : (x(1) - x(0)) / 2;
    const float left = std::max(area.x, x(place) - half);
    return {left, area.y, std::min(area.x + area.w, x(place) + half) - left, area.h};
  }
};

Colour colour_of(const Plot& plot, std::size_t series) {
  const bool dark = plot.ui.theme.dark;
  std::size_t number = 0;
  for (std::size_t i = 0; i < series; ++i) {
    if (plot.model.series[i].look == SeriesLook::kMain) ++number;
  }
  switch (plot.model.series[series].look) {
    case SeriesLook::kMain:
      return series_colour(dark, number);
    case SeriesLook::kMarked:  // of the line before it
      return series_colour(dark, number > 0 ? number - 1 : 0);
    case SeriesLook::kQuiet:
      break;
  }
  return plot.ui.theme.colours.muted;
}

std::string point_words(const LineModel& model, const LinePoint& point) {
  std::string words = figure_words(model.y, point.value);
  if (point.band) words = tr("{0}, band {1}", words, span_words(model.y, *point.band));
  if (!point.note.empty()) words += ", " + point.note;
  return words;
}

ReadoutModel said(const Plot& plot, std::size_t place) {
  const LineModel& model = plot.model;
  ReadoutModel out;
  out.head = model.places[place];
  for (const LineSeries& series : model.series) {
    const LinePoint* point = plot.at(series, place);
    if (point == nullptr && series.look == SeriesLook::kMarked) continue;
    const std::string words = point == nullptr ? model.missing : point_words(model, *point);
    out.lines.push_back(series.name.empty() ? words : tr("{0}: {1}", series.name, words));
  }
  return out;
}

ChartTable table_of(const Plot& plot) {
  const LineModel& model = plot.model;
  ChartTable table;
  table.name = model.title.finding;
  table.press_rows = model.press;
  table.heads.push_back(model.x_name);
  for (const LineSeries& series : model.series)
    table.heads.push_back(series.name.empty() ? model.y.name : series.name);
  for (std::size_t i = 0; i < model.places.size(); ++i) {
    ChartTable::Row row{model.places[i], {}, i};
    for (const LineSeries& series : model.series) {
      const LinePoint* point = plot.at(series, i);
      const bool none = series.look == SeriesLook::kMarked;
      row.cells.push_back(point != nullptr ? point_words(model, *point)
                          : none           ? "–"
                                           : model.missing);
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

ChartSpan range_of(const LineModel& model) {
  std::vector<double> values;
  for (const LineSeries& series : model.series) {
    for (const auto& point : series.points) {
      if (!point) continue;
      values.push_back(point->value);
      if (!point->band) continue;
      values.push_back(point->band->low);
      values.push_back(point->band->high);
    }
  }
  return range_for(model.y, values);
}

std::vector<double> y_ticks(const Ui& ui, const LineModel& model, const ChartSpan& range) {
  const std::size_t most = ui.form() == Form::kNarrow ? 5 : 6;
  return nice_ticks(range.low, range.high, most, std::pow(10.0, -model.y.decimals));
}

void y_axis(const Plot& plot, float left) {
  Ui& ui = plot.ui;
  const float half = line_of(ui, Type::kNote) / 2;
  for (const double tick : y_ticks(ui, plot.model, plot.range)) {
    const float y = std::round(plot.y(tick));
    fill(ui, {plot.area.x, y, plot.area.w, 1}, ui.theme.colours.line, 0);
    text_right(ui, left - 8, y - half, figure(plot.model.y, tick), note_look(ui));
  }
}

void x_axis(const Plot& plot) {
  Ui& ui = plot.ui;
  const LineModel& model = plot.model;
  const std::size_t count = model.places.size();
  const float scale = ui.theme.scale;
  const bool brief = model.briefs.size() == count;
  const auto words = [&](std::size_t i) { return brief ? model.briefs[i] : model.places[i]; };
  float widest = 0;
  for (std::size_t i = 0; i < count; ++i)
    widest = std::max(widest, text_width(ui, words(i), Type::kNote));
  const float room = plot.area.w - 2 * plot.inset;
  std::size_t step = label_step(count, widest + 14 * scale, room);
  if (step == 0) step = count;  // the first alone
  const float y = plot.area.y + plot.area.h + 8 * scale;
  float free = plot.area.x - 40;
  for (std::size_t i = 0; i < count; i += step) {
    const std::string label =
        i == 0 && brief && !model.x_name.empty()
            ? tr("{0} {1}##an axis’s name before its first place", model.x_name, words(i))
            : words(i);
    const float width = text_width(ui, label, Type::kNote);
    // The first one's figure stands below its place, its word before that.
    const float own = text_width(ui, words(i), Type::kNote);
    float left = plot.x(i) + own / 2 - width;
    if (i == 0) left = std::max(left, std::min(plot.x(0) - own / 2, plot.area.x));
    left = std::min(left, plot.area.x + plot.area.w + 24 - width);
    if (left < free) continue;
    fill(ui, {std::round(plot.x(i)), plot.area.y + plot.area.h, 1, 5 * scale},
         ui.theme.colours.muted, 0);
    text_at(ui, left, y, {}, label, note_look(ui));
    free = left + width + 6 * scale;
  }
}

// Quadrilaterals without smoothed edges, so that no seams show between them.
void band(const Plot& plot, const LineSeries& series, Colour colour) {
  ImDrawList& draw = *plot.ui.draw;
  const ImDrawListFlags was = draw.Flags;
  draw.Flags &= ~ImDrawListFlags_AntiAliasedFill;
  const Colour shade = plot.ui.tint(faded(colour, plot.ui.theme.dark ? 0.22f : 0.15f));
  const auto banded = [&](std::size_t i) {
    const LinePoint* point = i < plot.model.places.size() ? plot.at(series, i) : nullptr;
    return point != nullptr && point->band ? &*point->band : nullptr;
  };
  for (std::size_t i = 0; i < plot.model.places.size(); ++i) {
    const ChartSpan* here = banded(i);
    if (here == nullptr) continue;
    const ChartSpan* next = banded(i + 1);
    const float x = plot.x(i);
    if (next != nullptr) {
      draw.AddQuadFilled({x, plot.y(here->high)}, {plot.x(i + 1), plot.y(next->high)},
                         {plot.x(i + 1), plot.y(next->low)}, {x, plot.y(here->low)}, shade);
    } else if (i == 0 || banded(i - 1) == nullptr) {
      draw.AddRectFilled({x - 5, plot.y(here->high)}, {x + 5, plot.y(here->low)}, shade);
    }
  }
  draw.Flags = was;
}

// Of points that no line joins: a whisker each.
void whiskers(const Plot& plot, const LineSeries& series, Colour colour) {
  const Colour shade = plot.ui.tint(faded(colour, plot.ui.theme.dark ? 0.55f : 0.45f));
  for (std::size_t i = 0; i < plot.model.places.size(); ++i) {
    const LinePoint* point = plot.at(series, i);
    if (point == nullptr || !point->band) continue;
    const float x = plot.x(i);
    plot.ui.draw->AddLine({x, plot.y(point->band->high)}, {x, plot.y(point->band->low)}, shade,
                          1.5f);
  }
}

void series_line(const Plot& plot, const LineSeries& series, Colour colour, Colour ground) {
  Ui& ui = plot.ui;
  const bool quiet = series.look == SeriesLook::kQuiet;
  const bool marked = series.look == SeriesLook::kMarked;
  const std::size_t count = plot.model.places.size();
  for (std::size_t i = 0; !marked && i < count;) {
    ui.draw->PathClear();
    std::size_t end = i;
    for (; end < count && plot.at(series, end) != nullptr; ++end)
      ui.draw->PathLineTo({plot.x(end), plot.y(plot.at(series, end)->value)});
    if (end > i + 1)
      ui.draw->PathStroke(ui.tint(colour), 0, quiet ? 1.5f : 2.5f);
    else
      ui.draw->PathClear();
    i = end + 1;
  }
  const bool dense = count > 1 && plot.x(1) - plot.x(0) < 4 * kDot;
  for (std::size_t i = 0; i < count; ++i) {
    const LinePoint* point = plot.at(series, i);
    if (point == nullptr) continue;
    const float x = plot.x(i), y = plot.y(point->value);
    const bool alone =
        (i == 0 || plot.at(series, i - 1) == nullptr) && plot.at(series, i + 1) == nullptr;
    if (marked) {
      ui.draw->AddCircleFilled({x, y}, kDot + 0.5f, ui.tint(ground));
      ui.draw->AddCircle({x, y}, kDot + 0.5f, ui.tint(colour), 0, 1.8f);
    } else if (quiet ? alone : (!dense || alone)) {
      dot(ui, x, y, quiet ? 2.5f : kDot + 1.5f, quiet ? colour : ground, true);
      if (!quiet) dot(ui, x, y, kDot, colour, true);
    }
  }
}

// Where nothing is known, a dash above the axis.
void gaps(const Plot& plot) {
  Ui& ui = plot.ui;
  for (std::size_t i = 0; i < plot.model.places.size(); ++i) {
    const bool known = std::any_of(
        plot.model.series.begin(), plot.model.series.end(), [&](const LineSeries& series) {
          return series.look == SeriesLook::kMain && plot.at(series, i) != nullptr;
        });
    if (known) continue;
    fill(ui, {plot.x(i) - 4, plot.area.y + plot.area.h - 8, 8, 2}, ui.theme.colours.muted, 1);
  }
}

const LinePoint* last_of(const Plot& plot, const LineSeries& series) {
  for (std::size_t i = plot.model.places.size(); i-- > 0;) {
    if (const LinePoint* point = plot.at(series, i)) return point;
  }
  return nullptr;
}

// Beside the last points, moved apart where the lines end close together.
void names_beside(const Plot& plot) {
  Ui& ui = plot.ui;
  const float line = line_of(ui, Type::kLabel);
  std::vector<std::pair<float, std::size_t>> wanted;
  for (std::size_t i = 0; i < plot.model.series.size(); ++i) {
    const LinePoint* last = last_of(plot, plot.model.series[i]);
    if (last != nullptr && !plot.model.series[i].name.empty())
      wanted.emplace_back(plot.y(last->value) - line / 2, i);
  }
  std::stable_sort(wanted.begin(), wanted.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<float> begins;
  for (const auto& label : wanted) begins.push_back(label.first);
  keep_apart(begins, std::vector<float>(begins.size(), line), 0, plot.area.y - line,
             plot.area.y + plot.area.h + line);
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const LineSeries& series = plot.model.series[wanted[i].second];
    const Colour colour = colour_of(plot, wanted[i].second);
    float x = plot.area.x + plot.area.w + 12;
    if (series.look == SeriesLook::kMarked) {
      ui.draw->AddCircle({x + 4, begins[i] + line / 2}, kDot, ui.tint(colour), 0, 1.8f);
      x += 14;
    }
    text_at(ui, x, begins[i], {}, series.name, coloured(colour, Type::kLabel));
  }
}

// Over the plot, each with the sign it is drawn with.
void names_above(Ui& ui, Column& column, const Plot& plot) {
  const float line = line_of(ui, Type::kLabel);
  float x = column.x;
  for (std::size_t i = 0; i < plot.model.series.size(); ++i) {
    const LineSeries& series = plot.model.series[i];
    if (series.name.empty()) continue;
    const float width = text_width(ui, series.name, Type::kLabel) + 24;
    if (x > column.x && x + width > column.x + column.width) {
      x = column.x;
      column.y += line;
    }
    const Colour colour = colour_of(plot, i);
    const float middle = column.y + line / 2;
    if (series.look == SeriesLook::kMarked) {
      ui.draw->AddCircle({x + 8, middle}, kDot, ui.tint(colour), 0, 1.8f);
    } else {
      const float thick = series.look == SeriesLook::kQuiet ? 1.5f : 2.5f;
      fill(ui, {x, middle - thick / 2, 16, thick}, colour, 1);
      if (series.look == SeriesLook::kMain) dot(ui, x + 8, middle, kDot, colour, true);
    }
    text_at(ui, x + 22, column.y, {}, series.name, coloured(colour, Type::kLabel));
    x += width + 16;
  }
  column.y += line + 6;
}

float names_width(const Ui& ui, const LineModel& model) {
  float most = 0;
  for (const LineSeries& series : model.series) {
    if (series.name.empty()) continue;
    const float sign = series.look == SeriesLook::kMarked ? 14 : 0;
    most = std::max(most, text_width(ui, series.name, Type::kLabel) + sign + 14);
  }
  return most;
}

std::optional<std::size_t> pointed(const Plot& plot, const std::string& id,
                                   const ChartViewState& state) {
  for (std::size_t i = 0; i < plot.model.places.size(); ++i) {
    if (over_datum(plot.ui, row_id(id, i), plot.strip(i))) return i;
  }
  return cursor_shown(plot.ui, id, state);
}

void draw_data(const Plot& plot, std::optional<std::size_t> at, Colour ground) {
  Ui& ui = plot.ui;
  const LineModel& model = plot.model;
  if (at)
    fill(ui, {std::round(plot.x(*at)), plot.area.y, 1, plot.area.h}, ui.theme.colours.muted, 0);
  gaps(plot);
  for (std::size_t i = 0; i < model.series.size(); ++i) {
    if (model.series[i].look == SeriesLook::kMain) band(plot, model.series[i], colour_of(plot, i));
    if (model.series[i].look == SeriesLook::kMarked)
      whiskers(plot, model.series[i], colour_of(plot, i));
  }
  for (const SeriesLook look : {SeriesLook::kQuiet, SeriesLook::kMain, SeriesLook::kMarked}) {
    for (std::size_t i = 0; i < model.series.size(); ++i) {
      if (model.series[i].look == look)
        series_line(plot, model.series[i], colour_of(plot, i), ground);
    }
  }
  if (!at) return;
  for (std::size_t i = 0; i < model.series.size(); ++i) {
    const LinePoint* point = plot.at(model.series[i], *at);
    if (point == nullptr) continue;
    ui.draw->AddCircle({plot.x(*at), plot.y(point->value)}, kDot + 4, ui.tint(colour_of(plot, i)),
                       0, 1.5f);
  }
}

}  // namespace

std::optional<std::size_t> draw_line_chart(Ui& ui, Column& column, std::string_view id_view,
                                           const LineModel& model, ChartViewState& state) {
  const std::string id(id_view);
  const ChartFrame frame = begin_chart(ui, column, id, model.title, state);
  const float scale = ui.theme.scale;
  Plot plot{ui, model, {}, range_of(model), 12 * scale};
  const ChartTable table = table_of(plot);
  std::optional<std::size_t> pressed;
  if (state.table) {
    pressed = draw_chart_table(ui, column, id, table).row;
    end_chart(ui, column, frame);
    return pressed;
  }
  const float names = names_width(ui, model);
  const bool beside = names <= column.width * 0.26f;
  if (!beside) names_above(ui, column, plot);
  const std::string y_words = axis_words(model.y);
  if (!y_words.empty()) paragraph(ui, column, id + "/y-axis", y_words, note_look(ui));
  column.gap(10);
  float figures = 0;
  for (const double tick : y_ticks(ui, model, plot.range))
    figures = std::max(figures, text_width(ui, figure(model.y, tick), Type::kNote));
  const float left = column.x + figures + 8;
  plot.area = {left, column.y, column.x + column.width - left - (beside ? names : 8.0f),
               kHeight * scale};

  const ChartStop stop{
      1, model.places.size(), model.title.finding,
      tr_n("Arrow keys go through its {0} place", "Arrow keys go through its {0} places",
           static_cast<std::int64_t>(model.places.size())),
      model.press};
  if (chart_keys(ui, id, stop, state)) pressed = state.cursor;
  const std::optional<std::size_t> at = pointed(plot, id, state);
  y_axis(plot, left);
  x_axis(plot);
  draw_data(plot, at, ui.theme.colours.surface);
  if (beside) names_beside(plot);

  std::optional<Readout> readout;
  if (at) {
    const Rect thing{plot.x(*at) - 6, plot.area.y + 6, 12, plot.area.h};
    const Rect bounds{column.x, frame.top, column.width, plot.area.y + plot.area.h - frame.top};
    readout = place_readout(ui, id, said(plot, *at), thing, bounds, ReadoutAt::kBeside);
  }
  chart_stop(ui, id, plot.area, stop, state,
             state.cursor ? std::optional(said(plot, *state.cursor)) : std::nullopt);
  const TablePress twin = twin_table(
      ui, id, plot.area, table, [&](const ChartTable::Row& row) { return plot.strip(row.number); });
  if (twin.row) pressed = twin.row;
  if (readout) draw_readout(ui, *readout);
  column.y = plot.area.y + plot.area.h + 8 * scale + line_of(ui, Type::kNote);
  end_chart(ui, column, frame);
  return pressed;
}

}  // namespace warmline::ui
