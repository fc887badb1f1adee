// The debrief of an attempt beyond its scorecard: what else could have been chosen at each decision
// and where it would have led, what was mended after a hurt, what was closed off, the caller's
// mood. All of it follows from the scenario, its solution and the events; no words for people are
// made here.
//
// A *hurt* is a decision whose chosen words hold a −1 in any of the four criteria, or after which
// the caller's distress is higher or their trust lower than right before it.
//
// A *recovery* is the first decision after one hurt or more that
//   - is no hurt itself,
//   - earned something: of some criterion that was at stake there it has at least 1, and more than
//     the least that was available, and
//   - mended the mood: right after it distress is lower or trust higher than right before it.
// It closes all hurts before it; what is hurt later needs a recovery of its own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "core/units.h"
#include "replay/transcript.h"
#include "scenario/scenario.h"
#include "score/outcome.h"
#include "score/scorecard.h"

namespace warmline::score {

// A position in Scorecard::decisions (and in Review::decisions, which runs beside it).
using DecisionIndex = std::size_t;

// Something that could have been chosen at a decision, the chosen one included.
struct Alternative {
  Index choice = 0;            // of the decision's node
  std::optional<Index> block;  // the rule that forbade it there; nothing: it could be chosen
  std::vector<Index> look_up;  // cards to open first, without which it wasn't to be had
  Hundredths keeps = 0;        // best future value after it: V*(s′) − its cost
  Hundredths lost = 0;         // V*(s) − keeps: ≥ 0, but for one that a rule forbade
  Hundredths outcome = 0;      // points of the whole call at best: keeps − costs before
  Index ending = 0;            // node of the ending that the best call on from it comes to
  scenario::Mood mood;         // the caller's, right after it
  scenario::Qualities qualities{};
  std::int32_t earned = 0;  // T − min T available; of one that wasn't, it may be out of 0..stake
  bool critical = false;
};
// What a forbidden alternative is worth is worked out with its rule alone lifted, from there on.

struct ReviewedDecision {
  // Every choice shown there, authored order; then, where the best call begins by looking something
  // up that no choice shown can do without, the choice that it opens. The greatest `keeps` of those
  // that no rule forbade is V*(s), and the chosen one's is V*(s) − lost.
  std::vector<Alternative> alternatives;
  std::size_t chosen = 0;  // positions in alternatives
  std::size_t best = 0;    // what the best call on from there takes; lost == 0
  scenario::Mood before;   // the caller's, right before and after the decision
  scenario::Mood after;
  bool hurt = false;
};

struct Recovery {
  DecisionIndex decision = 0;
  std::vector<DecisionIndex> mends;  // the hurts since the last recovery, in order; at least one
  bool whole =
      false;  // distress is no higher and trust no lower than right before the first of them
};

// Chances of empathy (DecisionScore::closed_off) that a decision closed off.
struct ChancesNotReached {
  DecisionIndex decision = 0;
  std::int32_t chances = 0;    // > 0
  std::vector<Index> moments;  // nodes with something at stake on the best call on from before it,
                               // in order, that this call never came to; may be empty
};

// A rule shown on the way, and what was done about it all the same.
struct RuleInTheWay {
  Index block = 0;
  std::size_t step = 0;           // events before it was first shown
  Hundredths best_if_lifted = 0;  // V*(s0) were it lifted alone
  std::vector<Index> needs;       // that a choice it forbade would have raised there; may be empty
  std::vector<Index> helped;      // those of them that ended arranged or met all the same
};

// A rule that this call never came to.
struct RuleNotMet {
  Index block = 0;
  Hundredths best_if_lifted = 0;  // V*(s0) were it lifted alone
};

// The caller's mood after so many events: one for each state of the call, the first at its start.
struct MoodPoint {
  std::size_t step = 0;
  Seconds seconds = 0;  // authored seconds so far
  scenario::Mood mood;
  std::optional<DecisionIndex> decision;  // that brought it; nothing: the start, Continue, a card
};

struct Review {
  std::vector<ReviewedDecision> decisions;  // as many as the scorecard has, same order
  std::vector<Recovery> recoveries;
  std::vector<ChancesNotReached> not_reached;
  std::vector<RuleInTheWay> rules;        // as Scorecard::blocks_met
  std::vector<RuleNotMet> rules_not_met;  // the others, authored order
  std::vector<MoodPoint> mood;            // run.states.size()
};

// The best calls on with one rule alone lifted, by rule (score/values.h).
using PlansLifted = std::map<Index, std::vector<Best>>;

// The rules that forbade something shown at a decision: those whose plans a review asks for.
[[nodiscard]] std::vector<Index> rules_at_decisions(const Scenario& scenario, const Scorecard& card,
                                                    const replay::Run& run);

// The recoveries alone, which need no solution.
[[nodiscard]] std::vector<Recovery> recoveries(const Scorecard& card, const replay::Run& run);

// `run` is the replay of the attempt's events, `card` its scorecard, `solution` that of the same
// scenario; the plans are worked out at once where they aren't given.
[[nodiscard]] Review review(const Scenario& scenario, const Solution& solution,
                            const Scorecard& card, const replay::Run& run);
[[nodiscard]] Review review(const Scenario& scenario, const Solution& solution,
                            const Scorecard& card, const replay::Run& run,
                            const PlansLifted& plans);

}  // namespace warmline::score
