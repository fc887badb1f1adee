// Three moments of a person's calls that are worth talking about: where most was lost, what was
// missed again and again, and the best recovery after a hurt.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "coach/team.h"
#include "coach/team_queries.h"
#include "core/units.h"
#include "scenario/scenario.h"
#include "score/review.h"

namespace warmline::coach {

// A decision of one of the team's attempts.
struct Moment {
  std::size_t attempt = 0;            // in Team::attempts
  score::DecisionIndex decision = 0;  // in its scorecard's decisions
  friend bool operator==(const Moment& a, const Moment& b) {
    return a.attempt == b.attempt && a.decision == b.decision;
  }
};

struct LargestLoss {
  Moment at;
  Hundredths lost = 0;  // > 0
};

// A criterion of which the least on offer was chosen where it made a difference.
struct RepeatedMiss {
  scenario::Criterion criterion = scenario::Criterion::kFeel;
  std::int32_t times = 0;  // ≥ 2
  std::int32_t of = 0;     // decisions where it made a difference
  std::size_t calls = 0;   // in which it was missed
  Moment example;          // where most of it was at stake, the latest of such; another than the
                           // largest loss
};

struct BestRecovery {
  Moment at;
  std::size_t hurts = 0;  // mended, ≥ 1
  bool whole = false;     // the caller was as well as before the first of them
};

struct TellingMoments {
  std::optional<LargestLoss> loss;   // ties: the latest call, its earliest decision
  std::optional<RepeatedMiss> miss;  // missed most often; ties: the greater part of its decisions,
                                     // then order of criteria
  std::optional<BestRecovery> recovery;  // whole before partly, then most hurts, then the latest
};

// `reviews` runs beside Team::attempts; nullptr: not reviewed, so no recovery is looked for there.
[[nodiscard]] TellingMoments telling_moments(const Team& team, PersonIndex person,
                                             const std::vector<const score::Review*>& reviews,
                                             Which which = Which::kUnpractised);

// Whether such a choice of attempts holds this kind.
[[nodiscard]] bool holds(Which which, AttemptKind kind);

}  // namespace warmline::coach
