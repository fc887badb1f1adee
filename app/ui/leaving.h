// Another language, another area, the end of a course: the page starts afresh, or is over, and what
// isn't stored by then is gone. So it waits until everything is.
#pragma once

#include "ui/app_state.h"

namespace warmline::ui {

[[nodiscard]] bool wants_to_leave(const AppState& state);

// Not while something is on its way to the store. Where something could not be stored the wish is
// taken back, and the strip says why.
[[nodiscard]] bool may_leave(AppState& state);

void stay(AppState& state);  // takes the wish back

}  // namespace warmline::ui
