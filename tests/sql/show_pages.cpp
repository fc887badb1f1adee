// What the screens work out themselves: how the team moved by week, and a person by some weeks.
#include <cmath>

#include "sql/figures.h"
#include "ui/models_coach.h"
#include "ui/models_coach_person.h"

namespace warmline::sql_test {

using coach::Measure;

namespace {

PerMille per_mille_of(double hundred) {
  return static_cast<PerMille>(std::lround(hundred * 10));
}

void add_points(std::string& out, const std::vector<std::string>& before,
                const ui::LineModel& trend) {
  for (std::size_t s = 0; s < trend.series.size(); ++s) {
    for (std::size_t i = 0; i < trend.series[s].points.size(); ++i) {
      const auto& point = trend.series[s].points[i];
      if (!point) continue;
      Row row(out);
      for (const std::string& each : before) row.text(each);
      row.text(s == 0 ? "first" : "repeat").text(trend.briefs[i]);
      row.number(per_mille_of(point->value));
      if (point->band) {
        row.number(per_mille_of(point->band->low)).number(per_mille_of(point->band->high));
      } else {
        row.text("").text("");
      }
    }
  }
}

void show_trend(Answers& answers, ui::AppState& state, const std::string& name,
                const std::string& filtered) {
  for (std::size_t m = 0; m < coach::kMeasureCount; ++m) {
    state.coach.measure = static_cast<Measure>(m);
    const ui::CoachModel model = ui::coach_model(state);
    if (model.trend)
      add_points(answers.of("trend"), {name, filtered, measure_name(state.coach.measure)},
                 *model.trend);
  }
}

void show_person_trends(Answers& answers, ui::AppState& state, const std::string& name) {
  for (std::size_t person = 0; person < state.coach.table.people(); ++person) {
    state.coach.person = person;
    for (std::size_t m = 0; m < coach::kMeasureCount; ++m) {
      state.coaching.trend = static_cast<Measure>(m);
      const ui::CoachPersonModel model = ui::coach_person_model(state);
      add_points(answers.of("person_trend"), {name, model.name, measure_name(state.coaching.trend)},
                 model.trend);
    }
  }
}

}  // namespace

void show_pages(Answers& answers, const Shown& shown) {
  ui::AppState& state = shown.state;
  state.coach.filter = {};
  show_trend(answers, state, shown.name, "all");
  state.coach.filter.sector = state.coach.table.sector_of()[0];
  state.coach.filter.group = state.coach.table.group_of()[0];
  state.coach.filter.first_week = 1;
  show_trend(answers, state, shown.name, "from week 1, a sector, a group");
  state.coach.filter = {};
  show_person_trends(answers, state, shown.name);
}

}  // namespace warmline::sql_test
