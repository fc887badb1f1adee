// A chart's figures as a table: over what is drawn, or drawn itself.
#include <algorithm>
#include <cmath>

#include "core/tr.h"
#include "imgui.h"
#include "ui/charts_parts.h"
#include "ui/parts.h"

namespace warmline::ui {
namespace {

constexpr float kBetween = 20;  // columns
constexpr float kPad = 8;       // above and below a row's words

struct Cut {
  std::vector<float> widths;  // of the columns, kBetween apart
  bool stacked = false;       // no room beside each other: one below the other
};

float widest_word(const Ui& ui, std::string_view text, Type type, bool bold) {
  float most = 0;
  std::size_t from = 0;
  while (from < text.size()) {
    const std::size_t end = std::min(text.find(' ', from), text.size());
    most = std::max(most, text_width(ui, text.substr(from, end - from), type, bold));
    from = end + 1;
  }
  return most;
}

float widest_line(const Ui& ui, const ChartTable::Shown& shown) {
  float most = text_width(ui, shown.figure, Type::kSmall, true);
  for (const std::string& line : shown.small)
    most = std::max(most, text_width(ui, line, Type::kNote));
  return most;
}

const std::string& cell_of(const ChartTable::Row& row, std::size_t column) {
  return column == 0 ? row.head : row.cells[column - 1];
}

std::string head_words(const ChartTable& table, std::size_t column) {
  return sorted_words(table.heads[column], table.sorted_by == column, table.sorted_down);
}

constexpr float kSentence = 320;  // a cell of that width, on one line, is more than words

Cut cut(const Ui& ui, const ChartTable& table, float width) {
  const std::size_t count = table.heads.size();
  std::vector<float> least(count, 0), wanted(count, 0);
  for (std::size_t i = 0; i < count; ++i) {
    const std::string head = head_words(table, i);
    least[i] = widest_word(ui, head, Type::kNote, true);
    wanted[i] = text_width(ui, head, Type::kNote, true);
    for (const ChartTable::Row& row : table.rows) {
      if (i > 0 && !row.shown.empty()) {
        const float most = widest_line(ui, row.shown[i - 1]);
        least[i] = std::max(least[i], std::min(most, 72 * ui.theme.scale));
        wanted[i] = std::max(wanted[i], most);
        continue;
      }
      const std::string& words = cell_of(row, i);
      least[i] = std::max(least[i], widest_word(ui, words, Type::kSmall, i == 0));
      wanted[i] = std::max(wanted[i], text_width(ui, words, Type::kSmall, i == 0));
    }
    const bool sentences = wanted[i] > kSentence * ui.theme.scale;  // not a word a line
    const float some = (sentences ? 140 : 72) * ui.theme.scale;
    least[i] = std::ceil(std::max(least[i], std::min(wanted[i], some))) + 1;
    wanted[i] = std::ceil(wanted[i]) + 1;
  }
  float least_sum = kBetween * static_cast<float>(count - 1), more = 0;
  for (std::size_t i = 0; i < count; ++i) {
    least_sum += least[i];
    more += wanted[i] - least[i];
  }
  Cut out;
  out.stacked = least_sum > width;
  const float share = more > 0 ? std::clamp((width - least_sum) / more, 0.0f, 1.0f) : 0;
  for (std::size_t i = 0; i < count; ++i)
    out.widths.push_back(least[i] + (wanted[i] - least[i]) * share);
  return out;
}

// Words broken to a width, drawn; the node says them unbroken.
float words_in(Ui& ui, float x, float y, float width, const std::string& words,
               const TextLook& look) {
  const Broken broken = break_text(ui, words, width, look);
  for (const std::string& line : broken.lines) {
    text_at(ui, x, y, {}, line, look);
    y += line_of(ui, look.type);
  }
  return broken.height;
}

void head_node(Ui& ui, const std::string& id, const ChartTable& table, std::size_t column,
               const Rect& rect, bool stop, TablePress& press) {
  Node node;
  node.id = id + "/head-" + std::to_string(column);
  node.role = Role::kColumnHeader;
  node.rect = rect;
  if (table.sorted_by == column) node.sorted = table.sorted_down ? -1 : 1;
  if (!table.press_heads) {
    node.name = table.heads[column];
    ui.semantics.add(std::move(node));
    return;
  }
  const std::string control = node.id + "/sort";
  ui.semantics.open(std::move(node));
  const Pressable got = press_area(ui, rect, control, tr("Sort by {0}", table.heads[column]), stop);
  if (got.pressed) press.head = column;
  if (got.focused) focus_ring(ui, rect, 6);
  ui.semantics.close();
}

// Around what is under the pointer and can be pressed.
void rim(Ui& ui, const Rect& rect) {
  ui.draw->AddRect({rect.x - 6, rect.y + 2}, {rect.x + rect.w + 6, rect.y + rect.h - 3},
                   ui.tint(ui.theme.colours.muted), 6);
}

void row_head_node(Ui& ui, const std::string& row, const ChartTable& table,
                   const ChartTable::Row& from, const Rect& rect, bool stop, TablePress& press) {
  if (!table.press_rows) return add_node(ui, row + "/head", Role::kRowHeader, from.head, rect);
  begin_group(ui, row + "/head", Role::kRowHeader, "", rect);
  const Pressable got = press_area(ui, rect, row + "/press", from.head, stop);
  if (got.pressed) press.row = from.number;
  if (got.focused && stop) focus_ring(ui, rect, 6);
  if (got.hovered && stop) rim(ui, rect);
  end_group(ui);
}

void draw_heads(Ui& ui, Column& column, const std::string& id, const ChartTable& table,
                const Cut& cut, TablePress& press) {
  const float top = column.y;
  const float pad = kPad * ui.theme.scale;
  const int head = begin_group(ui, id + "/heads", Role::kRow, "", {column.x, top, column.width, 1});
  float x = column.x, tall = 0;
  for (std::size_t i = 0; i < table.heads.size(); ++i) {
    if (cut.stacked && !table.press_heads) {  // said with each figure instead
      head_node(ui, id, table, i, {column.x, top, 1, 1}, true, press);
      continue;
    }
    const std::string words = head_words(table, i);
    const TextLook look = coloured(ui.theme.colours.muted, Type::kNote, true);
    const float width = cut.stacked ? text_width(ui, words, Type::kNote, true) + 2 : cut.widths[i];
    if (cut.stacked && x > column.x && x + width > column.x + column.width) {
      x = column.x;
      column.y += line_of(ui, Type::kNote) + 2 * pad;
      tall = 0;
    }
    const float height = words_in(ui, x, column.y + pad, width, words, look) + 2 * pad;
    head_node(ui, id, table, i, {x, column.y, width, height}, true, press);
    tall = std::max(tall, height);
    x += width + kBetween;
  }
  column.y += tall;
  ui.semantics.resize(head, column.width, std::max(1.0f, column.y - top));
  end_group(ui);
  if (tall > 0) fill(ui, {column.x, column.y - 1, column.width, 1}, ui.theme.colours.muted, 0);
}

// A cell where it was drawn, to be pressed if the table's cells can be.
void cell_node(Ui& ui, const std::string& row, const ChartTable& table, const ChartTable::Row& from,
               std::size_t cell, const Rect& rect, TablePress& press) {
  const std::string id = row + "/" + std::to_string(cell);
  if (!table.press_cells) return add_node(ui, id, Role::kCell, from.cells[cell], rect);
  begin_group(ui, id, Role::kCell, "", rect);
  const std::string name = from.head + ", " + table.heads[cell + 1] + ": " + from.cells[cell];
  const Pressable got = press_area(ui, rect, id + "/press", name, false);
  if (got.pressed) {
    press.row = from.number;
    press.cell = cell;
  }
  if (got.hovered) rim(ui, rect);
  end_group(ui);
}

// The words of a cell, or its figure with what is small below it.
float cell_in(Ui& ui, float x, float y, float width, const ChartTable::Row& from,
              std::size_t cell) {
  if (from.shown.empty())
    return words_in(ui, x, y, width, from.cells[cell], coloured(0, Type::kSmall));
  const ChartTable::Shown& shown = from.shown[cell];
  float height = words_in(ui, x, y, width, shown.figure, coloured(0, Type::kSmall, true));
  for (const std::string& line : shown.small)
    height += words_in(ui, x, y + height, width, line, note_look(ui));
  return height;
}

float draw_beside(Ui& ui, const Column& column, const std::string& row, const ChartTable& table,
                  const ChartTable::Row& from, const Cut& cut, TablePress& press) {
  const float pad = kPad * ui.theme.scale;
  float x = column.x, tall = 0;
  for (std::size_t i = 0; i < table.heads.size(); ++i) {
    const float width = cut.widths[i];
    const float y = column.y + pad;
    const TextLook bold = coloured(0, Type::kSmall, true);
    const float height = 2 * pad + (i == 0 ? words_in(ui, x, y, width, from.head, bold)
                                           : cell_in(ui, x, y, width, from, i - 1));
    const Rect rect{x, column.y, width, height};
    if (i == 0)
      row_head_node(ui, row, table, from, rect, true, press);
    else
      cell_node(ui, row, table, from, i - 1, rect, press);
    tall = std::max(tall, height);
    x += width + kBetween;
  }
  return tall;
}

// Where cells stand below each other: what is small stands behind the figure, in one line.
float beside_label(Ui& ui, float x, float y, float width, const ChartTable::Row& from,
                   std::size_t cell) {
  if (from.shown.empty()) return cell_in(ui, x, y, width, from, cell);
  const ChartTable::Shown& shown = from.shown[cell];
  std::string small;
  for (const std::string& line : shown.small) small += (small.empty() ? "" : ", ") + line;
  const float figure = 48 * ui.theme.scale;
  const float left = words_in(ui, x, y, figure - 4, shown.figure, coloured(0, Type::kSmall, true));
  return std::max(left, words_in(ui, x + figure, y + 1, width - figure, small, note_look(ui)));
}

float draw_stacked(Ui& ui, const Column& column, const std::string& row, const ChartTable& table,
                   const ChartTable::Row& from, TablePress& press) {
  const float pad = kPad * ui.theme.scale;
  float y = column.y + pad;
  const float head =
      words_in(ui, column.x, y, column.width, from.head, coloured(0, Type::kSmall, true));
  row_head_node(ui, row, table, from, {column.x, column.y, column.width, head + 2 * pad}, true,
                press);
  y += head + 2;
  const float label = column.width * 0.36f;
  for (std::size_t i = 0; i < from.cells.size(); ++i) {
    const float left = words_in(ui, column.x, y + 1, label - 10, table.heads[i + 1], note_look(ui));
    const float right = beside_label(ui, column.x + label, y, column.width - label, from, i);
    const float least = table.press_cells ? 24 * ui.theme.scale : 0;  // what can be pressed
    const float height = std::max({left, right, least});
    cell_node(ui, row, table, from, i, {column.x + label, y, column.width - label, height}, press);
    y += height + 2;
  }
  return y + pad - column.y;
}

}  // namespace

TablePress draw_chart_table(Ui& ui, Column& column, const std::string& id,
                            const ChartTable& table) {
  TablePress press;
  const float top = column.y;
  const int node =
      begin_group(ui, id + "/table", Role::kTable, table.name, {column.x, top, column.width, 0});
  const Cut how = cut(ui, table, column.width);
  draw_heads(ui, column, id, table, how, press);
  for (const ChartTable::Row& from : table.rows) {
    const std::string row = row_id(id, from.number);
    const int row_node =
        begin_group(ui, row, Role::kRow, "", {column.x, column.y, column.width, 0});
    const float height = how.stacked ? draw_stacked(ui, column, row, table, from, press)
                                     : draw_beside(ui, column, row, table, from, how, press);
    ui.semantics.resize(row_node, column.width, height);
    end_group(ui);
    column.y += height;
    hairline(ui, column.x, column.y - 1, column.width);
  }
  ui.semantics.resize(node, column.width, column.y - top);
  end_group(ui);
  return press;
}

TablePress twin_table(Ui& ui, const std::string& id, const Rect& area, const ChartTable& table,
                      const RowPlace& where, const RowPlace& last) {
  TablePress press;
  begin_group(ui, id + "/table", Role::kTable, table.name, area);
  begin_group(ui, id + "/heads", Role::kRow, "", {area.x, area.y, 1, 1});
  for (std::size_t i = 0; i < table.heads.size(); ++i)
    add_node(ui, id + "/head-" + std::to_string(i), Role::kColumnHeader, table.heads[i],
             {area.x, area.y, 1, 1});
  end_group(ui);
  for (const ChartTable::Row& from : table.rows) {
    const Rect rect = where(from);
    const std::string row = row_id(id, from.number);
    begin_group(ui, row, Role::kRow, "", rect);
    row_head_node(ui, row, table, from, rect, false, press);
    for (std::size_t i = 0; i < from.cells.size(); ++i) {
      const bool elsewhere = last && i + 1 == from.cells.size();
      add_node(ui, row + "/" + std::to_string(i), Role::kCell, from.cells[i],
               elsewhere ? last(from) : Rect{rect.x, rect.y + rect.h - 1, rect.w, 1});
    }
    end_group(ui);
  }
  end_group(ui);
  return press;
}

}  // namespace warmline::ui
