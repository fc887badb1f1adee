// The decisions of a call as its author sees them: a node with the choices that are available
// together, whatever else is known at that moment.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "core/units.h"
#include "scenario/scenario.h"
#include "score/graph.h"
#include "score/outcome.h"

namespace warmline::craft {

using scenario::Index;
using scenario::Scenario;

// One choice of a decision.
struct Offer {
  Index choice = 0;          // in the node's choices
  std::int32_t empathy = 0;  // T
  Hundredths lost = 0;       // mean over the states that the decision comes up in, half up
};

// A node with two or more available choices, as a call can come to it with the rules as they are.
struct Decision {
  Index node = 0;
  std::vector<Offer> offers;       // authored order
  std::uint32_t states = 0;        // reachable (reduced) states it comes up in, > 0
  std::uint32_t states_apart = 0;  // of them, those in which no choice is best for both
};

// By node, then by the choices available. Each (node, set of available choices) once. At once;
// Gathering does it in pieces.
[[nodiscard]] std::vector<Decision> decisions(const score::Solution& solution);

class Gathering {
 public:
  explicit Gathering(score::Solution solution);
  // Looks at about so many states and edges, at least one. True once all is done.
  bool step(std::size_t work);
  [[nodiscard]] std::vector<Decision> take();  // once all is done

  struct Gathered {
    Decision decision;
    std::vector<std::int64_t> lost;  // summed over states, one for each offer
  };

 private:
  void visit(const score::Solution::Impl& known, score::StateIndex state);

  score::Solution solution_;
  std::vector<std::uint8_t> reached_;
  std::vector<score::StateIndex> waiting_;
  std::map<std::pair<Index, std::vector<Index>>, Gathered> found_;
};

// A real trade-off: in at least half of the states in which the decision comes up, no available
// choice both has the highest T (feel + understand + explore) and loses nothing in resolution.
[[nodiscard]] inline bool is_tradeoff(const Decision& decision) {
  return 2 * decision.states_apart >= decision.states;
}

// The states that a call can come to with the rules as they are, one byte each.
[[nodiscard]] std::vector<std::uint8_t> reachable(const score::Graph& graph);

}  // namespace warmline::craft
