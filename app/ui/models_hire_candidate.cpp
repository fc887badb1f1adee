#include "ui/models_hire_results.h"

namespace warmline::ui {

HireCandidateModel hire_candidate_model(const AppState& state) {
  return {save_model(state)};
}

}  // namespace warmline::ui
