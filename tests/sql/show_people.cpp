// Whom to talk with first, where people stand, whether a skill moved.
#include <array>
#include <map>
#include <set>
#include <sstream>

#include "coach/day.h"
#include "coach/priorities.h"
#include "coach/since.h"
#include "coach/spread.h"
#include "coach/standing.h"
#include "sql/figures.h"
#include "ui/coaching.h"

namespace warmline::sql_test {

using coach::Measure;
using coach::PersonIndex;

namespace {

const char* moved_name(coach::Moved moved) {
  constexpr std::array kNames = {"not-known", "not-shown", "up", "down"};
  return kNames[static_cast<std::size_t>(moved)];
}

void add_change(Row& row, const coach::Change& change) {
  row.estimate(change.before).estimate(change.after).maybe(change.difference);
  if (change.band) {
    row.number(change.band->low).number(change.band->high);
  } else {
    row.text("").text("");
  }
  row.text(moved_name(change.moved));
}

void show_changes(Answers& answers, const Shown& shown, coach::Week split) {
  const coach::TeamTable& table = shown.table();
  const coach::RowsByPerson& rows = shown.state.coach.rows;
  for (PersonIndex person = 0; person < table.people(); ++person) {
    for (std::size_t m = 0; m < coach::kMeasureCount; ++m) {
      const auto measure = static_cast<Measure>(m);
      coach::Weeks early, late;
      early.last = static_cast<coach::Week>(split - 1);
      late.first = split;
      const coach::Change change =
          coach::change(coach::first_values(table, rows, person, measure, early),
                        coach::first_values(table, rows, person, measure, late));
      if (change.before.scenarios + change.after.scenarios == 0) continue;
      Row row(answers.of("changes"));
      row.text(shown.name).number(split).text(table.code(person)).text(measure_name(measure));
      add_change(row, change);
    }
  }
}

void add_reason(Row& row, const coach::Reason& reason) {
  constexpr std::array kNames = {"critical", "fell", "behind", "rose"};
  row.text(kNames[static_cast<std::size_t>(reason.why)]);
  if (reason.why == coach::Why::kCritical) {
    row.text("").number(reason.misses).number(reason.firsts).number(reason.latest);
  } else {
    row.text(measure_name(reason.measure)).text("").text("").text("");
  }
  if (reason.why == coach::Why::kFell || reason.why == coach::Why::kRose) {
    row.maybe(reason.change.difference);
    row.number(reason.change.band->low).number(reason.change.band->high).text("");
  } else if (reason.why == coach::Why::kBehind) {
    row.maybe(reason.estimate.mean);
    row.number(reason.estimate.band->low).number(reason.estimate.band->high);
    row.number(reason.middle);
  } else {
    row.text("").text("").text("").text("");
  }
}

void show_priorities(Answers& answers, const Shown& shown, coach::Week split) {
  const coach::TeamTable& table = shown.table();
  const coach::Priorities found = coach::priorities(table, split);
  for (const coach::Priority& each : found.ranked) {
    int number = 0;
    for (const coach::Reason& reason : each.reasons) {
      Row row(answers.of("priorities"));
      row.text(shown.name).number(split).number(each.rank).text(table.code(each.person));
      row.number(++number);
      add_reason(row, reason);
    }
  }
  for (const PersonIndex person : found.unremarkable)
    Row(answers.of("unremarkable")).text(shown.name).number(split).text(table.code(person));
  for (const coach::TooLittle& each : found.too_little) {
    Row row(answers.of("too_little"));
    row.text(shown.name).number(split).text(table.code(each.person));
    row.number(each.firsts).number(each.misses);
  }
  Row row(answers.of("changes_by_chance"));
  row.text(shown.name).number(split).number(found.changes_known);
  row.number(found.changes_by_chance());
}

void show_standings(Answers& answers, const Shown& shown) {
  constexpr std::array kNames = {"strength", "gap", "neither", "alone", "unknown"};
  const coach::TeamTable& table = shown.table();
  for (PersonIndex person = 0; person < table.people(); ++person) {
    for (const coach::SkillStanding& each :
         coach::standings(table, shown.state.coach.rows, person)) {
      if (each.estimate.scenarios == 0) continue;
      {
        Row row(answers.of("standings"));
        row.text(shown.name).text(table.code(person)).text(measure_name(each.measure));
        row.text(kNames[static_cast<std::size_t>(each.stands)]).estimate(each.estimate);
        row.maybe(each.middle);
      }
      for (const auto& one : each.scenarios) {
        Row row(answers.of("standing_scenarios"));
        row.text(shown.name).text(table.code(person)).text(measure_name(each.measure));
        row.text(table.scenario(one.scenario).code).number(one.value);
      }
    }
  }
}

void show_spread(Answers& answers, const Shown& shown) {
  const coach::TeamTable& table = shown.table();
  for (std::size_t m = 0; m < coach::kMeasureCount; ++m) {
    std::vector<double> means;
    for (PersonIndex person = 0; person < table.people(); ++person) {
      const coach::Estimate each = coach::estimate(
          coach::first_values(table, shown.state.coach.rows, person, static_cast<Measure>(m)));
      if (each.mean) means.push_back(static_cast<double>(*each.mean));
    }
    const auto spread = coach::spread(means);
    if (!spread) continue;
    Row row(answers.of("spread"));
    row.text(shown.name).text(measure_name(static_cast<Measure>(m))).number(spread->count);
    row.real(spread->least).real(spread->low_whisker).real(spread->lower_quartile);
    row.real(spread->median).real(spread->upper_quartile).real(spread->high_whisker);
    row.real(spread->most).number(spread->far_out);
  }
}

// On three days of the team's time: in its first week, in the middle, on its last.
void show_since(Answers& answers, ui::AppState& state, const std::string& name) {
  const coach::Week weeks = state.coach.table.weeks();
  const std::set<coach::Week> at = {1, static_cast<coach::Week>(weeks / 2),
                                    static_cast<coach::Week>(weeks - 1)};
  for (PersonIndex person = 0; person < state.coach.table.people(); ++person) {
    state.coach.person = person;
    for (const coach::Week week : at) {
      const coach::Day day = coach::day_of_ms(state.coach.calendar.begins_ms(week)) + 1;
      for (std::size_t m = 0; m < coach::kMeasureCount; ++m) {
        const auto measure = static_cast<Measure>(m);
        const coach::Change change = coach::change_since(ui::dated_firsts(state, measure), day);
        if (change.before.scenarios + change.after.scenarios == 0) continue;
        Row row(answers.of("since"));
        row.text(name).text(coach::date_of(day)).text(state.coach.table.code(person));
        row.text(measure_name(measure));
        add_change(row, change);
      }
    }
  }
}

}  // namespace

void show_drawn(Answers& answers, const std::string& text) {
  std::map<int, std::array<std::vector<coach::ScenarioValue>, 2>> sets;
  std::istringstream lines(text);
  int set = 0, side = 0;
  for (coach::ScenarioValue each; lines >> set >> side >> each.value >> each.observations;)
    sets[set][static_cast<std::size_t>(side)].push_back(each);
  for (const auto& [number, sides] : sets) {
    Row row(answers.of("drawn"));
    row.number(number);
    add_change(row, coach::change(sides[0], sides[1]));
  }
}

void show_people(Answers& answers, const Shown& shown) {
  const coach::Week weeks = shown.table().weeks();
  const std::set<coach::Week> splits = {0, static_cast<coach::Week>(weeks / 2),
                                        static_cast<coach::Week>(weeks * 2 / 3)};
  for (const coach::Week split : splits) {
    if (split > 0) show_changes(answers, shown, split);
    show_priorities(answers, shown, split);
  }
  show_standings(answers, shown);
  show_spread(answers, shown);
  show_since(answers, shown.state, shown.name);
}

}  // namespace warmline::sql_test
