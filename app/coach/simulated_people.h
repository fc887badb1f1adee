// People who are nobody, played by the engine's own policies (score/agents.h): each leans to some
// of them and slips at so many choices in a hundred. As the weeks go by they slip less, and in as
// many calls in a hundred as that they know by now where things lead; or they slip more, and do
// anything as often. For the sample team and for measuring. Pure: the same seed gives the same
// people and calls everywhere.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "coach/team_table.h"
#include "core/random.h"
#include "score/agents.h"

namespace warmline::coach {

struct SimulatedPerson {
  std::array<std::int32_t, score::kAgentCount> leaning{};  // shares of 100, by Agent
  std::int32_t slips_first = 0;                            // in the first week, 0..100
  std::int32_t slips_last = 0;                             // in the last one
};

[[nodiscard]] SimulatedPerson simulated_person(Random& random);

// A call to be played.
struct PlannedCall {
  std::size_t scenario = 0;
  Week week = 0;
  AttemptKind kind = AttemptKind::kFirst;
  score::Agent agent = score::Agent::kRandom;
  std::int32_t slips = 0;
  std::uint64_t seed = 0;
};

struct Plans {
  std::size_t scenarios = 1;
  std::size_t calls = 0;
  Week weeks = 1;
  std::size_t new_in_100 = 75;  // calls in 100 of a scenario not played before, while there is one
};

// A person's calls, spread evenly over the weeks. One in eight of those played before is practised:
// played with a hint at every decision.
[[nodiscard]] std::vector<PlannedCall> planned_calls(const SimulatedPerson& person,
                                                     const Plans& plans, Random& random);

}  // namespace warmline::coach
