// The screen on which a result file is put together: who, which attempts, and what the file proves.
#include <algorithm>
#include <string>

#include "core/tr.h"
#include "ui/parts.h"
#include "ui/view_keeping.h"
#include "ui/widgets_field.h"

namespace warmline::ui {
namespace {

void who(Ui& ui, Column& column, const ResultModel& model, std::optional<Intent>& intent) {
  Box box = begin_card(ui, column, "result-who", tr("Whose results"), 2);
  if (auto typed = text_field(ui, box.content, "result-person",
                              tr("Your name or a code (may stay empty)"), model.person))
    intent = Keep{Keep::What::kPerson, std::move(*typed)};
  box.content.gap(8);
  paragraph(ui, box.content, "result-person/why",
            tr("It goes into the file, and this browser keeps it for the next one."),
            small_look(ui));
  end_box(ui, column, box);
}

void row(Ui& ui, Column& column, const ResultRow& row, std::optional<Intent>& intent) {
  const std::string id = "result-" + row.attempt;
  const int item = begin_group(ui, id, Role::kListItem, "", {column.x, column.y, column.width, 0});
  const float top = column.y;
  const std::string goes_in = "✓ " + tr("Goes in");
  const std::string& stays = tr("Stays here");
  const std::string& label = row.chosen ? goes_in : stays;
  const bool stacked = ui.form() == Form::kNarrow;
  const float scale = ui.theme.scale;
  // As wide as the longer of the two, so that nothing moves when one is pressed.
  const float width =
      std::max(text_width(ui, goes_in, Type::kBody), text_width(ui, stays, Type::kBody)) +
      44 * scale;
  Column words = column;
  if (!stacked) words.width -= width + 16;
  paragraph(ui, words, id + "/title", row.title, coloured(0, Type::kBody, true));
  paragraph(ui, words, id + "/about", row.about, note_look(ui));
  ButtonLook look;
  look.pressed = row.chosen ? 1 : 0;
  look.description = row.title;
  const float y = stacked ? words.y + 8 : top;
  const float x = stacked ? column.x : column.x + column.width - width;
  if (button_at(ui, x, y, width, id + "/toggle", label, look))
    intent = Keep{Keep::What::kToggle, row.attempt};
  column.y = std::max(words.y, y + 44 * scale);
  ui.semantics.resize(item, column.width, column.y - top);
  end_group(ui);
}

void rows(Ui& ui, Column& column, const ResultModel& model, std::size_t from, std::size_t to,
          const std::string& id, const std::string& title, const std::string& what,
          std::optional<Intent>& intent) {
  if (from == to) return;
  Box box = begin_card(ui, column, id, title, 2);
  paragraph(ui, box.content, id + "/what", what, small_look(ui));
  box.content.gap(16);
  const int list = begin_group(ui, id + "/list", Role::kList, title,
                               {box.content.x, box.content.y, box.content.width, 0});
  const float top = box.content.y;
  for (std::size_t i = from; i < to; ++i) {
    if (i > from) {
      box.content.gap(12);
      hairline(ui, box.content.x, box.content.y, box.content.width);
      box.content.gap(12);
    }
    row(ui, box.content, model.rows[i], intent);
  }
  ui.semantics.resize(list, box.content.width, box.content.y - top);
  end_group(ui);
  end_box(ui, column, box);
  column.gap(16);
}

void proof(Ui& ui, Column& column) {
  Box box = begin_card(ui, column, "result-proof", tr("What such a file shows"), 2);
  paragraph(ui, box.content, "result-proof/can",
            tr("Every decision is chained to the one before it, and the whole is signed with a key "
               "that this browser made and doesn’t give away. Whoever checks the file sees whether "
               "anything was edited, dropped, moved or invented since you saved it."));
  box.content.gap(8);
  paragraph(
      ui, box.content, "result-proof/cannot",
      tr("It can’t show who sat at the keyboard, or that this browser was not tampered with."));
  end_box(ui, column, box);
}

void for_a_store(Ui& ui, Column& column, const ResultModel& model, std::optional<Intent>& intent) {
  Box box = begin_card(ui, column, "result-xapi", tr("For a learning record store"), 2);
  paragraph(ui, box.content, "result-xapi/what",
            tr("The same attempts as xAPI statements: for a learning system, if somebody asks you "
               "for them. Such a file is not signed. It says which call you took and when, each "
               "decision by its short name, and the figures; no words of a call."),
            small_look(ui));
  box.content.gap(12);
  if (auto typed =
          text_field(ui, box.content, "result-xapi/home",
                     tr("Where you have an account (an address with https://; may stay empty)"),
                     model.xapi_home))
    intent = Keep{Keep::What::kXapiHome, std::move(*typed)};
  box.content.gap(12);
  if (model.can_save_xapi &&
      button_row(ui, box.content, {{"result-xapi/save", tr("Export as xAPI statements (JSON)")}}))
    intent = Keep{Keep::What::kSaveXapi, ""};
  if (!model.xapi_said.empty()) {
    box.content.gap(12);
    paragraph(ui, box.content, "result-xapi/said", model.xapi_said,
              coloured(0, Type::kSmall, true));
  }
  end_box(ui, column, box);
}

}  // namespace

std::optional<Intent> draw_result(Ui& ui, const ResultModel& model) {
  std::optional<Intent> intent;
  const Rect area = draw_navigation(ui, Screen::kSettings, false, intent);
  begin_group(ui, "main", Role::kMain, "", area);
  Scroll page = begin_page(ui, area, "result", tr("Result file"), 720);
  Column& column = page.content;
  heading(ui, column, "result-title", tr("A result file"), 1, Type::kDisplay);
  column.gap(24);
  who(ui, column, model, intent);
  column.gap(16);
  rows(ui, column, model, 0, model.practised_from, "result-attempts",
       tr("First and repeat attempts"),
       tr("They go in unless you keep them here: each with every decision, when it was made, and "
          "how the call ended."),
       intent);
  rows(ui, column, model, model.practised_from, model.rows.size(), "result-practised",
       tr("Practised attempts"),
       tr("Those in which you went back to a decision. They stay here unless you put them in."),
       intent);
  proof(ui, column);
  column.gap(24);
  paragraph(ui, column, "result-sum", model.sum);
  if (!model.texts.empty()) {
    column.gap(4);
    paragraph(ui, column, "result-texts", model.texts, small_look(ui));
  }
  if (!model.unsealed.empty()) {
    column.gap(8);
    paragraph(ui, column, "result-unsealed", model.unsealed, coloured(0, Type::kSmall, true));
  }
  column.gap(12);
  ButtonLook save;
  save.kind = ButtonKind::kPrimary;
  save.disabled = !model.can_save;
  save.full_width = ui.form() == Form::kNarrow;
  if (button(ui, column, "result-save", tr(model.signing ? "Signing…" : "Save the result file"),
             save))
    intent = Keep{Keep::What::kSaveResult, ""};
  if (!model.said.empty()) {
    column.gap(12);
    paragraph(ui, column, "result-said", model.said, coloured(0, Type::kSmall, true));
  }
  column.gap(24);
  for_a_store(ui, column, model, intent);
  column.gap(16);
  if (button_row(ui, column, {{"result-back", tr("Back to Settings")}}))
    intent = GoTo{Screen::kSettings};
  end_page(ui, page);
  end_group(ui);
  return intent;
}

}  // namespace warmline::ui
