#include "ui/view_before.h"

#include <algorithm>

#include "core/tr.h"
#include "ui/parts.h"

namespace warmline::ui {
namespace {

constexpr double kPaceMs = 1100;  // from one stage to the next

void unfold(Ui& ui, const BeforeModel& model, BeforeViewState& state, bool hurry) {
  if (state.key != model.key) {
    state = {};
    state.key = model.key;
    state.newest_at = ui.now_ms - kPaceMs;
  }
  const auto say = [&](const StepModel& step) {
    ui.announce(step.detail.empty() ? step.what : step.what + ": " + step.detail);
  };
  while (state.shown < model.steps.size() && (hurry || ui.now_ms >= state.newest_at + kPaceMs)) {
    say(model.steps[state.shown++]);
    state.newest_at = ui.now_ms;
  }
  if (state.shown < model.steps.size()) ui.wake_at(state.newest_at + kPaceMs);
}

void way_in(Ui& ui, Column& column, const BeforeModel& model, BeforeViewState& state) {
  Box box =
      begin_card(ui, column, "way-in",
                 tr(model.outbound ? "What came before this call" : "The caller’s way to you"), 2);
  if (model.steps.empty()) {
    paragraph(ui, box.content, "way-in/none",
              tr(model.outbound ? "Nothing: this is your first contact."
                                : "They came straight through to you."),
              small_look(ui));
  }
  {
    const InLanguage written(ui, model.language);
    time_line(ui, box.content, "way-in", model.steps, state.shown, state.newest_at);
  }
  const bool all = state.shown >= model.steps.size();
  if (all && !model.total.empty()) {
    box.content.gap(12);
    paragraph(ui, box.content, "way-in/total", model.total, coloured(0, Type::kSmall, true));
  }
  if (!all) {
    box.content.gap(12);
    const bool no_keys = ui.form() == Form::kNarrow;
    if (button(ui, box.content, "show-all", tr(no_keys ? "Show all" : "Show all (Space)"))) {
      unfold(ui, model, state, true);
      ui.animate_until(ui.now_ms + 1);
    }
  }
  end_box(ui, column, box);
}

void who(Ui& ui, Column& column, const BeforeModel& model) {
  if (!model.customer.empty()) {
    Box box = begin_card(ui, column, "customer", tr("Customer card"), 2);
    {
      const InLanguage written(ui, model.language);
      facts(ui, box.content, "customer", model.customer);
    }
    end_box(ui, column, box);
    column.gap(16);
  }
  Box box = begin_card(ui, column, "role", tr("Who you are on this call"), 2);
  {
    const InLanguage written(ui, model.language);
    paragraph(ui, box.content, "role/text", model.role);
  }
  end_box(ui, column, box);
}

// The way on stays in sight below the page.
void hand(Ui& ui, const Rect& area, const Column& page, const BeforeModel& model,
          std::optional<Intent>& intent) {
  hairline(ui, area.x, area.y, area.w);
  Column column{page.x, area.y + 14, page.width};
  if (!model.closes_open.empty()) {
    paragraph(ui, column, "before-closes", model.closes_open, small_look(ui));
    column.gap(10);
  }
  const float scale = ui.theme.scale;
  const std::string_view go = tr(model.outbound ? "Ring now" : "Pick up now");
  const float back_width = text_width(ui, tr("Back to calls"), Type::kBody) + 40 * scale;
  ButtonLook primary;
  primary.kind = ButtonKind::kPrimary;
  primary.disabled = model.read_only;
  const float room = column.width - back_width - 12;
  const float width = std::min(room, 280 * scale);
  if (button_at(ui, column.x, column.y, width, "pick-up", go, primary)) intent = PickUp{};
  if (button_at(ui, column.x + width + 12, column.y, back_width, "before-back",
                tr("Back to calls"))) {
    intent = GoTo{Screen::kLibrary};
  }
}

}  // namespace

std::optional<Intent> draw_before(Ui& ui, const BeforeModel& model, BeforeViewState& state) {
  std::optional<Intent> intent;
  const bool unfolding = state.key != model.key || state.shown < model.steps.size();
  unfold(ui, model, state, unfolding && ui.key(" "));
  const Rect area = draw_navigation(ui, Screen::kBefore, true, intent);
  begin_group(ui, "main", Role::kMain, "", area);
  const float margin = page_margin(ui);
  const bool wide = ui.form() == Form::kWide;
  const float page_width = wide ? 960 : 680;
  float hand_height = 72 * ui.theme.scale;
  if (!model.closes_open.empty()) {
    const float width = std::min(page_width * ui.theme.scale, area.w - 2 * margin);
    hand_height += break_text(ui, model.closes_open, width, small_look(ui)).height + 10;
  }
  const Rect upper{area.x, area.y, area.w, area.h - hand_height};
  Scroll page = begin_page(ui, upper, "before", tr("Before the call"), page_width);
  Column& column = page.content;
  paragraph(ui, column, "before-kind",
            tr(model.outbound ? "Before you ring" : "Before you pick up"), note_look(ui));
  column.gap(4);
  {
    const InLanguage written(ui, model.language);
    heading(ui, column, "before-title", model.title, 1, Type::kDisplay);
  }
  paragraph(ui, column, "before-chip", model.chip, note_look(ui));
  column.gap(24);
  if (wide) {
    const float half = (column.width - 32) / 2;
    Column left{column.x, column.y, half};
    Column right{column.x + half + 32, column.y, half};
    way_in(ui, left, model, state);
    who(ui, right, model);
    column.y = std::max(left.y, right.y);
  } else {
    way_in(ui, column, model, state);
    column.gap(16);
    who(ui, column, model);
  }
  end_page(ui, page);
  hand(ui, {area.x, upper.y + upper.h, area.w, hand_height}, page.content, model, intent);
  end_group(ui);
  return intent;
}

}  // namespace warmline::ui
