// First, best and latest attempts at a call, kept apart (scoring.md, "Around the score"), and what
// they are called.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "progress/portfolio.h"
#include "replay/transcript.h"
#include "score/scorecard.h"
#include "ui/app_state.h"

namespace warmline::ui {

// Closed, and scored: neither declined nor interrupted by an edit of its call.
[[nodiscard]] bool counts(const progress::Attempt& attempt);

// Null while it is not scored.
[[nodiscard]] const score::Scorecard* scorecard_of(const AppState& state,
                                                   const progress::Attempt& attempt);

// No critical miss, not practised, highest resolution, then empathy, then earliest. Null: none yet.
[[nodiscard]] const progress::Attempt* best_attempt(const AppState& state,
                                                    const std::string& scenario);
// The last begun of those that count, practised or not.
[[nodiscard]] const progress::Attempt* latest_attempt(const AppState& state,
                                                      const std::string& scenario);

// "First attempt", "Repeat", "Practised from decision 4".
[[nodiscard]] std::string kind_of(const AppState& state, const progress::Attempt& attempt);

// "62 % resolution, 71 % empathy".
[[nodiscard]] std::string figures(const score::Scorecard& card);

// Choices made where there was more than one, among the first `steps` events.
[[nodiscard]] std::int32_t decisions_made(const scenario::Scenario& scenario,
                                          const std::vector<replay::Event>& events,
                                          const replay::Run& run, std::size_t steps);

}  // namespace warmline::ui
