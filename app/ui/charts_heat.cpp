// Heat map: people × criteria, with how much each figure rests on.
#include <algorithm>
#include <cmath>

#include "imgui.h"
#include "ui/charts_colour.h"
#include "ui/charts_parts.h"
#include "ui/charts_scale.h"
#include "ui/parts.h"
#include "ui/words.h"

namespace warmline::ui {
namespace {

constexpr float kGap = 4;
constexpr float kTall = 38, kLow = 30;  // rows with the count below the figure, and beside it
constexpr std::size_t kTallRows = 16;   // more than these are low ones
constexpr float kBeside = 76;           // width of a cell that has room for both side by side
constexpr float kLeastCell = 34;
constexpr float kHead = 34;
constexpr float kRounding = 6;
const HeatCell kNoCell{};

struct Grid {
  Ui& ui;
  const std::string& id;
  const HeatMapModel& model;
  Rect cells;             // of the rows of this page
  float names = 0;        // width of the column of names
  float cell = 0;         // width of a cell
  float row = 0;          // height of a row
  std::size_t first = 0;  // row of this page
  std::size_t end = 0;
  bool brief = false;                            // heads are short
  std::optional<std::size_t> alone;              // the one column there is room for
  bool beside = false;                           // count beside the figure
  std::optional<std::size_t> at_row, at_column;  // pointed at

