// What the page of a coaching session shows, on the supervisor's side and on the trainee's.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "ui/app_state.h"
#include "ui/models.h"
#include "ui/models_coach.h"

namespace warmline::ui {

struct AnswerModel {
  bool given = false;
  bool disputed = false;
  std::string standing;  // "Disputed on 3 Mar 2026, 14:05, of another version of this session"
  std::string words;
};

struct SessionMomentModel {
  std::string id;
  std::string kind;  // "Most was lost"
  std::string title, before, words, why, comment;
  bool can_listen = false;   // supervisor: the attempt is loaded …
  bool can_debrief = false;  // … trainee: it is theirs
  std::string attempt;
  AnswerModel answer;
};

struct SessionActionModel {
  std::string id;
  std::string text, due, due_trouble;  // what is wrong with the date as typed
  std::size_t scenario = 0;            // position of what is chosen, 0: none
  std::size_t about = 0;
  std::string practise;     // "Practise “One day late”, by 2026-03-20, for warmth"
  std::string scenario_id;  // of a call that can be taken here; trainee's side
  std::string since;        // whether the skill moved, in sentences
  AnswerModel answer;
};

struct ChoosingModel {
  CoachOptions attempt, decision;
  bool replaces = false;
  std::size_t number = 0;  // of the moment that is replaced
};

struct SessionModel {
  SaveModel save;
  bool writes = true;
  std::string id, title, chip, about;
  std::string back_words;  // the way back …
  Intent back;             // … and where it leads
  std::string supervisor, date, date_trouble;
  bool looking = false;  // for moments
  bool can_choose = false;
  std::vector<SessionMomentModel> moments;
  std::optional<ChoosingModel> choosing;
  std::string notes;
  std::vector<SessionActionModel> actions;
  std::vector<std::string> calls;     // to practise; the first is none
  std::vector<std::string> criteria;  // likewise
  std::string told, said;
  bool asks_to_remove = false;
  bool can_add_action = false;
  bool unkept = false;
  bool answered = false;  // trainee: at least one point
  std::string whole;      // trainee: what is still open, or that all is answered
};
[[nodiscard]] SessionModel session_model(const AppState& state);
[[nodiscard]] SessionModel received_model(const AppState& state);

// Sessions that came as files, for the library.
[[nodiscard]] std::vector<ReceivedRow> received_rows(const AppState& state);

}  // namespace warmline::ui
