#include "ui/view_coaching_parts.h"

#include "coach/day.h"
#include "core/tr.h"
#include "ui/parts.h"
#include "ui/view_coach_parts.h"

namespace warmline::ui {

void keep_after_pause(Ui& ui, KeepingPause& pause, bool unkept, std::optional<Intent>& intent) {
  constexpr double kPauseMs = 1200;
  if (!unkept) {
    pause.keep_at_ms = 0;
    return;
  }
  if (intent || pause.keep_at_ms == 0) pause.keep_at_ms = ui.now_ms + kPauseMs;
  if (ui.now_ms < pause.keep_at_ms) {
    ui.wake_at(pause.keep_at_ms);
    return;
  }
  pause.keep_at_ms = 0;
  intent = Coaching{Coaching::What::kKeep};
}

bool text_button(Ui& ui, Column& column, std::string_view id, std::string_view label,
                 std::string_view description, int pressed, int expanded) {
  ButtonLook look;
  look.kind = ButtonKind::kText;
  look.description = description;
  look.pressed = pressed;
  look.expanded = expanded;
  Column at{column.x - 10 * ui.theme.scale, column.y, column.width};
  const bool done = button(ui, at, id, label, look);
  column.y = at.y;
  return done;
}

void session_rows(Ui& ui, Column& column, const std::string& id,
                  const std::vector<SessionRow>& rows, std::optional<Intent>& intent) {
  const Rect at{column.x, column.y, column.width, 0};
  const int list = begin_group(ui, id, Role::kList, tr("Sessions"), at);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const SessionRow& row = rows[i];
    if (i > 0) column.gap(16);
    const std::string row_id = id + "-" + row.id;
    const float top = column.y;
    const int item = begin_group(ui, row_id, Role::kListItem, "", {column.x, top, column.width, 0});
    const std::string day = coach::day_words(row.date);
    const std::string title = row.with.empty() ? day : row.with + ", " + day;
    paragraph(ui, column, row_id + "/title", title, coloured(0, Type::kBody, true));
    paragraph(ui, column, row_id + "/about", row.about, small_look(ui));
    if (!row.actions.empty()) column.gap(6);
    sentences(ui, column, row_id + "/action", row.actions);
    if (text_button(ui, column, row_id + "/open", tr("Open the session"), title)) {
      intent = Coaching{Coaching::What::kOpenSession, 0, 0, row.id};
    }
    ui.semantics.resize(item, column.width, column.y - top);
    end_group(ui);
  }
  ui.semantics.resize(list, at.w, column.y - at.y);
  end_group(ui);
}

void kept_sessions_card(Ui& ui, Column& column, const std::vector<SessionRow>& rows,
                        std::optional<Intent>& intent) {
  if (rows.empty()) return;
  Box box = begin_card(ui, column, "kept-sessions", tr("Sessions kept here"), 2);
  session_rows(ui, box.content, "kept-session", rows, intent);
  end_box(ui, column, box);
  column.gap(24);
}

}  // namespace warmline::ui
