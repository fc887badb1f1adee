// Box with points: how the values of several groups are spread.
#include <algorithm>
#include <cmath>

#include "coach/spread.h"
#include "core/tr.h"
#include "imgui.h"
#include "ui/charts_colour.h"
#include "ui/charts_parts.h"
#include "ui/charts_scale.h"
#include "ui/parts.h"
#include "ui/words.h"

namespace warmline::ui {
namespace {

constexpr float kRow = 46;
constexpr float kBox = 20;
constexpr float kBesideFrom = 520;  // names stand before the boxes from this width on

struct Boxes {
  Ui& ui;
  const BoxModel& model;
  std::vector<std::optional<coach::Spread>> spreads;
  ChartSpan range;
  Rect plot;            // of the boxes
  float names = 0;      // width of the names before them; 0: they stand above
  float row = 0;        // height
  float name_line = 0;  // above the boxes
  std::optional<std::size_t> at;

  [[nodiscard]] float x(double value) const { return Scale{range, plot.x, plot.x + plot.w}(value); }
  [[nodiscard]] float top(std::size_t group) const {
    return plot.y + static_cast<float>(group) * (row + name_line);
  }
  [[nodiscard]] float middle(std::size_t group) const { return top(group) + name_line + row / 2; }
  [[nodiscard]] Rect place(std::size_t group) const {
    return {plot.x - names, top(group), plot.w + names, row + name_line};
  }
  [[nodiscard]] bool boxed(std::size_t group) const {
    return spreads[group] && spreads[group]->count >= kBoxValues;
  }
};

std::string counted(const BoxModel& model, std::size_t values) {
  const auto count = static_cast<std::int64_t>(values);
  return model.counted ? model.counted(count) : count_of(count, model.count_one, model.count_many);
}

std::string band_words(const BoxModel& model, const ChartSpan& band) {
  return tr("{0} {1}##a band and its ends", model.band_name, span_words(model.axis, band));
}

std::vector<std::string> said_lines(const Boxes& boxes, std::size_t group) {
  const BoxModel& model = boxes.model;
  const AxisModel& axis = model.axis;
  const auto& spread = boxes.spreads[group];
  std::vector<std::string> out;
  if (!spread) {
    out.push_back(model.none.empty() ? tr("no {0}##of what is counted", model.count_many)
                                     : model.none);
  } else {
    out.push_back(
        tr("median {0}, {1}", figure_words(axis, spread->median), counted(model, spread->count)));
    if (boxes.boxed(group))
      out.push_back(tr("middle half {0}",
                       span_words(axis, {spread->lower_quartile, spread->upper_quartile})));
    out.push_back(
        tr("all {0}##from the least to the most", span_words(axis, {spread->least, spread->most})));
  }
  if (model.groups[group].band) out.push_back(band_words(model, *model.groups[group].band));
  if (!model.groups[group].note.empty()) out.push_back(model.groups[group].note);
  return out;
}

ReadoutModel said(const Boxes& boxes, std::size_t group) {
  return {boxes.model.groups[group].name, said_lines(boxes, group)};
}

ChartTable table_of(const Boxes& boxes) {
  const BoxModel& model = boxes.model;
  const AxisModel& axis = model.axis;
  const auto any = [&](auto has) {
    return std::any_of(model.groups.begin(), model.groups.end(), has);
  };
  const bool bands = any([](const BoxGroup& group) { return group.band.has_value(); });
  const bool notes = any([](const BoxGroup& group) { return !group.note.empty(); });
  ChartTable table;
  table.name = model.title.finding;
  table.press_rows = model.press;
  table.heads = {model.group_name, tr("Median"), tr("Middle half"), tr("Least to most"),
                 tr("Number")};
  if (bands) table.heads.push_back(model.band_name);
  if (notes) table.heads.push_back(tr("Of note"));
  for (std::size_t i = 0; i < model.groups.size(); ++i) {
    const auto& spread = boxes.spreads[i];
    const BoxGroup& group = model.groups[i];
    ChartTable::Row row{group.name, {}, i};
    row.cells.push_back(spread ? figure_words(axis, spread->median) : "–");
    row.cells.push_back(boxes.boxed(i)
                            ? span_words(axis, {spread->lower_quartile, spread->upper_quartile})
                            : tr("too few"));
    row.cells.push_back(spread ? span_words(axis, {spread->least, spread->most}) : "–");
    row.cells.push_back(counted(model, group.values.size()));
    if (bands) row.cells.push_back(group.band ? span_words(axis, *group.band) : "–");
    if (notes) row.cells.push_back(group.note.empty() ? "–" : group.note);
    table.rows.push_back(std::move(row));
  }
  return table;
}

void draw_group(const Boxes& boxes, std::size_t group) {
  Ui& ui = boxes.ui;
  const Palette& c = ui.theme.colours;
  const float scale = ui.theme.scale;
  const float y = boxes.middle(group);
  const Colour colour = series_colour(ui.theme.dark, 0);
  const BoxGroup& model = boxes.model.groups[group];
  const float half = kBox * scale / 2;
  if (model.band) {
    const float from = boxes.x(model.band->low);
    fill(ui, {from, y - half - 7, std::max(2.0f, boxes.x(model.band->high) - from), 2 * half + 14},
         faded(series_colour(ui.theme.dark, 1), 0.2f), 3);
  }
  const auto& spread = boxes.spreads[group];
  if (boxes.boxed(group)) {
    const float low = boxes.x(spread->lower_quartile), high = boxes.x(spread->upper_quartile);
    const float from = boxes.x(spread->low_whisker), to = boxes.x(spread->high_whisker);
    const Colour edge = blended(c.surface, colour, 0.75);
    fill(ui, {from, y - 0.75f, low - from, 1.5f}, edge, 0);
    fill(ui, {high, y - 0.75f, to - high, 1.5f}, edge, 0);
    for (const float at : {from, to}) fill(ui, {at - 0.75f, y - 5, 1.5f, 10}, edge, 0);
    const Rect box{low, y - half, std::max(2.0f, high - low), 2 * half};
    fill(ui, box, blended(c.surface, colour, 0.16), 4);
    ui.draw->AddRect({box.x, box.y}, {box.x + box.w, box.y + box.h}, ui.tint(edge), 4, 0, 1.2f);
  }
  const float spare = half - 3 * scale;
  for (std::size_t i = 0; i < model.values.size(); ++i)
    dot(ui, boxes.x(model.values[i]), y + jitter(i) * spare, 2.6f * scale, faded(colour, 0.55f),
        true);
  if (spread)
    fill(ui, {boxes.x(spread->median) - 1.5f, y - half - 2, 3, 2 * half + 4},
         boxes.at == group ? c.ink : colour, 1.5f);
}

void draw_name(const Boxes& boxes, std::size_t group) {
  Ui& ui = boxes.ui;
  const Rect place = boxes.place(group);
  const float line = line_of(ui, Type::kSmall);
  const TextLook look = coloured(0, Type::kSmall, boxes.at == group);
  if (boxes.names > 0) {
    text_at(ui, place.x, boxes.middle(group) - line / 2, {},
            one_line(ui, boxes.model.groups[group].name, boxes.names - 16, look), look);
    return;
  }
  const auto& spread = boxes.spreads[group];
  std::string figure_said = spread ? figure_words(boxes.model.axis, spread->median) : "–";
  const float right = text_width(ui, figure_said, Type::kSmall);
  text_at(ui, place.x, place.y, {},
          one_line(ui, boxes.model.groups[group].name, place.w - right - 12, look), look);
  text_right(ui, place.x + place.w, place.y, figure_said, small_look(ui));
}

void lay_out(Boxes& boxes, const Column& column) {
  const float scale = boxes.ui.theme.scale;
  boxes.row = kRow * scale;
  if (column.width >= kBesideFrom * scale) {
    for (const BoxGroup& group : boxes.model.groups)
      boxes.names = std::max(boxes.names, text_width(boxes.ui, group.name, Type::kSmall, true));
    boxes.names = std::min(boxes.names + 24, column.width * 0.32f);
  } else {
    boxes.name_line = line_of(boxes.ui, Type::kSmall) + 2;
    boxes.row = (kRow - 6) * scale;
  }
  const auto count = static_cast<float>(boxes.model.groups.size());
  const float inset = boxes.names > 0 ? 0 : 4;
  boxes.plot = {column.x + boxes.names + inset, column.y,
                column.width - boxes.names - 12 * scale - inset,
                count * (boxes.row + boxes.name_line)};
}

ChartSpan range_of(const BoxModel& model) {
  std::vector<double> values;
  for (const BoxGroup& group : model.groups) {
    values.insert(values.end(), group.values.begin(), group.values.end());
    if (!group.band) continue;
    values.push_back(group.band->low);
    values.push_back(group.band->high);
  }
  return range_for(model.axis, values);
}

}  // namespace

std::optional<std::size_t> draw_boxes(Ui& ui, Column& column, std::string_view id_view,
                                      const BoxModel& model, ChartViewState& state) {
  const std::string id(id_view);
  const ChartFrame frame = begin_chart(ui, column, id, model.title, state);
  Boxes boxes{ui, model, {}, range_of(model), {}, 0, 0, 0, {}};
  for (const BoxGroup& group : model.groups) boxes.spreads.push_back(coach::spread(group.values));
  const ChartTable table = table_of(boxes);
  std::optional<std::size_t> pressed;
  if (state.table) {
    pressed = draw_chart_table(ui, column, id, table).row;
    end_chart(ui, column, frame);
    return pressed;
  }
  lay_out(boxes, column);
  const ChartStop stop{
      model.groups.size(), 1, model.title.finding,
      tr_n("Arrow keys go through its {0} group", "Arrow keys go through its {0} groups",
           static_cast<std::int64_t>(model.groups.size())),
      model.press};
  if (chart_keys(ui, id, stop, state)) pressed = state.cursor;
  boxes.at = cursor_shown(ui, id, state);
  for (std::size_t i = 0; i < model.groups.size(); ++i) {
    if (over_datum(ui, row_id(id, i), boxes.place(i))) boxes.at = i;
  }
  std::vector<Rect> strips;
  for (std::size_t i = 0; i < model.groups.size(); ++i)
    strips.push_back({boxes.plot.x, boxes.top(i) + boxes.name_line, boxes.plot.w, boxes.row});
  const float end = across_axis(ui, boxes.plot, strips, model.axis, boxes.range);
  for (std::size_t i = 0; i < model.groups.size(); ++i) {
    draw_group(boxes, i);
    draw_name(boxes, i);
  }
  std::optional<Readout> readout;
  if (boxes.at) {
    const Rect bounds{column.x, frame.top, column.width, end - frame.top};
    const auto& spread = boxes.spreads[*boxes.at];
    Rect thing = boxes.place(*boxes.at);
    if (spread) thing = {boxes.x(spread->median), thing.y, 1, thing.h};
    readout = place_readout(ui, id, said(boxes, *boxes.at), thing, bounds);
  }
  chart_stop(ui, id, boxes.plot, stop, state,
             state.cursor ? std::optional(said(boxes, *state.cursor)) : std::nullopt);
  const TablePress twin = twin_table(ui, id, boxes.plot, table, [&](const ChartTable::Row& row) {
    return boxes.place(row.number);
  });
  if (twin.row) pressed = twin.row;
  column.y = end;
  std::string words = axis_words(model.axis);
  if (!model.band_name.empty())
    words += (words.empty() ? "" : " · ") + tr("shaded: {0}", model.band_name);
  if (!words.empty()) {
    column.gap(2);
    paragraph(ui, column, id + "/x-axis", words, note_look(ui));
  }
  if (readout) draw_readout(ui, *readout);
  end_chart(ui, column, frame);
  return pressed;
}

}  // namespace warmline::ui
