// Where a person stands beside their team, measure by measure. What two people's means differ by
// can be chance: a strength is said only where the whole band lies above the middle of the team, a
// gap where it lies below (as coach/priorities.h says "behind").
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "coach/bands.h"
#include "coach/evidence.h"
#include "coach/team_table.h"

namespace warmline::coach {

// The median of the means of those who have a band, half up; nothing of fewer than kLeastCompared
// (coach/priorities.h).
[[nodiscard]] std::optional<PerMille> middle_of(const std::vector<Estimate>& estimates);

enum class Stands : std::uint8_t {
  kStrength,  // the band lies above the middle
  kGap,       // below
  kNeither,   // can't be told from it
  kAlone,     // there is no middle to hold it against
  kUnknown,   // no band
};

struct SkillStanding {
  Measure measure = Measure::kResolution;
  Stands stands = Stands::kUnknown;
  Estimate estimate;
  std::optional<PerMille> middle;  // of the team
  // Scenarios of first attempts that have a value: the lowest first, ties in order of scenario.
  struct OfScenario {
    ScenarioIndex scenario = 0;
    PerMille value = 0;
  };
  std::vector<OfScenario> scenarios;
};

using Standings = std::array<SkillStanding, kMeasureCount>;  // by Measure
[[nodiscard]] Standings standings(const TeamTable& table, const RowsByPerson& rows,
                                  PersonIndex person);

}  // namespace warmline::coach
