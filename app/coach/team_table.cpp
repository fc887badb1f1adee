#include "coach/team_table.h"

#include <algorithm>
#include <cassert>

namespace warmline::coach {

namespace {

using scenario::kCriterionCount;

std::uint16_t narrow(std::int32_t number) {
  assert(number >= 0 && number <= kMostCount);
  return static_cast<std::uint16_t>(number);
}

template <typename Item>
std::size_t bytes_of(const std::vector<Item>& items) {
  return items.capacity() * sizeof(Item);
}

// Something done with every column.
template <typename Columns, typename Do>
void for_each_column(Columns& columns, Do each) {
  each(columns.person);
  each(columns.scenario);
  each(columns.week);
  each(columns.kind);
  each(columns.resolution);
  each(columns.empathy);
  each(columns.empathy_decisions);
  each(columns.decisions);
  for (std::size_t k = 0; k < kCriterionCount; ++k) {
    each(columns.quality[k]);
    each(columns.earned[k]);
    each(columns.stake[k]);
    each(columns.observations[k]);
  }
  each(columns.critical_misses);
  each(columns.seconds);
  each(columns.transfers);
  each(columns.repeats);
}

// A name with one other name that belongs to it.
std::optional<std::uint32_t> pair_up(Names& names, std::string_view name, Names& kinds,
                                     std::string_view kind, std::vector<std::uint16_t>& kind_of) {
  if (const auto known = names.find(name)) {
    return kinds[kind_of[*known]] == kind ? known : std::nullopt;
  }
  const auto second = kinds.add(kind);
  const auto first = second ? names.add(name) : std::nullopt;
  if (first) kind_of.push_back(static_cast<std::uint16_t>(*second));
  return first;
}

}  // namespace

std::optional<std::uint32_t> Names::add(std::string_view name) {
  if (const auto known = find(name)) return known;
  if (names_.size() >= most_) return std::nullopt;
  const auto place = static_cast<std::uint32_t>(names_.size());
  names_.emplace_back(name);
  places_.emplace(name, place);
  return place;
}

std::optional<std::uint32_t> Names::find(std::string_view name) const {
  const auto found = places_.find(name);
  return found == places_.end() ? std::nullopt : std::optional(found->second);
}

std::size_t Names::bytes() const {
  const auto outside = [](const std::string& text) {
    return text.capacity() < sizeof(std::string) ? 0 : text.capacity() + 1;
  };
  std::size_t sum = bytes_of(names_) + places_.bucket_count() * sizeof(void*);
  for (const std::string& each : names_) sum += outside(each);
  for (const auto& each : places_) sum += sizeof each + 2 * sizeof(void*) + outside(each.first);
  return sum;
}

TeamRow figures_of(const score::Scorecard& card) {
  TeamRow row;
  const auto count = [](std::int32_t number) { return std::min(number, kMostCount); };
  row.resolution = card.resolution;
  row.empathy = card.empathy;
  row.empathy_decisions = count(card.empathy_decisions);
  row.decisions = count(static_cast<std::int32_t>(card.decisions.size()));
  for (const score::DecisionScore& decision : card.decisions) {
    for (std::size_t k = 0; k < kCriterionCount; ++k) {
      row.criteria[k].earned += decision.earned[k];
      row.criteria[k].stake += decision.stakes[k];
      row.criteria[k].observations += decision.stakes[k] > 0 ? 1 : 0;
    }
  }
  row.critical_misses = count(card.critical_misses);
  row.seconds = card.seconds;
  row.transfers = count(card.transfers);
  row.repeats = count(card.repeats);
  return row;
}

TeamTable::TeamTable()
    : people_(kMostPeople), scenarios_(kMostScenarios), groups_(kMostNames), sectors_(kMostNames) {}

std::optional<PersonIndex> TeamTable::person(std::string_view code, std::string_view group) {
  return pair_up(people_, code, groups_, group, group_of_);
}

std::optional<ScenarioIndex> TeamTable::scenario(std::string_view code, std::string_view sector) {
  const auto found = pair_up(scenarios_, code, sectors_, sector, sector_of_);
  return found ? std::optional(static_cast<ScenarioIndex>(*found)) : std::nullopt;
}

std::optional<ScenarioIndex> TeamTable::find_scenario(std::string_view code) const {
  const auto found = scenarios_.find(code);
  return found ? std::optional(static_cast<ScenarioIndex>(*found)) : std::nullopt;
}

bool TeamTable::add(const TeamRow& row) {
  assert(row.person < people_.size() && row.scenario < scenarios_.size() && row.week < kMostWeeks);
  assert(row.resolution >= 0 && row.resolution <= 1000 && row.seconds >= 0);
  if (attempts() >= kMostAttempts) return false;
  TeamColumns& to = columns_;
  to.person.push_back(row.person);
  to.scenario.push_back(row.scenario);
  to.week.push_back(row.week);
  to.kind.push_back(row.kind);
  to.resolution.push_back(narrow(row.resolution));
  to.empathy.push_back(row.empathy ? narrow(*row.empathy) : kNoValue);
  to.empathy_decisions.push_back(narrow(row.empathy_decisions));
  to.decisions.push_back(narrow(row.decisions));
  for (std::size_t k = 0; k < kCriterionCount; ++k) {
    const CriterionSums& of = row.criteria[k];
    to.quality[k].push_back(of.stake > 0 ? narrow(per_mille(of.earned, of.stake)) : kNoValue);
    to.earned[k].push_back(narrow(of.earned));
    to.stake[k].push_back(narrow(of.stake));
    to.observations[k].push_back(narrow(of.observations));
  }
  to.critical_misses.push_back(narrow(row.critical_misses));
  to.seconds.push_back(static_cast<std::uint32_t>(row.seconds));
  to.transfers.push_back(narrow(row.transfers));
  to.repeats.push_back(narrow(row.repeats));
  weeks_ = std::max(weeks_, static_cast<Week>(row.week + 1));
  return true;
}

void TeamTable::reserve(std::size_t attempts) {
  const std::size_t room = std::min(attempts, kMostAttempts);
  for_each_column(columns_, [room](auto& column) { column.reserve(room); });
}

RowsByPerson TeamTable::by_person() const {
  RowsByPerson found;
  found.first.assign(people() + 1, 0);
  for (const PersonIndex each : columns_.person) ++found.first[each + 1];
  for (std::size_t i = 1; i < found.first.size(); ++i) found.first[i] += found.first[i - 1];
  found.rows.resize(attempts());
  std::vector<std::uint32_t> next(found.first.begin(), found.first.end() - 1);
  for (std::size_t i = 0; i < attempts(); ++i) {
    found.rows[next[columns_.person[i]]++] = static_cast<std::uint32_t>(i);
  }
  return found;
}

std::size_t TeamTable::bytes() const {
  std::size_t sum = sizeof *this + people_.bytes() + scenarios_.bytes() + groups_.bytes() +
                    sectors_.bytes() + bytes_of(group_of_) + bytes_of(sector_of_);
  for_each_column(columns_, [&sum](const auto& column) { sum += bytes_of(column); });
  return sum;
}

}  // namespace warmline::coach
