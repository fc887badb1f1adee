// A team whose attempts are held whole: what moments, rules in the way and lenses are found in. The
// same attempts as columns are a TeamTable.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "coach/team_table.h"
#include "replay/transcript.h"
#include "scenario/scenario.h"
#include "score/outcome.h"
#include "score/scorecard.h"

namespace warmline::coach {

struct Person {
  std::string code;  // what they are called here; unique
  std::string group;
};

// One version of a scenario, solved.
struct Practised {
  scenario::ScenarioPtr scenario;
  score::Solution solution;
};

// Declined calls and those interrupted because their scenario was edited aren't scored: they aren't
// among these.
struct TeamAttempt {
  PersonIndex person = 0;
  std::size_t scenario = 0;  // in Team::scenarios
  Week week = 0;
  AttemptKind kind = AttemptKind::kFirst;
  std::vector<replay::Event> events;
  score::Scorecard card;
};

struct Team {
  bool simulated = false;  // nobody's: to be said wherever it is shown
  std::vector<Person> people;
  std::vector<Practised> scenarios;
  std::vector<TeamAttempt> attempts;  // of each person in order of beginning
};

// Versions of one scenario count as one. Asserts that the team fits a table (coach/team_table.h).
[[nodiscard]] TeamTable table_of(const Team& team);

}  // namespace warmline::coach
