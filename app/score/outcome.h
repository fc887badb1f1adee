// Resolution by dynamic programming (scoring.md, "Resolution: an exact account") and the best
// call's empathy.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "core/diagnostic.h"
#include "core/units.h"
#include "replay/call.h"
#include "replay/transcript.h"
#include "scenario/scenario.h"

namespace warmline::score {

using scenario::Index;
using scenario::Scenario;

// What the best continuation from a state is worth. Ties: V*, then empathy earned, then fewest
// choices, then authored position, choices before cards.
struct Best {
  Hundredths value = 0;      // V*: credit at the end − costs still to come
  std::int32_t empathy = 0;  // Σ earned along it
  std::int32_t stakes = 0;   // B: Σ stakes along it
  std::int32_t choices = 0;  // its length
  std::int32_t faced = 0;    // decisions with a stake along it
  std::int32_t edge = -1;    // its first step, for this room alone; −1 at an ending
};

struct Stake {
  std::int32_t stake = 0;   // max T − min T over available choices
  std::int32_t lowest = 0;  // min T
};

// The whole call were some blocks lifted.
struct WhatIf {
  Hundredths best = 0;              // V*(s0)
  Hundredths worst = 0;             // lowest value of a finished call
  std::vector<replay::Event> path;  // the best call; takes what the lifted blocks forbid, so
                                    // replay() may refuse it
};

// A scenario solved with the blocks as they are. Immutable; share it.
class Solution {
 public:
  [[nodiscard]] const Best& best_at(
      const replay::CallState& state) const;         // asserts that the state is reachable
  [[nodiscard]] const Best& best() const;            // at the start
  [[nodiscard]] Hundredths worst() const;            // lowest value any finished call reaches
  [[nodiscard]] Hundredths best_lifted_all() const;  // V*(s0) with every block lifted
  [[nodiscard]] Hundredths best_lifted(Index block) const;  // V*(s0) with that one lifted
  [[nodiscard]] std::size_t states() const;                 // reduced, with every block lifted

  // The best call on from a reachable state, cards included; from the start if none is given.
  [[nodiscard]] std::vector<replay::Event> best_path() const;
  [[nodiscard]] std::vector<replay::Event> best_path(const replay::CallState& from) const;

  [[nodiscard]] Index best_ending(const replay::CallState& from) const;  // the node it ends at

  [[nodiscard]] WhatIf what_if(const std::vector<Index>& lifted) const;  // worked out afresh

  struct Impl;  // score/values.h
  explicit Solution(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}
  [[nodiscard]] const Impl& details() const { return *impl_; }

 private:
  std::shared_ptr<const Impl> impl_;
};

// Problems, as errors, pointers filled: "too-entangled" (more than kMaxStates states),
// "too-many-blocks" (more than kMaxBlocks), "cycle" (names the loop; the pointer is the choice that
// closes it; with the blocks as they are if there is any such, else with all lifted), "dead-end" (a
// state with no available choice; the pointer is its node, the message a way there). With blocks as
// they are, each lifted and all lifted; there is a solution only if none.
struct Solved {
  std::optional<Solution> solution;
  std::vector<Diagnostic> problems;
};
// At once; Solving (score/solving.h) does it in pieces.
[[nodiscard]] Solved solve(const scenario::ScenarioPtr& scenario);

// T(c) = Σ w_d·k_d(c) over feel, understand, explore (equal weights).
[[nodiscard]] std::int32_t empathy_of(const scenario::Qualities& qualities);

// Of the choices available at a node; `available` are indices into its choices, none gives 0.
[[nodiscard]] Stake stake_of(const scenario::Node& node, const std::vector<Index>& available);

}  // namespace warmline::score
