// Shared by key_free*.cpp alone: from a whole scenario to a key-free one, step by step.
#pragma once

#include <string>
#include <vector>

#include "core/random.h"
#include "scenario/scenario.h"

namespace warmline::assess {

// A copy, everything in its old place, in which nothing scores: no criteria, costs, whys. Needs are
// flags where `as_flags` (behind the others, two for each need), so that no effect looks like one
// that does the caller good.
[[nodiscard]] scenario::Scenario without_keys(const scenario::Scenario& whole, bool as_flags);

// Old positions of what is left, in the order in which it is to stand.
struct Places {
  std::vector<scenario::Index> nodes, flags, needs, blocks, cards, people;
  std::vector<std::vector<scenario::Index>> choices;  // by the node's old position
};

// Leaves out the effects that nothing to come reads, and gives what is still in use.
[[nodiscard]] Places pruned(scenario::Scenario& stripped);

// False where lists are longer than a file may have them.
[[nodiscard]] bool fits(const scenario::Scenario& stripped, const Places& places);

void shuffle(Places& places, Random& random);

// Either axis may be mirrored about its middle, and the two may change places: all that reads or
// moves them does so as well, so that the same holds.
void disguise_mood(scenario::Scenario& stripped, Random& random);

// In its new places, ids replaced by numbers from 1.
[[nodiscard]] scenario::Scenario renumbered(const scenario::Scenario& stripped,
                                            const Places& places);

[[nodiscard]] std::string scenario_json(const scenario::Scenario& scenario);

}  // namespace warmline::assess
