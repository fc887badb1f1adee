#include "ui/view_hire_figures.h"

#include <algorithm>

#include "core/tr.h"
#include "ui/charts_parts.h"
#include "ui/parts.h"
#include "ui/view_coach_frame.h"
#include "ui/view_coach_parts.h"
#include "ui/view_hire.h"

namespace warmline::ui {

void keep_measure(const Ui& ui, Column& column) {
  column.width = std::min(column.width, kHireReading * ui.theme.scale);
}

void figure_card(Ui& ui, Column& column, const std::string& id, const FigureTable& table,
                 const std::vector<std::string>& says) {
  if (table.rows.empty()) return;
  Box box = begin_card(ui, column, id, table.name, 2);
  ChartTable drawn;
  drawn.name = table.name;
  drawn.heads = table.heads;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    ChartTable::Row row;
    row.head = table.rows[i].head;
    row.cells = table.rows[i].cells;
    row.number = i;
    drawn.rows.push_back(std::move(row));
  }
  (void)draw_chart_table(ui, box.content, id, drawn);
  keep_measure(ui, box.content);
  if (!says.empty()) box.content.gap(12);
  sentences(ui, box.content, id + "/says", says);
  end_box(ui, column, box);
  column.gap(24);
}

void sentence_card(Ui& ui, Column& column, const std::string& id, std::string_view title,
                   const std::vector<std::string>& lines) {
  if (lines.empty()) return;
  Box box = begin_card(ui, column, id, title, 2);
  keep_measure(ui, box.content);
  const int list = begin_group(ui, id + "/list", Role::kList, title,
                               {box.content.x, box.content.y, box.content.width, 0});
  const float top = box.content.y;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string row = id + "-" + std::to_string(i);
    if (i > 0) box.content.gap(8);
    const float row_top = box.content.y;
    const int item = begin_item(ui, box.content, row);
    paragraph(ui, box.content, row + "/text", lines[i], coloured(0, Type::kSmall));
    end_item(ui, box.content, item, row_top);
  }
  ui.semantics.resize(list, box.content.width, box.content.y - top);
  end_group(ui);
  end_box(ui, column, box);
  column.gap(24);
}

bool still_loading(Ui& ui, Column& column, const std::string& id, const CoachLoading& now) {
  if (!now.loading) return false;
  Box box = begin_box(ui, column, id + "-loading", Surface::kSunk, Role::kRegion, tr("Loading"));
  meter(ui, box.content, id + "-loading/bar", now.words, static_cast<int>(now.done),
        static_cast<int>(now.all), ui.theme.colours.accent);
  box.content.gap(8);
  paragraph(ui, box.content, id + "-loading/then",
            tr("The figures come once all of them are here."), small_look(ui));
  end_box(ui, column, box);
  column.gap(24);
  return true;
}

void no_results(Ui& ui, Column& column, const std::string& id,
                const std::vector<std::string>& shows, std::optional<Intent>& intent) {
  Column words = column;
  keep_measure(ui, words);
  for (std::size_t i = 0; i < shows.size(); ++i) {
    if (i > 0) words.gap(8);
    paragraph(ui, words, id + "-none-" + std::to_string(i), shows[i]);
  }
  column.y = words.y;
  column.gap(16);
  const std::string button = id + "-load";
  if (button_row(ui, column,
                 {{button, tr("Load what candidates handed in"), ButtonKind::kPrimary}}))
    intent = GoTo{Screen::kHireResults};
  column.gap(24);
}

}  // namespace warmline::ui
