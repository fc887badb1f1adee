// What happens when agents play a scenario many times, and what that says of the scenario.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/units.h"
#include "scenario/scenario.h"
#include "score/agents.h"
#include "score/outcome.h"
#include "score/scorecard.h"

namespace warmline::score {

// How often each figure from 0 to 1000 per mille came out. Adding and merging commute, so that
// runs can be shared out among threads in any way.
class Histogram {
 public:
  void add(PerMille figure) { ++counts_[static_cast<std::size_t>(figure)]; }
  void merge(const Histogram& other);

  [[nodiscard]] std::uint64_t count() const;
  [[nodiscard]] PerMille mean() const;                    // half up; 0 of nothing
  [[nodiscard]] PerMille percentile(int per_cent) const;  // nearest rank; 1..100; 0 of nothing

  friend bool operator==(const Histogram& a, const Histogram& b) { return a.counts_ == b.counts_; }

 private:
  std::array<std::uint64_t, 1001> counts_{};
};

struct Tally {
  Histogram resolution;        // of every call
  Histogram empathy;           // of those with enough evidence
  std::uint64_t critical = 0;  // calls with a critical miss
  std::uint64_t seconds = 0;   // of all of them together

  void add(const Scorecard& card);
  void merge(const Tally& other);
};

// Plays and scores runs first .. first + count − 1. Each run has a seed of its own, made of `seed`,
// the scenario's id, the agent and its number: what is tallied depends on nothing else.
[[nodiscard]] Tally simulate(const Scenario& scenario, const Solution& solution, Agent agent,
                             int slips, std::uint64_t seed, std::uint64_t first,
                             std::uint64_t count);

// Nodes that offer a decision, and never one that makes a difference: in no reachable state does a
// choice differ from another in points lost, a criterion, mood, seconds, or a caller handed on or
// made to repeat; whatever the words that follow. Authored order.
[[nodiscard]] std::vector<Index> decisions_without_effect(const Solution& solution);

}  // namespace warmline::score
