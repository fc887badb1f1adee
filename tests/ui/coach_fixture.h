// A state in which the sample team is loaded, on a few calls that the site ships.
#pragma once

#include <string>
#include <vector>

#include "ui/app_fixture.h"
#include "ui/coach_work.h"

namespace fixture {

inline warmline::platform::Boot coach_boot() {
  warmline::platform::Boot boot;
  for (const char* name :
       {"refill-before-the-weekend", "zero-is-not-an-option", "let-me-ask-my-husband",
        "his-name-on-the-account", "the-name-on-the-ticket", "two-kinds-of-closed"}) {
    const std::string file = std::string(name) + ".json";
    boot.scenarios.push_back({file, file_text("scenarios/" + file)});
  }
  return boot;
}

// Played once; every state gets a copy of its own.
inline warmline::ui::AppState sample_state() {
  static const warmline::coach::Team team = [] {
    warmline::ui::AppState state;
    warmline::ui::take_scenarios(state, coach_boot());
    warmline::ui::take_records(state, {});
    warmline::ui::update(state, warmline::ui::Coach{warmline::ui::Coach::What::kSample}, env());
    score_all(state);
    REQUIRE(state.coach.team);
    return *state.coach.team;
  }();
  warmline::ui::AppState state;
  warmline::ui::take_scenarios(state, coach_boot());
  warmline::ui::take_records(state, {});
  for (std::size_t i = 0; i < team.attempts.size(); ++i) {
    state.coach.attempt_ids.push_back("sample-" + std::to_string(i));
    state.coach.begun_ms.push_back(0);
  }
  warmline::ui::put_up(state.coach, team);
  REQUIRE(state.coach.team);
  REQUIRE(state.coach.team->simulated);
  return state;
}

}  // namespace fixture
