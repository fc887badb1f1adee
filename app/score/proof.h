// What the checker proves of a parsed scenario beyond its shape (scoring.md): every reachable state
// but an ending offers an available choice, no state comes back, V*(s0) ≥ 10 points, no card loses
// anything, a critical choice always loses something, with blocks as they are and with each and all
// lifted. (A perfect call and lifted blocks never lowering V* follow from what is proved, and are
// property-tested.)
#pragma once

#include <vector>

#include "core/diagnostic.h"
#include "scenario/scenario.h"
#include "score/outcome.h"

namespace warmline::score {

// Errors: those of solve() (score/outcome.h); "out-of-reach" (V*(s0) below 10 points);
// "critical-free" (a critical choice that somewhere loses nothing); "card-loses". Warnings:
// "never-reached" (a node that targets lead to, but no call); "never-offered" (a choice);
// "never-met" (a need); "never-forbids" (a rule); "leaving-pays" (a moment where hanging up is
// worth more than any way on).
struct Proof {
  std::optional<Solution> solution;     // there unless the graph is unsound
  std::vector<Diagnostic> diagnostics;  // pointers filled; give them places with scenario::place
};
// At once; Solving (score/solving.h) does it in pieces.
[[nodiscard]] Proof prove(const scenario::ScenarioPtr& scenario);

}  // namespace warmline::score