  [[nodiscard]] std::size_t columns() const { return model.columns.size(); }
  [[nodiscard]] bool shown(std::size_t column) const { return !alone || *alone == column; }
  [[nodiscard]] float x(std::size_t column) const {
    return cells.x + (alone ? 0 : static_cast<float>(column) * (cell + kGap));
  }
  [[nodiscard]] float y(std::size_t row_at) const {
    return cells.y + static_cast<float>(row_at - first) * (row + kGap);
  }
  [[nodiscard]] Rect place(std::size_t row_at, std::size_t column) const {
    if (!shown(column)) return {cells.x, y(row_at), 1, 1};
    return {x(column), y(row_at), cell, row};
  }
  [[nodiscard]] Rect name_place(std::size_t row_at) const {
    return {cells.x - names, y(row_at), names - kGap, row};
  }
  [[nodiscard]] const HeatCell& at(std::size_t row_at, std::size_t column) const {
    const auto& cells_of = model.rows[row_at].cells;
    return column < cells_of.size() ? cells_of[column] : kNoCell;
  }
  [[nodiscard]] std::string cell_id(std::size_t row_at, std::size_t column) const {
    return row_id(id, row_at) + "/" + std::to_string(column);
  }
};

std::string cell_words(const HeatMapModel& model, const HeatCell& cell) {
  std::string words = cell.value ? figure_words(model.scale, *cell.value) : model.missing;
  words += ", " + count_of(cell.observations, model.count_one, model.count_many);
  if (!cell.note.empty()) words += ", " + cell.note;
  return words;
}

ReadoutModel said(const Grid& grid, std::size_t row, std::size_t column) {
  const HeatCell& cell = grid.at(row, column);
  ReadoutModel out{grid.model.rows[row].name + ", " + grid.model.columns[column].name,
                   {cell_words(grid.model, cell)}};
  return out;
}

const std::string& head_name(const Grid& grid, std::size_t column) {
  const HeatColumn& head = grid.model.columns[column];
  return grid.brief && !head.brief.empty() ? head.brief : head.name;
}

ChartTable table_of(const HeatMapModel& model, std::size_t first, std::size_t end) {
  ChartTable table;
  table.name = model.title.finding;
  table.press_heads = model.press_columns;
  table.press_rows = model.press_rows;
  table.sorted_down = model.sorted_down;
  if (model.sorted_by)
    table.sorted_by = *model.sorted_by == model.columns.size() ? 0 : *model.sorted_by + 1;
  table.heads.push_back(model.row_name);
  for (const HeatColumn& column : model.columns) table.heads.push_back(column.name);
  for (std::size_t i = first; i < end; ++i) {
    ChartTable::Row row{model.rows[i].name, {}, i};
    for (std::size_t k = 0; k < model.columns.size(); ++k) {
      const auto& cells = model.rows[i].cells;
      row.cells.push_back(cell_words(model, k < cells.size() ? cells[k] : kNoCell));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

// --- where everything stands

bool heads_fit(const Grid& grid, bool brief) {
  for (const HeatColumn& head : grid.model.columns) {
    const std::string& words = brief && !head.brief.empty() ? head.brief : head.name;
    // Room for the sign of the order as well.
    const std::string all = grid.model.press_columns ? sorted_words(words, true, true) : words;
    if (text_width(grid.ui, all, Type::kNote, true) > grid.cell) return false;
  }
  return true;
}

float longest_name(const Grid& grid) {
  float most =
      text_width(grid.ui, sorted_words(grid.model.row_name, true, true), Type::kNote, true);
  for (std::size_t i = grid.first; i < grid.end; ++i)
    most = std::max(most, text_width(grid.ui, grid.model.rows[i].name, Type::kSmall, true));
  return most + 20 * grid.ui.theme.scale;
}

void lay_out(Grid& grid, const Column& column, ChartViewState& state) {
  const float scale = grid.ui.theme.scale;
  const auto count = static_cast<float>(std::max<std::size_t>(grid.columns(), 1));
  const auto widths = [&](float share) {
    grid.names = std::min(longest_name(grid), column.width * share);
    grid.cell = (column.width - grid.names - kGap * (count - 1)) / count;
  };
  widths(0.34f);
  grid.brief = !heads_fit(grid, false);
  if (grid.brief && !heads_fit(grid, true)) widths(0.27f);
  if (grid.cell < kLeastCell * scale || (grid.brief && !heads_fit(grid, true))) {
    if (state.column >= grid.columns()) state.column = 0;
    grid.alone = state.column;
    grid.brief = false;
    grid.names = std::min(longest_name(grid), column.width * 0.5f);
    grid.cell = column.width - grid.names;
  }
  const bool many = grid.end - grid.first > kTallRows;
  grid.beside = grid.cell >= kBeside * scale && (many || grid.alone.has_value());
  grid.row = std::round((grid.beside ? kLow : kTall) * scale);
  const auto rows = static_cast<float>(grid.end - grid.first);
  grid.cells = {column.x + grid.names, column.y + kHead * scale, column.width - grid.names,
                rows * (grid.row + kGap) - kGap};
}

void find_pointed(Grid& grid, const ChartViewState& state) {
  for (std::size_t i = grid.first; i < grid.end; ++i) {
    for (std::size_t k = 0; k < grid.columns(); ++k) {
      if (!grid.shown(k) || !over_datum(grid.ui, grid.cell_id(i, k), grid.place(i, k))) continue;
      grid.at_row = i;
      grid.at_column = k;
      return;
    }
  }
  const auto cursor = cursor_shown(grid.ui, grid.id, state);
  if (!cursor) return;
  grid.at_row = *cursor / grid.columns();
  grid.at_column = *cursor % grid.columns();
}

// --- drawing

void draw_cell(const Grid& grid, const HeatCell& cell, const Rect& at, bool pointed) {
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

void draw_names(const Grid& grid) {
  Ui& ui = grid.ui;
  const float line = line_of(ui, Type::kSmall);
  for (std::size_t i = grid.first; i < grid.end; ++i) {
    const Rect at = grid.name_place(i);
    const bool hovered = grid.model.press_rows && over_datum(ui, row_id(grid.id, i) + "/press", at);
    if (hovered) fill(ui, {at.x - 8, at.y, at.w + 8, at.h}, ui.theme.colours.sunk, kRounding);
    const TextLook look = coloured(0, Type::kSmall, grid.at_row == i || hovered);
    text_at(ui, at.x, at.y + (at.h - line) / 2, {},
            one_line(ui, grid.model.rows[i].name, at.w - 8, look), look);
  }
}

void draw_heads(const Grid& grid, float top) {
  Ui& ui = grid.ui;
  const HeatMapModel& model = grid.model;
  const Palette& c = ui.theme.colours;
  const float height = kHead * ui.theme.scale;
  const float y = top + (height - line_of(ui, Type::kNote)) / 2 - 2;
  const auto look = [&](bool strong) {
    return coloured(strong ? c.ink : c.muted, Type::kNote, strong);
  };
  const bool by_name = model.sorted_by == grid.columns();
  const float left = grid.cells.x - grid.names;
  text_at(ui, left, y, {}, sorted_words(model.row_name, by_name, model.sorted_down), look(by_name));
  for (std::size_t i = 0; i < grid.columns(); ++i) {
    if (!grid.shown(i)) continue;
    const bool sorted = model.sorted_by == i;
    const bool strong = sorted || grid.at_column == i;
    const std::string id = grid.id + "/head-" + std::to_string(i + 1) + "/sort";
    if (model.press_columns && ui.hovered(id))
      fill(ui, {grid.x(i), top + 2, grid.cell, height - 6}, c.sunk, kRounding);
    text_middle(ui, grid.x(i) + grid.cell / 2, y,
                sorted_words(head_name(grid, i), sorted, model.sorted_down), look(strong));
  }
}

// --- what can be pressed and read

void head_nodes(const Grid& grid, float top, std::optional<HeatPress>& press) {
  const HeatMapModel& model = grid.model;
  const float height = kHead * grid.ui.theme.scale - 2;
  const Rect row{grid.cells.x - grid.names, top, grid.names + grid.cells.w, height};
  begin_group(grid.ui, grid.id + "/heads", Role::kRow, "", row);
  for (std::size_t i = 0; i <= grid.columns(); ++i) {
    const std::size_t column = i == 0 ? grid.columns() : i - 1;
    const std::string& name = i == 0 ? model.row_name : model.columns[column].name;
    Node node;
    node.id = grid.id + "/head-" + std::to_string(i);
    node.role = Role::kColumnHeader;
    if (i == 0)
      node.rect = {row.x, top, grid.names - kGap, height};
    else
      node.rect = grid.shown(column) ? Rect{grid.x(column), top, grid.cell, height}
                                     : Rect{grid.cells.x, top, 1, 1};
    if (model.sorted_by == column) node.sorted = model.sorted_down ? -1 : 1;
    if (!model.press_columns) node.name = name;
    const Rect rect = node.rect;
    const std::string control = node.id + "/sort";
    grid.ui.semantics.open(std::move(node));
    if (model.press_columns) {
      const bool shown = i == 0 || grid.shown(column);
      const Pressable got = press_area(grid.ui, rect, control, "Sort by " + name, shown);
      if (got.pressed) press = HeatPress{HeatPress::What::kColumn, 0, column};
      if (got.focused) focus_ring(grid.ui, rect, kRounding);
    }
    end_group(grid.ui);
  }
  end_group(grid.ui);
}

void row_nodes(const Grid& grid, std::size_t row, std::optional<HeatPress>& press) {
  Ui& ui = grid.ui;
  const HeatMapModel& model = grid.model;
  const Rect name = grid.name_place(row);
  const std::string id = row_id(grid.id, row);
  begin_group(ui, id, Role::kRow, "", {name.x, name.y, grid.names + grid.cells.w, grid.row});
  if (model.press_rows) {
    begin_group(ui, id + "/head", Role::kRowHeader, "", name);
    const Pressable got = press_area(ui, name, id + "/press", model.rows[row].name, true);
    if (got.pressed) press = HeatPress{HeatPress::What::kRow, row, 0};
    if (got.focused) focus_ring(ui, name, kRounding);
    end_group(ui);
  } else {
    add_node(ui, id + "/head", Role::kRowHeader, model.rows[row].name, name);
  }
  for (std::size_t i = 0; i < grid.columns(); ++i) {
    const Rect at = grid.place(row, i);
    const std::string cell = grid.cell_id(row, i);
    const std::string words = cell_words(model, grid.at(row, i));
    if (!model.press_cells || !grid.shown(i)) {
      add_node(ui, cell, Role::kCell, words, at);
      continue;
    }
    begin_group(ui, cell, Role::kCell, "", at);
    const std::string whole = model.rows[row].name + ", " + model.columns[i].name + ": " + words;
    if (press_area(ui, at, cell + "/press", whole, false).pressed)
      press = HeatPress{HeatPress::What::kCell, row, i};
    end_group(ui);
  }
  end_group(ui);
}

// What the shades mean.
void draw_key(const Grid& grid, Column& column) {
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

// Before the rows, where there is room for one column alone.
void choose_column(const Grid& grid, Column& column, ChartViewState& state) {
  Ui& ui = grid.ui;
  const float scale = ui.theme.scale;
  const std::size_t count = grid.columns();
  const auto move = [&](std::size_t by) {
    state.column = (state.column + by) % count;
    state.cursor.reset();
    ui.animate_until(ui.now_ms + 1);
  };
  ButtonLook look;
  look.kind = ButtonKind::kText;
  look.description = "Shows this column";
  const std::string before = "‹ " + grid.model.columns[(state.column + count - 1) % count].name;
  const std::string next = grid.model.columns[(state.column + 1) % count].name + " ›";
  const float width = text_width(ui, next, Type::kSmall) + 20 * scale;
  const std::string id = grid.id + "/column-";
  std::size_t by = 0;
  if (button_at(ui, column.x - 10 * scale, column.y, 0, id + "before", before, look))
    by = count - 1;
  if (button_at(ui, column.x + column.width - width + 10 * scale, column.y, 0, id + "next", next,
                look))
    by = 1;
  if (by != 0) move(by);
  column.y += 36 * scale;
}

void choose_page(Ui& ui, const std::string& id, Column& column, std::size_t rows,
                 ChartViewState& state) {
  const std::size_t pages = (rows + kHeatRows - 1) / kHeatRows;
  if (pages < 2) return;
  const float scale = ui.theme.scale;
  column.gap(8);
  const auto move = [&](std::size_t to) {
    state.page = to;
    state.cursor.reset();
    ui.animate_until(ui.now_ms + 1);
  };
  ButtonLook look;
  look.kind = ButtonKind::kText;
  look.disabled = state.page == 0;
  float right = column.x;
  if (button_at(ui, right - 10 * scale, column.y, 0, id + "/page-before", "‹ Rows before", look,
                &right))
    move(state.page - 1);
  look.disabled = state.page + 1 >= pages;
  if (button_at(ui, right + 8, column.y, 0, id + "/page-next", "Next rows ›", look, &right))
    move(state.page + 1);
  const std::size_t first = state.page * kHeatRows;
  const std::string where = std::to_string(first + 1) + " to " +
                            std::to_string(std::min(first + kHeatRows, rows)) + " of " +
                            std::to_string(rows);
  text_at(ui, right + 12, column.y + 6 * scale, id + "/page", where, note_look(ui));
  column.y += 32 * scale;
}

std::optional<HeatPress> draw_as_table(Ui& ui, Column& column, const std::string& id,
                                       const HeatMapModel& model, std::size_t first,
                                       std::size_t end) {
  const TablePress got = draw_chart_table(ui, column, id, table_of(model, first, end));
  if (got.row) return HeatPress{HeatPress::What::kRow, *got.row, 0};
  if (!got.head) return std::nullopt;
  const std::size_t column_at = *got.head == 0 ? model.columns.size() : *got.head - 1;
  return HeatPress{HeatPress::What::kColumn, 0, column_at};
}

std::optional<HeatPress> draw_grid(Grid& grid, Column& column, ChartViewState& state,
                                   const ChartStop& stop, float chart_top) {
  Ui& ui = grid.ui;
  std::optional<HeatPress> press;
  lay_out(grid, column, state);
  if (grid.alone) {
    choose_column(grid, column, state);
    grid.alone = state.column;
    grid.cells.y += 36 * ui.theme.scale;
  }
  find_pointed(grid, state);
  const float top = column.y;
  draw_heads(grid, top);
  for (std::size_t i = grid.first; i < grid.end; ++i) {
    for (std::size_t k = 0; k < grid.columns(); ++k) {
      if (!grid.shown(k)) continue;
      draw_cell(grid, grid.at(i, k), grid.place(i, k), grid.at_row == i && grid.at_column == k);
    }
  }
  draw_names(grid);
  const Rect all{column.x, top, column.width, grid.cells.y + grid.cells.h - top};
  std::optional<Readout> readout;
  if (grid.at_row && grid.at_column) {
    const Rect bounds{column.x, chart_top, column.width, all.y + all.h - chart_top};
    readout = place_readout(ui, grid.id, said(grid, *grid.at_row, *grid.at_column),
                            grid.place(*grid.at_row, *grid.at_column), bounds);
  }
  chart_stop(ui, grid.id, grid.cells, stop, state,
             state.cursor ? std::optional(said(grid, *state.cursor / grid.columns(),
                                               *state.cursor % grid.columns()))
                          : std::nullopt);
  begin_group(ui, grid.id + "/table", Role::kTable, grid.model.title.finding, all);
  head_nodes(grid, top, press);
  for (std::size_t i = grid.first; i < grid.end; ++i) row_nodes(grid, i, press);
  end_group(ui);
  column.y = all.y + all.h + 12;
  draw_key(grid, column);
  if (readout) draw_readout(ui, *readout);
  return press;
}

}  // namespace

std::optional<HeatPress> draw_heat_map(Ui& ui, Column& column, std::string_view id_view,
                                       const HeatMapModel& model, ChartViewState& state) {
  const std::string id(id_view);
  const ChartFrame frame = begin_chart(ui, column, id, model.title, state);
  std::optional<HeatPress> press;
  const std::size_t rows = model.rows.size(), columns = model.columns.size();
  const ChartStop stop{rows, columns, model.title.finding, "cells", model.press_cells};
  const std::optional<std::size_t> before = state.cursor;
  if (!state.table && chart_keys(ui, id, stop, state))
    press = HeatPress{HeatPress::What::kCell, *state.cursor / columns, *state.cursor % columns};
  if (state.cursor && state.cursor != before) {
    state.page = *state.cursor / columns / kHeatRows;
    state.column = *state.cursor % columns;
  }
  if (state.page * kHeatRows >= rows) state.page = 0;
  const std::size_t first = state.page * kHeatRows;
  const std::size_t end = std::min(first + kHeatRows, rows);
  std::optional<HeatPress> got;
  if (state.table || rows == 0 || columns == 0) {
    got = draw_as_table(ui, column, id, model, first, end);
  } else {
    Grid grid{ui, id, model, {}, 0, 0, 0, first, end, false, {}, false, {}, {}};
    got = draw_grid(grid, column, state, stop, frame.top);
  }
  if (got) press = got;
  choose_page(ui, id, column, rows, state);
  end_chart(ui, column, frame);
  return press;
}

}  // namespace warmline::ui
