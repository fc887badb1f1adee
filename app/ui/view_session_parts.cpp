#include "ui/view_session_parts.h"

#include "core/tr.h"
#include "ui/parts.h"
#include "ui/view_coach_parts.h"
#include "ui/view_coaching_parts.h"

namespace warmline::ui {

Scroll begin_session_page(Ui& ui, const SessionPage& page, const SessionModel& model,
                          std::optional<Intent>& intent) {
  const Rect area = draw_navigation(ui, page.screen, false, intent);
  begin_group(ui, "main", Role::kMain, "", area);
  Scroll scroll = begin_page(ui, area, page.id, tr("Session"), page.width);
  Column& column = scroll.content;
  const std::string id = page.id;
  save_trouble(ui, column, model.save, intent);
  if (text_button(ui, column, id + "-back", page.back_words)) intent = page.back;
  column.gap(8);
  coach_head(ui, column, id + "-title", model.title, model.chip, model.about);
  return scroll;
}

void end_session_page(Ui& ui, Scroll& page) {
  end_page(ui, page);
  end_group(ui);
}

void moment_words(Ui& ui, Column& column, const std::string& id, const std::string& number,
                  const SessionMomentModel& moment) {
  heading(ui, column, id + "/title", number + moment.title, 3, Type::kBody, true);
  paragraph(ui, column, id + "/kind", moment.kind, note_look(ui));
  column.gap(8);
  if (!moment.before.empty()) {
    paragraph(ui, column, id + "/before", tr("After: {0}", moment.before), small_look(ui));
    column.gap(4);
  }
  paragraph(ui, column, id + "/words", moment.words);
  if (moment.why.empty()) return;
  column.gap(4);
  paragraph(ui, column, id + "/why", moment.why, small_look(ui));
}

void answer_words(Ui& ui, Column& column, const std::string& id, const AnswerModel& answer) {
  if (!answer.given) return;
  const Palette& c = ui.theme.colours;
  column.gap(10);
  Box box = begin_box(ui, column, id + "/answer", Surface::kSunk, Role::kGroup, tr("The reply"));
  paragraph(ui, box.content, id + "/standing", answer.standing,
            coloured(answer.disputed ? c.lost : c.good, Type::kSmall, true));
  if (!answer.words.empty()) {
    box.content.gap(4);
    paragraph(ui, box.content, id + "/answer-words", quoted_words(answer.words));
  }
  end_box(ui, column, box);
}

}  // namespace warmline::ui
