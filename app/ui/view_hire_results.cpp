#include "ui/view_hire.h"

namespace warmline::ui {

std::optional<Intent> draw_hire_results(Ui&, const HireResultsModel&, HireResultsViewState&) {
  return std::nullopt;
}

}  // namespace warmline::ui
