#include "ui/view_hire.h"

namespace warmline::ui {

std::optional<Intent> draw_hire_fair(Ui&, const HireFairModel&, HireFairViewState&) {
  return std::nullopt;
}

}  // namespace warmline::ui
