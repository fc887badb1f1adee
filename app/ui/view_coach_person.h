// One person of the team: how their skills moved, where they stand, what they took, what was
// agreed.
#pragma once

#include <optional>

#include "ui/charts.h"
#include "ui/intent.h"
#include "ui/models_coach_person.h"
#include "ui/view_coaching_parts.h"

namespace warmline::ui {

struct CoachPersonViewState {
  std::size_t person = 0;  // that the rest is about
  ChartViewState trend;
  bool all_attempts = false;
  KeepingPause pause;
};

[[nodiscard]] std::optional<Intent> draw_coach_person(Ui& ui, const CoachPersonModel& model,
                                                      CoachPersonViewState& state);

}  // namespace warmline::ui
