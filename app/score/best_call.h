// A best call to be shown step by step with its reasons.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "replay/transcript.h"
#include "scenario/scenario.h"
#include "score/outcome.h"

namespace warmline::score {

struct BestStep {
  replay::Event event;
  Index node = 0;  // where it is taken
  Index item = 0;  // choice of the node, or card of the scenario
  bool card = false;
  std::string why;                   // the author's, of a choice; empty for a card
  std::optional<std::size_t> opens;  // card: the step that it makes possible, or that leads
                                     // elsewhere without it; later than this one
};

struct BestCall {
  std::vector<replay::Event> events;  // those given, then the best way on
  replay::Run run;                    // their replay
  std::size_t from = 0;               // events given
  std::vector<BestStep> steps;        // of the way on: events.size() − from
};

// The best call on after `begun` (empty: from the start). The events fit the scenario.
[[nodiscard]] BestCall best_call(const Scenario& scenario, const Solution& solution,
                                 const std::vector<replay::Event>& begun = {});

}  // namespace warmline::score
