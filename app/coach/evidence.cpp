#include "coach/evidence.h"

namespace warmline::coach {

const std::vector<std::uint16_t>& observations_of(const TeamTable& table, Measure measure) {
  const TeamColumns& columns = table.columns();
  if (measure == Measure::kResolution) return columns.decisions;
  if (measure == Measure::kEmpathy) return columns.empathy_decisions;
  return columns
      .observations[static_cast<std::size_t>(measure) - static_cast<std::size_t>(Measure::kFeel)];
}

std::vector<ScenarioValue> first_values(const TeamTable& table, const RowsByPerson& rows,
                                        PersonIndex person, Measure measure, Weeks weeks) {
  const TeamColumns& columns = table.columns();
  const std::vector<std::uint16_t>& values = values_of(table, measure);
  const std::vector<std::uint16_t>& observations = observations_of(table, measure);
  std::vector<ScenarioValue> found;
  for (std::uint32_t i = rows.first[person]; i < rows.first[person + 1]; ++i) {
    const std::uint32_t row = rows.rows[i];
    if (columns.kind[row] != AttemptKind::kFirst || columns.week[row] < weeks.first ||
        columns.week[row] > weeks.last || values[row] == kNoValue) {
      continue;
    }
    const ScenarioIndex scenario = columns.scenario[row];
    if (weeks.scenario.value_or(scenario) != scenario) continue;
    if (weeks.sector && table.sector_of()[scenario] != *weeks.sector) continue;
    found.push_back({values[row], observations[row]});
  }
  return found;
}

Profile profile(const TeamTable& table, const RowsByPerson& rows, PersonIndex person, Weeks weeks) {
  Profile found;
  for (std::size_t i = 0; i < kMeasureCount; ++i) {
    found[i] = estimate(first_values(table, rows, person, static_cast<Measure>(i), weeks));
  }
  return found;
}

}  // namespace warmline::coach
