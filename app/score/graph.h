// The state graph of a scenario (scoring.md, "The state graph"): reduced states found from the
// start by choices and opened cards. It is explored once, with every block lifted; each edge says
// which block forbids it, so that the graph with the blocks as they are, or with any of them
// lifted, is the part of it that is `open`. Whatever takes longer the more states there are goes in
// pieces (score/pieces.h): step() does some of it and returns true once all of it is done.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/diagnostic.h"
#include "core/units.h"
#include "scenario/scenario.h"
#include "score/pieces.h"
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

// The clause, "… when the rule \"x\" is lifted", "… when every rule is lifted": for messages.
[[nodiscard]] std::string with_lifted(const std::string& clause, const Scenario& scenario,
                                      LiftedSet lifted);

// Those sets as bits of one number, bit i for the one at i.
using SetMask = std::uint64_t;
static_assert(kMaxBlocks + 2 <= 64);

struct Sets {
  explicit Sets(std::vector<LiftedSet> sets);
  [[nodiscard]] SetMask open(const Edge& edge) const {  // those in which it is
    return edge.block == kNoBlock ? all : opened[edge.block];
  }

  std::vector<LiftedSet> each;
  SetMask all = 0;
  SetMask opened[kMaxBlocks] = {};  // by block
};

// Reduced states by number; open addressing over packed keys.
class StateTable {
 public:
  explicit StateTable(std::size_t words) : words_(words), slots_(1024, kEmpty) {}
  [[nodiscard]] std::size_t size() const { return keys_.size() / words_; }
  [[nodiscard]] const Word* key(StateIndex state) const { return &keys_[state * words_]; }
  [[nodiscard]] std::optional<StateIndex> find(const Word* key) const;

  // True once so many more states can be added; until then the table is not to be used.
  [[nodiscard]] bool make_room(std::size_t more, Work& work);
  StateIndex add(const Word* key);  // or the one that is there

 private:
  static constexpr StateIndex kEmpty = ~StateIndex{0};
  [[nodiscard]] std::size_t slot_of(const Word* key) const;

  std::size_t words_;
  std::vector<Word> keys_;
  std::vector<Word> larger_;       // while keys_ moves
  std::vector<StateIndex> slots_;  // a power of two, at most half full
  StateIndex in_slots_ = 0;        // the states that stand in them
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

// What there is to say against a call, and the ways that are still to be told: the one to that
// state belongs at the end of what is said.
struct Findings {
  struct Way {
    std::size_t diagnostic = 0;
    StateIndex to = 0;
    LiftedSet lifted = kNothingLifted;
  };
  std::vector<Diagnostic> diagnostics;
  std::vector<Way> ways;

  void add(Severity severity, std::string code, std::string pointer, std::string problem,
           std::string remedy);
  void add_way(StateIndex to, LiftedSet lifted) {  // of the one added last
    ways.push_back({diagnostics.size() - 1, to, lifted});
  }
};

struct Explored {
  StateTable table;
  Graph graph;  // without its order
};

// Explores. Errors: "too-entangled" (more than kMaxStates states; the graph is then not whole).
class Exploring {
 public:
  Exploring(const Scenario& scenario, const Reducer& reducer, Explored& result, Findings& found);
  [[nodiscard]] bool step(Work& work);

 private:
  void add_edges(const Word* here, const scenario::Node& node, const std::vector<Index>& cards);

  const Scenario& scenario_;
  const Reducer& reducer_;
  StateTable& table_;
  Graph& graph_;
  Findings& found_;
  std::vector<Edge> larger_;  // while the edges move
  std::vector<Word> next_;
};

// For each state of a graph without loops the sets with which a call can come to it.
class Reaching {
 public:
  Reaching(const Graph& graph, const Sets& sets);
  [[nodiscard]] bool step(Work& work);
  std::vector<SetMask> reached;

 private:
  const Graph& graph_;
  const Sets& sets_;
  std::size_t left_;  // of graph.order
};

}  // namespace warmline::score
