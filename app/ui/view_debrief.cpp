#include "ui/view_debrief.h"

#include <algorithm>

#include "ui/view_debrief_parts.h"

namespace warmline::ui {
namespace {

constexpr float kBetween = 16;

// Opens with the decision that cost most, or the first.
void start_state(const DebriefModel& model, DebriefViewState& state) {
  if (state.attempt == model.attempt && (state.selected || model.decisions.empty())) return;
  state = {};
  state.attempt = model.attempt;
  if (model.ready != DebriefModel::Ready::kReady || model.decisions.empty()) return;
  const auto worst = std::max_element(
      model.decisions.begin(), model.decisions.end(),
      [](const DecisionModel& a, const DecisionModel& b) { return a.lost < b.lost; });
  state.selected = static_cast<std::size_t>(worst - model.decisions.begin());
}

void ways_on(Ui& ui, Column& column, const DebriefModel& model, std::optional<Intent>& intent) {
  std::vector<ButtonSpec> buttons;
  if (model.can_repeat)
    buttons.push_back({"take-again", "Take the call again", ButtonKind::kPrimary});
  buttons.push_back({"back-to-calls", "Back to calls"});
  const auto pressed = button_row(ui, column, buttons);
  if (!pressed) return;
  if (*pressed + 1 == buttons.size()) {
    intent = GoTo{Screen::kLibrary};
  } else {
    intent = OpenScenario{model.scenario};
  }
}

void not_ready(Ui& ui, Column& column, const DebriefModel& model, std::optional<Intent>& intent) {
  const bool preparing = model.ready == DebriefModel::Ready::kPreparing;
  paragraph(ui, column, "debrief-waiting",
            preparing ? "Working out the account of this call…"
                      : "This attempt can’t be scored: the version of the call it was made with is "
                        "no longer readable "
                        "here. What you did is kept.");
  column.gap(24);
  ways_on(ui, column, model, intent);
}

void main_cards(Ui& ui, Column& column, const DebriefModel& model, DebriefViewState& state,
                bool inline_detail) {
  critical_card(ui, column, model);
  figure_cards(ui, column, model);
  column.gap(kBetween);
  account_card(ui, column, model, state);
  column.gap(kBetween);
  decisions_card(ui, column, model, state, inline_detail);
  column.gap(kBetween);
  profile_card(ui, column, model);
}

void side_cards(Ui& ui, Column& column, const DebriefModel& model, std::optional<Intent>& intent) {
  needs_card(ui, column, model);
  column.gap(kBetween);
  shown_only_card(ui, column, model);
  column.gap(24);
  ways_on(ui, column, model, intent);
}

void content(Ui& ui, Column& column, const DebriefModel& model, DebriefViewState& state,
             std::optional<Intent>& intent) {
  if (ui.form() != Form::kWide) {
    ending_card(ui, column, model);
    column.gap(kBetween);
    main_cards(ui, column, model, state, true);
    column.gap(kBetween);
    side_cards(ui, column, model, intent);
    return;
  }
  const float side = 420 * ui.theme.scale;
  const float gap = 32;
  Column left{column.x, column.y, column.width - side - gap};
  Column right{column.x + column.width - side, column.y, side};
  ending_card(ui, left, model);
  left.gap(kBetween);
  main_cards(ui, left, model, state, false);
  detail_card(ui, right, model, state);
  right.gap(kBetween);
  side_cards(ui, right, model, intent);
  column.y = std::max(left.y, right.y);
}

}  // namespace

std::optional<Intent> draw_debrief(Ui& ui, const DebriefModel& model, DebriefViewState& state) {
  std::optional<Intent> intent;
  start_state(model, state);
  const Rect area = draw_navigation(ui, Screen::kDebrief, false, intent);
  begin_group(ui, "main", Role::kMain, "", area);
  Rect bar;
  const Rect below = draw_title_bar(ui, area, "debrief-title", model.title, model.mark, 0, bar);
  Scroll page =
      begin_page(ui, below, "debrief", "Debrief", ui.form() == Form::kWide ? 1280.0f : 760.0f);
  Column& column = page.content;
  save_trouble(ui, column, model.save, intent);
  if (model.ready == DebriefModel::Ready::kReady) {
    content(ui, column, model, state, intent);
  } else {
    not_ready(ui, column, model, intent);
  }
  end_page(ui, page);
  end_group(ui);
  return intent;
}

}  // namespace warmline::ui
