#include "ui/view_coach_person.h"

#include <algorithm>
#include <string>

#include "core/tr.h"
#include "ui/parts.h"
#include "ui/view_coach_parts.h"
#include "ui/widgets_field.h"

namespace warmline::ui {
namespace {

using What = Coaching::What;

constexpr float kWhole = 1240;
constexpr float kSide = 400;
constexpr float kBetween = 32;
constexpr std::size_t kFirstFew = 8;

void group(Ui& ui, Column& column, const CoachPersonModel& model, std::optional<Intent>& intent) {
  if (!model.can_group) {
    if (!model.group.empty())
      paragraph(ui, column, "person-group-is", tr("Group: {0}", model.group), small_look(ui));
    return;
  }
  column.gap(12);
  Column narrow = column;
  narrow.width = std::min(column.width, 320 * ui.theme.scale);
  if (auto typed = text_field(ui, narrow, "person-group", tr("Group"), model.group))
    intent = Coaching{What::kGroup, 0, 0, std::move(*typed)};
  column.y = narrow.y;
}

void trend(Ui& ui, Column& column, const CoachPersonModel& model, CoachPersonViewState& state,
           std::optional<Intent>& intent) {
  Box box = begin_card(ui, column, "person-trend", tr("How it moved"), 2);
  Column narrow = box.content;
  narrow.width = std::min(narrow.width, 260 * ui.theme.scale);
  if (const auto chosen = choose_row(ui, narrow, "person-measure", {&model.measure}))
    intent = Coaching{What::kTrend, 0, chosen->option, {}};
  box.content.y = narrow.y;
  box.content.gap(16);
  (void)draw_line_chart(ui, box.content, "person-line", model.trend, state.trend);
  end_box(ui, column, box);
  column.gap(24);
}

void standings(Ui& ui, Column& column, const std::string& id, std::string_view title,
               const std::vector<std::string>& lines, std::string_view none) {
  heading(ui, column, id, title, 3, Type::kLabel);
  column.gap(4);
  if (lines.empty()) paragraph(ui, column, id + "/none", none, small_look(ui));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) column.gap(8);
    paragraph(ui, column, id + "-" + std::to_string(i), lines[i], coloured(0, Type::kSmall));
  }
  column.gap(16);
}

void standing(Ui& ui, Column& column, const CoachPersonModel& model) {
  Box box = begin_card(ui, column, "person-stands", tr("Strengths and gaps"), 2);
  Column& in = box.content;
  standings(ui, in, "person-strength", tr("Strengths"), model.strengths,
            tr("None that the evidence would carry."));
  standings(ui, in, "person-gap", tr("Gaps"), model.gaps,
            tr("None that the evidence would carry."));
  if (!model.others.empty())
    standings(ui, in, "person-other", tr("Not told apart"), model.others, "");
  paragraph(ui, in, "person-compared", model.compared, note_look(ui));
  in.gap(6);
  paragraph(ui, in, "person-spoken",
            tr("From first attempts alone.") + " " +
                tr("Choosing a good line shows that somebody recognises it; speaking it on a real "
                   "call is another skill."),
            note_look(ui));
  end_box(ui, column, box);
  column.gap(24);
}

void sessions(Ui& ui, Column& column, const CoachPersonModel& model,
              std::optional<Intent>& intent) {
  Box box = begin_card(ui, column, "person-sessions", tr("Sessions so far"), 2);
  if (model.sessions.empty()) {
    paragraph(
        ui, box.content, "person-sessions/none",
        tr("None yet. What is agreed in one stands here, with whether the skill moved since."),
        small_look(ui));
  } else {
    session_rows(ui, box.content, "person-session", model.sessions, intent);
  }
  end_box(ui, column, box);
  column.gap(24);
}

