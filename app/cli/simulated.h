// What `warmline simulate` found, and how it is told.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/load.h"
#include "core/units.h"
#include "craft/measure.h"
#include "score/agents.h"
#include "score/simulation.h"

namespace warmline::cli {

struct AgentTally {
  score::Agent agent = score::Agent::kRandom;
  score::Tally tally;
};

struct Simulated {
  Loaded loaded;  // with its solution
  std::vector<AgentTally> agents;
  std::vector<scenario::Index> idle;  // decisions without effect
};

// An agent that looks at one thing alone wins when its mean resolution comes to this much of the
// planner's.
inline constexpr PerMille kWinsFrom = craft::kWinsFrom;

[[nodiscard]] std::string simulated_text(const std::vector<Simulated>& all,
                                         const SimulateOptions& options, std::size_t width);
[[nodiscard]] std::string simulated_json(const std::vector<Simulated>& all,
                                         const SimulateOptions& options);

}  // namespace warmline::cli
