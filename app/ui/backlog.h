// Work that no frame waits for, in pieces: restoring a backup, reading scenarios that came after
// the start, proving each shipped one, solving kept ones, scoring attempts, explaining the one
// whose debrief is open.
#pragma once

#include <functional>
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

// The same of a text that somebody brought. False when it isn't that version.
bool add_edition(AppState& state, const std::string& version, const std::string& canonical);

inline constexpr double kWorkMs = 4;

struct Worked {
  bool more = false;     // is waiting
  bool changed = false;  // something a screen may show
};

// Works until kWorkMs have passed or nothing is left. What the screen is about comes first, and
// what is under way for another screen makes room for it. A shipped scenario whose proof fails
// moves to the left-out list.
Worked do_some_work(AppState& state, const std::function<double()>& now_ms);

}  // namespace warmline::ui
