// Which nodes lead to which, and what each node can still read: the static half of score/reducer.h.
#pragma once

#include <vector>

#include "scenario/scenario.h"

namespace warmline::score {

using scenario::Index;
using scenario::Scenario;

using Row = std::vector<bool>;

// leads_from(…, a)[b], leads_to(…)[a][b]: b can be reached from a by one choice or more, whatever
// their conditions.
[[nodiscard]] Row leads_from(const Scenario& scenario, std::size_t from);
[[nodiscard]] std::vector<Row> leads_to(const Scenario& scenario);

// For each node a row over flags, then distress, then trust: read there or at a node it leads to.
[[nodiscard]] std::vector<Row> kept_reads(const Scenario& scenario,
                                          const std::vector<Row>& leads_to);

}  // namespace warmline::score
