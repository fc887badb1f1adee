// A scenario without its keys: what a candidate may have in hand. Criteria, costs, critical misses,
// seconds of choices, the needs' labels and weights, feedback, notes for authors and what is told
// after the call are gone. Needs are flags like others (where a file has room for them), and of
// flags and mood stays what a condition still to come reads; the mood tells nothing, either axis
// may be mirrored and the two swapped. Ids of nodes, choices, flags, blocks, cards and people are
// replaced by numbers, in an order that is shuffled by `salt` and by the whole scenario: a
// candidate knows the salt, and must not work out where an author had put a choice. What branching
// needs is kept: the same choices lead to the same lines (property test). The scenario keeps its
// id, which the form names as well. What can still be guessed: scenarios/FORMAT.md.
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

// `salt`: the hash of the form. The same scenario and salt give the same bytes. Of any scenario
// that parse() gave; of one that could not be a file (no ending, no summary) `scenario` is null.
[[nodiscard]] KeyFree key_free(const scenario::Scenario& scenario, std::string_view salt);

// An event of the key-free scenario as one of the whole. Error: "no-such-event".
[[nodiscard]] Result<replay::Event> with_keys(const KeyFree& key_free, const replay::Event& event);

}  // namespace warmline::assess
