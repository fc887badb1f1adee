// Pages of their own that a supervisor prints or saves: ui/page_html.h.
#pragma once

#include <string>

#include "ui/models_coach_across.h"

namespace warmline::ui {

// What rules put out of reach, to take upstairs. `made`: the day, in words.
[[nodiscard]] std::string reach_page(const ReachModel& model, const std::string& made);

// The team's table as the team's page shows it, filters and order included.
[[nodiscard]] std::string team_page(const CoachModel& model, const std::string& made);

}  // namespace warmline::ui
