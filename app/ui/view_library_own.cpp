// The part of the first screen that calls of one's own are about.
#include <string>
#include <utility>

#include "core/tr.h"
#include "ui/parts.h"
#include "ui/view_library_parts.h"

namespace warmline::ui {
namespace {

void report(Ui& ui, Column& column, const FileReportModel& one, const std::string& id,
            LibraryViewState& state, std::optional<Intent>& intent) {
  paragraph(ui, column, id + "/sentence", one.sentence);
  if (!one.lines.empty()) {
    column.gap(4);
    folded_lines(ui, column, id, one.file, one.lines, true, state);
  }
  if (one.version.empty()) return;
  column.gap(8);
  if (button_row(ui, column, {{id + "/map", tr("See its map"), ButtonKind::kQuiet, one.file}}))
    intent = ShowMap{one.version, true};
}

void reports(Ui& ui, Column& column, const LibraryModel& model, LibraryViewState& state,
             std::optional<Intent>& intent) {
  if (model.looking > 0) {
    paragraph(ui, column, "own-looking",
              tr_n("Looking at {0} file…", "Looking at {0} files…", model.looking), small_look(ui));
    column.gap(12);
  }
  if (model.reports.empty()) return;
  Box box = begin_box(ui, column, "own-reports", Surface::kSunk, Role::kRegion,
                      tr("What came of your files"));
  for (std::size_t i = 0; i < model.reports.size(); ++i) {
    if (i > 0) box.content.gap(16);
    report(ui, box.content, model.reports[i], "own-report-" + std::to_string(i), state, intent);
  }
  if (!model.anonymity.empty()) {
    box.content.gap(16);
    paragraph(ui, box.content, "own-reports/anonymity", model.anonymity, note_look(ui));
  }
  box.content.gap(8);
  ButtonLook look;
  look.kind = ButtonKind::kText;
  Column at{box.content.x - 10 * ui.theme.scale, box.content.y, box.content.width};
  if (button(ui, at, "own-reports/hide", tr("Hide this"), look)) intent = HideReports{};
  box.content.y = at.y;
  end_box(ui, column, box);
  column.gap(16);
}

void extras(Ui& ui, Column& column, const OwnCallModel& own, LibraryViewState& state,
            std::optional<Intent>& intent) {
  const std::string id = "own-" + own.card.scenario;
  if (!own.found.empty()) {
    column.gap(8);
    paragraph(ui, column, id + "/found", own.found, small_look(ui));
    if (!own.lines.empty()) folded_lines(ui, column, id, own.card.title, own.lines, false, state);
  }
  column.gap(6);
  ButtonLook look;
  look.kind = ButtonKind::kText;
  look.description = own.card.title;
  float x = column.x - 10 * ui.theme.scale;
  if (own.can_take && button_at(ui, x, column.y, 0, id + "/map", tr("See its map"), look, &x))
    intent = ShowMap{own.card.version, true};
  if (own.can_take) x += 8;
  if (button_at(ui, x, column.y, 0, id + "/remove", tr("Remove it"), look)) {
    state.removing = own.card.scenario;
    ui.animate_until(ui.now_ms + 1);
  }
  column.gap(32 * ui.theme.scale);
}

// Of a call that this version can't take there is little to show.
void unreadable(Ui& ui, Column& column, const OwnCallModel& own, LibraryViewState& state,
                std::optional<Intent>& intent) {
  const std::string id = "call-" + own.card.scenario;
  Box box = begin_box(ui, column, id, Surface::kCard, Role::kListItem);
  heading(ui, box.content, id + "/title", own.card.title, 3, Type::kTitle);
  extras(ui, box.content, own, state, intent);
  end_box(ui, column, box);
}

void list(Ui& ui, Column& column, const LibraryModel& model, LibraryViewState& state,
          std::optional<Intent>& intent) {
  if (model.own.empty()) return;
  const float top = column.y;
  const int list = begin_group(ui, "own-list", Role::kList, tr("Calls of your own"),
                               {column.x, column.y, column.width, 0});
  for (std::size_t i = 0; i < model.own.size(); ++i) {
    const OwnCallModel& own = model.own[i];
    if (i > 0) column.gap(16);
    if (own.can_take) {
      call_card(ui, column, own.card, model.loading, 3, intent,
                [&](Column& inner) { extras(ui, inner, own, state, intent); });
    } else {
      unreadable(ui, column, own, state, intent);
    }
  }
  ui.semantics.resize(list, column.width, column.y - top);
  end_group(ui);
  column.gap(16);
}

}  // namespace

void own_calls(Ui& ui, Column& column, const LibraryModel& model, LibraryViewState& state,
               std::optional<Intent>& intent) {
  if (model.reports_shown != state.reports_seen && !model.reports.empty()) {
    state.reports_seen = model.reports_shown;
    ui.scroll_to("library", column.y + ui.scroll("library") - page_margin(ui));
  }
  heading(ui, column, "own-title", tr("Calls of your own"), 2);
  column.gap(12);
  reports(ui, column, model, state, intent);
  list(ui, column, model, state, intent);
  if (model.own_coming > 0) {
    paragraph(ui, column, "own-coming",
              tr_n("{0} call of your own is being read.", "{0} calls of your own are being read.",
                   model.own_coming),
              small_look(ui));
    column.gap(12);
  }
  paragraph(ui, column, "own-how",
            tr("Drop a call’s file on this page, or several, or a folder. Each is checked at once, "
               "and stays in this browser until you remove it."),
            small_look(ui));
  column.gap(12);
  std::vector<ButtonSpec> buttons{{"own-add", tr("Add a call of your own")}};
  if (model.folders) buttons.push_back({"own-add-folder", tr("Add a folder")});
  if (const auto pressed = button_row(ui, column, buttons)) intent = ChooseCallFiles{*pressed == 1};
}

void removal_dialog(Ui& ui, const LibraryModel& model, LibraryViewState& state,
                    std::optional<Intent>& intent) {
  if (state.removing.empty()) return;
  const OwnCallModel* own = nullptr;
  for (const OwnCallModel& one : model.own) {
    if (one.card.scenario == state.removing) own = &one;
  }
  if (own == nullptr) {
    state.removing.clear();
    return;
  }
  Dialog dialog = begin_dialog(ui, "removal", tr("Remove “{0}”?", own->card.title), 560);
  Column& column = dialog.box.content;
  paragraph(ui, column, "removal/what",
            tr("The call goes from this browser. Your attempts at it are kept, with their scores: "
               "each keeps the version it was made with. The file on your device stays as it is."));
  column.gap(20);
  const auto pressed = button_row(
      ui, column,
      {{"removal/keep", tr("Keep it"), ButtonKind::kPrimary}, {"removal/remove", tr("Remove it")}});
  if (pressed == 1u) intent = RemoveCall{state.removing};
  if (pressed || dialog.dismissed) {
    state.removing.clear();
    ui.animate_until(ui.now_ms + 1);
  }
  end_dialog(ui, dialog);
}

}  // namespace warmline::ui
