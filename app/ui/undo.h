// What was removed without a question comes back with one press, or Ctrl+Z, until something else is
// done. What is asked about first (erasing, a whole session, a form) is gone for good, and the
// question says so.
#pragma once

#include <optional>
#include <string>

#include "coach/session.h"
#include "progress/record.h"
#include "ui/intent.h"

namespace warmline::ui {

struct AppState;
struct Env;

struct Undo {
  std::string said;                        // what was done, a sentence
  std::optional<progress::Record> record;  // that makes it undone …
  std::optional<coach::Session> session;   // … or the session on the screen, as it was
};

// How `intent` could be undone once it is done; before that. Nothing for most.
[[nodiscard]] std::optional<Undo> undo_of(const AppState& before, const Intent& intent);
// Whether what can be undone is forgotten with this intent: it has gone on elsewhere.
[[nodiscard]] bool ends_undo(const Intent& intent);
void undo(AppState& state, const Env& env);

}  // namespace warmline::ui
