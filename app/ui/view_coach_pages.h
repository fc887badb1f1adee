// Coach's pages about the team as a whole, and the way between them.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "ui/charts.h"
#include "ui/intent.h"
#include "ui/models_coach_across.h"
#include "ui/models_coach_calibrate.h"
#include "ui/ui.h"
#include "ui/widgets.h"

namespace warmline::ui {

struct CoachPagesViewState {
  ChartViewState flow, bars, slope;
  bool all_costs = false;  // more than the first few
  bool all_untaken = false;
  std::optional<std::size_t> rule;  // out of reach: the one whose lines are open
  // Calibrate: what was given faster than frames come goes out one after the other.
  std::vector<Intent> waiting;
};

// A row of links to each of them and to the team; draws none while there is nothing to look at.
void coach_tabs(Ui& ui, Column& column, Screen current, std::optional<Intent>& intent);

[[nodiscard]] std::optional<Intent> draw_scenario_over_team(Ui& ui,
                                                            const ScenarioOverTeamModel& model,
                                                            CoachPagesViewState& state);
[[nodiscard]] std::optional<Intent> draw_reach(Ui& ui, const ReachModel& model,
                                               CoachPagesViewState& state);
[[nodiscard]] std::optional<Intent> draw_two_centres(Ui& ui, const TwoCentresModel& model,
                                                     CoachPagesViewState& state);
[[nodiscard]] std::optional<Intent> draw_calibrate(Ui& ui, const CalibrateModel& model,
                                                   CoachPagesViewState& state);
[[nodiscard]] std::optional<Intent> draw_export(Ui& ui, const ExportModel& model);

}  // namespace warmline::ui
