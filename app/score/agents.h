// Policies that play calls by the thousand, to see what a scenario rewards. Pure: the same seed
// gives the same call everywhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/random.h"
#include "replay/transcript.h"
#include "scenario/scenario.h"
#include "score/outcome.h"

namespace warmline::score {

using warmline::Random;

enum class Agent : std::uint8_t {
  kRandom,  // any choice; at one moment in six it looks something up first
  kGreedy,  // judges turn by turn: looks everything up, takes what is worth most points at once,
            // then the kindest
  kKind,    // takes the kindest words, T and then respect; looks nothing up
  kFast,    // takes what is quickest; looks nothing up
  kPlanner  // knows where everything leads: the best call on from wherever it stands
};
inline constexpr std::size_t kAgentCount = 5;
// Ties go to any of them alike; the planner has none.

[[nodiscard]] std::string_view name_of(Agent agent);  // "random", "greedy", …
[[nodiscard]] std::optional<Agent> agent_named(std::string_view name);

struct Played {
  std::vector<replay::Event> events;
  replay::Run run;  // states alone, no entries: scoring reads no more
};

// Plays one call to its end. At so many choices in a hundred (`slips`, 0..100) the agent takes any
// of them instead of what it means to, as people do. `played` is filled afresh.
void play(const Scenario& scenario, const Solution& solution, Agent agent, int slips,
          Random& random, Played& played);

}  // namespace warmline::score
