// What the organisation's rules put out of the team's reach.
#include <algorithm>
#include <string>

#include "core/tr.h"
#include "ui/view_coach_frame.h"
#include "ui/view_coach_parts.h"

namespace warmline::ui {
namespace {

using What = CoachPage::What;

CoachPage page_wish(What what, std::size_t index = 0) {
  return CoachPage{what, index, "", {}};
}

void place(Ui& ui, Column& column, const std::string& id, const ReachPlace& place) {
  const float top = column.y;
  const int item = begin_item(ui, column, id);
  paragraph(ui, column, id + "/line", quoted_words(place.line), coloured(0, Type::kSmall));
  column.gap(2);
  paragraph(ui, column, id + "/calls",
            tr("{0}, and what was forbidden: {1}", place.calls, place.forbidden), small_look(ui));
  if (!place.who.empty()) paragraph(ui, column, id + "/who", place.who, note_look(ui));
  end_item(ui, column, item, top);
}

void rule(Ui& ui, Column& column, const ReachModel& model, std::size_t index,
          CoachPagesViewState& state) {
  const ReachRule& rule = model.rules[index];
  const std::string id = "reach-" + std::to_string(index);
  Box box = begin_box(ui, column, id, Surface::kCard, Role::kListItem);
  heading(ui, box.content, id + "/rule", rule.rule, 2, Type::kBody, true);
  box.content.gap(4);
  paragraph(ui, box.content, id + "/worth", rule.worth, coloured(0, Type::kSmall));
  box.content.gap(4);
  paragraph(ui, box.content, id + "/of", tr("In “{0}”.", rule.scenario) + " " + rule.reason,
            note_look(ui));
  box.content.gap(8);
  const bool open = state.rule == index;
  if (disclosure(ui, box.content, id + "/toggle",
                 tr(open ? "Hide the lines where it happened" : "Show the lines where it happened"),
                 open)) {
    if (open) {
      state.rule.reset();
    } else {
      state.rule = index;
    }
  }
  if (open) {
    box.content.gap(8);
    const int list = begin_group(ui, id + "/places", Role::kList, tr("Where it happened"),
                                 {box.content.x, box.content.y, box.content.width, 0});
    const float top = box.content.y;
    for (std::size_t i = 0; i < rule.places.size(); ++i) {
      if (i > 0) box.content.gap(12);
      place(ui, box.content, id + "-place-" + std::to_string(i), rule.places[i]);
    }
    ui.semantics.resize(list, box.content.width, box.content.y - top);
    end_group(ui);
  }
  end_box(ui, column, box);
  column.gap(16);
}

void upstairs(Ui& ui, Column& column, const ReachModel& model, std::optional<Intent>& intent) {
  Box box = begin_card(ui, column, "reach-upstairs", tr("Take it upstairs"), 2);
  paragraph(ui, box.content, "reach-upstairs/what",
            tr("A page for whoever makes the rules: each rule, in how many calls it stood in the "
               "way, what lifting it would be worth, and the lines."),
            small_look(ui));
  box.content.gap(12);
  ButtonLook names;
  names.pressed = model.names ? 1 : 0;
  names.full_width = ui.form() == Form::kNarrow;
  if (button(ui, box.content, "reach-names", tr(model.names ? "✓ With names" : "With names"),
             names))
    intent = page_wish(What::kNames);
  box.content.gap(12);
  const auto pressed = button_row(ui, box.content,
                                  {{"reach-print", tr("Print it"), ButtonKind::kPrimary},
                                   {"reach-save", tr("Save it as a page")}});
  if (pressed == 0u) intent = page_wish(What::kPrintReach);
  if (pressed == 1u) intent = page_wish(What::kSaveReach);
  end_box(ui, column, box);
  column.gap(24);
}

void rules(Ui& ui, Column& column, const ReachModel& model, CoachPagesViewState& state) {
  const int list = begin_group(ui, "reach-rules", Role::kList, tr("Rules"),
                               {column.x, column.y, column.width, 0});
  const float top = column.y;
  for (std::size_t i = 0; i < model.rules.size(); ++i) rule(ui, column, model, i, state);
  ui.semantics.resize(list, column.width, column.y - top);
  end_group(ui);
}

}  // namespace

std::optional<Intent> draw_reach(Ui& ui, const ReachModel& model, CoachPagesViewState& state) {
  std::optional<Intent> intent;
  CoachFrame frame = begin_coach_page(ui, Screen::kCoachReach, "reach", model.head, 960, intent);
  Column& column = frame.page.content;
  if (!model.head.has_team) {
    no_team(ui, column, "reach",
            tr("Some of what callers need is forbidden by a rule. Here you see which rules stood "
               "in a team’s way, how often, and what lifting each would be worth."),
            intent);
  } else {
    Column field = column;
    field.width = std::min(column.width, 320 * ui.theme.scale);
    if (const auto chosen = choose_row(ui, field, "reach-filter", {&model.which}))
      intent = page_wish(What::kReachOf, chosen->option);
    column.y = field.y;
    column.gap(24);
  }
  if (!model.rules.empty()) {
    Box box = begin_box(ui, column, "reach-bars-card", Surface::kCard);
    if (model.bars.rows.empty()) {
      heading(ui, box.content, "reach-nothing", model.bars.title.finding, 2, Type::kTitle);
    } else {
      (void)draw_bars(ui, box.content, "reach-bars", model.bars, state.bars);
    }
    box.content.gap(12);
    paragraph(ui, box.content, "reach-apart", model.apart, note_look(ui));
    end_box(ui, column, box);
    column.gap(24);
    upstairs(ui, column, model, intent);
    rules(ui, column, model, state);
  }
  end_coach_page(ui, frame);
  return intent;
}

}  // namespace warmline::ui
