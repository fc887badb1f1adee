// Slope: two rankings of the same things, a line for each.
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

constexpr float kRow = 26;
constexpr float kDot = 4;

struct Slope {
  Ui& ui;
  const SlopeModel& model;
  std::vector<std::int32_t> left, right;             // ranks
  std::vector<std::size_t> left_place, right_place;  // from the top
  std::vector<std::size_t> order;                    // items as the left side has them
  Rect area;
  float left_x = 0, right_x = 0;  // where the lines begin and end
  std::optional<std::size_t> at;  // set off: pointed at, or marked

  [[nodiscard]] float row() const { return kRow * ui.theme.scale; }
  [[nodiscard]] float y(std::size_t place) const {
    return area.y + (static_cast<float>(place) + 0.5f) * row();
  }
  [[nodiscard]] ImVec2 from(std::size_t item) const { return {left_x, y(left_place[item])}; }
  [[nodiscard]] ImVec2 to(std::size_t item) const { return {right_x, y(right_place[item])}; }
};

bool tied(const std::vector<std::int32_t>& ranks, std::size_t item) {
  return std::count(ranks.begin(), ranks.end(), ranks[item]) > 1;
}

std::string rank_words(const std::vector<std::int32_t>& ranks, std::size_t item) {
  return number_words(std::int64_t{ranks[item]}) + (tied(ranks, item) ? "=" : "");
}

std::string side_words(const std::vector<std::int32_t>& ranks, std::size_t item,
                       const std::string& figure_said) {
  const std::string words =
      tied(ranks, item) ? tr("rank {0}, shared", ranks[item]) : tr("rank {0}", ranks[item]);
  return figure_said.empty() ? words : words + " (" + figure_said + ")";
}

std::string moved_words(const Slope& slope, std::size_t item) {
  const std::int32_t by = slope.left[item] - slope.right[item];
  if (by == 0) return tr("same rank");
  return by > 0 ? tr_n("{0} place higher", "{0} places higher", by)
                : tr_n("{0} place lower", "{0} places lower", -by);
}

ReadoutModel said(const Slope& slope, std::size_t item) {
  const SlopeModel& model = slope.model;
  const SlopeItem& it = model.items[item];
  ReadoutModel out;
  out.head = it.name;
  out.lines = {tr("{0}: {1}", model.left_name, side_words(slope.left, item, it.left_words)),
               tr("{0}: {1}", model.right_name,
                  side_words(slope.right, item, it.right_words) + ", " + moved_words(slope, item))};
  return out;
}

ChartTable table_of(const Slope& slope) {
  const SlopeModel& model = slope.model;
  ChartTable table;
  table.name = model.title.finding;
  table.press_rows = model.press;
  table.heads = {model.item_name, model.left_name, model.right_name, tr("Moved##in rank")};
  for (const std::size_t item : slope.order) {
    const SlopeItem& it = model.items[item];
    table.rows.push_back({it.name,
                          {side_words(slope.left, item, it.left_words),
                           side_words(slope.right, item, it.right_words), moved_words(slope, item)},
                          item});
  }
  return table;
}

void lay_out(Slope& slope) {
  for (const SlopeItem& item : slope.model.items) {
    slope.left.push_back(item.left_rank);
    slope.right.push_back(item.right_rank);
  }
  slope.left_place = places_by_rank(slope.left, slope.right);
  slope.right_place = places_by_rank(slope.right, slope.left);
  slope.order.resize(slope.left.size());
  for (std::size_t i = 0; i < slope.order.size(); ++i) slope.order[slope.left_place[i]] = i;
}

void draw_line(const Slope& slope, std::size_t item, Colour colour, float thick) {
  slope.ui.draw->AddLine(slope.from(item), slope.to(item), slope.ui.tint(colour), thick);
}

// Equals stand one below the other, joined.
void draw_ties(const Slope& slope, const std::vector<std::int32_t>& ranks,
               const std::vector<std::size_t>& places, float x, Colour colour) {
  for (std::size_t a = 0; a < ranks.size(); ++a) {
    for (std::size_t b = 0; b < ranks.size(); ++b) {
      if (ranks[a] == ranks[b] && places[b] == places[a] + 1)
        fill(slope.ui, {x - 1, slope.y(places[a]), 2, slope.row()}, colour, 0);
    }
  }
}

