// The result of an attempt by scoring.md: an exact account of 100 points, empathy by decision
// quality, the profile.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/units.h"
#include "replay/transcript.h"
#include "score/outcome.h"
#include "score/points.h"

namespace warmline::score {

// A choice made where there was more than one, or one that lost points (also where it was the only
// one offered: a card not yet opened would have shown a better one). All other choices are
// Continue.
struct DecisionScore {
  std::size_t step = 0;  // which event of the attempt
  Index node = 0;
  Index choice = 0;
  std::int32_t number = 0;          // 1, 2, … as people count them
  std::int32_t offered = 0;         // choices that were available, ≥ 1
  Hundredths lost = 0;              // ≥ 0
  scenario::Qualities qualities{};  // of the chosen choice
  std::array<std::int32_t, scenario::kCriterionCount>
      stakes{};  // per criterion: max k − min k over available choices
  std::array<std::int32_t, scenario::kCriterionCount> earned{};  // per criterion: k(chosen) − min k
  std::int32_t stake = 0;                                        // of T
  std::int32_t earned_total = 0;                                 // T(chosen) − min T
  std::int32_t closed_off =
      0;  // chances not reached because of it: max(0, B − stake − B′), if lost > 0
  bool critical = false;
};

struct CriterionScore {
  std::int32_t observations = 0;    // decisions where it made a difference
  std::optional<PerMille> quality;  // nothing below kMinObservations: "not enough evidence"
};
inline constexpr std::int32_t kMinObservations = 3;

// A block met on the way: shown at a node the attempt came to.
struct BlockMet {
  Index block = 0;
  std::size_t step = 0;           // events before it was shown
  Hundredths best_if_lifted = 0;  // V*(s0) were it lifted alone
};

struct Scorecard {
  bool finished = false;
  Hundredths achieved = 0;  // R; may be negative
  Hundredths lost = 0;      // Σ over decisions
  Hundredths not_finished =
      0;  // V*(s) − credit(s) where an unfinished attempt stopped; may be negative
  Hundredths out_of_reach_rules = 0;
  Hundredths out_of_reach_nobody = 0;
  Hundredths best =
      0;  // V*(s0);  achieved + lost + not_finished + both out of reach = 10000, exactly
  PerMille resolution = 0;             // R ÷ V*(s0), clipped to 0..1000
  std::optional<PerMille> empathy;     // nothing: not enough evidence
  std::int32_t empathy_decisions = 0;  // decisions with a stake faced
  std::int32_t empathy_earned = 0;     // Σ earned
  std::int32_t empathy_chances = 0;  // D: stakes faced, closed off and, if unfinished, not come to
  std::int32_t chances_left = 0;     // B(s) where an unfinished attempt stopped; part of D
  std::optional<PerMille> best_call_empathy;  // of the best call
  std::array<CriterionScore, scenario::kCriterionCount> criteria{};
  std::vector<DecisionScore> decisions;
  std::vector<BlockMet> blocks_met;  // each block once, at its first showing
  std::int32_t critical_misses = 0;
  Seconds seconds = 0;
  std::int32_t transfers = 0;
  std::int32_t repeats = 0;
  std::string ending;  // node id; empty when unfinished
};

// `run` is the replay of `events`, and `solution` that of the same scenario.
[[nodiscard]] Scorecard score(const Scenario& scenario, const Solution& solution,
                              const std::vector<replay::Event>& events, const replay::Run& run);

// One object; "units" in it says that points are hundredths of a point and ratios per mille. "Not
// enough evidence" is null.
[[nodiscard]] std::string to_json(const Scenario& scenario, const Scorecard& card, bool pretty);

// "feel", "understand", "explore", "respect", as authors write them.
[[nodiscard]] std::string_view name_of(scenario::Criterion criterion);

}  // namespace warmline::score
