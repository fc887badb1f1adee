// Looking at what candidates handed in, in pieces: files are verified, scenarios solved, calls
// judged.
#pragma once

#include "ui/coach_work.h"

namespace warmline::ui {

// One piece; `solve_first` as there.
CoachWork work_for_hire(AppState& state);

// Likewise how hard the calls are of two forms that are set beside each other: a simulated person
// takes each kEaseRuns times.
CoachWork work_for_forms(AppState& state);
inline constexpr std::uint64_t kEaseRuns = 200;

}  // namespace warmline::ui
