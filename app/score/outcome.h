// Resolution by dynamic programming (scoring.md, "Resolution: an exact account") and the best call's empathy.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "core/units.h"
#include "replay/call.h"
#include "replay/transcript.h"
#include "score/graph.h"

namespace warmline::score {

// What the best continuation from a state is worth. Ties: V*, then empathy earned, then fewest choices, then
// authored position.
struct Best {
  Hundredths value = 0;           // V*: credit at the end − costs still to come
  std::int32_t empathy = 0;       // Σ earned along it
  std::int32_t stakes = 0;        // B: Σ stakes along it
  std::int32_t choices = 0;       // its length
  std::int32_t edge = -1;         // position in Graph::edges; −1 at an ending
};

struct Stake {
  std::int32_t stake = 0;   // max T − min T over available choices
  std::int32_t lowest = 0;  // min T
};

// A scenario solved with the blocks as they are. Immutable; share it.
class Solution {
 public:
  [[nodiscard]] const Best& best_at(const replay::CallState& state) const;  // asserts that the state is reachable
  [[nodiscard]] const Best& best() const;                             // at the start
  [[nodiscard]] Hundredths worst() const;                             // lowest value any path reaches
  [[nodiscard]] Hundredths best_lifted_all() const;                   // V*(s0) with every block lifted
  [[nodiscard]] Hundredths best_lifted(Index block) const;            // V*(s0) with that one lifted
  [[nodiscard]] std::size_t states() const;
  [[nodiscard]] std::vector<replay::Event> best_path() const;          // from the start, cards included

  struct Impl;
  explicit Solution(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}

 private:
  std::shared_ptr<const Impl> impl_;
};

struct Solved {
  std::optional<Solution> solution;
  std::vector<Diagnostic> problems;  // what explore() finds, with blocks as they are, each and all lifted
};
[[nodiscard]] Solved solve(const scenario::ScenarioPtr& scenario);

// T(c) = Σ w_d·k_d(c) over feel, understand, explore (equal weights).
[[nodiscard]] std::int32_t empathy_of(const scenario::Qualities& qualities);

}  // namespace warmline::score
