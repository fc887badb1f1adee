#include "ui/models_hire_fair.h"

namespace warmline::ui {

HireFairModel hire_fair_model(const AppState& state) {
  return {save_model(state)};
}

}  // namespace warmline::ui
