#include "coach/two_lenses.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace warmline::coach {

namespace {

using Values = std::vector<std::vector<ScenarioValue>>;  // by person

Values values_through(const Team& team, const score::Lens& lens) {
  Values values(team.people.size());
  for (const TeamAttempt& each : team.attempts) {
    if (each.kind != AttemptKind::kFirst) continue;
    const scenario::Scenario& scenario = *team.scenarios[each.scenario].scenario;
    const score::LensReading reading = score::read_through(lens, scenario, each.card);
    if (!reading.figure) continue;
    values[each.person].push_back(
        {*reading.figure, static_cast<std::int32_t>(each.card.decisions.size())});
  }
  return values;
}

// Gives each a rank by a mean, the highest first, and leaves them in that order.
void rank(const Team& team, std::vector<LensRanked>& people, Estimate LensRanked::*estimate,
          std::uint32_t LensRanked::*place) {
  const auto mean = [estimate](const LensRanked& each) { return *(each.*estimate).mean; };
  std::sort(people.begin(), people.end(), [&](const LensRanked& a, const LensRanked& b) {
    if (mean(a) != mean(b)) return mean(a) > mean(b);
    return team.people[a.person].code < team.people[b.person].code;
  });
  for (std::size_t i = 0; i < people.size(); ++i) {
    const bool same = i > 0 && mean(people[i - 1]) == mean(people[i]);
    people[i].*place = same ? people[i - 1].*place : static_cast<std::uint32_t>(i + 1);
  }
}

}  // namespace

TwoRankings two_rankings(const Team& team, const score::Lens& first, const score::Lens& second) {
  const Values one = values_through(team, first);
  const Values other = values_through(team, second);
  TwoRankings found;
  for (std::size_t i = 0; i < team.people.size(); ++i) {
    LensRanked each;
    each.person = static_cast<PersonIndex>(i);
    each.first = estimate(one[i]);
    each.second = estimate(other[i]);
    if (each.first.band && each.second.band) {
      found.ranked.push_back(each);
    } else {
      found.too_little.push_back(each.person);
    }
  }
  std::sort(
      found.too_little.begin(), found.too_little.end(),
      [&team](PersonIndex a, PersonIndex b) { return team.people[a].code < team.people[b].code; });
  rank(team, found.ranked, &LensRanked::second, &LensRanked::second_rank);
  rank(team, found.ranked, &LensRanked::first, &LensRanked::first_rank);
  for (const LensRanked& each : found.ranked) {
    found.moved += each.first_rank != each.second_rank ? 1 : 0;
  }
  return found;
}

}  // namespace warmline::coach
