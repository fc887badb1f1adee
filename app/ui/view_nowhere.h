// For an address that leads nowhere: what stood there, why nothing came of it, and where to go.
#pragma once

#include <optional>

#include "ui/app_state.h"
#include "ui/intent.h"
#include "ui/ui.h"

namespace warmline::ui {

[[nodiscard]] std::optional<Intent> draw_nowhere(Ui& ui, const Nowhere& model, bool hiring);

}  // namespace warmline::ui
