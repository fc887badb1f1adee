// Results of one form as a table for other programs: CSV as coach/team_export.h writes it, safe
// from formulas. A cell without a figure is empty: not enough evidence, never nought. What was
// agreed with a candidate isn't in it: it is never part of a result.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "assess/results.h"

namespace warmline::assess {

struct ResultLine {
  const SittingFile* file = nullptr;
  const Judged* judged = nullptr;
  bool is_signed = false;
};

// A line for each candidate: candidate, form, variant, edition, form_hash, sitting, signed
// ("yes", "no"), state ("finished", "left", "not_finished"), calls, calls_begun, calls_ended,
// no_answer, interruptions, pauses, critical_misses, out_of_place (events that can't have
// happened); then for each measure M (resolution, empathy, feel, understand, explore, respect):
// M_percent, M_low, M_high, M_calls, M_observations; and, only where the team set weights,
// weighted_total_percent and weights ("resolution 2, empathy 1").
[[nodiscard]] std::string results_csv(const std::vector<ResultLine>& lines, const Weights& weights);

// "resolution", "empathy", "feel", …
[[nodiscard]] std::string_view column_name(Measure measure);

}  // namespace warmline::assess
