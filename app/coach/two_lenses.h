// Two call centres: the same team through two lenses, two rankings side by side.
#pragma once

#include <cstdint>
#include <vector>

#include "coach/bands.h"
#include "coach/team.h"
#include "score/lens.h"

namespace warmline::coach {

struct LensRanked {
  PersonIndex person = 0;
  Estimate first;   // means over scenarios of first attempts' readings, through one lens …
  Estimate second;  // … and the other
  std::uint32_t first_rank = 0;  // 1 is the highest; equal means share a rank and the next ones are
  std::uint32_t second_rank = 0;  // skipped: 1, 2, 2, 4
};

struct TwoRankings {
  std::vector<LensRanked> ranked;       // by the first rank, then by code
  std::vector<PersonIndex> too_little;  // without a band through both lenses: not ranked; by code
  std::int32_t moved = 0;               // people whose two ranks differ
};

// From first attempts alone. A rank is not a distance: the bands say whose places could be chance.
[[nodiscard]] TwoRankings two_rankings(const Team& team, const score::Lens& first,
                                       const score::Lens& second);

}  // namespace warmline::coach
