// What makes a state graph unsound: a state that comes back, a state without a choice. Parts of
// Solving, in pieces as score/graph.h says.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "score/graph.h"

namespace warmline::score {

// Finds "cycle", one for each choice that closes a loop with these blocks lifted.
class LoopSearch {
 public:
  LoopSearch(const Scenario& scenario, const Graph& graph, LiftedSet lifted);
  [[nodiscard]] bool step(Work& work);
  std::vector<StateIndex> order;  // Graph::order, if there is no loop and every block is lifted
  Findings found;

 private:
  enum class Mark : std::uint8_t { kNew, kOpen, kDone };
  struct Frame {
    StateIndex state = 0;
    const Edge* next = nullptr;  // not yet followed
  };
  void enter(StateIndex state);
  void report(StateIndex back_to);

  const Scenario& scenario_;
  const Graph& graph_;
  LiftedSet lifted_;
  std::vector<Mark> marks_;
  std::vector<Frame> path_;
  std::set<std::pair<Index, Index>> reported_;
};

// Finds "dead-end", one for each node. The graph has no loop.
class DeadEndSearch {
 public:
  DeadEndSearch(const Scenario& scenario, const Graph& graph, const Sets& sets,
                const std::vector<SetMask>& reached, Findings& found);
  [[nodiscard]] bool step(Work& work);

 private:
  void report();

  const Scenario& scenario_;
  const Graph& graph_;
  const Sets& sets_;
  const std::vector<SetMask>& reached_;
  Findings& found_;
  StateIndex next_ = 0;
  std::map<Index, std::pair<std::size_t, StateIndex>> first_;  // by node: the first set, its state
};

// The shortest way to a state that is reachable.
class WaySearch {
 public:
  WaySearch(const Graph& graph, StateIndex to, LiftedSet lifted);
  [[nodiscard]] bool step(Work& work);
  // "after node/choice, card:id, …", or "at the start".
  [[nodiscard]] std::string words(const Scenario& scenario) const;

 private:
  struct Step {
    StateIndex from = 0;
    const Edge* edge = nullptr;
  };
  const Graph& graph_;
  StateIndex to_;
  LiftedSet lifted_;
  std::vector<Step> came_by_;
  std::vector<StateIndex> waiting_;
  std::size_t next_ = 0;  // of those
};

}  // namespace warmline::score
