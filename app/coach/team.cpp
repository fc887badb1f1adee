#include "coach/team.h"

#include <cassert>

namespace warmline::coach {

TeamTable table_of(const Team& team) {
  TeamTable table;
  std::vector<PersonIndex> people;
  for (const Person& each : team.people)
    people.push_back(table.person(each.code, each.group).value());
  std::vector<ScenarioIndex> scenarios;
  for (const Practised& each : team.scenarios) {
    // A later version may name another sector; the first one's stays.
    const std::string& id = each.scenario->id.text;
    const auto known = table.find_scenario(id);
    scenarios.push_back(known ? *known : table.scenario(id, each.scenario->sector).value());
  }
  table.reserve(team.attempts.size());
  for (const TeamAttempt& each : team.attempts) {
    TeamRow row = figures_of(each.card);
    row.person = people[each.person];
    row.scenario = scenarios[each.scenario];
    row.week = each.week;
    row.kind = each.kind;
    const bool added = table.add(row);
    assert(added);
    (void)added;
  }
  return table;
}

}  // namespace warmline::coach
