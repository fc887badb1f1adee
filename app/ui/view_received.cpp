// The trainee's side: each point can be acknowledged, or seen differently with words.
#include <algorithm>
#include <string>

#include "coach/day.h"
#include "coach/session.h"
#include "core/tr.h"
#include "ui/parts.h"
#include "ui/view_coach_parts.h"
#include "ui/view_session.h"
#include "ui/view_session_parts.h"
#include "ui/widgets_field.h"
#include "ui/words.h"

namespace warmline::ui {
namespace {

using What = Coaching::What;

constexpr float kReading = 720;

void answer_buttons(Ui& ui, Column& column, const std::string& point, const std::string& about,
                    const AnswerModel& answer, std::optional<Intent>& intent) {
  struct Offer {
    const char* id;
    std::string label;
    coach::Reply reply;
    bool chosen;
  };
  const bool agreed = answer.given && !answer.disputed;
  const bool disputed = answer.given && answer.disputed;
  const std::string& agree = tr("I see it so too");
  const std::string& differ = tr("I see it differently");
  const Offer offers[] = {
      {"/acknowledge", agreed ? "✓ " + agree : agree, coach::Reply::kAcknowledged, agreed},
      {"/dispute", disputed ? "✓ " + differ : differ, coach::Reply::kDisputed, disputed},
  };
  // As wide as the longest form, so that nothing moves when it is pressed; on a phone as wide as
  // all buttons are.
  const float longest = std::max(text_width(ui, "✓ " + agree, Type::kBody),
                                 text_width(ui, "✓ " + differ, Type::kBody)) +
                        44 * ui.theme.scale;
  float x = column.x;
  const float height = 44 * ui.theme.scale;
  for (const Offer& offer : offers) {
    const float width = ui.form() == Form::kNarrow ? column.width : longest;
    if (x > column.x && x + width > column.x + column.width) {
      x = column.x;
      column.gap(height + 8);
    }
    ButtonLook look;
    look.pressed = offer.chosen ? 1 : 0;
    look.description = about;
    if (button_at(ui, x, column.y, width, point + offer.id, offer.label, look))
      intent = Coaching{What::kAnswer, 0, static_cast<std::size_t>(offer.reply), point};
    x += width + 8;
  }
  column.gap(height);
}

// `about`: the point, as its buttons are about it; `words`: what the field is called.
void answer(Ui& ui, Column& column, const SessionModel& model, const std::string& point,
            const std::string& about, const std::string& words, const AnswerModel& given,
            std::optional<Intent>& intent) {
  column.gap(16);
  if (!model.writes) {
    answer_words(ui, column, point, given);
    return;
  }
  if (auto typed = text_area(ui, column, point + "/words", words, given.words,
                             static_cast<int>(coach::kMostWords))) {
    std::size_t number = 0;
    for (std::size_t i = 1; i < point.size(); ++i)
      number = number * 10 + static_cast<std::size_t>(point[i] - '0');
    intent = Coaching{What::kAnswerWords, number, 0, std::move(*typed)};
  }
  column.gap(8);
  answer_buttons(ui, column, point, about, given, intent);
  if (given.given) {
    column.gap(6);
    paragraph(ui, column, point + "/standing", given.standing, note_look(ui));
  }
}

void moments(Ui& ui, Column& column, const SessionModel& model, std::optional<Intent>& intent) {
  if (model.moments.empty()) return;
  heading(ui, column, "received-moments", tr("Moments"), 2);
  column.gap(8);
  const auto moment = [&](std::size_t i) {
    const SessionMomentModel& one = model.moments[i];
    const std::string id = "moment-" + one.id;
    Box box = begin_box(ui, column, id, Surface::kOutline, Role::kListItem);
    moment_words(ui, box.content, id, std::to_string(i + 1) + ". ", one);
    if (!one.comment.empty()) {
      box.content.gap(12);
      paragraph(ui, box.content, id + "/comment-title", tr("Your supervisor’s comment"),
                note_look(ui));
      paragraph(ui, box.content, id + "/comment", one.comment);
    }
    if (one.can_debrief && text_button(ui, box.content, id + "/debrief", tr("Open the debrief"),
                                       tr("Moment {0}", i + 1)))
      intent = OpenDebrief{one.attempt};
    answer(ui, box.content, model, one.id, tr("Moment {0}", i + 1),
           tr("Your words on moment {0}", i + 1), one.answer, intent);
    end_box(ui, column, box);
    column.gap(12);
  };
  session_list(ui, column, "received-moments/list", tr("Moments").c_str(), model.moments.size(),
               moment);
  column.gap(12);
}

void actions(Ui& ui, Column& column, const SessionModel& model, std::optional<Intent>& intent) {
  if (model.actions.empty()) return;
  heading(ui, column, "received-actions", tr("What was agreed"), 2);
  column.gap(8);
  const auto action = [&](std::size_t i) {
    const SessionActionModel& one = model.actions[i];
    const std::string id = "action-" + one.id;
    Box box = begin_box(ui, column, id, Surface::kOutline, Role::kListItem);
    if (!one.text.empty()) paragraph(ui, box.content, id + "/text", one.text);
    if (!one.practise.empty())
      paragraph(ui, box.content, id + "/practise", one.practise, small_look(ui));
    if (!one.scenario_id.empty() &&
        text_button(ui, box.content, id + "/open", tr("Open the call"), tr("Action {0}", i + 1)))
      intent = OpenScenario{one.scenario_id};
    answer(ui, box.content, model, one.id, tr("Action {0}", i + 1),
           tr("Your words on action {0}", i + 1), one.answer, intent);
    end_box(ui, column, box);
    column.gap(12);
  };
  session_list(ui, column, "received-actions/list", tr("What was agreed").c_str(),
               model.actions.size(), action);
  column.gap(12);
}

void reply(Ui& ui, Column& column, const SessionModel& model, std::optional<Intent>& intent) {
  paragraph(ui, column, "received-whole", model.whole, small_look(ui));
  column.gap(12);
  std::vector<ButtonSpec> buttons;
  if (model.answered)
    buttons.push_back({"received-save", tr("Save the reply"), ButtonKind::kPrimary});
  if (model.writes) buttons.push_back({"received-remove", tr("Remove this session")});
  if (const auto pressed = button_row(ui, column, buttons))
    intent = Coaching{buttons[*pressed].id == "received-save" ? What::kSaveReply
                                                              : What::kRemoveReceived};
  if (!model.said.empty()) {
    column.gap(12);
    paragraph(ui, column, "received-said", model.said, coloured(0, Type::kSmall, true));
  }
  column.gap(8);
  paragraph(
      ui, column, "received-kept",
      tr("It is kept in this browser. Nobody sees your answers before you hand the reply over."),
      note_look(ui));
}

}  // namespace

std::optional<Intent> draw_received(Ui& ui, const SessionModel& model, SessionViewState& state) {
  std::optional<Intent> intent;
  if (state.id != model.id) state = {};
  state.id = model.id;
  const SessionPage shape{Screen::kReceived, "received", kReading, tr("Back to the calls"),
                          GoTo{Screen::kLibrary}};
  Scroll page = begin_session_page(ui, shape, model, intent);
  Column& column = page.content;
  column.gap(8);
  paragraph(
      ui, column, "received-how",
      tr("Say of each point whether you see it so too. Where you see it differently, say how; "
         "your words go back with the reply."),
      small_look(ui));
  column.gap(24);
  moments(ui, column, model, intent);
  if (!model.notes.empty()) {
    heading(ui, column, "received-notes", tr("Notes"), 2);
    column.gap(8);
    paragraph(ui, column, "received-notes/text", model.notes);
    column.gap(24);
  }
  actions(ui, column, model, intent);
  reply(ui, column, model, intent);
  keep_after_pause(ui, state.pause, model.unkept, intent);
  end_session_page(ui, page);
  return intent;
}

void received_card(Ui& ui, Column& column, const std::vector<ReceivedRow>& rows,
                   std::optional<Intent>& intent) {
  if (rows.empty()) return;
  Box box = begin_card(ui, column, "received-sessions", tr("Coaching sessions"), 2);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::string id = "received-session-" + rows[i].id;
    if (i > 0) box.content.gap(8);
    paragraph(ui, box.content, id + "/title", rows[i].title, coloured(0, Type::kBody, true));
    const std::string day = coach::day_words(rows[i].about);
    paragraph(ui, box.content, id + "/about", day, small_look(ui));
    if (text_button(ui, box.content, id + "/open", tr("Open the session"),
                    rows[i].title + ", " + day))
      intent = Coaching{What::kOpenReceived, 0, 0, rows[i].id};
  }
  end_box(ui, column, box);
  column.gap(24);
}

}  // namespace warmline::ui
