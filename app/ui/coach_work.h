// Putting a team together, in pieces: result files are verified, scenarios solved, attempts scored;
// or the sample team is played.
#pragma once

#include <cstddef>
#include <string>

#include "ui/app_state.h"

namespace warmline::ui {

struct CoachWork {
  bool did = false;
  bool told = false;        // something a screen may show
  std::string solve_first;  // this version, before anything goes on; mostly empty
};

// One piece. Nothing was done where there is nothing to do, or where it waits for other work.
CoachWork work_for_coach(AppState& state);

struct CoachLoading {
  bool loading = false;
  std::string words;  // "Scoring attempts"
  std::size_t done = 0, all = 0;
};
[[nodiscard]] CoachLoading coach_loading(const AppState& state);

// Takes in another team; what was on the screen about the one before is gone.
void put_up(CoachState& coach, coach::Team team);

}  // namespace warmline::ui
