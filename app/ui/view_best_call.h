// A best call to read: the transcript with the reason beside each choice.
#pragma once

#include <optional>

#include "ui/intent.h"
#include "ui/models.h"
#include "ui/ui.h"

namespace warmline::ui {

[[nodiscard]] std::optional<Intent> draw_best_call(Ui& ui, const BestCallModel& model);

}  // namespace warmline::ui
