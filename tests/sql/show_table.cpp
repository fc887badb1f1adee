// The attempts themselves, the questions to a table of them, and each person's estimates.
#include <array>

#include "coach/evidence.h"
#include "coach/team_export.h"
#include "coach/team_queries.h"
#include "sql/figures.h"

namespace warmline::sql_test {

using coach::Filter;
using coach::Measure;
using coach::PersonIndex;
using coach::Which;

namespace {

constexpr std::array kWhich = {Which::kFirsts, Which::kUnpractised, Which::kAll};

const char* kind_name(coach::AttemptKind kind) {
  return kind == coach::AttemptKind::kFirst    ? "first"
         : kind == coach::AttemptKind::kRepeat ? "repeat"
                                               : "practised";
}

void show_attempts(Answers& answers, const Shown& shown) {
  const coach::Team& team = shown.team();
  for (std::size_t i = 0; i < team.attempts.size(); ++i) {
    const coach::TeamAttempt& each = team.attempts[i];
    const coach::TeamRow figures = coach::figures_of(each.card);
    const scenario::Scenario& call = *team.scenarios[each.scenario].scenario;
    Row row(answers.of("attempts"));
    row.text(shown.name).text(team.people[each.person].code);
    row.text(shown.state.coach.attempt_ids[i]).text(call.id.text).text(call.version);
    row.number(each.week).text(kind_name(each.kind)).number(figures.resolution);
    row.maybe(figures.empathy).number(figures.empathy_decisions).number(figures.decisions);
    for (const coach::CriterionSums& sums : figures.criteria)
      row.number(sums.earned).number(sums.stake).number(sums.observations);
    row.number(figures.critical_misses).number(figures.seconds).number(figures.transfers);
    row.number(figures.repeats).text(each.card.finished ? "t" : "f").number(each.card.lost);
  }
}

void show_contents(Answers& answers, const Shown& shown) {
  const coach::ExportContents contents = coach::contents_of(shown.table());
  Row row(answers.of("contents"));
  row.text(shown.name).number(contents.people).number(contents.attempts).number(contents.firsts);
  row.number(contents.repeats).number(contents.practised).number(contents.scenarios);
  row.number(shown.table().weeks()).number(shown.state.coach.calendar.monday_ms);
}

void add_cell(Row& row, const coach::Cell& cell) {
  row.number(cell.sum()).number(cell.count()).maybe(cell.mean());
}

void show_queries(Answers& answers, const Shown& shown, const std::string& filtered,
                  const Filter& filter) {
  const coach::TeamTable& table = shown.table();
  const coach::Selection selection = coach::select(table, filter);
  for (std::size_t m = 0; m < coach::kMeasureCount; ++m) {
    const auto measure = static_cast<Measure>(m);
    const std::string name = measure_name(measure);
    const std::vector<coach::Cell> people = coach::by_person(table, selection, measure);
    for (std::size_t i = 0; i < people.size(); ++i) {
      if (people[i].count() == 0) continue;
      Row row(answers.of("by_person"));
      row.text(shown.name).text(filtered).text(name).text(table.code(static_cast<PersonIndex>(i)));
      add_cell(row, people[i]);
    }
    const std::vector<coach::Cell> weeks = coach::by_week(table, selection, measure);
    for (std::size_t i = 0; i < weeks.size(); ++i) {
      if (weeks[i].count() == 0) continue;
      Row row(answers.of("by_week"));
      row.text(shown.name).text(filtered).text(name).number(i);
      add_cell(row, weeks[i]);
    }
    const std::vector<coach::Cell> both = coach::by_scenario_and_week(table, selection, measure);
    for (std::size_t i = 0; i < both.size(); ++i) {
      if (both[i].count() == 0) continue;
      Row row(answers.of("by_scenario_and_week"));
      const auto scenario = static_cast<coach::ScenarioIndex>(i / table.weeks());
      row.text(shown.name).text(filtered).text(name).text(table.scenario(scenario).code);
      row.number(i % table.weeks());
      add_cell(row, both[i]);
    }
    for (const coach::Ranked& each : coach::lowest(table, selection, measure, 3, 5)) {
      Row row(answers.of("lowest"));
      row.text(shown.name).text(filtered).text(name).number(each.rank);
      row.text(table.code(each.person));
      add_cell(row, each.cell);
    }
  }
}

void show_filters(Answers& answers, const Shown& shown) {
  for (const Which which : kWhich) {
    Filter filter;
    filter.which = which;
    show_queries(answers, shown, "which " + std::to_string(static_cast<int>(which)), filter);
  }
  const coach::TeamTable& table = shown.table();
  for (std::uint16_t i = 0; i < table.sectors().size(); ++i) {
    Filter sector;
    sector.which = Which::kAll;
    sector.sector = i;
    show_queries(answers, shown, "sector " + table.sectors()[i], sector);
  }
  Filter scenario;
  scenario.which = Which::kUnpractised;
  scenario.scenario = 0;
  show_queries(answers, shown, "scenario " + table.scenario(0).code, scenario);
  Filter group;
  group.first_week = 1;
  group.last_week = 7;
  group.group = table.group_of()[0];
  show_queries(answers, shown, "weeks 1 to 7 of " + table.groups()[table.group_of()[0]], group);
}

void show_profiles(Answers& answers, const Shown& shown, const std::string& filtered,
                   const coach::Weeks& weeks) {
  const coach::TeamTable& table = shown.table();
  for (PersonIndex person = 0; person < table.people(); ++person) {
    const coach::Profile profile = coach::profile(table, shown.state.coach.rows, person, weeks);
    for (std::size_t m = 0; m < coach::kMeasureCount; ++m) {
      if (profile[m].scenarios == 0) continue;
      Row row(answers.of("estimates"));
      row.text(shown.name).text(filtered).text(table.code(person));
      row.text(measure_name(static_cast<Measure>(m))).estimate(profile[m]);
    }
  }
}

}  // namespace

void show_table(Answers& answers, const Shown& shown) {
  show_attempts(answers, shown);
  show_contents(answers, shown);
  show_filters(answers, shown);
  show_profiles(answers, shown, "all", {});
  coach::Weeks weeks;
  weeks.first = 2;
  weeks.last = 9;
  show_profiles(answers, shown, "weeks 2 to 9", weeks);
  for (std::uint16_t i = 0; i < shown.table().sectors().size(); ++i) {
    coach::Weeks sector;
    sector.sector = i;
    show_profiles(answers, shown, "sector " + shown.table().sectors()[i], sector);
  }
  coach::Weeks scenario;
  scenario.scenario = 0;
  show_profiles(answers, shown, "scenario " + shown.table().scenario(0).code, scenario);
}

}  // namespace warmline::sql_test
