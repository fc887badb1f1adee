// What a candidate's judged sitting shows, and what can be said of several: figures with how sure
// they are, and never a verdict.
//
// A figure of one call is that of assess/measures.h. A call whose time was up is scored as an
// unfinished attempt: what it never came to counts as not reached; one that was left under way has
// no figure. Of a candidate it is the mean over the form's calls, with a 95 % band from five calls
// on and no figure below eight observations (coach/bands.h).
//
// Two candidates of one form differ where their means lie further apart than the error of
// measurement over all of that form's candidates explains (assess/reliability.h). Nothing here
// orders candidates, draws a line between them or weighs one figure against another, but for
// weights that the team sets itself.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "assess/measures.h"
#include "assess/reliability.h"
#include "assess/sitting_file.h"
#include "coach/bands.h"
#include "coach/team_queries.h"
#include "score/review.h"

namespace warmline::assess {

using coach::kMeasureCount;

using CandidateProfile = std::array<coach::Estimate, kMeasureCount>;  // by Measure
// `calls`: how many the form has, here and below.
[[nodiscard]] CandidateProfile profile_of(const Judged& judged, std::size_t calls);

// A decision of one of the calls that were begun.
struct DecisionAt {
  std::size_t call = 0;               // in Judged::calls
  score::DecisionIndex decision = 0;  // in its scorecard's decisions
  friend bool operator==(const DecisionAt& a, const DecisionAt& b) {
    return a.call == b.call && a.decision == b.decision;
  }
};
[[nodiscard]] std::vector<DecisionAt> critical_misses(const Judged& judged);

// What happened on the way. Never scored.
struct OnTheWay {
  std::size_t begun = 0;               // calls, the warm-up apart
  std::size_t ended = 0;               // reached their ending, or their time was up
  std::vector<std::size_t> no_answer;  // in Judged::calls: their time was up
  std::int32_t interruptions = 0;
  std::int32_t pauses = 0;
  std::int64_t used_ms = 0;  // over all calls
};
[[nodiscard]] OnTheWay on_the_way(const Judged& judged);

// --- several candidates of one form

// A row for each, a column for each of the form's calls. Resolution and empathy are no criteria:
// the table's `criterion` says nothing then, and its figures hold all the same.
[[nodiscard]] CriterionTable table_of(const std::vector<const Judged*>& candidates,
                                      std::size_t calls, Measure measure);

enum class Apart : std::uint8_t {
  kTooFew,        // candidates of this form with a value in every call: no error is known
  kNoEvidence,    // one of the two has no figure
  kNotAllCalls,   // one of the two has no value in some call, so their means aren't over the same
  kNoDifference,  // that the error of measurement doesn't explain
  kFirstHigher,
  kSecondHigher
};
// `found` is the reliability of table_of() over all candidates of the form.
[[nodiscard]] Apart apart(const Reliability& found, const Judged& one, const Judged& other,
                          Measure measure);

// Σ weight·mean ÷ Σ weight over the measures that have a weight, half up; nothing where no weight
// is set, or one of those measures has no figure.
inline constexpr std::int32_t kMostWeight = 5;
using Weights = std::array<std::int32_t, kMeasureCount>;  // 0..kMostWeight, set by the team
[[nodiscard]] bool has_weights(const Weights& weights);
[[nodiscard]] std::optional<PerMille> total_of(const CandidateProfile& profile,
                                               const Weights& weights);

// --- an interview

enum class Telling : std::uint8_t {
  kLost,    // of this candidate's decisions, one that lost most points
  kMissed,  // one that left most chances of empathy
  kStrong   // nothing was lost or missed there, where others do or where most was at stake
};
struct GuideMoment {
  DecisionAt at;
  Telling telling = Telling::kLost;
  Hundredths lost = 0;      // kLost
  std::int32_t missed = 0;  // kMissed: of the stakes, with what it closed off
  std::size_t faced = 0;    // kStrong: other candidates of the form who stood there …
  std::size_t failed = 0;   // … and lost or missed something
};
inline constexpr std::size_t kGuideLost = 3, kGuideMissed = 2, kGuideStrong = 3;

// In the order of the calls, so that the order says nothing of how they were judged; no decision
// twice. `others`: judged sittings of the same form by other candidates.
[[nodiscard]] std::vector<GuideMoment> interview_guide(const Judged& judged,
                                                       const std::vector<const Judged*>& others);

}  // namespace warmline::assess
