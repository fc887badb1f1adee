// What the forms of a hiring team can be set to, and where they are kept.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "assess/form.h"
#include "ui/app_state.h"

namespace warmline::ui {

inline constexpr Seconds kFormLimits[] = {0, 3, 5, 8, 10, 15, 20, 30, 45, 60};  // minutes a call
inline constexpr std::int32_t kTimes[] = {100, 125, 150, 200, 300};             // per cent

[[nodiscard]] std::optional<assess::Form> kept_form(const AppState& state, const std::string& id);
// Versions that may be a form's warm-up: of shipped calls that it hasn't.
[[nodiscard]] std::vector<std::string> warm_ups_for(const AppState& state,
                                                    const assess::Form& form);

}  // namespace warmline::ui
