// The team as files, and on paper.
#include <string>
#include <vector>

#include "core/tr.h"
#include "ui/exported_rows.h"
#include "ui/view_coach_frame.h"
#include "ui/view_coach_parts.h"

namespace warmline::ui {
namespace {

using What = CoachPage::What;

CoachPage page_wish(What what) {
  return CoachPage{what, 0, "", {}};
}

void files(Ui& ui, Column& column, std::optional<Intent>& intent) {
  Box box = begin_card(ui, column, "export-files", tr("As a file"), 2);
  paragraph(ui, box.content, "export-files/csv",
            tr("CSV opens in any spreadsheet: one file with a line for each person, one with a "
               "line for each attempt. A cell that a spreadsheet could take for a formula begins "
               "with an apostrophe."),
            small_look(ui));
  box.content.gap(12);
  const auto csv = button_row(
      ui, box.content,
      {{"export-people", tr("People as CSV")}, {"export-attempts", tr("Attempts as CSV")}});
  if (csv == 0u) intent = page_wish(What::kExportPeople);
  if (csv == 1u) intent = page_wish(What::kExportAttempts);
  box.content.gap(16);
  paragraph(ui, box.content, "export-files/json", tr("JSON holds both, for other programs."),
            small_look(ui));
  box.content.gap(12);
  if (button_row(ui, box.content, {{"export-json", tr("Both as JSON")}}))
    intent = page_wish(What::kExportJson);
  end_box(ui, column, box);
  column.gap(24);
}

// In order of RowsOf.
void rows_in(Ui& ui, Column& column, const std::vector<ButtonSpec>& buttons, std::size_t from,
             std::optional<Intent>& intent) {
  const auto pressed = button_row(ui, column, buttons);
  if (pressed) intent = CoachPage{What::kExportRows, from + *pressed, "", {}};
}

void rows(Ui& ui, Column& column, std::optional<Intent>& intent) {
  Box box = begin_card(ui, column, "export-rows", tr("For other programs, with everything"), 2);
  paragraph(ui, box.content, "export-rows/what",
            tr("A line for each attempt, and a line for each decision: what was chosen, what it "
               "lost and how long it took. The dictionary says what each column means."),
            small_look(ui));
  box.content.gap(12);
  rows_in(ui, box.content,
          {{"rows-csv-attempts", tr("Attempts in full (CSV)")},
           {"rows-csv-decisions", tr("Decisions (CSV)")},
           {"rows-csv-dictionary", tr("Dictionary (CSV)")}},
          0, intent);
  box.content.gap(12);
  rows_in(ui, box.content,
          {{"rows-json-attempts", tr("Attempts in full (JSON Lines)")},
           {"rows-json-decisions", tr("Decisions (JSON Lines)")},
           {"rows-json-dictionary", tr("Dictionary (JSON)")}},
          kRowsOfCount, intent);
  end_box(ui, column, box);
  column.gap(24);
}

void paper(Ui& ui, Column& column, std::optional<Intent>& intent) {
  Box box = begin_card(ui, column, "export-paper", tr("On paper"), 2);
  paragraph(ui, box.content, "export-paper/what",
            tr("The team’s table as its page shows it now, with its filters and order, and whom "
               "to talk with first."),
            small_look(ui));
  box.content.gap(12);
  const auto pressed = button_row(
      ui, box.content,
      {{"export-print", tr("Print the team’s table")}, {"export-page", tr("Save it as a page")}});
  if (pressed == 0u) intent = page_wish(What::kPrintTeam);
  if (pressed == 1u) intent = page_wish(What::kExportPage);
  end_box(ui, column, box);
  column.gap(24);
}

}  // namespace

std::optional<Intent> draw_export(Ui& ui, const ExportModel& model) {
  std::optional<Intent> intent;
  CoachFrame frame = begin_coach_page(ui, Screen::kCoachExport, "export", model.head, 720, intent);
  Column& column = frame.page.content;
  if (!model.head.has_team) {
    no_team(ui, column, "export", tr("There is nothing to export before a team is loaded."),
            intent);
  } else {
    Box box = begin_card(ui, column, "export-what", tr("What goes in"), 2);
    sentences(ui, box.content, "export-what/line", model.what);
    end_box(ui, column, box);
    column.gap(24);
    files(ui, column, intent);
    rows(ui, column, intent);
    paper(ui, column, intent);
  }
  end_coach_page(ui, frame);
  return intent;
}

}  // namespace warmline::ui
