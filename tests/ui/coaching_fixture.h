// The sample team on the small call alone, and a supervisor who looks at somebody of it.
#pragma once

#include <string>

#include "ui/app_fixture.h"
#include "ui/coaching.h"
#include "ui/models_coach_person.h"
#include "ui/models_coach_review.h"
#include "ui/models_session.h"

namespace fixture {

using CoachingWhat = warmline::ui::Coaching::What;

inline void wish(warmline::ui::AppState& state, CoachingWhat what, std::size_t index = 0,
                 std::size_t option = 0, std::string text = {},
                 std::int64_t wall_ms = 1'772'600'000'000) {
  update(state, warmline::ui::Coaching{what, index, option, std::move(text)}, env(wall_ms));
}

inline warmline::ui::AppState sample_team() {
  using namespace warmline::ui;
  AppState state = small_state();
  update(state, GoTo{Screen::kCoach}, env(1'772'600'000'000));
  update(state, Coach{Coach::What::kSample}, env(1'772'600'000'000));
  score_all(state);
  REQUIRE(state.coach.team);
  return state;
}

inline warmline::ui::AppState looking_at(std::size_t person) {
  warmline::ui::AppState state = sample_team();
  wish(state, CoachingWhat::kOpenPerson, person);
  REQUIRE(state.screen == warmline::ui::Screen::kPerson);
  return state;
}

// A session whose moments were found.
inline warmline::ui::AppState prepared(std::size_t person = 2) {
  warmline::ui::AppState state = looking_at(person);
  wish(state, CoachingWhat::kPrepare);
  REQUIRE(state.screen == warmline::ui::Screen::kSession);
  score_all(state);
  wish(state, CoachingWhat::kKeep);
  return state;
}

inline void drop(warmline::ui::AppState& state, const std::string& name, const std::string& text) {
  update(state, warmline::ui::TakeFile{name, text}, env(1'772'700'000'000));
}

// What was offered as a file, and is then gone.
inline std::string taken_file(warmline::ui::AppState& state) {
  REQUIRE(state.file_out);
  std::string bytes = state.file_out->bytes;
  state.file_out.reset();
  return bytes;
}

}  // namespace fixture
