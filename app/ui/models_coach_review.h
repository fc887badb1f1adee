// What the review of an attempt shows, line by line as if listening in: what was said, and at each
// decision what it did, what else was on offer and where that would have led.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "ui/app_state.h"
#include "ui/models.h"

namespace warmline::ui {

struct ReviewTurn {
  DecisionModel decision;
  std::size_t line = 0;  // position of what was chosen
  std::string comment;
  bool example = false;
};

struct CoachReviewModel {
  SaveModel save;
  bool writes = true;
  std::string key;  // another one: another attempt, or another place to begin at
  std::string title, chip, who;
  std::string about;  // "First attempt · week 3 · …"
  bool ready = false;
  std::vector<Utterance> lines;
  std::vector<ReviewTurn> turns;          // in order
  std::optional<std::size_t> costliest;   // of them; nothing was lost: none
  std::size_t begin = 1;                  // lines that are shown at first
  std::string ending_title, ending_text;  // or that it was not finished
  bool to_session = false;                // the way back
  bool unkept = false;
};
[[nodiscard]] CoachReviewModel coach_review_model(const AppState& state);

}  // namespace warmline::ui
