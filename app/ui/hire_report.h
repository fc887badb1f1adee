// What is printed of a candidate's results (ui/page_html.h): their own report, and a guide for
// whoever talks with them. And what shows that they were forgotten.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ui/hire_results_state.h"
#include "ui/models_hire_results.h"

namespace warmline::ui {

// For the candidate: what the form promised (assess::Shown) and no more; where figures were
// promised, the team's total with its weights as well. Nothing that was agreed with them is on it.
[[nodiscard]] std::string candidate_page(const HireCandidateModel& model);

// For an interviewer: moments and open questions, and nothing of how they were judged, so that the
// answer is heard before the key is.
[[nodiscard]] std::string guide_page(const HireCandidateModel& model);

// JSON: the code, what of it was removed, by its hashes, when, and what that can't reach.
[[nodiscard]] std::string forgotten_text(const std::string& candidate,
                                         const std::vector<const SittingLoaded*>& removed,
                                         std::int64_t wall_ms);

}  // namespace warmline::ui
