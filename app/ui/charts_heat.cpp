// Heat map: people × criteria, with how much each figure rests on.
#include <algorithm>

#include "core/tr.h"
#include "ui/charts_heat_grid.h"
#include "ui/parts.h"

namespace warmline::ui {
namespace {

const HeatCell kNoCell{};

std::string cell_words(const HeatMapModel& model, const HeatCell& cell) {
  std::string words = cell.value ? figure_words(model.scale, *cell.value) : model.missing;
  words += ", " + model.counted(cell.observations);
  if (!cell.note.empty()) words += ", " + cell.note;
  return words;
}

ReadoutModel said(const HeatGrid& grid, std::size_t row, std::size_t column) {
  const HeatCell& cell = grid.at(row, column);
  ReadoutModel out{grid.model.rows[row].name + ", " + grid.model.columns[column].name,
                   {cell_words(grid.model, cell)}};
  return out;
}

ChartTable::Shown shown_of(const HeatMapModel& model, const HeatCell& cell) {
  ChartTable::Shown shown{cell.value ? figure_words(model.scale, *cell.value) : "–", {}};
  if (!cell.small.empty()) shown.small.push_back(cell.small);
  shown.small.push_back(tr_n("{0} obs.", "{0} obs.", cell.observations));
  return shown;
}

ChartTable table_of(const HeatMapModel& model, std::size_t first, std::size_t end) {
  ChartTable table;
  table.name = model.title.finding;
  table.press_heads = model.press_columns;
  table.press_rows = model.press_rows;
  table.press_cells = model.press_cells;
  table.sorted_down = model.sorted_down;
  if (model.sorted_by)
    table.sorted_by = *model.sorted_by == model.columns.size() ? 0 : *model.sorted_by + 1;
  table.heads.push_back(model.row_name);
  for (const HeatColumn& column : model.columns) table.heads.push_back(column.name);
  for (std::size_t i = first; i < end; ++i) {
    ChartTable::Row row{model.rows[i].name, {}, i, {}};
    for (std::size_t k = 0; k < model.columns.size(); ++k) {
      const auto& cells = model.rows[i].cells;
      const HeatCell& cell = k < cells.size() ? cells[k] : kNoCell;
      row.cells.push_back(cell_words(model, cell));
      row.shown.push_back(shown_of(model, cell));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

void find_pointed(HeatGrid& grid, const ChartViewState& state) {
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
  if (!grid.shown(*cursor % grid.columns())) return;
  grid.at_row = *cursor / grid.columns();
  grid.at_column = *cursor % grid.columns();
}

// --- what can be pressed and read

void head_nodes(const HeatGrid& grid, std::optional<HeatPress>& press) {
  const HeatMapModel& model = grid.model;
  const float top = grid.cells.y - grid.head;
  const Rect row{grid.cells.x - grid.names, top, grid.names + grid.cells.w, grid.head - 2};
  begin_group(grid.ui, grid.id + "/heads", Role::kRow, "", row);
  for (std::size_t i = 0; i <= grid.columns(); ++i) {
    const std::size_t column = i == 0 ? grid.columns() : i - 1;
    const std::string& name = i == 0 ? model.row_name : model.columns[column].name;
    Node node;
    node.id = grid.id + "/head-" + std::to_string(i);
    node.role = Role::kColumnHeader;
    node.rect = grid.head_place(column);
    if (model.sorted_by == column) node.sorted = model.sorted_down ? -1 : 1;
    if (!model.press_columns) node.name = name;
    const Rect rect = node.rect;
    const std::string control = node.id + "/sort";
    grid.ui.semantics.open(std::move(node));
    if (model.press_columns) {
      const bool shown = i == 0 || grid.shown(column);
      const Pressable got = press_area(grid.ui, rect, control, tr("Sort by {0}", name), shown);
      if (got.pressed) press = HeatPress{HeatPress::What::kColumn, 0, column};
      if (got.focused) focus_ring(grid.ui, rect, HeatGrid::kRounding);
    }
    end_group(grid.ui);
  }
  end_group(grid.ui);
}

void row_nodes(const HeatGrid& grid, std::size_t row, std::optional<HeatPress>& press) {
  Ui& ui = grid.ui;
  const HeatMapModel& model = grid.model;
  const Rect name = grid.name_place(row);
  const std::string id = row_id(grid.id, row);
  begin_group(ui, id, Role::kRow, "", {name.x, name.y, grid.names + grid.cells.w, grid.row});
  if (model.press_rows) {
    begin_group(ui, id + "/head", Role::kRowHeader, "", name);
    const Pressable got = press_area(ui, name, id + "/press", model.rows[row].name, true);
    if (got.pressed) press = HeatPress{HeatPress::What::kRow, row, 0};
    if (got.focused) focus_ring(ui, name, HeatGrid::kRounding);
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

// Before the rows, where there is room for one column alone.
void choose_column(const HeatGrid& grid, Column& column, ChartViewState& state) {
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
  look.description = tr("Shows this column");
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
  if (button_at(ui, right - 10 * scale, column.y, 0, id + "/page-before", tr("‹ Rows before"), look,
                &right))
    move(state.page - 1);
  look.disabled = state.page + 1 >= pages;
  if (button_at(ui, right + 8, column.y, 0, id + "/page-next", tr("Next rows ›"), look, &right))
    move(state.page + 1);
  const std::size_t first = state.page * kHeatRows;
  const std::string where =
      tr("{0} to {1} of {2}", first + 1, std::min(first + kHeatRows, rows), rows);
  text_at(ui, right + 12, column.y + 6 * scale, id + "/page", where, note_look(ui));
  column.y += 32 * scale;
}

std::optional<HeatPress> draw_as_table(Ui& ui, Column& column, const std::string& id,
                                       const HeatMapModel& model, std::size_t first,
                                       std::size_t end) {
  const TablePress got = draw_chart_table(ui, column, id, table_of(model, first, end));
  if (got.row && got.cell) return HeatPress{HeatPress::What::kCell, *got.row, *got.cell};
  if (got.row) return HeatPress{HeatPress::What::kRow, *got.row, 0};
  if (!got.head) return std::nullopt;
  const std::size_t column_at = *got.head == 0 ? model.columns.size() : *got.head - 1;
  return HeatPress{HeatPress::What::kColumn, 0, column_at};
}

std::optional<HeatPress> draw_as_grid(HeatGrid& grid, Column& column, ChartViewState& state,
                                      const ChartStop& stop, float chart_top) {
  Ui& ui = grid.ui;
  std::optional<HeatPress> press;
  lay_out(grid, column, state);
  if (grid.alone) {
    choose_column(grid, column, state);
    lay_out(grid, column, state);
  }
  find_pointed(grid, state);
  const float top = column.y;
  draw_grid(grid);
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
  head_nodes(grid, press);
  for (std::size_t i = grid.first; i < grid.end; ++i) row_nodes(grid, i, press);
  end_group(ui);
  column.y = all.y + all.h + 12;
  draw_heat_key(grid, column);
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
  const ChartStop stop{
      rows, columns, model.title.finding,
      tr_n("Arrow keys go through its {0} cell", "Arrow keys go through its {0} cells",
           static_cast<std::int64_t>(rows * columns)),
      model.press_cells};
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
    HeatGrid grid{ui, id, model, first, end};
    got = draw_as_grid(grid, column, state, stop, frame.top);
  }
  if (got) press = got;
  choose_page(ui, id, column, rows, state);
  end_chart(ui, column, frame);
  return press;
}

}  // namespace warmline::ui
