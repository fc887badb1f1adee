// The part of update() that one person of the team is about: their page, and the review of an
// attempt. What was typed is kept here, too.
#include <algorithm>
#include <string>
#include <utility>

#include "coach/day.h"
#include "ui/coaching.h"
#include "ui/coaching_page.h"
#include "ui/models_coach_person.h"
#include "ui/update.h"

namespace warmline::ui {
namespace {

using What = Coaching::What;

void open_person(AppState& state, std::size_t person) {
  if (!state.coach.team || person >= state.coach.team->people.size()) return;
  state.coach.person = person;
  state.coaching.said.clear();
  look_at_person(state);
  state.screen = Screen::kPerson;
}

// `from`: events before the decision to begin at, plus 1; 0: the beginning.
void open_attempt(AppState& state, std::size_t attempt, std::size_t from, bool from_session) {
  if (!state.coach.team || attempt >= state.coach.team->attempts.size()) return;
  CoachingState& coaching = state.coaching;
  state.coach.attempt = attempt;
  state.coach.person = state.coach.team->attempts[attempt].person;
  look_at_person(state);
  coaching.review_from.reset();
  if (from > 0) coaching.review_from = from - 1;
  coaching.review_back_to_session = from_session;
  state.screen = Screen::kReview;
}

void leave_review(AppState& state) {
  if (state.screen != Screen::kReview) return;
  const bool to_session = state.coaching.review_back_to_session && state.coaching.session;
  state.screen = to_session ? Screen::kSession : Screen::kPerson;
}

bool reviews(const AppState& state) {
  return state.screen == Screen::kReview && state.coach.team &&
         state.coach.attempt < state.coach.team->attempts.size();
}

void comment(AppState& state, std::size_t step, const std::string& text) {
  if (!reviews(state)) return;
  const coach::Turn turn = turn_of(state, state.coach.attempt, step);
  state.coaching.drafts[key_of(coach::kCommentKeys, turn)] = text;
}

void mark_example(AppState& state, std::size_t step) {
  if (!reviews(state)) return;
  const std::string key = key_of(coach::kExampleKeys, turn_of(state, state.coach.attempt, step));
  const bool marked = !state.portfolio.setting(key, "").empty();
  record(state, {progress::SettingChanged{key, marked ? "" : "1"}});
}

void print_person(AppState& state, const Env& env) {
  if (state.screen != Screen::kPerson || !has_person(state)) return;
  state.file_out =
      FileOut{"warmline-person.html", "text/html;charset=utf-8",
              person_page(coach_person_model(state), coach::day_words_of_ms(env.wall_ms)), true};
}

// Groups are in the table, which has to be made anew.
void regroup(AppState& state) {
  CoachState& coach = state.coach;
  if (!coach.team || coach.team->simulated) return;
  bool changed = false;
  for (coach::Person& person : coach.team->people) {
    std::string group = state.portfolio.setting(coach::key_of(coach::kGroupKeys, person.code), "");
    changed = changed || group != person.group;
    person.group = std::move(group);
  }
  if (!changed) return;
  coach.table = table_of(*coach.team);
  coach.rows = coach.table.by_person();
  coach.filter.group.reset();
}

void keep_session(AppState& state, const Env& env) {
  CoachingState& coaching = state.coaching;
  if (!coaching.session || !std::exchange(coaching.unkept, false)) return;
  coach::Session& session = *coaching.session;
  session.changed_ms = std::max(session.changed_ms + 1, env.wall_ms);
  record(state, {progress::SettingChanged{coach::key_of(coach::kSessionKeys, session.id),
                                          session_text(fitting(session))}});
  list_sessions(state);
}

// As it may be kept: within its bounds, plain text.
std::string fit(const std::string& key, const std::string& text) {
  const bool line =
      coach::id_in(coach::kGroupKeys, key).has_value() || key == coach::kSupervisorKey;
  return line ? coach::as_written(text, coach::kMostName)
              : coach::as_written(text, coach::kMostWords, true);
}

}  // namespace

void keep_drafts(AppState& state, const Env& env) {
  if (state.access == Access::kReading || state.store != StoreState::kReady) return;
  keep_session(state, env);
  keep_answers(state, env);
  bool groups = false;
  for (const auto& [key, text] : std::exchange(state.coaching.drafts, {})) {
    std::string fitting = fit(key, text);
    if (fitting == state.portfolio.setting(key, "")) continue;
    groups = groups || coach::id_in(coach::kGroupKeys, key).has_value();
    record(state, {progress::SettingChanged{key, std::move(fitting)}});
  }
  if (groups) regroup(state);
}

void coaching_wish(AppState& state, const Coaching& wish, const Env& env) {
  if (session_wish(state, wish, env) || received_wish(state, wish, env)) return;
  switch (wish.what) {
    case What::kOpenPerson:
      if (wish.option > 0 && wish.option <= coach::kMeasureCount)
        state.coaching.trend = static_cast<coach::Measure>(wish.option - 1);
      return open_person(state, wish.index);
    case What::kTrend:
      if (wish.option < coach::kMeasureCount)
        state.coaching.trend = static_cast<coach::Measure>(wish.option);
      return;
    case What::kGroup:
      if (has_person(state) && !state.coach.team->simulated)
        state.coaching.drafts[coach::key_of(coach::kGroupKeys, person_code(state))] = wish.text;
      return;
    case What::kPrintPerson:
      return print_person(state, env);
    case What::kOpenAttempt:
      return open_attempt(state, wish.index, wish.option, state.screen == Screen::kSession);
    case What::kComment:
      return comment(state, wish.index, wish.text);
    case What::kExample:
      return mark_example(state, wish.index);
    case What::kLeaveReview:
      return leave_review(state);
    default:
      return;
  }
}

}  // namespace warmline::ui
