#include "coach/out_of_reach.h"

#include <algorithm>
#include <set>
#include <utility>

#include "coach/moments.h"

namespace warmline::coach {

std::vector<RuleOverTeam> rules_over_team(const Team& team, Which which) {
  std::vector<std::vector<RuleOverTeam>> by_scenario;
  std::vector<std::size_t> played(team.scenarios.size());
  for (std::size_t i = 0; i < team.scenarios.size(); ++i) {
    const Practised& with = team.scenarios[i];
    std::vector<RuleOverTeam> rules(with.scenario->blocks.size());
    for (std::size_t block = 0; block < rules.size(); ++block) {
      rules[block].scenario = i;
      rules[block].block = static_cast<scenario::Index>(block);
      rules[block].best = with.solution.best().value;
      rules[block].best_if_lifted = with.solution.best_lifted(rules[block].block);
    }
    by_scenario.push_back(std::move(rules));
  }
  std::set<std::pair<const RuleOverTeam*, PersonIndex>> seen;
  for (std::size_t i = 0; i < team.attempts.size(); ++i) {
    const TeamAttempt& each = team.attempts[i];
    if (!holds(which, each.kind)) continue;
    ++played[each.scenario];
    for (const score::BlockMet& met : each.card.blocks_met) {
      RuleOverTeam& rule = by_scenario[each.scenario][met.block];
      rule.shown.push_back({i, met.step});
      rule.people += seen.insert({&rule, each.person}).second ? 1 : 0;
    }
  }
  std::vector<RuleOverTeam> found;
  for (std::vector<RuleOverTeam>& rules : by_scenario) {
    for (RuleOverTeam& rule : rules) {
      if (rule.shown.empty()) continue;
      rule.calls_played = played[rule.scenario];
      found.push_back(std::move(rule));
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const RuleOverTeam& a, const RuleOverTeam& b) {
    if (a.shown.size() != b.shown.size()) return a.shown.size() > b.shown.size();
    return a.value() > b.value();
  });
  return found;
}

}  // namespace warmline::coach
