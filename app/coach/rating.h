// Calibration: several supervisors rate the same call, each blind to the others, and exchange
// files; how far they agree is worked out of the files (coach/agreement.h).
//
// A rating file is JSON as assets/rating.schema.json says. It names the call by its contents, so
// that it finds the same call wherever that is loaded, and names nobody but who rated:
//   call = SHA-256("warmline rating 1 call\n" {events, version}), 64 lower-case hex digits
// where {…} is canonical JSON and an event is {choice, node} or {card}.
//
// A decision is rated −1..2 on each criterion, as authors rate choices, or not at all: "not
// observed" is no 0. The call as a whole is rated 1..5.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "coach/agreement.h"
#include "core/diagnostic.h"
#include "replay/transcript.h"
#include "scenario/scenario.h"
#include "score/scorecard.h"

namespace warmline::coach {

inline constexpr Rating kLowestRating = -1;
inline constexpr Rating kHighestRating = 2;
inline constexpr Rating kLowestOverall = 1;
inline constexpr Rating kHighestOverall = 5;
inline constexpr std::size_t kMostRatedDecisions = 1000;
inline constexpr std::size_t kMostRatingBytes = 256u << 10;

struct RatedDecision {
  std::size_t step = 0;  // events before it, as DecisionScore::step
  std::array<std::optional<Rating>, scenario::kCriterionCount> given;  // nothing: not observed
};

struct RatingFile {
  std::string rater;  // as typed (progress::person_as_written), never empty
  std::int64_t made_ms = 0;
  std::string scenario;  // id
  std::string version;   // of the scenario
  std::string call;
  std::optional<Rating> overall;
  std::vector<RatedDecision> decisions;  // steps go up; each has something given
};

[[nodiscard]] std::string call_key(std::string_view version,
                                   const std::vector<replay::Event>& events);

// Canonical JSON and a line break. Decisions of which nothing was observed are left out.
[[nodiscard]] std::string rating_text(const RatingFile& file);

struct ParsedRating {
  std::optional<RatingFile> file;       // nothing when there is an error
  std::vector<Diagnostic> diagnostics;  // file, line and column filled, in order of place
};

// Errors: those of reading JSON and of the schema; "no-rating-file", "newer-format",
// "out-of-order" (a decision that doesn't come after the one before it), "not-a-hash",
// "not-a-name" (of the rater, or with control characters). `name` is used in diagnostics.
[[nodiscard]] ParsedRating parse_rating(std::string_view text, std::string_view name);

// Whether every rated decision is one of the call's: of a file whose `call` is its key, written by
// hand, it may not be.
[[nodiscard]] bool fits(const RatingFile& file, const score::Scorecard& card);

// What one column of the ratings is about.
struct RatedUnit {
  std::string call;
  std::size_t step = 0;
  scenario::Criterion criterion = scenario::Criterion::kFeel;
};

struct Calibration {
  std::vector<std::string> raters;  // a row each, in order of name
  std::vector<RatedUnit> units;     // a column each: rated by at least one, in order of call, step
                                    // and criterion
  Ratings ratings;                  // −1..2
  Agreement agreement;              // Krippendorff's alpha, ordinal, over all of them
  std::array<Agreement, scenario::kCriterionCount> by_criterion;
  std::optional<Agreement> kappa;     // of two raters alone
  std::vector<UnitDifference> most;   // ordinal; units they differ over, most first: `unit` is a
                                      // column, and its two ends are never equal
  std::vector<std::string> calls;     // the columns of `overall`, in order
  Ratings overall;                    // 1..5
  Agreement overall_agreement;        // ordinal
  std::vector<std::size_t> observed;  // by rater: how many units they rated
  std::size_t replaced = 0;           // files that a later one of the same rater and call replaces
};

// Of files that came in any order, some of them more than once. What two files say that differ in
// nothing counts once; of one rater's files on one call the latest counts.
[[nodiscard]] Calibration calibrate(const std::vector<RatingFile>& files);

}  // namespace warmline::coach
