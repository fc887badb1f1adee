// What several commands say: steps by their ids, and the debrief in words.
#pragma once

#include <string>

#include "replay/transcript.h"
#include "score/scorecard.h"

namespace warmline::cli {

// "NODE/CHOICE" or "card:CARD", as --choices takes them.
[[nodiscard]] std::string step_id(const replay::Event& event);

// The two figures with their accounts, each decision with what it lost and why, rules met. Lines
// wrapped to `width` columns.
[[nodiscard]] std::string debrief(const scenario::Scenario& scenario, const score::Scorecard& card,
                                  std::size_t width);

}  // namespace warmline::cli
