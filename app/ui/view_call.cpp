#include "ui/view_call.h"
#include "ui/reading_order.h"

#include <algorithm>
#include <string>

#include "core/tr.h"
#include "ui/view_call_parts.h"

namespace warmline::ui {
namespace {

constexpr float kConversation = 720;
constexpr float kThreeColumns = 1250;  // of the area right of the rail
constexpr float kTwoColumns = 860;
constexpr float kMostOfHand = 0.66f;  // of the height, before choices scroll by themselves

void open_dialog(Ui& ui, CallViewState& state, CallDialog dialog) {
  state.dialog = dialog;
  ui.animate_until(ui.now_ms + 1);
}

const std::string& leave_words(const CallModel& model) {
  return tr(model.sitting ? "Stop taking part" : "Leave the call");
}

// Of a form that is being taken: all of it, and asked there.
void ask_to_leave(Ui& ui, const CallModel& model, CallViewState& state,
                  std::optional<Intent>& intent) {
  if (model.sitting) {
    intent = Sit{Sit::What::kAskLeave};
  } else {
    open_dialog(ui, state, CallDialog::kLeave);
  }
}

std::string clock_words(const CallModel& model) {
  return model.sitting ? model.sitting->left : tr("{0} on the call", model.clock);
}

// Title, length, decision, saving, and the way out.
Rect wide_bar(Ui& ui, const Rect& area, const CallModel& model, CallViewState& state,
              std::optional<Intent>& intent) {
  constexpr float kGap = 20;
  const float scale = ui.theme.scale;
  const std::string clock = clock_words(model);
  const std::string& leave = leave_words(model);
  const float leave_width = text_width(ui, leave, Type::kBody) + 40 * scale;
  const bool pause = model.sitting && model.sitting->can_pause;
  const float pause_width = pause ? text_width(ui, tr("Pause"), Type::kBody) + 40 * scale : 0;
  const float words_width =
      text_width(ui, clock, Type::kSmall) + text_width(ui, model.decision, Type::kSmall);
  const float save_width =
      model.save.state == progress::SaveState::kNotSaved ? 240 * scale : 70 * scale;
  Rect bar;
  const Rect below =
      draw_title_bar(ui, area, "call-title", model.title, model.chip,
                     leave_width + pause_width + words_width + save_width + 6 * kGap, bar);
  const std::size_t placed = ui.semantics.nodes().size();
  const float middle = bar.y + bar.h / 2;
  const float line = type_style(Type::kSmall).line * scale;
  float right = bar.x + bar.w - page_margin(ui);
  if (!model.ended) right -= leave_width;
  if (!model.ended && button_at(ui, right, middle - 22 * scale, leave_width, "leave-call", leave))
    ask_to_leave(ui, model, state, intent);
  if (pause) {
    right -= kGap / 2 + pause_width;
    if (button_at(ui, right, middle - 22 * scale, pause_width, "pause-call", tr("Pause")))
      intent = Sit{Sit::What::kPause};
  }
  right = save_state(ui, right - kGap, middle, model.save, intent) - kGap;
  if (!model.decision.empty()) {
    right -= text_width(ui, model.decision, Type::kSmall);
    text_at(ui, right, middle - line / 2, "call-decision", model.decision, small_look(ui));
    right -= kGap;
  }
  right -= text_width(ui, clock, Type::kSmall);
  text_at(ui, right, middle - line / 2, "call-clock", clock, small_look(ui));
  read_from_left(ui.semantics, placed);
  return below;
}

void panel_button(Ui& ui, float& x, float y, std::string_view id, std::string_view label,
                  CallPanel panel, CallViewState& state) {
  ButtonLook look;
  look.expanded = state.panel == panel ? 1 : 0;
  look.pressed = -1;
  const float width = text_width(ui, label, Type::kBody) + 28 * ui.theme.scale;
  if (button_at(ui, x, y, width, id, label, look)) {
    state.panel = state.panel == panel ? CallPanel::kNone : panel;
    ui.animate_until(ui.now_ms + 1);
  }
  x += width + 8;
}

// On a narrow screen: the title with saving, and below it the menus.
Rect narrow_bar(Ui& ui, const Rect& area, const CallModel& model, CallViewState& state,
                std::optional<Intent>& intent) {
  const float scale = ui.theme.scale;
  const bool trouble = model.save.state == progress::SaveState::kNotSaved;
  Rect bar;
  Rect below =
      draw_title_bar(ui, area, "call-title", model.title, "", trouble ? 0 : 80 * scale, bar);
  const float margin = page_margin(ui);
  if (!trouble) save_state(ui, area.x + area.w - margin, bar.y + bar.h / 2, model.save, intent);
  float x = area.x + margin;
  float y = below.y + 8;
  if (trouble) {
    save_state(ui, area.x + area.w - margin, y + 22 * scale, model.save, intent);
    y += 52 * scale;
  }
  panel_button(ui, x, y, "menu-look-up", tr("Look up##menu"), CallPanel::kLookUp, state);
  panel_button(ui, x, y, "menu-caller", tr("Caller##menu"), CallPanel::kCaller, state);
  const std::string& words = tr(model.sitting ? "Stop##taking part" : "Leave");
  const float leave = text_width(ui, words, Type::kBody) + 28 * scale;
  ButtonLook look;
  look.description = leave_words(model);
  float leave_x = area.x + area.w - margin - leave;
  const std::size_t placed = ui.semantics.nodes().size();
  if (!model.ended && button_at(ui, leave_x, y, leave, "leave-call", words, look))
    ask_to_leave(ui, model, state, intent);
  if (model.sitting && model.sitting->can_pause) {
    const float pause = text_width(ui, tr("Pause"), Type::kBody) + 28 * scale;
    leave_x -= pause + 8;
    if (button_at(ui, leave_x, y, pause, "pause-call", tr("Pause")))
      intent = Sit{Sit::What::kPause};
  }
  read_from_left(ui.semantics, placed);
  const std::string clock = model.sitting ? model.sitting->left : model.clock;
  const float clock_width = text_width(ui, clock, Type::kSmall);
  const float line = type_style(Type::kSmall).line * scale;
  const bool beside = x + clock_width + 12 < leave_x;
  if (beside && !clock.empty()) {
    text_at(ui, leave_x - 12 - clock_width, y + 22 * scale - line / 2, "call-clock", clock,
            small_look(ui));
    read_from_left(ui.semantics, placed);
  } else if (model.sitting && !clock.empty()) {
    y += 48 * scale;
    text_at(ui, area.x + margin, y, "call-clock", clock, small_look(ui));
    y += line - 44 * scale;
  }
  y += 52 * scale;
  hairline(ui, area.x, y - 1, area.w);
  return {area.x, y, area.w, area.y + area.h - y};
}

// What a menu unfolds, between the bar and the transcript.
Rect narrow_panel(Ui& ui, const Rect& area, const CallModel& model, CallViewState& state,
                  std::optional<Intent>& intent) {
  if (state.panel == CallPanel::kNone) return area;
  const bool look_up = state.panel == CallPanel::kLookUp;
  const float wanted = state.panel_height > 0 ? state.panel_height : area.h;
  const Rect panel{area.x, area.y, area.w, std::min(wanted, area.h * 0.5f)};
  Scroll scroll = begin_scroll(ui, panel, look_up ? "panel-look-up" : "panel-caller",
                               tr(look_up ? "Look up" : "Caller"));
  Column& column = scroll.content;
  const float margin = page_margin(ui);
  column.x += margin;
  column.width -= 2 * margin;
  column.gap(12);
  if (look_up) {
    look_up_card(ui, column, model, state, intent);
  } else {
    if (!model.sitting) {
      caller_card(ui, column, model, intent);
      column.gap(12);
    }
    known_cards(ui, column, model);
  }
  column.gap(12);
  const float height = end_scroll(ui, scroll);
  if (height != state.panel_height) ui.animate_until(ui.now_ms + 1);
  state.panel_height = height;
  hairline(ui, area.x, panel.y + panel.h - 1, area.w);
  return {area.x, area.y + panel.h, area.w, area.h - panel.h};
}

void conversation(Ui& ui, const Rect& area, const CallModel& model, CallViewState& state,
                  std::optional<Intent>& intent) {
  const float wanted = hand_height(ui, model, state, area.w);
  const float hand = std::min(wanted, area.h * kMostOfHand);
  draw_transcript(ui, {area.x, area.y, area.w, area.h - hand}, model, state);
  draw_hand(ui, {area.x, area.y + area.h - hand, area.w, hand}, model, state, intent);
}

void body(Ui& ui, const Rect& area, const CallModel& model, CallViewState& state, bool columns,
          std::optional<Intent>& intent) {
  const float scale = ui.theme.scale;
  const float margin = page_margin(ui);
  const float inner = area.w - 2 * margin;
  const float x = area.x + margin;
  if (area.w >= kThreeColumns * scale && !model.sitting) {
    const float left = 300 * scale;
    const float middle = std::min(kConversation * scale, inner - 2 * margin - left - 200 * scale);
    const float right = std::min(300 * scale, inner - 2 * margin - left - middle);
    conversation(ui, {x + left + margin, area.y, middle, area.h}, model, state, intent);
    draw_side(ui, {x, area.y, left, area.h}, SideCards::kKnown, model, state, intent);
    draw_side(ui, {x + left + middle + 2 * margin, area.y, right, area.h}, SideCards::kCaller,
              model, state, intent);
  } else if (columns) {
    const float gap = 24;
    const float side = 264 * scale;
    const float middle = std::min(kConversation * scale, inner - gap - side);
    conversation(ui, {x, area.y, middle, area.h}, model, state, intent);
    draw_side(ui, {x + middle + gap, area.y, inner - middle - gap, area.h}, SideCards::kBoth, model,
              state, intent);
  } else {
    const Rect rest = narrow_panel(ui, area, model, state, intent);
    const float middle = std::min(kConversation * scale, rest.w - 2 * margin);
    conversation(ui, {rest.x + (rest.w - middle) / 2, rest.y, middle, rest.h}, model, state,
                 intent);
  }
}

void keys(Ui& ui, const CallModel& model, CallViewState& state, bool columns,
          std::optional<Intent>& intent) {
  if (state.dialog != CallDialog::kNone || model.reading) return;
  if (!model.sitting && (ui.key("h") || ui.key("H")))
    intent = ChangeSetting{"mood-hidden", model.mood_hidden ? "0" : "1"};
  if (ui.key("?")) open_dialog(ui, state, CallDialog::kKeys);
  if (ui.key("k") || ui.key("K")) {
    if (!columns) state.panel = CallPanel::kLookUp;
    ui.focus(model.cards.empty() ? "look-up/title" : model.cards.front().id);
    ui.animate_until(ui.now_ms + 1);
  }
  if (!columns && state.panel != CallPanel::kNone && ui.key("Escape")) {
    state.panel = CallPanel::kNone;
    ui.animate_until(ui.now_ms + 1);
  }
}

}  // namespace

std::optional<Intent> draw_call(Ui& ui, const CallModel& model, CallViewState& state) {
  std::optional<Intent> intent;
  const bool dialog = state.dialog != CallDialog::kNone || model.reading.has_value();
  const bool unfolding = state.attempt != model.attempt || !all_shown(model, state);
  const bool at_once = model.sitting && model.sitting->at_once;
  const bool hurry = at_once || (!dialog && unfolding && ui.key(" "));
  unfold(ui, model, state, hurry || model.reading.has_value());

  const Rect area = model.sitting ? Rect{0, ui.top, ui.width, ui.height - ui.top}
                                  : draw_navigation(ui, Screen::kCall, true, intent);
  begin_group(ui, "main", Role::kMain, "", area);
  // Where one column was agreed, in the order in which it is read, there is one however wide it is.
  const bool columns = area.w >= kTwoColumns * ui.theme.scale && !at_once;
  const Rect below = columns ? wide_bar(ui, area, model, state, intent)
                             : narrow_bar(ui, area, model, state, intent);
  body(ui, below, model, state, columns, intent);
  end_group(ui);
  keys(ui, model, state, columns, intent);
  draw_dialogs(ui, model, state, intent);
  return intent;
}

}  // namespace warmline::ui
