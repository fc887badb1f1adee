#include "coach/standing.h"

#include <algorithm>
#include <tuple>

#include "coach/priorities.h"

namespace warmline::coach {
namespace {

std::vector<SkillStanding::OfScenario> by_scenario(const TeamTable& table, const RowsByPerson& rows,
                                                   PersonIndex person, Measure measure) {
  const TeamColumns& columns = table.columns();
  const std::vector<std::uint16_t>& values = values_of(table, measure);
  std::vector<SkillStanding::OfScenario> found;
  for (std::uint32_t i = rows.first[person]; i < rows.first[person + 1]; ++i) {
    const std::uint32_t row = rows.rows[i];
    if (columns.kind[row] == AttemptKind::kFirst && values[row] != kNoValue)
      found.push_back({columns.scenario[row], static_cast<PerMille>(values[row])});
  }
  std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return std::tie(a.value, a.scenario) < std::tie(b.value, b.scenario);
  });
  return found;
}

Stands stands_of(const Estimate& estimate, const std::optional<PerMille>& middle) {
  if (!estimate.band) return Stands::kUnknown;
  if (!middle) return Stands::kAlone;
  if (estimate.band->low > *middle) return Stands::kStrength;
  return estimate.band->high < *middle ? Stands::kGap : Stands::kNeither;
}

}  // namespace

std::optional<PerMille> middle_of(const std::vector<Estimate>& estimates) {
  std::vector<PerMille> means;
  for (const Estimate& each : estimates) {
    if (each.band && each.mean) means.push_back(*each.mean);
  }
  if (means.size() < kLeastCompared) return std::nullopt;
  std::sort(means.begin(), means.end());
  const std::size_t half = means.size() / 2;
  return means.size() % 2 == 1 ? means[half] : (means[half - 1] + means[half] + 1) / 2;
}

Standings standings(const TeamTable& table, const RowsByPerson& rows, PersonIndex person) {
  Standings found;
  for (std::size_t k = 0; k < kMeasureCount; ++k) {
    SkillStanding& one = found[k];
    one.measure = static_cast<Measure>(k);
    std::vector<Estimate> team;
    for (PersonIndex each = 0; each < table.people(); ++each)
      team.push_back(estimate(first_values(table, rows, each, one.measure)));
    one.middle = middle_of(team);
    one.estimate = team[person];
    one.stands = stands_of(one.estimate, one.middle);
    one.scenarios = by_scenario(table, rows, person, one.measure);
  }
  return found;
}

}  // namespace warmline::coach
