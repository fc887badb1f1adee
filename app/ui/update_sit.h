// The part of update() that a form being taken is about.
#pragma once

#include "platform/platform.h"
#include "ui/app_state.h"
#include "ui/update.h"

namespace warmline::ui {

// At the start, on a page about a form.
void take_invitation(AppState& state, const platform::Boot& boot);
// The id of the store that it is kept in ("sit-…"); empty where it can't be read.
[[nodiscard]] std::string sitting_store(const AppState& state);

// After the store was read, a record came from another page, or a scenario came.
void derive_seat(AppState& state, const Env& env);
// It is this page's turn to write: that it was opened is noted.
void note_opened(AppState& state, const Env& env);

void sit(AppState& state, const Sit& wish, const Env& env);
void sit_choose(AppState& state, scenario::Index choice, const Env& env);
void sit_open_card(AppState& state, scenario::Index card, const Env& env);
void sit_close_card(AppState& state);

// Time goes on: when a call has a limit, its rest is shown, kept now and then, and acted on. When
// to come next (steady ms); nothing where no clock runs.
[[nodiscard]] std::optional<double> sit_due(const AppState& state);
void sit_tick(AppState& state, const Env& env);
// The page is about to be out of sight: what was used of the call until now is kept, where this
// page is the one that writes.
void sit_hidden(AppState& state, const Env& env);

}  // namespace warmline::ui
