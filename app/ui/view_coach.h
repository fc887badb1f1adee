// Coach's first screen: how a team is loaded, and the team.
#pragma once

#include <cstddef>
#include <optional>
#include <set>

#include "ui/charts.h"
#include "ui/intent.h"
#include "ui/models_coach.h"
#include "ui/ui.h"

namespace warmline::ui {

struct CoachViewState {
  ChartViewState heat;
  ChartViewState trend;
  bool all_talk = false;            // more than the first few
  std::set<std::size_t> talk_open;  // people whose further reasons are shown
  bool all_files = false;           // those that were taken without trouble too
  std::size_t files_read = 0;       // how many there were when their troubles had been read
};

[[nodiscard]] std::optional<Intent> draw_coach(Ui& ui, const CoachModel& model,
                                               CoachViewState& state);

}  // namespace warmline::ui
