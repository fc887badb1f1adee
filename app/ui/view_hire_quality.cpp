#include "ui/view_hire.h"

namespace warmline::ui {

std::optional<Intent> draw_hire_quality(Ui&, const HireQualityModel&, HireFairViewState&) {
  return std::nullopt;
}

}  // namespace warmline::ui
