// Attempts at the small scenario that have come to their debrief.
#pragma once

#include <string>
#include <vector>

#include "ui/app_fixture.h"
#include "ui/models.h"

namespace fixture {

inline warmline::ui::AppState after_call(const std::vector<std::string>& choices,
                                         bool leave = false) {
  using namespace warmline::ui;
  AppState state = small_state();
  const Env with = env();
  start_call(state, with);
  for (const std::string& id : choices) update(state, choice(state, id), with);
  const std::string attempt = state.call->attempt;
  if (leave) {
    update(state, LeaveCall{}, with);
  } else {
    update(state, OpenDebrief{attempt}, with);
  }
  REQUIRE(state.screen == Screen::kDebrief);
  return state;
}

inline warmline::ui::AppState debriefed(const std::vector<std::string>& choices,
                                        bool leave = false) {
  warmline::ui::AppState state = after_call(choices, leave);
  score_all(state);
  return state;
}

}  // namespace fixture
