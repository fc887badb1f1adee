#include "ui/models_hire_fair.h"

namespace warmline::ui {

HireQualityModel hire_quality_model(const AppState& state) {
  return {save_model(state)};
}

}  // namespace warmline::ui
