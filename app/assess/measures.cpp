#include "assess/measures.h"

namespace warmline::assess {

std::optional<coach::ScenarioValue> value_of(const score::Scorecard& card, Measure measure) {
  if (measure == Measure::kResolution)
    return coach::ScenarioValue{card.resolution, static_cast<std::int32_t>(card.decisions.size())};
  if (measure == Measure::kEmpathy) {
    if (!card.empathy) return std::nullopt;
    return coach::ScenarioValue{*card.empathy, card.empathy_decisions};
  }
  const std::size_t k =
      static_cast<std::size_t>(measure) - static_cast<std::size_t>(Measure::kFeel);
  std::int64_t earned = 0;
  std::int64_t stake = 0;
  std::int32_t observations = 0;
  for (const score::DecisionScore& each : card.decisions) {
    earned += each.earned[k];
    stake += each.stakes[k];
    observations += each.stakes[k] > 0 ? 1 : 0;
  }
  if (stake == 0) return std::nullopt;
  return coach::ScenarioValue{per_mille(earned, stake), observations};
}

std::vector<std::optional<coach::ScenarioValue>> values_of(const Judged& judged, std::size_t calls,
                                                           Measure measure) {
  std::vector<std::optional<coach::ScenarioValue>> found(calls);
  for (const JudgedCall& each : judged.calls) {
    if (each.taken.warm_up || !each.taken.ended || each.call >= calls) continue;
    found[each.call] = value_of(each.card, measure);
  }
  return found;
}

coach::Estimate estimate_of(const Judged& judged, std::size_t calls, Measure measure) {
  std::vector<coach::ScenarioValue> values;
  for (const auto& each : values_of(judged, calls, measure))
    if (each) values.push_back(*each);
  return coach::estimate(values);
}

CriterionTable criterion_table(const std::vector<const Judged*>& people, std::size_t calls,
                               scenario::Criterion criterion) {
  CriterionTable table;
  table.criterion = criterion;
  table.scenarios = calls;
  for (const Judged* each : people) {
    table.people.emplace_back();
    for (const auto& value : values_of(*each, calls, coach::measure_of(criterion)))
      table.people.back().push_back(value ? std::optional<PerMille>(value->value) : std::nullopt);
  }
  return table;
}

}  // namespace warmline::assess
