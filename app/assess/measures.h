// What the calls of one form say of candidates, measure by measure: the figures that results,
// the form's quality and fairness are all worked out of.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "assess/reliability.h"
#include "assess/sitting_file.h"
#include "coach/bands.h"
#include "coach/team_queries.h"

namespace warmline::assess {

using coach::Measure;

// What a call showed; nothing where the measure made no difference in it, and of empathy where
// there was not enough of it (score/scorecard.h). A criterion is Σ earned ÷ Σ stake, half up.
[[nodiscard]] std::optional<coach::ScenarioValue> value_of(const score::Scorecard& card,
                                                           Measure measure);

// By call of the form, of `calls`; nothing for those that weren't taken to their end. A call whose
// time was up was: what it stood at has no answer, and the rest of it was not come to.
[[nodiscard]] std::vector<std::optional<coach::ScenarioValue>> values_of(const Judged& judged,
                                                                         std::size_t calls,
                                                                         Measure measure);

// Over them, as coach/bands.h has it: no mean below eight observations.
[[nodiscard]] coach::Estimate estimate_of(const Judged& judged, std::size_t calls, Measure measure);

// A row for each, in order.
[[nodiscard]] CriterionTable criterion_table(const std::vector<const Judged*>& people,
                                             std::size_t calls, scenario::Criterion criterion);

}  // namespace warmline::assess
