// What a table of attempts says of a person: for each measure the mean over scenarios of first
// attempts, with how sure it is (coach/bands.h). Practised attempts and repeats count for nothing.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "coach/bands.h"
#include "coach/team_queries.h"
#include "coach/team_table.h"

namespace warmline::coach {

struct Weeks {
  Week first = 0;
  Week last = kMostWeeks;  // included
  // Of one scenario or one sector alone, where given.
  std::optional<ScenarioIndex> scenario = {};
  std::optional<std::uint16_t> sector = {};
};

// A value for each scenario that the person first attempted in those weeks and that has one.
// Observations: decisions where the criterion made a difference; of empathy, where there was a
// stake; of resolution, all.
[[nodiscard]] std::vector<ScenarioValue> first_values(const TeamTable& table,
                                                      const RowsByPerson& rows, PersonIndex person,
                                                      Measure measure, Weeks weeks = {});

// The column of it: what each attempt's value of that measure rests on.
[[nodiscard]] const std::vector<std::uint16_t>& observations_of(const TeamTable& table,
                                                                Measure measure);

using Profile = std::array<Estimate, kMeasureCount>;  // by Measure
[[nodiscard]] Profile profile(const TeamTable& table, const RowsByPerson& rows, PersonIndex person,
                              Weeks weeks = {});

}  // namespace warmline::coach
