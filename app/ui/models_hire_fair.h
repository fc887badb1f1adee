#pragma once

#include <string>
#include <vector>

#include "ui/app_state.h"
#include "ui/models.h"

namespace warmline::ui {

struct HireFairViewState {};

struct HireQualityModel {
  SaveModel save;
};
[[nodiscard]] HireQualityModel hire_quality_model(const AppState& state);

struct HireFairModel {
  SaveModel save;
};
[[nodiscard]] HireFairModel hire_fair_model(const AppState& state);

}  // namespace warmline::ui
