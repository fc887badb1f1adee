// What proof.h promises beyond a sound graph, found out in pieces as score/graph.h says. A part of
// Solving.
#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/units.h"
#include "score/values.h"

namespace warmline::score {

// In this order: prove_reach(); then for each set prove_steps() and, after that of the first,
// warn_leaving(), with V* of each state; then warn_unused().
class Prover {
 public:
  Prover(const Solution::Impl& impl, const Sets& sets, const std::vector<SetMask>& reached,
         Findings& found);
  void prove_reach();
  [[nodiscard]] bool prove_steps(const std::vector<Hundredths>& best, std::size_t set, Work& work);
  [[nodiscard]] bool warn_leaving(const std::vector<Hundredths>& best, Work& work);
  [[nodiscard]] bool warn_unused(Work& work);

 private:
  void prove_step(const std::vector<Hundredths>& best, StateIndex state, const Edge& edge,
                  LiftedSet lifted);
  void note_use(StateIndex state);
  void warn_blocks();
  void warn_nodes();
  void warn_choices(std::size_t node);
  void warn_needs();

  const Solution::Impl& impl_;
  const Scenario& scenario_;
  const Graph& graph_;
  const Sets& sets_;
  const std::vector<SetMask>& reached_;
  Findings& found_;
  StateIndex next_ = 0;                 // of the states, for whichever is under way
  std::vector<std::uint8_t> to_prove_;  // of each node: it holds a critical choice, or cards
  std::set<Index> losing_cards_;
  std::set<std::pair<Index, Index>> free_criticals_;
  std::set<Index> left_;  // nodes where leaving pays
  // What any call comes to, with every block lifted.
  std::vector<std::uint8_t> seen_;     // nodes
  std::vector<std::uint8_t> offered_;  // a bit for each choice of a node
  std::vector<std::uint8_t> forbids_;  // blocks
  std::vector<std::uint8_t> touched_;  // needs
};

}  // namespace warmline::score
