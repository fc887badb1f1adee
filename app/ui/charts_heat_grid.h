// The heat map's grid: where everything of it stands, and how it is drawn.
#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>

#include "ui/charts_parts.h"

namespace warmline::ui {

struct HeatGrid {
  static constexpr float kGap = 4;
  static constexpr float kRounding = 6;

  Ui& ui;
  const std::string& id;
  const HeatMapModel& model;
  std::size_t first = 0;  // row of this page
  std::size_t end = 0;
  Rect cells = {};                                         // of the rows of this page
  float names = 0;                                         // width of the column of names
  float cell = 0;                                          // width of a cell
  float row = 0;                                           // height of a row
  float head = 0;                                          // height of the heads over the cells
  bool staggered = false;                                  // every other head stands a line lower
  bool beside = false;                                     // count beside the figure
  std::optional<std::size_t> alone = {};                   // the one column there is room for
  std::optional<std::size_t> at_row = {}, at_column = {};  // pointed at

  [[nodiscard]] std::size_t columns() const { return model.columns.size(); }
  [[nodiscard]] bool shown(std::size_t column) const { return !alone || *alone == column; }
  [[nodiscard]] bool lower(std::size_t column) const { return staggered && column % 2 == 1; }
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
  // Of a head that can be pressed; columns(): the one over the names.
  [[nodiscard]] Rect head_place(std::size_t column) const;
  [[nodiscard]] const HeatCell& at(std::size_t row_at, std::size_t column) const;
  [[nodiscard]] std::string cell_id(std::size_t row_at, std::size_t column) const {
    return row_id(id, row_at) + "/" + std::to_string(column);
  }
};

// Puts it below `column.y`, as wide as the column.
void lay_out(HeatGrid& grid, const Column& column, ChartViewState& state);
void draw_grid(const HeatGrid& grid);
// What the shades mean.
void draw_heat_key(const HeatGrid& grid, Column& column);

}  // namespace warmline::ui
