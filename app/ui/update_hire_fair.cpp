#include "ui/update.h"

namespace warmline::ui {

void hire_fairness(AppState&, const HireFairness&, const Env&) {}
void take_groups(AppState&, const TakeFile&) {}

}  // namespace warmline::ui
