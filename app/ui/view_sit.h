// A form that is being taken: the pages around its calls, and each call without anything that would
// say how it goes.
#pragma once

#include <optional>

#include "ui/intent.h"
#include "ui/models_sit.h"
#include "ui/ui.h"
#include "ui/view_call.h"

namespace warmline::ui {

// `call`: on SitModel::Page::kCall.
[[nodiscard]] std::optional<Intent> draw_sit(Ui& ui, const SitModel& model,
                                             const std::optional<CallModel>& call,
                                             CallViewState& state);

}  // namespace warmline::ui
