#include "ui/view_session_parts.h"

#include "ui/parts.h"

namespace warmline::ui {

void moment_words(Ui& ui, Column& column, const std::string& id, const std::string& number,
                  const SessionMomentModel& moment) {
  heading(ui, column, id + "/title", number + moment.title, 3, Type::kBody);
  paragraph(ui, column, id + "/kind", moment.kind, note_look(ui));
  column.gap(8);
  if (!moment.before.empty()) {
    paragraph(ui, column, id + "/before", "After: " + moment.before, small_look(ui));
    column.gap(4);
  }
  paragraph(ui, column, id + "/words", moment.words, coloured(0, Type::kBody, true));
  if (moment.why.empty()) return;
  column.gap(4);
  paragraph(ui, column, id + "/why", moment.why, small_look(ui));
}

void answer_words(Ui& ui, Column& column, const std::string& id, const AnswerModel& answer) {
  if (!answer.given) return;
  const Palette& c = ui.theme.colours;
  column.gap(10);
  Box box = begin_box(ui, column, id + "/answer", Surface::kSunk, Role::kRegion, "The reply");
  paragraph(ui, box.content, id + "/standing", answer.standing,
            coloured(answer.disputed ? c.lost : c.good, Type::kSmall, true));
  if (!answer.words.empty()) {
    box.content.gap(4);
    paragraph(ui, box.content, id + "/answer-words", "“" + answer.words + "”");
  }
  end_box(ui, column, box);
}

}  // namespace warmline::ui
