#include "ui/leaving.h"

#include "core/tr.h"
#include "ui/update.h"

namespace warmline::ui {

bool wants_to_leave(const AppState& state) {
  return state.course.leave_now || state.choose_language || !state.go_to.empty();
}

bool may_leave(AppState& state) {
  const progress::SaveState saved = state.journal.state();
  if (saved == progress::SaveState::kNotSaved) {
    stay(state);
    say_why_not(state, tr("Not everything is saved yet, and it would be lost. Wait for “Saved”, or "
                          "export it first."));
  }
  return saved == progress::SaveState::kSaved;
}

void stay(AppState& state) {
  state.course.leave_now = false;
  state.choose_language.reset();
  state.go_to.clear();
}

}  // namespace warmline::ui
