#pragma once

#include <string>
#include <vector>

#include "ui/app_state.h"
#include "ui/models.h"

namespace warmline::ui {

struct HireResultsViewState {};

struct HireResultsModel {
  SaveModel save;
};
[[nodiscard]] HireResultsModel hire_results_model(const AppState& state);

struct HireCandidateModel {
  SaveModel save;
};
[[nodiscard]] HireCandidateModel hire_candidate_model(const AppState& state);

}  // namespace warmline::ui
