#include "coach/team_queries.h"

#include <algorithm>
#include <array>

namespace warmline::coach {

namespace {

constexpr std::size_t kBlock =
    4096;  // rows whose bytes stay near while column after column is read

// One attempt into one cell: by masks, because to guess a branch wrong costs more than to add
// nought. kEvery: the selection holds every attempt, and needn't be looked at.
template <bool kEvery, typename Where>
void sum_rows(const TeamTable& table, const Selection& selection, Measure measure, Cell* cells,
              Where where) {
  const std::uint16_t* values = values_of(table, measure).data();
  const std::uint8_t* keep = selection.keep.data();
  const std::size_t rows = table.attempts();
  for (std::size_t i = 0; i < rows; ++i) {
    const std::uint32_t value = values[i];
    const auto has_value = static_cast<std::uint32_t>(value != kNoValue);
    cells[where(i)].add(value, kEvery ? has_value : has_value & keep[i]);
  }
}

template <typename Where>
void sum_up(const TeamTable& table, const Selection& selection, Measure measure, Cell* cells,
            Where where) {
  if (selection.count == table.attempts()) {
    sum_rows<true>(table, selection, measure, cells, where);
  } else {
    sum_rows<false>(table, selection, measure, cells, where);
  }
}

// Narrows a block of rows down by one column.
template <typename Item, typename Holds>
void narrow(const std::vector<Item>& column, std::size_t from, std::size_t to, std::uint8_t* keep,
            Holds holds) {
  const Item* items = column.data();
  for (std::size_t i = from; i < to; ++i) {
    keep[i] = static_cast<std::uint8_t>(keep[i] & static_cast<std::uint8_t>(holds(items[i])));
  }
}

std::vector<std::uint8_t> equal_to(const std::vector<std::uint16_t>& items,
                                   std::optional<std::uint16_t> wanted) {
  std::vector<std::uint8_t> found;
  if (!wanted) return found;
  found.reserve(items.size());
  for (const std::uint16_t each : items) found.push_back(each == *wanted ? 1 : 0);
  return found;
}

AttemptKind last_kind(Which which) {
  switch (which) {
    case Which::kFirsts:
      return AttemptKind::kFirst;
    case Which::kUnpractised:
      return AttemptKind::kRepeat;
    case Which::kAll:
      break;
  }
  return AttemptKind::kPractised;
}

bool lower(const Cell& a, const Cell& b) {
  return std::uint64_t{a.sum()} * b.count() < std::uint64_t{b.sum()} * a.count();
}

}  // namespace

void select(const TeamTable& table, const Filter& filter, Selection& selection) {
  const TeamColumns& columns = table.columns();
  const std::size_t rows = table.attempts();
  const std::vector<std::uint8_t> in_sector = equal_to(table.sector_of(), filter.sector);
  const std::vector<std::uint8_t> in_group = equal_to(table.group_of(), filter.group);
  const AttemptKind last = last_kind(filter.which);
  selection.keep.resize(rows);
  selection.count = 0;
  std::uint8_t* keep = selection.keep.data();
  for (std::size_t from = 0; from < rows; from += kBlock) {
    const std::size_t to = std::min(rows, from + kBlock);
    std::fill(keep + from, keep + to, std::uint8_t{1});
    if (filter.which != Which::kAll) {
      narrow(columns.kind, from, to, keep, [last](AttemptKind each) { return each <= last; });
    }
    if (filter.first_week > 0 || filter.last_week + 1 < table.weeks()) {
      narrow(columns.week, from, to, keep, [&filter](Week each) {
        return (each >= filter.first_week) & (each <= filter.last_week);
      });
    }
    if (filter.scenario) {
      const ScenarioIndex wanted = *filter.scenario;
      narrow(columns.scenario, from, to, keep,
             [wanted](ScenarioIndex each) { return each == wanted; });
    }
    if (filter.sector) {
      narrow(columns.scenario, from, to, keep,
             [&in_sector](ScenarioIndex each) { return in_sector[each]; });
    }
    if (filter.group) {
      narrow(columns.person, from, to, keep,
             [&in_group](PersonIndex each) { return in_group[each]; });
    }
    std::uint32_t count = 0;
    for (std::size_t i = from; i < to; ++i) count += keep[i];
    selection.count += count;
  }
}

Selection select(const TeamTable& table, const Filter& filter) {
  Selection selection;
  select(table, filter, selection);
  return selection;
}

Measure measure_of(scenario::Criterion criterion) {
  return static_cast<Measure>(static_cast<std::size_t>(Measure::kFeel) +
                              static_cast<std::size_t>(criterion));
}

const std::vector<std::uint16_t>& values_of(const TeamTable& table, Measure measure) {
  const TeamColumns& columns = table.columns();
  if (measure == Measure::kResolution) return columns.resolution;
  if (measure == Measure::kEmpathy) return columns.empathy;
  return columns
      .quality[static_cast<std::size_t>(measure) - static_cast<std::size_t>(Measure::kFeel)];
}

std::vector<Cell> by_person(const TeamTable& table, const Selection& selection, Measure measure) {
  std::vector<Cell> cells(table.people());
  const PersonIndex* person = table.columns().person.data();
  sum_up(table, selection, measure, cells.data(), [person](std::size_t i) { return person[i]; });
  return cells;
}

std::vector<Cell> by_week(const TeamTable& table, const Selection& selection, Measure measure) {
  std::vector<Cell> cells(table.weeks());
  const Week* week = table.columns().week.data();
  sum_up(table, selection, measure, cells.data(), [week](std::size_t i) { return week[i]; });
  return cells;
}

std::vector<Cell> by_scenario_and_week(const TeamTable& table, const Selection& selection,
                                       Measure measure) {
  const std::size_t weeks = table.weeks();
  std::vector<Cell> cells(table.scenarios() * weeks);
  const ScenarioIndex* scenario = table.columns().scenario.data();
  const Week* week = table.columns().week.data();
  sum_up(table, selection, measure, cells.data(),
         [scenario, week, weeks](std::size_t i) { return scenario[i] * weeks + week[i]; });
  return cells;
}

std::vector<Ranked> lowest(const TeamTable& table, const Selection& selection, Measure measure,
                           std::uint32_t least_attempts, std::size_t most) {
  const std::vector<Cell> cells = by_person(table, selection, measure);
  std::vector<Ranked> ranked;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i].count() == 0 || cells[i].count() < least_attempts) continue;
    ranked.push_back({static_cast<PersonIndex>(i), 0, cells[i]});
  }
  const auto end = ranked.begin() + static_cast<std::ptrdiff_t>(std::min(most, ranked.size()));
  std::partial_sort(ranked.begin(), end, ranked.end(), [&table](const Ranked& a, const Ranked& b) {
    if (lower(a.cell, b.cell)) return true;
    if (lower(b.cell, a.cell)) return false;
    return table.code(a.person) < table.code(b.person);
  });
  ranked.erase(end, ranked.end());
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    const bool same = i > 0 && !lower(ranked[i - 1].cell, ranked[i].cell);
    ranked[i].rank = same ? ranked[i - 1].rank : static_cast<std::uint32_t>(i + 1);
  }
  return ranked;
}

}  // namespace warmline::coach
