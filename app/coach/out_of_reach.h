// What the organisation's rules put out of a team's reach, in the calls that were practised: in how
// many each rule was shown, and what a call would be worth more were it lifted alone. These values
// are not additive (two rules in series are worth nothing alone): nothing sums them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "coach/team.h"
#include "coach/team_queries.h"
#include "core/units.h"

namespace warmline::coach {

struct RuleShown {
  std::size_t attempt = 0;  // in Team::attempts
  std::size_t step = 0;     // events before it was first shown there
};

struct RuleOverTeam {
  std::size_t scenario = 0;       // in Team::scenarios: one version of it
  scenario::Index block = 0;      // of that scenario
  std::size_t calls_played = 0;   // of that scenario
  std::size_t people = 0;         // to whom it was shown
  Hundredths best = 0;            // V*(s0) as it is
  Hundredths best_if_lifted = 0;  // V*(s0) were it lifted alone; what is above `best` is its value
                                  // a call, which may be 0
  std::vector<RuleShown> shown;   // a call each, in order of the attempts; never empty

  [[nodiscard]] Hundredths value() const { return best_if_lifted - best; }
};

// Rules shown in most calls first; then those worth most a call; then in order of scenario and
// rule. What was never shown is left out.
[[nodiscard]] std::vector<RuleOverTeam> rules_over_team(const Team& team,
                                                        Which which = Which::kUnpractised);

}  // namespace warmline::coach