void draw_lines(const Slope& slope) {
  Ui& ui = slope.ui;
  const Palette& c = ui.theme.colours;
  const Colour plain = blended(c.surface, c.muted, slope.at ? 0.28 : 0.55);
  const Colour crossing = series_colour(ui.theme.dark, 1);
  const Colour own = series_colour(ui.theme.dark, 0);
  std::vector<std::size_t> crossed;
  if (slope.at) crossed = crossings(slope.left, slope.right, *slope.at);
  for (std::size_t i = 0; i < slope.left.size(); ++i) draw_line(slope, i, plain, 1.5f);
  for (const std::size_t i : crossed) draw_line(slope, i, faded(crossing, 0.75f), 1.5f);
  draw_ties(slope, slope.left, slope.left_place, slope.left_x, c.muted);
  draw_ties(slope, slope.right, slope.right_place, slope.right_x, c.muted);
  if (slope.at) draw_line(slope, *slope.at, own, 3);
  for (std::size_t i = 0; i < slope.left.size(); ++i) {
    const bool is_crossed = std::find(crossed.begin(), crossed.end(), i) != crossed.end();
    const Colour colour = slope.at == i ? own : is_crossed ? crossing : c.muted;
    for (const ImVec2 at : {slope.from(i), slope.to(i)}) {
      dot(ui, at.x, at.y, kDot + 1.5f, c.surface, true);
      dot(ui, at.x, at.y, slope.at == i ? kDot + 1 : kDot, colour, true);
    }
  }
  // A ring where another line crosses it.
  for (const std::size_t i : crossed) {
    const ImVec2 a = slope.from(*slope.at), b = slope.to(*slope.at);
    const ImVec2 p = slope.from(i), q = slope.to(i);
    const float apart = (a.y - p.y) - (b.y - q.y);
    if (std::abs(apart) < 1) continue;
    const float t = (a.y - p.y) / apart;
    const float x = a.x + (b.x - a.x) * t, y = a.y + (b.y - a.y) * t;
    dot(ui, x, y, 3.5f, c.surface, true);
    ui.draw->AddCircle({x, y}, 3.5f, ui.tint(crossing), 0, 1.5f);
  }
}

// Name, figure and rank at the left; rank, figure and name at the right.
void draw_words(const Slope& slope) {
  Ui& ui = slope.ui;
  const Palette& c = ui.theme.colours;
  const float scale = ui.theme.scale;
  const float half = line_of(ui, Type::kSmall) / 2;
  const float rank = text_width(ui, "88=", Type::kSmall) + 6 * scale;
  const float end = slope.area.x + slope.area.w;
  for (std::size_t i = 0; i < slope.left.size(); ++i) {
    const bool strong = slope.at == i;
    const SlopeItem& item = slope.model.items[i];
    const Colour ink = strong ? series_colour(ui.theme.dark, 0) : c.ink;
    const TextLook name = coloured(ink, Type::kSmall, strong);
    const TextLook quiet = coloured(strong ? ink : c.muted, Type::kSmall);
    float y = slope.from(i).y - half;
    float x = slope.left_x - 12 * scale;
    text_right(ui, x, y, rank_words(slope.left, i), quiet);
    x -= rank;
    text_right(ui, x, y, one_line(ui, item.name, x - slope.area.x, name), name);
    y = slope.to(i).y - half;
    x = slope.right_x + 12 * scale;
    text_at(ui, x, y, {}, rank_words(slope.right, i), quiet);
    x += rank;
    text_at(ui, x, y, {}, one_line(ui, item.name, end - x, name), name);
  }
}

float names_width(const Ui& ui, const SlopeModel& model) {
  float most = 0;
  for (const SlopeItem& item : model.items)
    most = std::max(most, text_width(ui, item.name, Type::kSmall, true));
  return most;
}

