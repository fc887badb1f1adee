// Two call centres: one team, two rankings.
#include <string>

#include "core/tr.h"
#include "ui/view_coach_frame.h"
#include "ui/view_coach_parts.h"

namespace warmline::ui {
namespace {

void lenses(Ui& ui, Column& column, const TwoCentresModel& model, std::optional<Intent>& intent) {
  const auto chosen = choose_row(ui, column, "centres-lens", {&model.first, &model.second}, 200);
  if (chosen) {
    intent =
        CoachPage{chosen->field == 0 ? CoachPage::What::kFirstLens : CoachPage::What::kSecondLens,
                  chosen->option,
                  "",
                  {}};
  }
  column.gap(12);
  paragraph(ui, column, "centres-first",
            model.first.options[model.first.chosen] + ": " + model.first_about, note_look(ui));
  column.gap(4);
  paragraph(ui, column, "centres-second",
            model.second.options[model.second.chosen] + ": " + model.second_about, note_look(ui));
  if (model.first.options.size() == 2) {
    column.gap(4);
    paragraph(ui, column, "centres-own",
              tr("A lens of your own can be added under Settings; it can then be chosen here."),
              note_look(ui));
  }
  column.gap(24);
}

}  // namespace

std::optional<Intent> draw_two_centres(Ui& ui, const TwoCentresModel& model,
                                       CoachPagesViewState& state) {
  std::optional<Intent> intent;
  CoachFrame frame =
      begin_coach_page(ui, Screen::kCoachCentres, "centres", model.head, 960, intent);
  Column& column = frame.page.content;
  if (!model.head.has_team) {
    no_team(ui, column, "centres",
            tr("One call centre celebrates the long call that helped, another counts the seconds. "
               "Here you see how the order of the same people turns over between the two."),
            intent);
  } else {
    lenses(ui, column, model, intent);
    Box box = begin_box(ui, column, "centres-slope-card", Surface::kCard);
    if (model.slope.items.empty()) {
      heading(ui, box.content, "centres-nobody", model.slope.title.finding, 2, Type::kTitle);
    } else {
      (void)draw_slope(ui, box.content, "centres-slope", model.slope, state.slope);
    }
    if (!model.says.empty()) box.content.gap(16);
    sentences(ui, box.content, "centres-says", model.says);
    end_box(ui, column, box);
    column.gap(24);
    if (!model.too_little.empty()) {
      Box rest = begin_card(ui, column, "centres-little", tr("Not placed"), 2);
      sentences(ui, rest.content, "centres-little/line", model.too_little);
      end_box(ui, column, rest);
      column.gap(24);
    }
  }
  end_coach_page(ui, frame);
  return intent;
}

}  // namespace warmline::ui
