#include "ui/view_debrief.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/tr.h"
#include "ui/view_debrief_parts.h"

namespace warmline::ui {
namespace {

constexpr float kBetween = 16;

// Opens with the decision that cost most, or the first; on a narrow screen, where a detail would
// push the others out of sight, with none.
void start_state(const DebriefModel& model, DebriefViewState& state, bool narrow) {
  if (state.attempt == model.attempt && (state.selected || model.decisions.empty())) return;
  state = {};
  state.attempt = model.attempt;
  if (model.ready != DebriefModel::Ready::kReady || model.decisions.empty()) return;
  if (narrow) {
    state.selected = model.decisions.size();
    return;
  }
  const auto worst = std::max_element(
      model.decisions.begin(), model.decisions.end(),
      [](const DecisionModel& a, const DecisionModel& b) { return a.lost < b.lost; });
  state.selected = static_cast<std::size_t>(worst - model.decisions.begin());
}

void ways_on(Ui& ui, Column& column, const DebriefModel& model, std::optional<Intent>& intent) {
  std::vector<ButtonSpec> buttons;
  if (model.can_repeat)
    buttons.push_back({"take-again", tr("Take the call again"), ButtonKind::kPrimary});
  buttons.push_back({"back-to-calls", tr("Back to calls")});
  const auto pressed = button_row(ui, column, buttons);
  if (!pressed) return;
  if (*pressed + 1 == buttons.size()) {
    intent = GoTo{Screen::kLibrary};
  } else {
    intent = OpenScenario{model.scenario};
  }
}

struct Look {
  const char* id;
  Message label;
};
constexpr std::array<Look, 4> kLooks{{{"look-save", msg("Save")},
                                      {"look-print", msg("Print")},
                                      {"look-best", msg("Best call")},
                                      {"look-lenses", msg("Two call centres")}}};

float look_width(const Ui& ui, const Look& look) {
  return text_width(ui, tr(look.label), Type::kSmall) + 20 * ui.theme.scale;
}

float looks_width(const Ui& ui) {
  float width = 24;
  for (const Look& one : kLooks) width += look_width(ui, one);
  return width;
}

// The ways to look at it otherwise; narrow, they stand below the title, in as many rows as they
// need. Returns their height.
float looks(Ui& ui, const Rect& bar, DebriefViewState& state, std::optional<Intent>& intent) {
  ButtonLook look;
  look.kind = ButtonKind::kText;
  const float height = 32 * ui.theme.scale;
  const float edge = page_margin(ui) - 10 * ui.theme.scale;
  const bool narrow = ui.form() == Form::kNarrow;
  const float first = narrow ? bar.x + edge : bar.x + bar.w - edge - (looks_width(ui) - 24);
  float x = first;
  float y = bar.y + (bar.h - height) / 2;
  for (std::size_t i = kLooks.size(); i-- > 0;) {  // in reading order
    const float width = look_width(ui, kLooks[i]);
    if (narrow && x > first && x + width > bar.x + bar.w - edge) {
      x = first;
      y += height + 4;
    }
    const float left = x;
    x += width;
    if (!button_at(ui, left, y, 0, kLooks[i].id, tr(kLooks[i].label), look)) continue;
    if (i == 0) intent = SaveDebrief{false};
    if (i == 1) intent = SaveDebrief{true};
    if (i == 2) intent = ShowBestCall{};
    if (i == 3) {
      state.reveal = "lenses/title";
      ui.animate_until(ui.now_ms + 1);
    }
  }
  return y + height - bar.y;
}

void not_ready(Ui& ui, Column& column, const DebriefModel& model, std::optional<Intent>& intent) {
  const bool preparing = model.ready == DebriefModel::Ready::kPreparing;
  paragraph(ui, column, "debrief-waiting",
            tr(preparing ? "Working out the account of this call…"
                         : "This attempt can’t be scored: the version of the call it was made with "
                           "is no longer readable here. What you did is kept."));
  column.gap(24);
  ways_on(ui, column, model, intent);
}

void first_cards(Ui& ui, Column& column, const DebriefModel& model, DebriefViewState& state) {
  ending_card(ui, column, model);
  column.gap(kBetween);
  critical_card(ui, column, model);
  figure_cards(ui, column, model);
  column.gap(kBetween);
  account_card(ui, column, model, state);
  column.gap(kBetween);
}

void further_cards(Ui& ui, Column& column, const DebriefModel& model, DebriefViewState& state,
                   std::optional<Intent>& intent) {
  out_of_reach_card(ui, column, model, state);
  profile_card(ui, column, model, state);
  column.gap(kBetween);
  mood_card(ui, column, model, state);
  lenses_card(ui, column, model, state, intent);
}

void last_cards(Ui& ui, Column& column, const DebriefModel& model, DebriefViewState& state,
                std::optional<Intent>& intent) {
  needs_card(ui, column, model, state);
  column.gap(kBetween);
  kept_card(ui, column, model, state, intent);
  shown_only_card(ui, column, model, state);
  column.gap(24);
  ways_on(ui, column, model, intent);
}

// Beside the list of decisions the detail goes along with the scrolling, so that a row and what it
// opens are seen together.
void wide_content(Ui& ui, Column& column, const DebriefModel& model, DebriefViewState& state,
                  std::optional<Intent>& intent) {
  const float side = 420 * ui.theme.scale;
  const float gap = 32;
  Column left{column.x, column.y, column.width - side - gap};
  Column right{column.x + column.width - side, column.y, side};
  first_cards(ui, left, model, state);
  questions_card(ui, right, model, state);
  right.gap(kBetween);
  decisions_card(ui, left, model, state, false, intent);
  const float lowest = std::max(right.y, left.y - state.detail_height);
  right.y = std::clamp(state.view_top + kBetween, right.y, lowest);
  const float top = right.y;
  detail_card(ui, right, model, state, intent);
  state.detail_height = right.y - top;
  right.y = std::max(right.y, left.y) + kBetween;
  left.gap(kBetween);
  further_cards(ui, left, model, state, intent);
  last_cards(ui, right, model, state, intent);
  column.y = std::max(left.y, right.y);
}

void content(Ui& ui, Column& column, const DebriefModel& model, DebriefViewState& state,
             std::optional<Intent>& intent) {
  if (ui.form() == Form::kWide) {
    wide_content(ui, column, model, state, intent);
    return;
  }
  first_cards(ui, column, model, state);
  decisions_card(ui, column, model, state, true, intent);
  column.gap(kBetween);
  questions_card(ui, column, model, state);
  column.gap(kBetween);
  further_cards(ui, column, model, state, intent);
  column.gap(kBetween);
  last_cards(ui, column, model, state, intent);
}

}  // namespace

void select(Ui& ui, DebriefViewState& state, std::size_t decision) {
  state.selected = decision;
  state.reveal = "decision-" + std::to_string(decision);
  ui.animate_until(ui.now_ms + 1);
}

void reveal_here(Ui& ui, DebriefViewState& state, std::string_view id, float y) {
  constexpr float kSeen = 60;
  if (state.reveal != id) return;
  state.reveal.clear();
  ui.focus(id);
  const bool seen = y >= state.view_top && y + kSeen <= state.view_top + state.view_height;
  if (!seen) ui.scroll_to("debrief", std::max(0.0f, y - state.page_top - kBetween));
}

std::optional<Intent> draw_debrief(Ui& ui, const DebriefModel& model, DebriefViewState& state) {
  std::optional<Intent> intent;
  start_state(model, state, ui.form() == Form::kNarrow);
  const Rect area = draw_navigation(ui, Screen::kDebrief, false, intent);
  begin_group(ui, "main", Role::kMain, "", area);
  const bool ready = model.ready == DebriefModel::Ready::kReady;
  const bool narrow = ui.form() == Form::kNarrow;
  const float reserve = ready && !narrow ? looks_width(ui) : 0;
  Rect bar;
  const Rect below = draw_title_bar(ui, area, "debrief-title", model.title,
                                    narrow ? "" : model.mark, reserve, bar);
  if (reserve > 0) looks(ui, bar, state, intent);
  Scroll page =
      begin_page(ui, below, "debrief", tr("Debrief"), ui.form() == Form::kWide ? 1280.0f : 760.0f);
  Column& column = page.content;
  state.page_top = page.top;
  state.view_top = page.area.y;
  state.view_height = page.area.h;
  save_trouble(ui, column, model.save, intent);
  if (narrow) {
    chip(ui, column.x, column.y, "debrief-title/chip", model.mark);
    column.gap(type_style(Type::kNote).line * ui.theme.scale + 6 + 12);
  }
  if (ready && narrow) {
    Rect row{area.x, column.y, area.w, 32 * ui.theme.scale};
    column.gap(looks(ui, row, state, intent) + 12);
  }
  if (ready) {
    content(ui, column, model, state, intent);
  } else {
    not_ready(ui, column, model, intent);
  }
  end_page(ui, page);
  end_group(ui);
  return intent;
}

}  // namespace warmline::ui
