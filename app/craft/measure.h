// All that is measured of one call, and the bars that it should clear.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/units.h"
#include "craft/decisions.h"
#include "craft/guessing.h"
#include "craft/speech.h"
#include "score/agents.h"
#include "score/simulation.h"

namespace warmline::craft {

// Bars. Those of a single call:
inline constexpr std::int32_t kLeastDecisions = 6;     // on the best path
inline constexpr std::int32_t kLeastObservations = 3;  // of each criterion, over the best path
inline constexpr PerMille kLeastTradeoffs = 333;       // a third of the decisions
inline constexpr PerMille kRandomBehind = 100;     // mean resolution: random well below greedy …
inline constexpr PerMille kGreedyBehind = 20;      // … and greedy below the planner
inline constexpr PerMille kWinsFrom = 900;         // of the planner's mean: kind or fast alone wins
inline constexpr std::int32_t kHardestGrade = 60;  // school years, in tenths
inline constexpr std::int32_t kLongestMean = 250;  // words a line, in tenths
inline constexpr std::int64_t kLongestLine = 45;   // words
// Those of a library:
inline constexpr PerMille kMostCorrelation = 150;  // of length with quality, either way

struct Agents {
  std::uint64_t runs = 0;
  std::array<score::Tally, score::kAgentCount> tallies;
  [[nodiscard]] PerMille resolution(score::Agent agent) const {
    return tallies[static_cast<std::size_t>(agent)].resolution.mean();
  }
  [[nodiscard]] PerMille empathy(score::Agent agent) const {
    return tallies[static_cast<std::size_t>(agent)].empathy.mean();
  }
};

struct Measures {
  std::int32_t path_decisions = 0;  // on the best path: two or more available choices
  std::int32_t path_tradeoffs = 0;  // of them: no available choice is best for both there
  std::array<std::int32_t, scenario::kCriterionCount> observations{};  // over the best path
  bool perfect = false;  // the best path is finished, loses nothing, misses nothing
  std::array<std::int32_t, 3> endings{};  // that a call can come to, by scenario::EndingKind
  std::vector<Decision> decisions;
  std::int32_t tradeoffs = 0;      // of decisions
  std::vector<Guessing> guessing;  // length and position, each with empathy and resolution
  Speech speech;
  Agents agents;
};

// runs: calls of each agent; seed and slips as for score::simulate.
struct Simulating {
  std::uint64_t runs = 2000;
  std::uint64_t seed = 1;
  int slips = 10;
};
[[nodiscard]] Measures measure(const scenario::ScenarioPtr& scenario,
                               const score::Solution& solution, const Simulating& simulating);

// All four, empty.
[[nodiscard]] std::vector<Guessing> all_guessing();

// A bar not cleared.
struct Miss {
  std::string code;     // stable, kebab-case
  std::string problem;  // a sentence without a full stop
  std::string remedy;   // likewise
};
[[nodiscard]] std::vector<Miss> misses(const Measures& measures);

}  // namespace warmline::craft
