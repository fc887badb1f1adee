#include "ui/charts_heat_grid.h"

#include <cmath>

#include "imgui.h"
#include "ui/charts_colour.h"
#include "ui/charts_scale.h"
#include "ui/parts.h"

namespace warmline::ui {
namespace {

constexpr float kTall = 38, kLow = 30;  // rows with the count below the figure, and beside it
constexpr std::size_t kTallRows = 16;   // more than these are low ones
constexpr float kBeside = 76;           // width of a cell that has room for both side by side
constexpr float kLeastCell = 30;
constexpr float kHead = 34;
constexpr float kUpper = 24, kLower = 28;  // staggered heads; the lower ones with room for the sign
constexpr float kRounding = HeatGrid::kRounding;
constexpr float kGap = HeatGrid::kGap;
const HeatCell kNoCell{};

// --- where everything stands

// A head has the room of two cells where every other one stands lower.
bool fits_staggered(const HeatGrid& grid, const std::string& words) {
  const Smaller smaller(grid.ui, kSmallFigure);
  return text_width(grid.ui, words, Type::kNote, true) <= 2 * (grid.cell + kGap) - 8;
}

const std::string& head_name(const HeatGrid& grid, std::size_t column) {
  const HeatColumn& head = grid.model.columns[column];
  const bool whole = !grid.staggered || head.brief.empty() || fits_staggered(grid, head.name);
  return whole ? head.name : head.brief;
}

bool heads_fit(const HeatGrid& grid) {
  for (std::size_t i = 0; i < grid.columns(); ++i) {
    const std::string& words = head_name(grid, i);
    if (grid.staggered) {
      if (!fits_staggered(grid, words)) return false;
      continue;
    }
    // Room for the sign of the order as well.
    const std::string all = grid.model.press_columns ? sorted_words(words, true, true) : words;
    if (text_width(grid.ui, all, Type::kNote, true) > grid.cell) return false;
  }
  return true;
}

float longest_name(const HeatGrid& grid) {
  float most =
      text_width(grid.ui, sorted_words(grid.model.row_name, true, true), Type::kNote, true);
  for (std::size_t i = grid.first; i < grid.end; ++i)
    most = std::max(most, text_width(grid.ui, grid.model.rows[i].name, Type::kSmall, true));
  return most;
}

// The names take at most that share, then the cells what is left.
void share_out(HeatGrid& grid, float width, float share, float margin) {
  const auto count = static_cast<float>(std::max<std::size_t>(grid.columns(), 1));
  grid.names = std::min(longest_name(grid) + margin * grid.ui.theme.scale, width * share);
  grid.cell = (width - grid.names - kGap * (count - 1)) / count;
}

// --- drawing

void draw_cell(const HeatGrid& grid, const HeatCell& cell, const Rect& at, bool pointed) {
  Ui& ui = grid.ui;
  const Palette& c = ui.theme.colours;
  const bool dark = ui.theme.dark;
  const AxisModel& scale = grid.model.scale;
  std::string words = "–";
  Colour ink = c.muted, small = c.muted;
  if (cell.value) {
    const double span = scale.high > scale.low ? scale.high - scale.low : 1;
    fill(ui, at, heat_shade(dark, (*cell.value - scale.low) / span), kRounding);
    words = figure(scale, *cell.value);
    ink = heat_ink(dark);
    small = heat_small(dark);
  } else {
    dashed_rect(ui, {at.x + 0.5f, at.y + 0.5f, at.w - 1, at.h - 1}, kRounding,
                blended(c.line, c.muted, 0.45));
  }
  const std::string count = std::to_string(cell.observations);
  const float middle = at.x + at.w / 2;
  const float line = line_of(ui, Type::kSmall);
  const TextLook value = coloured(ink, Type::kSmall, cell.value.has_value());
  if (grid.beside) {
    text_right(ui, middle + 4, at.y + (at.h - line) / 2, words, value);
    const Smaller smaller(ui, kSmallFigure);
    const float base = at.y + (at.h - line_of(ui, Type::kNote)) / 2 + 1;
    text_at(ui, middle + 14, base, {}, count, coloured(small, Type::kNote));
  } else {
    const float top = at.y + (at.h - kTall * ui.theme.scale) / 2;
    text_middle(ui, middle, top + 2 * ui.theme.scale, words, value);
    const Smaller smaller(ui, kSmallFigure);
    text_middle(ui, middle, at.y + at.h - line_of(ui, Type::kNote) - 2, count,
                coloured(small, Type::kNote));
  }
  if (pointed)
    ui.draw->AddRect({at.x - 1, at.y - 1}, {at.x + at.w + 1, at.y + at.h + 1}, ui.tint(c.ink),
                     kRounding + 1, 0, 2);
}

// Of two lines where one is too short and the row tall enough.
void draw_name(const HeatGrid& grid, std::size_t row, bool hovered) {
  Ui& ui = grid.ui;
  const Rect at = grid.name_place(row);
  const std::string& name = grid.model.rows[row].name;
  TextLook look = coloured(0, Type::kSmall, grid.at_row == row || hovered);
  const float room = at.w - 4;
  const float note = line_of(ui, Type::kNote);
  const bool one = text_width(ui, name, Type::kSmall, true) <= room || at.h < 2 * note;
  if (one) {
    const float line = line_of(ui, Type::kSmall);
    text_at(ui, at.x, at.y + (at.h - line) / 2, {}, one_line(ui, name, room, look), look);
    return;
  }
  look.type = Type::kNote;
  look.max_lines = 2;
  const Broken broken = break_text(ui, name, room, look);
  float y = at.y + (at.h - broken.height) / 2;
  for (const std::string& line : broken.lines) {
    text_at(ui, at.x, y, {}, line, look);
    y += note;
  }
}

void draw_names(const HeatGrid& grid) {
  for (std::size_t i = grid.first; i < grid.end; ++i) {
    const Rect at = grid.name_place(i);
    const bool hovered =
        grid.model.press_rows && over_datum(grid.ui, row_id(grid.id, i) + "/press", at);
    if (hovered)
      fill(grid.ui, {at.x - 8, at.y, at.w + 8, at.h}, grid.ui.theme.colours.sunk, kRounding);
    draw_name(grid, i, hovered);
  }
}

// A head with a line of its own down to its column, and the sign of the order at its foot.
void draw_staggered(const HeatGrid& grid, std::size_t column, const TextLook& look) {
  Ui& ui = grid.ui;
  const Palette& c = ui.theme.colours;
  const float scale = ui.theme.scale;
  const float middle = grid.x(column) + grid.cell / 2;
  const float top = grid.cells.y - grid.head;
  const bool sorted = grid.model.sorted_by == column;
  const float foot = grid.cells.y - (sorted ? 11 : 4) * scale;
  const float y = top + (grid.lower(column) ? kUpper * scale : 0);
  if (!grid.lower(column))
    fill(ui, {std::round(middle), top + 18 * scale, 1, foot - top - 18 * scale}, c.line, 0);
  {
    const Smaller smaller(ui, kSmallFigure);
    const std::string& words = head_name(grid, column);
    const float half = text_width(ui, words, Type::kNote, look.bold) / 2;
    const float right = grid.cells.x + grid.cells.w + 8;
    text_middle(ui, std::min(middle, right - half), y, words, look);
  }
  if (!sorted) return;
  const Smaller sign(ui, 0.6f);
  text_middle(ui, middle, foot - 2, grid.model.sorted_down ? "▼" : "▲", look);
}

void draw_heads(const HeatGrid& grid) {
  Ui& ui = grid.ui;
  const HeatMapModel& model = grid.model;
  const Palette& c = ui.theme.colours;
  const auto look = [&](bool strong) {
    return coloured(strong ? c.ink : c.muted, Type::kNote, strong);
  };
  const float y = grid.cells.y - (kHead * ui.theme.scale + line_of(ui, Type::kNote)) / 2 - 2;
  const bool by_name = model.sorted_by == grid.columns();
  text_at(ui, grid.cells.x - grid.names, y, {},
          sorted_words(model.row_name, by_name, model.sorted_down), look(by_name));
  for (std::size_t i = 0; i < grid.columns(); ++i) {
    if (!grid.shown(i)) continue;
    const bool sorted = model.sorted_by == i;
    const TextLook words = look(sorted || grid.at_column == i);
    const Rect place = grid.head_place(i);
    if (model.press_columns && ui.hovered(grid.id + "/head-" + std::to_string(i + 1) + "/sort"))
      fill(ui, {place.x, place.y + 2, place.w, place.h - 4}, c.sunk, kRounding);
    if (grid.staggered) {
      draw_staggered(grid, i, words);
    } else {
      text_middle(ui, grid.x(i) + grid.cell / 2, y,
                  sorted_words(head_name(grid, i), sorted, model.sorted_down), words);
    }
  }
}

}  // namespace

Rect HeatGrid::head_place(std::size_t column) const {
  const float top = cells.y - head;
  if (column == columns()) return {cells.x - names, top, names - kGap, head - 2};
  if (!shown(column)) return {cells.x, top, 1, 1};
  if (!staggered) return {x(column), top, cell, head - 2};
  const float upper = kUpper * ui.theme.scale;
  if (!lower(column)) return {x(column), top, cell, upper};
  return {x(column), top + upper, cell, head - upper};
}

const HeatCell& HeatGrid::at(std::size_t row_at, std::size_t column) const {
  const auto& cells_of = model.rows[row_at].cells;
  return column < cells_of.size() ? cells_of[column] : kNoCell;
}

void lay_out(HeatGrid& grid, const Column& column, ChartViewState& state) {
  const float scale = grid.ui.theme.scale;
  share_out(grid, column.width, 0.34f, 20);
  grid.staggered = !heads_fit(grid);
  if (grid.staggered) share_out(grid, column.width, 0.27f, 12);
  if (grid.staggered && (grid.cell < kLeastCell * scale || !heads_fit(grid))) {
    if (state.column >= grid.columns()) state.column = 0;
    grid.alone = state.column;
    grid.staggered = false;
    grid.names = std::min(longest_name(grid) + 20 * scale, column.width * 0.5f);
    grid.cell = column.width - grid.names;
  }
  const bool many = grid.end - grid.first > kTallRows;
  grid.beside = grid.cell >= kBeside * scale && (many || grid.alone.has_value());
  grid.row = std::round((grid.beside ? kLow : kTall) * scale);
  grid.head = (grid.staggered ? kUpper + kLower : kHead) * scale;
  const auto rows = static_cast<float>(grid.end - grid.first);
  grid.cells = {column.x + grid.names, column.y + grid.head, column.width - grid.names,
                rows * (grid.row + kGap) - kGap};
}

void draw_grid(const HeatGrid& grid) {
  draw_heads(grid);
  for (std::size_t i = grid.first; i < grid.end; ++i) {
    for (std::size_t k = 0; k < grid.columns(); ++k) {
      if (!grid.shown(k)) continue;
      draw_cell(grid, grid.at(i, k), grid.place(i, k), grid.at_row == i && grid.at_column == k);
    }
  }
  draw_names(grid);
}

void draw_heat_key(const HeatGrid& grid, Column& column) {
  Ui& ui = grid.ui;
  const AxisModel& scale = grid.model.scale;
  const float line = line_of(ui, Type::kNote);
  const float height = 10, width = 96 * ui.theme.scale;
  float x = column.x;
  const TextLook note = note_look(ui);
  const std::string low = figure(scale, scale.low), high = figure_words(scale, scale.high);
  x += text_at(ui, x, column.y, {}, low, note) + 8;
  const float y = std::round(column.y + (line - height) / 2);
  constexpr int kSteps = 24;
  for (int i = 0; i < kSteps; ++i) {
    const float from = std::round(x + width * static_cast<float>(i) / kSteps);
    const float to = std::round(x + width * static_cast<float>(i + 1) / kSteps);
    fill(ui, {from, y, to - from, height}, heat_shade(ui.theme.dark, (i + 0.5) / kSteps), 0);
  }
  x += width + 8;
  x += text_at(ui, x, column.y, {}, high, note) + 20;
  const float dash = 18 * ui.theme.scale;
  if (x + dash + 8 + text_width(ui, grid.model.missing, Type::kNote) > column.x + column.width) {
    x = column.x;
    column.y += line + 2;
  }
  dashed_rect(ui, {x, std::round(column.y + (line - height) / 2) - 1, dash, height + 2}, 3,
              blended(ui.theme.colours.line, ui.theme.colours.muted, 0.45));
  text_at(ui, x + dash + 8, column.y, {}, grid.model.missing, note);
  add_node(ui, grid.id + "/scale", Role::kText,
           axis_words(scale) + ": brown is " + low + ", blue is " + high + "; dashed is " +
               grid.model.missing,
           {column.x, y - 4, column.width, line});
  column.y += line;
}

}  // namespace warmline::ui
