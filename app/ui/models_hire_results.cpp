#include "ui/models_hire_results.h"

namespace warmline::ui {

HireResultsModel hire_results_model(const AppState& state) {
  return {save_model(state)};
}

}  // namespace warmline::ui
