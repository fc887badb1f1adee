#include "ui/view_hire.h"

namespace warmline::ui {

std::optional<Intent> draw_hire_candidate(Ui&, const HireCandidateModel&, HireResultsViewState&) {
  return std::nullopt;
}

}  // namespace warmline::ui
