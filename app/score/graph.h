// The state graph of a scenario (scoring.md, "The state graph"): reduced states found from the
// start by choices and opened cards. It is explored once, with every block lifted; each edge says
// which block forbids it, so that the graph with the blocks as they are, or with any of them
// lifted, is the part of it that is `open`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/diagnostic.h"
#include "core/units.h"
#include "scenario/scenario.h"
#include "score/reducer.h"

namespace warmline::score {

using StateIndex = std::uint32_t;

inline constexpr std::size_t kMaxStates = 200'000;
inline constexpr std::size_t kMaxBlocks = 32;

inline constexpr std::uint8_t kNoBlock = 0xFF;

struct Edge {
  StateIndex to = 0;
  Hundredths cost = 0;
  Index item = 0;                 // a choice of the node, or a card of the scenario
  std::uint8_t block = kNoBlock;  // the block that forbids it in this state
  bool card = false;
};

// Which blocks are lifted: bit i for block i.
using LiftedSet = std::uint32_t;
inline constexpr LiftedSet kNothingLifted = 0;
inline constexpr LiftedSet kAllLifted = ~LiftedSet{0};

[[nodiscard]] inline bool open(const Edge& edge, LiftedSet lifted) {
  return edge.block == kNoBlock || ((lifted >> edge.block) & 1) != 0;
}

// The sets that everything is proved for: nothing lifted, each block alone, all.
[[nodiscard]] std::vector<LiftedSet> lifted_sets(const Scenario& scenario);

// "", " when the rule \"x\" is lifted", " when every rule is lifted": for messages.
[[nodiscard]] std::string lifted_words(const Scenario& scenario, LiftedSet lifted);

// Reduced states by number; open addressing over packed keys.
class StateTable {
 public:
  explicit StateTable(std::size_t words) : words_(words), slots_(1024, kEmpty) {}
  [[nodiscard]] std::size_t size() const { return keys_.size() / words_; }
  [[nodiscard]] const Word* key(StateIndex state) const { return &keys_[state * words_]; }
  [[nodiscard]] std::optional<StateIndex> find(const Word* key) const;
  StateIndex add(const Word* key);  // or the one that is there

 private:
  static constexpr StateIndex kEmpty = ~StateIndex{0};
  [[nodiscard]] std::size_t slot_of(const Word* key) const;
  void grow();

  std::size_t words_;
  std::vector<Word> keys_;
  std::vector<StateIndex> slots_;  // a power of two, at most half full
};

// Edges of state i are edges[first_edge[i] .. first_edge[i + 1]): choices in authored order, then
// the cards that lead to another state, authored order. State 0 is the start. An ending has none.
struct Graph {
  std::vector<Index> node;                // of each state
  std::vector<std::uint32_t> first_edge;  // states + 1
  std::vector<Edge> edges;
  std::vector<StateIndex> order;  // every state after all the states it leads to

  [[nodiscard]] std::size_t states() const { return node.size(); }
  [[nodiscard]] const Edge* begin(StateIndex state) const {
    return edges.data() + first_edge[state];
  }
  [[nodiscard]] const Edge* end(StateIndex state) const {
    return edges.data() + first_edge[state + 1];
  }
};

// The states that can be come to, one byte each.
[[nodiscard]] std::vector<std::uint8_t> reachable(const Graph& graph, LiftedSet lifted);

// Problems, as errors: "too-entangled" (more than kMaxStates states), "too-many-blocks" (more than
// kMaxBlocks), "cycle" (names the loop; the pointer is the choice that closes it), "dead-end" (a
// state with no available choice; the pointer is its node, the message a way there). With blocks as
// they are, each lifted and all lifted; the graph is sound only if none.
struct Explored {
  StateTable table;
  Graph graph;
  std::vector<Diagnostic> problems;
};
[[nodiscard]] Explored explore(const Scenario& scenario, const Reducer& reducer);

}  // namespace warmline::score
