// Settings, and what is kept where.
#pragma once

#include <optional>

#include "ui/intent.h"
#include "ui/models.h"
#include "ui/ui.h"

namespace warmline::ui {

[[nodiscard]] std::optional<Intent> draw_settings(Ui& ui, const SettingsModel& model);

}  // namespace warmline::ui
