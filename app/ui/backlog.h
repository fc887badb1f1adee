// Work that no frame should wait for, in pieces: reading scenarios that came after the start,
// proving each shipped one, solving kept ones, scoring attempts.
#pragma once

#include <string>

#include "platform/platform.h"
#include "ui/app_state.h"

namespace warmline::ui {

// Parses what the page brought. A file with an error, or with an id that an earlier one has, is
// left out and named.
void take_scenarios(AppState& state, const platform::Boot& boot);

// Makes sure that the version is among the editions if the portfolio kept it. False when it is
// nowhere.
bool ensure_edition(AppState& state, const std::string& version);

// Does one piece and says whether more is waiting. What the screen is about comes first. A shipped
// scenario whose proof fails moves to the left-out list.
bool do_some_work(AppState& state);

}  // namespace warmline::ui
