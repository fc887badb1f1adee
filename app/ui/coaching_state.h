// What coaching one person knows beside the team: the review of an attempt, the session that is
// being written, a session that came as a file. What is written is kept among the settings
// (coach/kept.h), after a pause or when somebody goes on to something else.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "coach/session.h"
#include "coach/standing.h"
#include "score/explanation.h"
#include "score/review.h"

namespace warmline::ui {

// Worked out once for the person on the screen, and again for another team (CoachState::loads).
struct CoachedPerson {
  int loads = -1;
  std::size_t person = 0;
  coach::Standings standings;
};

// An attempt of the team with what its review says.
struct ReviewedAttempt {
  int loads = -1;
  std::size_t attempt = 0;
  score::Explanation explanation;
};
struct ReviewingAttempt {
  int loads = -1;
  std::size_t attempt = 0;
  score::Explaining explaining;
};

// The moments of a new session are looked for call by call.
struct Proposing {
  int loads = -1;
  std::size_t person = 0;
  std::size_t next = 0;                // in team->attempts
  std::vector<score::Review> reviews;  // recoveries alone; of other people's attempts empty
};

// A decision is being chosen for a session.
struct ChoosingMoment {
  std::optional<std::size_t> replaces;  // a moment of it; nothing: one more
  std::size_t attempt = 0;              // position among the person's, latest first
  std::size_t decision = 0;             // in its scorecard
};

// As the settings keep it.
struct KeptSession {
  std::string text;
  coach::Session session;
};
using KeptSessions = std::map<std::string, KeptSession, std::less<>>;  // by id

struct CoachingState {
  KeptSessions sessions;  // those that were prepared here
  KeptSessions given;     // those that came as files

  std::optional<CoachedPerson> person;
  coach::Measure trend = coach::Measure::kEmpathy;
  std::optional<ReviewedAttempt> reviewed;
  std::optional<ReviewingAttempt> reviewing;
  std::optional<std::size_t> review_from;  // events before the decision to begin at
  bool review_back_to_session = false;     // else to the person

  std::optional<coach::Session> session;  // on the screen
  bool unkept = false;                    // it holds more than what is kept
  std::optional<Proposing> proposing;
  std::optional<ChoosingMoment> choosing;
  bool asks_to_remove = false;
  std::map<std::string, std::string> drafts;  // other words that aren't kept yet, by their key

  std::string received;                             // id of the session that kReceived is about
  std::map<std::string, std::string> answer_words;  // typed and not kept yet, by point of it
  std::string told;                                 // what came of the last file, a sentence
  std::string said;                                 // what came of what was done last, a sentence
};

}  // namespace warmline::ui
