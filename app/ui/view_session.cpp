// The supervisor's side.
#include "ui/view_session.h"

#include <algorithm>
#include <string>

#include "coach/day.h"
#include "coach/session.h"
#include "core/tr.h"
#include "ui/parts.h"
#include "ui/view_coach_frame.h"
#include "ui/view_coach_parts.h"
#include "ui/view_session_parts.h"
#include "ui/widgets_field.h"

namespace warmline::ui {
namespace {

using What = Coaching::What;

constexpr float kReading = 760;
constexpr int kMost = static_cast<int>(coach::kMostWords);

// Two fields side by side, below each other on a narrow screen.
template <typename Left, typename Right>
void beside(Ui& ui, Column& column, const Left& left, const Right& right) {
  if (ui.form() == Form::kNarrow) {
    left(column);
    column.gap(12);
    right(column);
    return;
  }
  const float half = (column.width - 16) / 2;
  Column one{column.x, column.y, half};
  Column other{column.x + half + 16, column.y, half};
  left(one);
  right(other);
  column.y = std::max(one.y, other.y);
}

void trouble(Ui& ui, Column& column, const std::string& id, const std::string& words) {
  if (words.empty()) return;
  column.gap(4);
  paragraph(ui, column, id, words, coloured(ui.theme.colours.lost, Type::kNote));
}

void who_and_when(Ui& ui, Column& column, const SessionModel& model,
                  std::optional<Intent>& intent) {
  beside(
      ui, column,
      [&](Column& at) {
        if (auto typed =
                text_field(ui, at, "session-supervisor", tr("Your name"), model.supervisor))
          intent = Coaching{What::kSupervisor, 0, 0, std::move(*typed)};
      },
      [&](Column& at) {
        if (auto typed = text_field(ui, at, "session-date", tr("Day of the session"), model.date))
          intent = Coaching{What::kDate, 0, 0, std::move(*typed)};
        trouble(ui, at, "session-date/trouble", model.date_trouble);
      });
  column.gap(24);
}

// --- moments

void moment_buttons(Ui& ui, Column& column, const SessionModel& model, std::size_t index,
                    std::optional<Intent>& intent) {
  const SessionMomentModel& moment = model.moments[index];
  const std::string id = "moment-" + moment.id;
  const std::string about = tr("Moment {0}", index + 1);
  struct Offer {
    const char* id;
    std::string_view label;
    What what;
    bool there;
  };
  const Offer offers[] = {
      {"/listen", tr("Listen in"), What::kListenIn, moment.can_listen},
      {"/replace", tr("Replace"), What::kChoose, model.can_choose},
      {"/up", tr("Move up"), What::kMomentUp, index > 0},
      {"/down", tr("Move down"), What::kMomentDown, index + 1 < model.moments.size()},
      {"/remove", tr("Remove"), What::kMomentRemove, true},
  };
  ButtonLook look;
  look.kind = ButtonKind::kText;
  look.description = about;
  float x = column.x - 10 * ui.theme.scale;
  const float height = 32 * ui.theme.scale;
  for (const Offer& offer : offers) {
    if (!offer.there || (!model.writes && offer.what != What::kListenIn)) continue;
    const float width = text_width(ui, offer.label, Type::kSmall) + 20 * ui.theme.scale;
    if (x + width > column.x + column.width) {
      x = column.x - 10 * ui.theme.scale;
      column.gap(height + 4);
    }
    float right = x;
    if (button_at(ui, x, column.y, 0, id + offer.id, offer.label, look, &right))
      intent = Coaching{offer.what, index, 0, {}};
    x = right;
  }
  column.gap(height);
}

void moment(Ui& ui, Column& column, const SessionModel& model, std::size_t index,
            std::optional<Intent>& intent) {
  const SessionMomentModel& one = model.moments[index];
  const std::string id = "moment-" + one.id;
  Box box = begin_box(ui, column, id, Surface::kOutline, Role::kListItem);
  moment_words(ui, box.content, id, std::to_string(index + 1) + ". ", one);
  box.content.gap(12);
  if (model.writes) {
    if (auto typed = text_area(ui, box.content, id + "/comment",
                               tr("Your comment on moment {0}", index + 1), one.comment, kMost))
      intent = Coaching{What::kMomentComment, index, 0, std::move(*typed)};
  } else if (!one.comment.empty()) {
    paragraph(ui, box.content, id + "/comment-is", one.comment);
  }
  answer_words(ui, box.content, id, one.answer);
  box.content.gap(8);
  moment_buttons(ui, box.content, model, index, intent);
  end_box(ui, column, box);
  column.gap(12);
}

void choosing(Ui& ui, Column& column, const ChoosingModel& model, std::optional<Intent>& intent) {
  const std::string title =
      model.replaces ? tr("Another decision for moment {0}", model.number) : tr("One more moment");
  Box box = begin_box(ui, column, "session-choosing", Surface::kSunk, Role::kRegion, title);
  heading(ui, box.content, "session-choosing/title", title, 3, Type::kLabel);
  box.content.gap(8);
  const auto pick = [&](const char* id, const CoachOptions& from, What what) {
    if (const auto option =
            select_field(ui, box.content, id, from.label, from.options, from.chosen))
      intent = Coaching{what, 0, *option, {}};
    box.content.gap(12);
  };
  pick("session-choose-attempt", model.attempt, What::kChooseAttempt);
  if (!model.decision.options.empty())
    pick("session-choose-decision", model.decision, What::kChooseDecision);
  const std::vector<ButtonSpec> buttons{{"session-take", tr("Take this one"), ButtonKind::kPrimary},
                                        {"session-leave-choosing", tr("Cancel")}};
  if (const auto pressed = button_row(ui, box.content, buttons))
    intent = Coaching{*pressed == 0 ? What::kTakeChosen : What::kCancelChoosing};
  end_box(ui, column, box);
  column.gap(12);
}

void moments(Ui& ui, Column& column, const SessionModel& model, std::optional<Intent>& intent) {
  heading(ui, column, "session-moments", tr("Moments to talk about"), 2);
  column.gap(8);
  if (model.looking)
    paragraph(ui, column, "session-looking", tr("Looking for the most telling moments…"),
              small_look(ui));
  if (model.moments.empty() && !model.looking)
    paragraph(ui, column, "session-no-moments",
              tr("None. Nothing was lost or missed that stands out; choose a decision yourself."),
              small_look(ui));
  session_list(
      ui, column, "session-moments/list", tr("Moments"), model.moments.size(), [&](std::size_t i) {
        moment(ui, column, model, i, intent);
        // Where it was asked for, so that it is seen.
        if (!model.choosing || !model.choosing->replaces || model.choosing->number != i + 1) return;
        const float top = column.y;
        const int item = begin_item(ui, column, "session-choosing-item");
        choosing(ui, column, *model.choosing, intent);
        end_item(ui, column, item, top);
      });
  if (model.choosing && !model.choosing->replaces) choosing(ui, column, *model.choosing, intent);
  if (!model.choosing && model.can_choose && model.writes && !model.looking &&
      button_row(ui, column, {{"session-more", tr("Add a moment")}}))
    intent = Coaching{What::kChoose, model.moments.size(), 0, {}};
  column.gap(24);
}

// --- notes and actions

void notes(Ui& ui, Column& column, const SessionModel& model, std::optional<Intent>& intent) {
  if (!model.writes) {
    paragraph(ui, column, "session-notes-are", model.notes);
  } else if (auto typed = text_area(ui, column, "session-notes",
                                    tr("Notes; they go into the file for the trainee"), model.notes,
                                    static_cast<int>(coach::kMostNotes))) {
    intent = Coaching{What::kNotes, 0, 0, std::move(*typed)};
  }
  column.gap(24);
}

// The usual days, so that nobody has to count them.
void usual_days(Ui& ui, Column& column, const SessionModel& model, std::size_t index,
                const std::string& id, std::optional<Intent>& intent) {
  const std::optional<coach::Day> held = coach::day_of(model.date);
  if (!held) return;
  struct Usual {
    const char* id;
    Message label;
    coach::Day days;
  };
  constexpr Usual kUsual[] = {{"/week", msg("In a week"), 7},
                              {"/fortnight", msg("In two weeks"), 14},
                              {"/four", msg("In four weeks"), 28}};
  const std::string about = tr("Action {0}", index + 1);
  ButtonLook look;
  look.kind = ButtonKind::kText;
  look.description = about;
  float x = column.x - 10 * ui.theme.scale;
  for (const Usual& each : kUsual) {
    if (button_at(ui, x, column.y, 0, id + each.id, tr(each.label), look, &x))
      intent = Coaching{What::kActionDue, index, 0, coach::date_of(*held + each.days)};
  }
  column.gap(32 * ui.theme.scale);
}

void action_fields(Ui& ui, Column& in, const SessionModel& model, std::size_t index,
                   std::optional<Intent>& intent) {
  const SessionActionModel& one = model.actions[index];
  const std::string id = "action-" + one.id;
  if (auto typed = text_area(ui, in, id + "/text", tr("Action {0}: what was agreed", index + 1),
                             one.text, kMost))
    intent = Coaching{What::kActionText, index, 0, std::move(*typed)};
  in.gap(12);
  beside(
      ui, in,
      [&](Column& at) {
        if (const auto option = select_field(ui, at, id + "/call", tr("Call to practise"),
                                             model.calls, one.scenario))
          intent = Coaching{What::kActionScenario, index, *option, {}};
      },
      [&](Column& at) {
        if (const auto option = select_field(ui, at, id + "/about", tr("Skill it is about"),
                                             model.criteria, one.about))
          intent = Coaching{What::kActionAbout, index, *option, {}};
      });
  in.gap(12);
  Column narrow = in;
  if (ui.form() != Form::kNarrow) narrow.width = (in.width - 16) / 2;
  if (auto typed =
          text_field(ui, narrow, id + "/due", tr("By which day, such as 2026-03-20"), one.due))
    intent = Coaching{What::kActionDue, index, 0, std::move(*typed)};
  trouble(ui, narrow, id + "/due/trouble", one.due_trouble);
  narrow.gap(4);
  usual_days(ui, narrow, model, index, id + "/due", intent);
  in.y = narrow.y;
}

void actions(Ui& ui, Column& column, const SessionModel& model, std::optional<Intent>& intent) {
  heading(ui, column, "session-actions", tr("Agreed actions"), 2);
  column.gap(8);
  const auto action = [&](std::size_t i) {
    const SessionActionModel& one = model.actions[i];
    const std::string id = "action-" + one.id;
    Box box = begin_box(ui, column, id, Surface::kOutline, Role::kListItem);
    if (model.writes) {
      action_fields(ui, box.content, model, i, intent);
    } else {
      paragraph(ui, box.content, id + "/text-is", one.text);
      paragraph(ui, box.content, id + "/practise", one.practise, small_look(ui));
    }
    answer_words(ui, box.content, id, one.answer);
    if (!one.since.empty()) {
      box.content.gap(10);
      paragraph(ui, box.content, id + "/since", one.since, small_look(ui));
    }
    if (model.writes) {
      box.content.gap(8);
      if (text_button(ui, box.content, id + "/remove", tr("Remove"), tr("Action {0}", i + 1)))
        intent = Coaching{What::kActionRemove, i, 0, {}};
    }
    end_box(ui, column, box);
    column.gap(12);
  };
  session_list(ui, column, "session-actions/list", tr("Agreed actions"), model.actions.size(),
               action);
  if (model.writes && model.can_add_action &&
      button_row(ui, column, {{"session-add-action", tr("Add an action")}}))
    intent = Coaching{What::kAddAction};
  column.gap(24);
}

void hand_out(Ui& ui, Column& column, const SessionModel& model, std::optional<Intent>& intent) {
  std::vector<ButtonSpec> buttons{
      {"session-save", tr("Save the session file"), ButtonKind::kPrimary},
      {"session-print", tr("Print")}};
  if (model.writes) buttons.push_back({"session-remove", tr("Remove this session")});
  if (const auto pressed = button_row(ui, column, buttons)) {
    constexpr What kWhats[] = {What::kSaveSession, What::kPrintSession, What::kAskRemove};
    intent = Coaching{kWhats[*pressed]};
  }
  column.gap(12);
  if (!model.said.empty())
    paragraph(ui, column, "session-said", model.said, coloured(0, Type::kSmall, true));
  column.gap(8);
  paragraph(ui, column, "session-kept",
            tr("What you write here is kept in this browser, and is part of a backup. Choosing a "
               "good line shows that somebody recognises it; speaking it is another skill."),
            note_look(ui));
}

void remove_dialog(Ui& ui, const SessionModel& model, std::optional<Intent>& intent) {
  if (!model.asks_to_remove) return;
  Dialog dialog = begin_dialog(ui, "session-ask", tr("Remove this session?"), 480);
  paragraph(ui, dialog.box.content, "session-ask/what",
            tr("Its moments, notes and actions go, with the reply. A file that was handed out "
               "stays where it is."));
  dialog.box.content.gap(16);
  const std::vector<ButtonSpec> buttons{
      {"session-ask/remove", tr("Remove it"), ButtonKind::kPrimary},
      {"session-ask/keep", tr("Keep it")}};
  const auto pressed = button_row(ui, dialog.box.content, buttons);
  if (pressed) intent = Coaching{*pressed == 0 ? What::kRemoveSession : What::kCancelRemove};
  if (dialog.dismissed) intent = Coaching{What::kCancelRemove};
  end_dialog(ui, dialog);
}

}  // namespace

std::optional<Intent> draw_session(Ui& ui, const SessionModel& model, SessionViewState& state) {
  std::optional<Intent> intent;
  if (state.id != model.id) state = {};
  state.id = model.id;
  const SessionPage shape{Screen::kSession, "session", kReading, model.back_words, model.back};
  Scroll page = begin_session_page(ui, shape, model, intent);
  Column& column = page.content;
  column.gap(20);
  if (!model.told.empty()) {
    paragraph(ui, column, "session-told", model.told, coloured(0, Type::kSmall, true));
    column.gap(16);
  }
  if (model.writes) who_and_when(ui, column, model, intent);
  moments(ui, column, model, intent);
  notes(ui, column, model, intent);
  actions(ui, column, model, intent);
  hand_out(ui, column, model, intent);
  keep_after_pause(ui, state.pause, model.unkept, intent);
  end_session_page(ui, page);
  remove_dialog(ui, model, intent);
  return intent;
}

}  // namespace warmline::ui