bool attempt_row(Ui& ui, Column& column, const PersonAttempt& row) {
  const std::string id = "person-attempt-" + std::to_string(row.attempt);
  const float top = column.y;
  const int item = begin_group(ui, id, Role::kListItem, "", {column.x, top, column.width, 0});
  const float button = text_width(ui, tr("Listen in"), Type::kSmall) + 20 * ui.theme.scale;
  Column title{column.x, column.y, column.width - button};
  paragraph(ui, title, id + "/title", row.title, coloured(0, Type::kBody, true));
  ButtonLook look;
  look.kind = ButtonKind::kText;
  const std::string about = row.title + ", " + row.about;
  look.description = about;
  const float right = column.x + column.width + 10 * ui.theme.scale - button;
  const bool pressed =
      button_at(ui, right, column.y - 4 * ui.theme.scale, 0, id + "/review", tr("Listen in"), look);
  column.y = title.y;
  paragraph(ui, column, id + "/about", row.about, small_look(ui));
  if (row.critical)
    paragraph(ui, column, id + "/critical", tr("A critical miss"),
              coloured(ui.theme.colours.lost, Type::kSmall, true));
  ui.semantics.resize(item, column.width, column.y - top);
  end_group(ui);
  return pressed;
}

void attempts(Ui& ui, Column& column, const CoachPersonModel& model, CoachPersonViewState& state,
              std::optional<Intent>& intent) {
  Box box = begin_card(ui, column, "person-attempts", tr("Attempts, latest first"), 2);
  const Rect at{box.content.x, box.content.y, box.content.width, 0};
  const int list = begin_group(ui, "person-attempts/list", Role::kList, tr("Attempts"), at);
  for (std::size_t i = 0; i < model.attempts.size(); ++i) {
    if (i == kFirstFew && !state.all_attempts) break;
    if (i > 0) box.content.gap(16);
    if (attempt_row(ui, box.content, model.attempts[i]))
      intent = Coaching{What::kOpenAttempt, model.attempts[i].attempt, 0, {}};
  }
  ui.semantics.resize(list, at.w, box.content.y - at.y);
  end_group(ui);
  if (model.attempts.size() > kFirstFew) {
    box.content.gap(8);
    const std::string label =
        state.all_attempts ? tr("Show the latest few") : tr("Show all {0}", model.attempts.size());
    if (text_button(ui, box.content, "person-all-attempts", label, tr("Attempts"), -1,
                    state.all_attempts ? 1 : 0)) {
      state.all_attempts = !state.all_attempts;
      ui.animate_until(ui.now_ms + 1);
    }
  }
  end_box(ui, column, box);
  column.gap(24);
}

}  // namespace

std::optional<Intent> draw_coach_person(Ui& ui, const CoachPersonModel& model,
                                        CoachPersonViewState& state) {
  std::optional<Intent> intent;
  if (state.person != model.person) state = {};
  state.person = model.person;
  const Rect area = draw_navigation(ui, Screen::kPerson, false, intent);
  begin_group(ui, "main", Role::kMain, "", area);
  Scroll page = begin_page(ui, area, "person", tr("Person"), kWhole);
  Column& column = page.content;
  save_trouble(ui, column, model.save, intent);
  if (text_button(ui, column, "person-back", tr("Back to the team"))) intent = GoTo{Screen::kCoach};
  column.gap(8);
  coach_head(ui, column, "person-title", model.name, model.chip, model.about);
  if (!model.signed_words.empty())
    paragraph(ui, column, "person-signed", model.signed_words, note_look(ui));
  group(ui, column, model, intent);
  column.gap(16);
  std::vector<ButtonSpec> buttons;
  if (model.writes)
    buttons.push_back({"person-prepare", tr("Prepare a session"), ButtonKind::kPrimary});
  buttons.push_back({"person-print", tr("Print")});
  if (const auto pressed = button_row(ui, column, buttons))
    intent = Coaching{buttons[*pressed].id == "person-print" ? What::kPrintPerson : What::kPrepare};
  column.gap(24);
  const bool wide = ui.form() == Form::kWide;
  const float side = kSide * ui.theme.scale;
  Column left = column;
  if (wide) left.width = column.width - side - kBetween;
  Column right{column.x + column.width - side, column.y, side};
  trend(ui, left, model, state, intent);
  standing(ui, left, model);
  Column& after = wide ? right : left;
  sessions(ui, after, model, intent);
  attempts(ui, after, model, state, intent);
  column.y = wide ? std::max(left.y, right.y) : left.y;
  keep_after_pause(ui, state.pause, model.unkept, intent);
  end_page(ui, page);
  end_group(ui);
  return intent;
}

}  // namespace warmline::ui
