// Calibrate: one supervisor rates a call line by line, blind to what others gave; then how far all
// of them agree. What others gave is in no model before one's own is saved.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "ui/models_coach_across.h"

namespace warmline::ui {

// A call that others have rated and this supervisor has not.
struct RatingDue {
  std::string title;
  std::string words;  // "2 others have rated it"
  std::string version, call;
  bool here = false;  // among what is loaded
};

struct RatedTurn {
  std::size_t step = 0;
  std::string name;                  // "Decision 3"
  std::vector<CoachOptions> fields;  // one for each criterion
  std::string given;                 // once it is saved: "Warmth 2 · Respect not observed"
};

struct RatedLine {
  Utterance said;
  std::optional<std::size_t> turn;  // in turns: a decision to be rated
};

struct AgreementRow {
  std::string name, figure, words;  // "Warmth", ".815", "9 decisions, 18 ratings: reliable"
};
struct DifferenceRow {
  std::string what;   // "Decision 4, Warmth"
  std::string line;   // what was chosen there
  std::string given;  // "Ada 2, Ben −1"
  std::string share;  // "31 % of all disagreement"
};
struct AgreementModel {
  std::string title;
  std::vector<std::string> says;
  std::vector<AgreementRow> rows;
  std::string whole;  // what each gave the call as a whole
  std::vector<DifferenceRow> most;
};

struct CalibrateModel {
  CoachHead head;
  CoachOptions scenario, call;
  std::vector<std::string> versions;  // beside scenario.options
  std::vector<std::string> calls;     // keys, beside call.options; the first one is empty
  std::vector<RatingDue> due;
  std::vector<RatingTaken> taken;
  bool received = false;  // there is something to forget

  bool chosen = false;
  std::string title;  // of the call
  std::string code;   // by which two people see that they rate the same call
  std::vector<RatedLine> lines;
  std::vector<RatedTurn> turns;
  CoachOptions whole;
  std::string rater;
  bool rating = false;  // it is being rated; else it is saved and the agreement stands here
  bool changing = false;
  bool can_save = false;
  std::string why_not;  // it can't be saved, or could not
  bool can_change = false;
  std::string own;                          // once it is saved: by whom, and what is next
  std::optional<AgreementModel> agreement;  // of this call
  std::optional<AgreementModel> all;        // of all that this supervisor rated, if more than one
};
[[nodiscard]] CalibrateModel calibrate_model(const AppState& state);

// The attempt at a version that is the call of this key; nothing: it isn't among what is loaded.
[[nodiscard]] std::optional<std::size_t> find_call(const AppState& state, std::string_view version,
                                                   std::string_view call);

// Those of others on a call that are to be seen: none before one's own is saved.
[[nodiscard]] std::vector<coach::RatingFile> ratings_shown(const AppState& state,
                                                           const std::string& call);

// What would be saved; nothing is given yet: no decisions and no overall.
[[nodiscard]] coach::RatingFile drafted(const AppState& state);

}  // namespace warmline::ui
