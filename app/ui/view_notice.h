// A word before a call that touches something heavy: read it, then take the call or not.
#pragma once

#include <optional>

#include "ui/intent.h"
#include "ui/models.h"
#include "ui/ui.h"

namespace warmline::ui {

[[nodiscard]] std::optional<Intent> draw_notice(Ui& ui, const BeforeModel& model);

}  // namespace warmline::ui