void draw_heads(Ui& ui, Column& column, const Slope& slope, const std::string& id) {
  const float line = line_of(ui, Type::kLabel);
  const TextLook look = coloured(ui.theme.colours.muted, Type::kLabel, true);
  const float half = column.width / 2 - 8;
  const Broken left = break_text(ui, slope.model.left_name, half, look);
  const Broken right = break_text(ui, slope.model.right_name, half, look);
  float y = column.y;
  for (const std::string& text : left.lines) {
    const float width = text_width(ui, text, look.type, true);
    text_at(ui, std::max(column.x, slope.left_x + kDot - width), y, {}, text, look);
    y += line;
  }
  y = column.y;
  for (const std::string& text : right.lines) {
    const float width = text_width(ui, text, look.type, true);
    text_at(ui, std::min(slope.right_x - kDot, column.x + column.width - width), y, {}, text, look);
    y += line;
  }
  const float height = std::max(left.height, right.height);
  add_node(ui, id + "/left", Role::kText, slope.model.left_name,
           {column.x, column.y, half, height});
  add_node(ui, id + "/right", Role::kText, slope.model.right_name,
           {column.x + column.width - half, column.y, half, height});
  column.y += height + 8;
}

// Where an item takes the pointer: over its words at either side.
Rect left_words(const Slope& slope, std::size_t item) {
  return {slope.area.x, slope.from(item).y - slope.row() / 2, slope.left_x - slope.area.x + 12,
          slope.row()};
}

Rect right_words(const Slope& slope, std::size_t item) {
  return {slope.right_x - 12, slope.to(item).y - slope.row() / 2,
          slope.area.x + slope.area.w - slope.right_x + 12, slope.row()};
}

}  // namespace

std::optional<std::size_t> draw_slope(Ui& ui, Column& column, std::string_view id_view,
                                      const SlopeModel& model, ChartViewState& state) {
  const std::string id(id_view);
  const ChartFrame frame = begin_chart(ui, column, id, model.title, state);
  Slope slope{ui, model, {}, {}, {}, {}, {}, {}, 0, 0, {}};
  lay_out(slope);
  const ChartTable table = table_of(slope);
  std::optional<std::size_t> pressed;
  if (state.table) {
    pressed = draw_chart_table(ui, column, id, table).row;
    end_chart(ui, column, frame);
    return pressed;
  }
  const float scale = ui.theme.scale;
  const float rank = text_width(ui, "88=", Type::kSmall) + 18 * scale;
  const float side = std::min(names_width(ui, model) + rank + 4, column.width * 0.39f);
  slope.left_x = column.x + side;
  slope.right_x = column.x + column.width - side;
  draw_heads(ui, column, slope, id);
  slope.area = {column.x, column.y, column.width,
                slope.row() * static_cast<float>(model.items.size())};

  const ChartStop stop{
      model.items.size(), 1, model.title.finding,
      tr_n("Arrow keys go through its {0} line", "Arrow keys go through its {0} lines",
           static_cast<std::int64_t>(model.items.size())),
      model.press};
  if (chart_keys(ui, id, stop, state)) pressed = slope.order[*state.cursor];
  std::optional<std::size_t> pointed;
  if (const auto cursor = cursor_shown(ui, id, state)) pointed = slope.order[*cursor];
  for (std::size_t i = 0; i < model.items.size(); ++i) {
    const std::string row = row_id(id, i);
    if (over_datum(ui, row, left_words(slope, i)) || over_datum(ui, row, right_words(slope, i)))
      pointed = i;
  }
  slope.at = pointed ? pointed : model.marked;
  if (slope.at && *slope.at >= model.items.size()) slope.at.reset();
  draw_lines(slope);
  draw_words(slope);

  std::optional<Readout> readout;
  if (pointed) {
    const Rect bounds{column.x, frame.top, column.width, slope.area.y + slope.area.h - frame.top};
    const ImVec2 a = slope.from(*pointed), b = slope.to(*pointed);
    const Rect thing{(a.x + b.x) / 2, std::min(a.y, b.y), 1, std::abs(a.y - b.y)};
    readout = place_readout(ui, id, said(slope, *pointed), thing, bounds);
  }
  chart_stop(ui, id, slope.area, stop, state,
             state.cursor ? std::optional(said(slope, slope.order[*state.cursor])) : std::nullopt);
  const TablePress twin = twin_table(ui, id, slope.area, table, [&](const ChartTable::Row& row) {
    return left_words(slope, row.number);
  });
  if (twin.row) pressed = twin.row;
  if (readout) draw_readout(ui, *readout);
  column.y = slope.area.y + slope.area.h;
  end_chart(ui, column, frame);
  return pressed;
}

}  // namespace warmline::ui
