// Whether a way of selecting treats groups alike: each group's rate beside the highest.
//
//   rate      selected ÷ people
//   ratio     to the highest rate; below four fifths is the mark of the Uniform Guidelines on
//             Employee Selection Procedures (29 CFR 1607.4 D, 1978). With small groups it fires by
//             chance alone, so that the figures below belong beside it
//   p         Fisher's exact, two-sided, against the group with the highest rate (fisher.h)
//   adjusted  the same by Holm over *all pairs* of groups. Which group is the highest was looked up
//             in the same figures; with six alike groups of 1,000, Holm over the five comparisons
//             alone cries out 9 % of the time instead of the 5 % that it promises, over all pairs
//             3 %. With two groups both are the plain p
//   power     of that test to find a true ratio of four fifths of the highest rate with as many
//             people as there are, at .05 ÷ pairs, which Holm asks of the first; below 80 % the
//             comparison is underpowered, and "no difference found" says little
//
// Groups of fewer than kLeastGroup people are counted and nothing is worked out of them: one person
// would move the rate by more than ten points, and a rate comes close to naming people.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "assess/fisher.h"
#include "core/units.h"

namespace warmline::assess {

inline constexpr std::int32_t kLeastGroup = 10;
inline constexpr std::size_t kMostGroups = 40;
inline constexpr double kImpactLevel = 0.05;
inline constexpr double kFourFifths = 0.8;
inline constexpr double kEnoughPower = 0.8;

struct GroupImpact {
  Selected counts;
  bool computed = false;        // at least kLeastGroup people; otherwise nothing below is there
  std::optional<double> rate;   // 0..1
  std::optional<double> ratio;  // 0..1; nothing where nobody was selected in any group
  bool below_four_fifths = false;
  // Nothing for the group with the highest rate itself, nor where there is no ratio.
  std::optional<double> p;
  std::optional<double> adjusted;
  std::optional<double> power;
  bool underpowered = false;
};

struct Impact {
  std::vector<GroupImpact> groups;     // in the order given
  std::optional<std::size_t> highest;  // of those computed: of equal rates the larger group, then
                                       // the first; nothing of none
  std::size_t computed = 0;
  std::size_t pairs = 0;  // of computed groups: what Holm corrects over
};

// At most kMostGroups groups. With 20,000 people in two groups some tenths of a second, with 5,000
// some hundredths: nearly all of it is the power.
[[nodiscard]] Impact impact(const std::vector<Selected>& groups);

// Who lies above the median of all values, that of two middle ones halfway between them. Ties with
// the median don't lie above it, so that fewer than half may.
[[nodiscard]] std::vector<bool> above_median(const std::vector<std::int32_t>& values);

// Counts by group of people whose group is known (below `groups`).
[[nodiscard]] std::vector<Selected> counted(const std::vector<std::optional<std::size_t>>& group,
                                            const std::vector<bool>& selected, std::size_t groups);

}  // namespace warmline::assess
