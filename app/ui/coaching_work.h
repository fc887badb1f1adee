// What coaching needs to be worked out, in pieces: the review of an attempt, the moments that a new
// session begins with.
#pragma once

#include <cstddef>

#include "ui/app_state.h"
#include "ui/coach_work.h"

namespace warmline::ui {

// A piece of about so many states and edges, for the screen that is shown.
CoachWork work_for_coaching(AppState& state, std::size_t work);

}  // namespace warmline::ui
