// A scenario over the team.
#include <algorithm>
#include <string>

#include "core/tr.h"
#include "ui/view_coach_frame.h"
#include "ui/view_coach_parts.h"

namespace warmline::ui {
namespace {

constexpr std::size_t kFirstFew = 3;
constexpr float kBetween = 32;

void moment_rows(Ui& ui, Column& column, const std::string& id, const std::string& title,
                 const std::vector<MomentRow>& rows, const std::string& none, bool& all) {
  Box box = begin_card(ui, column, id, title, 2);
  if (rows.empty()) paragraph(ui, box.content, id + "/none", none, small_look(ui));
  const int list = begin_group(ui, id + "/list", Role::kList, title,
                               {box.content.x, box.content.y, box.content.width, 0});
  const float top = box.content.y;
  const std::size_t shown = all ? rows.size() : std::min(rows.size(), kFirstFew);
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) box.content.gap(16);
    const std::string row = id + "-" + std::to_string(i);
    const float row_top = box.content.y;
    const int item = begin_item(ui, box.content, row);
    paragraph(ui, box.content, row + "/line", rows[i].line, coloured(0, Type::kSmall, true));
    box.content.gap(4);
    paragraph(ui, box.content, row + "/words", rows[i].words, small_look(ui));
    if (!rows[i].choice.empty())
      paragraph(ui, box.content, row + "/choice", rows[i].choice, small_look(ui));
    end_item(ui, box.content, item, row_top);
  }
  ui.semantics.resize(list, box.content.width, box.content.y - top);
  end_group(ui);
  if (rows.size() > kFirstFew) {
    box.content.gap(8);
    const std::string label = all ? tr("Show the first few") : tr("Show all {0}", rows.size());
    if (disclosure(ui, box.content, id + "-all", label, all)) all = !all;
  }
  end_box(ui, column, box);
  column.gap(24);
}

void leaves(Ui& ui, Column& column, const ScenarioOverTeamModel& model) {
  if (model.leaves.empty()) return;
  Box box = begin_card(ui, column, "over-leaves", tr("Where calls end and people leave"), 2);
  sentences(ui, box.content, "over-leaves/line", model.leaves);
  if (!model.unseen.empty()) {
    box.content.gap(12);
    paragraph(ui, box.content, "over-leaves/unseen", model.unseen, note_look(ui));
  }
  end_box(ui, column, box);
  column.gap(24);
}

void filters(Ui& ui, Column& column, const ScenarioOverTeamModel& model,
             std::optional<Intent>& intent) {
  const auto chosen = choose_row(ui, column, "over-filter", {&model.scenario, &model.which}, 260);
  if (chosen && chosen->field == 0)
    intent = CoachPage{CoachPage::What::kScenario, 0, model.versions[chosen->option], {}};
  if (chosen && chosen->field == 1)
    intent = CoachPage{CoachPage::What::kFlowOf, chosen->option, "", {}};
  column.gap(24);
}

}  // namespace

std::optional<Intent> draw_scenario_over_team(Ui& ui, const ScenarioOverTeamModel& model,
                                              CoachPagesViewState& state) {
  std::optional<Intent> intent;
  CoachFrame frame = begin_coach_page(ui, Screen::kCoachScenario, "over", model.head, 1240, intent);
  Column& column = frame.page.content;
  if (model.versions.empty()) {
    no_team(ui, column, "over",
            tr("Here you see which way a whole team goes through one call, which decision costs "
               "it most, what nobody says and where people leave."),
            intent);
  } else {
    filters(ui, column, model, intent);
    Box box = begin_box(ui, column, "over-flow-card", Surface::kCard);
    (void)draw_flow(ui, box.content, "over-flow", model.flow, state.flow);
    end_box(ui, column, box);
    column.gap(24);
    const bool wide = ui.form() == Form::kWide;
    Column left = column;
    if (wide) left.width = (column.width - kBetween) / 2;
    Column right{left.x + left.width + kBetween, column.y, left.width};
    Column& after = wide ? right : left;
    moment_rows(ui, left, "over-costs", tr("What costs most"), model.costs,
                tr("Nothing was lost in these calls."), state.all_costs);
    moment_rows(ui, after, "over-untaken", tr("What nobody takes"), model.untaken,
                tr("Every choice that could be had was taken by somebody."), state.all_untaken);
    leaves(ui, after, model);
    column.y = std::max(left.y, after.y);
  }
  end_coach_page(ui, frame);
  return intent;
}

}  // namespace warmline::ui
