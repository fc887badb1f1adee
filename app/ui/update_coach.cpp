// The part of update() that the team which a supervisor looks at is about.
#include <algorithm>
#include <utility>

#include "ui/update.h"

namespace warmline::ui {
namespace {

constexpr std::int64_t kWeekMs = 7 * 24 * 60 * 60 * std::int64_t{1000};

void choose_files(AppState& state, bool folder) {
  state.ask_for_file = ".json,application/json";
  state.ask_how = folder ? platform::Choosing::kWatched : platform::Choosing::kSeveral;
}

void stop(CoachState& coach) {
  coach.waiting.clear();
  coach.given = 0;
  coach.gathering.reset();
  coach.stale = false;
  coach.sampling.reset();
  coach.wants_sample = false;
}

void put_away(CoachState& coach) {
  const int loads = coach.loads;
  coach = {};
  coach.loads = loads + 1;
  coach.stop_watching = true;
}

// Its twelve weeks end with this one.
void load_sample(CoachState& coach, const Env& env) {
  put_away(coach);
  const coach::Calendar now = coach::calendar_at(env.wall_ms);
  coach.calendar.monday_ms = now.monday_ms - (coach::kSampleWeeks - 1) * kWeekMs;
  coach.wants_sample = true;
}

void show_weeks(CoachState& coach, std::size_t index) {
  if (index > kCoachWeeks.size()) return;
  coach.weeks = index;
  const coach::Week all = coach.table.weeks();
  coach.filter.first_week = 0;
  if (index == 0) return;
  const coach::Week last = kCoachWeeks[index - 1];
  if (all > last) coach.filter.first_week = static_cast<coach::Week>(all - last);
}

template <typename Index>
void filter_by(std::optional<Index>& filter, std::size_t index, std::size_t size) {
  if (index > size) return;
  filter.reset();
  if (index > 0) filter = static_cast<Index>(index - 1);
}

void sort_by(CoachState& coach, std::size_t index) {
  if (index > static_cast<std::size_t>(CoachSort::kResolution)) return;
  const auto by = static_cast<CoachSort>(index);
  coach.turned = coach.sort == by && !coach.turned;
  coach.sort = by;
}

}  // namespace

void give_result(CoachState& coach, std::string name, std::string bytes) {
  if (coach.waiting.empty()) coach.given = 0;
  ++coach.given;
  coach.waiting.push_back({std::move(name), std::move(bytes)});
}

void give_unread(CoachState& coach, std::string sentence) {
  coach.unread.push_back(std::move(sentence));
}

void coach_wish(AppState& state, const Coach& wish, const Env& env) {
  CoachState& coach = state.coach;
  switch (wish.what) {
    case Coach::What::kChooseFiles:
      return choose_files(state, false);
    case Coach::What::kChooseFolder:
      return choose_files(state, true);
    case Coach::What::kSample:
      return load_sample(coach, env);
    case Coach::What::kStop:
      return stop(coach);
    case Coach::What::kPutAway:
      return put_away(coach);
    case Coach::What::kScenario:
      return filter_by(coach.filter.scenario, wish.index, coach.table.scenarios());
    case Coach::What::kSector:
      return filter_by(coach.filter.sector, wish.index, coach.table.sectors().size());
    case Coach::What::kGroup:
      return filter_by(coach.filter.group, wish.index, coach.table.groups().size());
    case Coach::What::kWeeks:
      return show_weeks(coach, wish.index);
    case Coach::What::kMeasure:
      if (wish.index < coach::kMeasureCount)
        coach.measure = static_cast<coach::Measure>(wish.index);
      return;
    case Coach::What::kSort:
      return sort_by(coach, wish.index);
  }
}

}  // namespace warmline::ui
