// A strip above every screen, for as long as something holds that changes what the screens can do:
// another tab writes, or nothing can be kept.
#pragma once

#include <optional>

#include "ui/intent.h"
#include "ui/models.h"
#include "ui/ui.h"

namespace warmline::ui {

// Draws it and moves Ui::top below it; nothing when there is nothing to say.
[[nodiscard]] std::optional<Intent> draw_strip(Ui& ui, const StripModel& model);

}  // namespace warmline::ui
