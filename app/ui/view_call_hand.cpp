// What lies at hand under the transcript: choices, or what stands in their place while lines unfold
// and at the end.
#include <algorithm>
#include <string>

#include "core/tr.h"
#include "ui/view_call_parts.h"

namespace warmline::ui {
namespace {

constexpr float kBetween = 10;
constexpr float kBelow = 24;
constexpr float kLookingOn = 0.6f;  // of the ink, where nothing can be chosen

// A list of its own for each moment of the call, so that each begins at its top.
std::string list_id(const CallModel& model) {
  return "choices-" + std::to_string(model.utterances.size());
}

// The pressed control is about to go, and keyboard focus with it. It stays with what holds the
// controls: not with the first of the next choices, where a press meant for the last lines would be
// a decision.
void stay_at_hand(Ui& ui) {
  ui.focus("hand");
}

}  // namespace

float hand_height(const Ui& ui, const CallModel& model, const CallViewState& state, float width) {
  const float button = 44 * ui.theme.scale;
  const float below = ui.form() == Form::kNarrow ? 16 : kBelow;
  if (!all_shown(model, state)) return button + below;
  if (model.ended) return type_style(Type::kBody).line * ui.theme.scale + 12 + button + below;
  float height = below;
  for (std::size_t i = 0; i < model.options.size(); ++i) {
    const OptionModel& option = model.options[i];
    height += choice_height(ui, option.words, option.rule, width) + (i > 0 ? kBetween : 0);
  }
  return height;
}

void draw_hand(Ui& ui, const Rect& area, const CallModel& model, CallViewState& state,
               std::optional<Intent>& intent) {
  const int hand = begin_group(ui, "hand", Role::kRegion, tr("What you can say or do"), area);
  ui.semantics.at(hand).focusable = true;
  Column column{area.x, area.y, area.w};
  const bool dialog = state.dialog != CallDialog::kNone || model.reading.has_value();
  const bool active = all_shown(model, state) && ui.now_ms >= state.active_at && !dialog &&
                      (!model.save.read_only || model.ended);
  if (!all_shown(model, state)) {
    ButtonLook look;
    const std::string& label = tr(ui.form() == Form::kNarrow ? "Show all" : "Show all (Space)");
    const float width = text_width(ui, label, Type::kBody) + 40 * ui.theme.scale;
    if (button_at(ui, column.x + (column.width - width) / 2, column.y, width, "show-all", label,
                  look)) {
      stay_at_hand(ui);
      unfold(ui, model, state, true);
      ui.animate_until(ui.now_ms + 1);
    }
  } else if (model.ended) {
    TextLook look = small_look(ui);
    look.centred = true;
    paragraph(ui, column, "call-over", tr("The call is over."), look);
    column.gap(12);
    ButtonLook primary;
    primary.kind = ButtonKind::kPrimary;
    primary.full_width = true;
    // Not there before it works: a button that takes no press looks broken.
    if (active &&
        (button(ui, column, "to-debrief", tr("See what it did"), primary) || ui.key("1"))) {
      intent = OpenDebrief{model.attempt};
    }
  } else {
    const float wanted = hand_height(ui, model, state, area.w);
    const bool scrolls = wanted > area.h + 1;
    Scroll scroll;
    if (scrolls) {
      scroll = begin_scroll(ui, area, list_id(model), "");
      column = scroll.content;
    }
    for (std::size_t i = 0; i < model.options.size(); ++i) {
      const OptionModel& option = model.options[i];
      if (i > 0) column.gap(kBetween);
      ui.alpha = model.save.read_only ? kLookingOn : 1;
      ChoiceLook look;
      look.number = static_cast<int>(i) + 1;
      look.active = active;
      look.rule = option.rule;
      const InLanguage spoken(ui, model.language);
      if (choice(ui, column, option.id, option.words, look) && active && !option.blocked) {
        stay_at_hand(ui);
        intent = Choose{option.choice};
      }
    }
    ui.alpha = 1;
    if (scrolls) {
      scroll.content.y = column.y + 8;
      end_scroll(ui, scroll);
    }
  }
  end_group(ui);
}

}  // namespace warmline::ui
