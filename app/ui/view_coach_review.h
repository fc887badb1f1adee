// The review of an attempt: the transcript unfolds by step or by itself, and stops at decisions to
// show what they did.
#pragma once

#include <optional>
#include <string>

#include "ui/intent.h"
#include "ui/models_coach_review.h"
#include "ui/ui.h"
#include "ui/view_coaching_parts.h"

namespace warmline::ui {

struct CoachReviewViewState {
  std::string key;        // that the rest is about
  std::size_t shown = 0;  // lines
  bool playing = false;
  double next_at_ms = 0;            // playing: when the next line comes
  std::optional<std::size_t> open;  // the turn whose detail is shown
  bool follow = false;              // bring the newest line into view
  KeepingPause pause;
};

[[nodiscard]] std::optional<Intent> draw_coach_review(Ui& ui, const CoachReviewModel& model,
                                                      CoachReviewViewState& state);

}  // namespace warmline::ui
