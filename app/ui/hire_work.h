// Looking at what candidates handed in, in pieces: files are verified, scenarios solved, calls
// judged.
#pragma once

#include "ui/coach_work.h"

namespace warmline::ui {

// One piece; `solve_first` as there.
CoachWork work_for_hire(AppState& state);

}  // namespace warmline::ui
