// A scenario without its keys: what a candidate may have in hand. Criteria, costs, critical misses,
// the needs' labels and weights, feedback, notes for authors and what is told after the call are
// gone; of needs and mood stays what a condition reads; ids of nodes, choices, flags, needs, blocks
// and cards are replaced by numbers, choices and nodes in an order that `salt` shuffles. What
// branching needs is kept: the same choices lead to the same lines (property test).
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "core/result.h"
#include "replay/transcript.h"
#include "scenario/scenario.h"

namespace warmline::assess {

struct KeyFree {
  std::string text;                // scenario JSON that parse() takes
  scenario::ScenarioPtr scenario;  // the same, parsed
  // Of the whole scenario, by the number in the key-free one.
  std::map<std::string, std::string, std::less<>> nodes;
  std::map<std::string, std::string, std::less<>> cards;
  std::map<std::string, std::string, std::less<>> choices;  // "node choice", both key-free
};

// `salt`: the hash of the form. The same scenario and salt give the same bytes.
[[nodiscard]] KeyFree key_free(const scenario::Scenario& scenario, std::string_view salt);

// An event of the key-free scenario as one of the whole. Error: "no-such-event".
[[nodiscard]] Result<replay::Event> with_keys(const KeyFree& key_free, const replay::Event& event);

}  // namespace warmline::assess
