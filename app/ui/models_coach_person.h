// What a person's page shows: how each skill moved, where they stand beside the team and on how
// much evidence, their attempts, the sessions held with them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "ui/app_state.h"
#include "ui/charts.h"
#include "ui/models.h"
#include "ui/models_coach.h"

namespace warmline::ui {

struct PersonAttempt {
  std::size_t attempt = 0;  // of the team
  std::string title;
  std::string about;  // "First attempt · week 3 · 62 % resolution, 71 % empathy"
  bool critical = false;
};

struct CoachPersonModel {
  SaveModel save;
  bool writes = true;
  std::size_t person = 0;
  std::string name, chip;
  std::string about;         // "11 first attempts, 4 repeats and 3 practised ones at 14 calls"
  std::string signed_words;  // by which key; empty: of the sample team
  bool can_group = false;
  bool unkept = false;  // a group that was typed
  std::string group;
  CoachOptions measure;
  LineModel trend;
  std::vector<std::string> strengths, gaps;  // sentences
  std::vector<std::string> others;           // those that can't be told from the middle, or at all
  std::string compared;                      // what all of these are held against
  std::vector<PersonAttempt> attempts;       // latest first
  std::vector<SessionRow> sessions;          // likewise
};
[[nodiscard]] CoachPersonModel coach_person_model(const AppState& state);

// A session as a row; `since`: with whether the skills moved, of the person on the screen.
[[nodiscard]] SessionRow session_row(const AppState& state, const coach::Session& session,
                                     bool since);
// All that are kept here, the latest first.
[[nodiscard]] std::vector<SessionRow> kept_sessions(const AppState& state);

// "First attempt · week 3", with its figures.
[[nodiscard]] std::string attempt_words(const CoachState& coach, std::size_t attempt);

}  // namespace warmline::ui
