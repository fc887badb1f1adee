// Whom to talk with first, and why: from first attempts alone, and only where there is evidence
// enough for a band (coach/bands.h). Each reason has its figures, and words for people
// (coach/priorities_words.cpp).
//
// Reasons, the weightiest first:
//   critical  first attempts of the later period with a critical miss; more of them first
//   fell      a measure went down between two periods: the band of the difference lies below nought
//   behind    the whole band of a measure lies below the middle of the team, the median of the
//             means of those who have a band, of at least kLeastCompared people
//   rose      a measure went up: worth saying to them
// Within a reason the one whose band lies furthest off comes first; people whose first reason is
// equal share a rank.
//
// Looking at many bands finds some by chance: at 95 % one change in twenty looks like one where
// there is none. How many were looked at is given, to be said beside the list.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "coach/bands.h"
#include "coach/evidence.h"
#include "coach/team_table.h"

namespace warmline::coach {

inline constexpr std::size_t kLeastCompared = 5;

enum class Why : std::uint8_t { kCritical, kFell, kBehind, kRose };

struct Reason {
  Why why = Why::kCritical;
  Measure measure = Measure::kResolution;  // but for kCritical
  Week since = 0;                          // kCritical: from this week on …
  std::int32_t misses = 0;                 // … first attempts with a critical miss …
  std::int32_t firsts = 0;                 // … of so many,
  Week latest = 0;                         // the latest in this week
  Change change;                           // kFell, kRose
  Estimate estimate;                       // kBehind
  PerMille middle = 0;                     // kBehind: of the team
};

struct Priority {
  PersonIndex person = 0;
  std::uint32_t rank = 0;       // from 1; shared where nothing tells two people apart
  std::vector<Reason> reasons;  // at least one, the weightiest first
};

// Somebody of whom too little is known to be ranked.
struct TooLittle {
  PersonIndex person = 0;
  std::int32_t firsts = 0;  // first attempts, each of another scenario
  std::int32_t misses = 0;  // of them with a critical miss: named, never ranked
};

struct Priorities {
  std::vector<Priority> ranked;           // in order of rank, then of code
  std::vector<PersonIndex> unremarkable;  // evidence enough, and nothing of the above; by code
  std::vector<TooLittle> too_little;      // no band for any measure; by code
  std::int32_t changes_known = 0;         // people × measures whose change could be told
  [[nodiscard]] std::int32_t changes_by_chance() const {  // of them, half up
    return (changes_known + 10) / 20;
  }
};

// `split`: the first week of the later period. Looked at: resolution and the four criteria.
[[nodiscard]] Priorities priorities(const TeamTable& table, Week split);

// "Resolution", "Empathy", "Warmth", "Understanding", "Curiosity", "Respect"
[[nodiscard]] std::string name_of(Measure measure);
[[nodiscard]] std::string name_inside(Measure measure);  // a sentence: "resolution", "empathy" …

// A sentence with its figures: "2 of 6 first attempts since week 7 had a critical miss, the latest
// in week 11." Ends of bands that whole per cents can't tell from what they are held against have a
// decimal.
[[nodiscard]] std::string sentence(const Reason& reason);
// Of somebody who isn't ranked: "4 first attempts are too little to say much. It takes 5 scenarios
// and 8 decisions."
[[nodiscard]] std::string sentence(const TooLittle& person);

}  // namespace warmline::coach
