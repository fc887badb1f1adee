#include "ui/coaching.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "coach/evidence.h"

namespace warmline::ui {
namespace {

using coach::AttemptKind;

void list_kept(const AppState& state, std::string_view keys, KeptSessions& sessions) {
  KeptSessions now;
  const auto& settings = state.portfolio.settings();
  for (auto at = settings.lower_bound(keys); at != settings.end(); ++at) {
    const auto id = coach::id_in(keys, at->first);
    if (!id) break;
    const std::string& text = at->second.value;
    if (text.empty()) continue;
    const auto before = sessions.find(*id);
    if (before != sessions.end() && before->second.text == text) {
      now.insert(*before);
      continue;
    }
    coach::SessionRead read = coach::read_session(text, at->first);
    if (read.session && read.session->id == *id)
      now.emplace(*id, KeptSession{text, std::move(*read.session)});
  }
  sessions = std::move(now);
}

bool begins_with(const std::string& text, const std::string& beginning) {
  return text.compare(0, beginning.size(), beginning) == 0;
}

// Without " (key …)", which tells people of one name apart in the language of its time.
std::string without_key(std::string code, const std::string& key) {
  const std::string end = key + ")";
  if (code.size() > end.size() && code.compare(code.size() - end.size(), end.size(), end) == 0)
    code.erase(std::min(code.rfind(" ("), code.size()));
  return code;
}

bool is_with(const coach::Session& session, const std::string& code, const std::string& key,
             bool sample) {
  if (session.sample != sample || session.key != key) return false;
  if (session.person == code) return true;
  if (key.empty()) return false;
  const std::string now = without_key(code, key);
  const std::string then = without_key(session.person, key);
  return begins_with(now, then) || begins_with(then, now);
}

}  // namespace

void list_sessions(AppState& state) {
  list_kept(state, coach::kSessionKeys, state.coaching.sessions);
  list_kept(state, coach::kReceivedKeys, state.coaching.given);
}

bool has_person(const AppState& state) {
  return state.coach.team && state.coach.person < state.coach.team->people.size();
}

const std::string& person_code(const AppState& state) {
  return state.coach.team->people[state.coach.person].code;
}

std::string person_key(const AppState& state) {
  if (state.coach.team->simulated) return {};
  for (const coach::RosterCode& each : coach::codes(state.coach.roster)) {
    if (each.code == person_code(state))
      return each.person.key.empty() ? std::string() : progress::fingerprint(each.person.key);
  }
  return {};
}

std::vector<const coach::Session*> sessions_with_person(const AppState& state) {
  std::vector<const coach::Session*> found;
  const std::string key = person_key(state);
  for (const auto& [id, kept] : state.coaching.sessions) {
    if (is_with(kept.session, person_code(state), key, state.coach.team->simulated))
      found.push_back(&kept.session);
  }
  std::sort(found.begin(), found.end(), [](const coach::Session* a, const coach::Session* b) {
    return std::tie(b->date, b->changed_ms, b->id) < std::tie(a->date, a->changed_ms, a->id);
  });
  return found;
}

std::vector<std::size_t> attempts_of_person(const AppState& state) {
  std::vector<std::size_t> found;
  const auto& attempts = state.coach.team->attempts;
  for (std::size_t i = attempts.size(); i-- > 0;) {
    if (attempts[i].person == state.coach.person) found.push_back(i);
  }
  return found;
}

std::optional<std::size_t> attempt_with_id(const AppState& state, std::string_view id) {
  const auto& ids = state.coach.attempt_ids;
  const auto found = std::find(ids.begin(), ids.end(), id);
  if (!state.coach.team || found == ids.end()) return std::nullopt;
  return static_cast<std::size_t>(found - ids.begin());
}

std::vector<coach::DatedValue> dated_firsts(const AppState& state, coach::Measure measure) {
  std::vector<coach::DatedValue> found;
  const CoachState& coach = state.coach;
  const auto& values = values_of(coach.table, measure);
  const auto& observations = observations_of(coach.table, measure);
  // Rows of the table are the team's attempts, in their order.
  for (std::uint32_t i = coach.rows.first[coach.person]; i < coach.rows.first[coach.person + 1];
       ++i) {
    const std::uint32_t row = coach.rows.rows[i];
    if (coach.table.columns().kind[row] != AttemptKind::kFirst || values[row] == coach::kNoValue)
      continue;
    found.push_back({coach::day_of_ms(coach.begun_ms[row]), {values[row], observations[row]}});
  }
  return found;
}

void look_at_person(AppState& state) {
  if (!has_person(state)) return;
  const CoachState& coach = state.coach;
  auto& known = state.coaching.person;
  if (known && known->loads == coach.loads && known->person == coach.person) return;
  known = CoachedPerson{
      coach.loads, coach.person,
      standings(coach.table, coach.rows, static_cast<coach::PersonIndex>(coach.person))};
}

bool session_has_person(const AppState& state) {
  return state.coaching.session && has_person(state) &&
         is_with(*state.coaching.session, person_code(state), person_key(state),
                 state.coach.team->simulated);
}

coach::Session fitting(coach::Session session) {
  using coach::as_written;
  session.supervisor = as_written(session.supervisor, coach::kMostName);
  session.notes = as_written(session.notes, coach::kMostNotes, true);
  if (!coach::day_of(session.date))
    session.date = coach::date_of(coach::day_of_ms(session.changed_ms));
  for (coach::SessionMoment& each : session.moments)
    each.comment = as_written(each.comment, coach::kMostWords, true);
  for (coach::SessionAction& each : session.actions) {
    each.text = as_written(each.text, coach::kMostWords, true);
    if (!coach::day_of(each.due)) each.due.clear();
  }
  return session;
}

bool can_add_point(const coach::Session& session) {
  return static_cast<std::size_t>(session.points) < coach::kMostPoints;
}

std::vector<CallOffered> calls_offered(const AppState& state) {
  std::vector<CallOffered> calls;
  for (const std::string& version : state.catalog) {
    const scenario::Scenario& scenario = *find_edition(state, version)->scenario;
    calls.push_back({scenario.id.text, scenario.title});
  }
  std::sort(calls.begin(), calls.end(),
            [](const CallOffered& a, const CallOffered& b) { return a.title < b.title; });
  return calls;
}

bool coaching_is_gone(const AppState& state) {
  switch (state.screen) {
    case Screen::kPerson:
      return !has_person(state);
    case Screen::kReview:
      return !state.coach.team || state.coach.attempt >= state.coach.team->attempts.size();
    case Screen::kSession:
      return !state.coaching.session;
    default:
      return false;
  }
}

std::string drafted(const AppState& state, const std::string& key) {
  const auto draft = state.coaching.drafts.find(key);
  return draft != state.coaching.drafts.end() ? draft->second : state.portfolio.setting(key, "");
}

std::int64_t turns_kept(const AppState& state, std::string_view keys, const std::string& attempt) {
  const std::string beginning = coach::key_of(keys, attempt) + "/";
  const auto& settings = state.portfolio.settings();
  std::int64_t count = 0;
  for (auto at = settings.lower_bound(beginning);
       at != settings.end() && begins_with(at->first, beginning); ++at)
    count += at->second.value.empty() ? 0 : 1;
  return count;
}

coach::SessionMoment moment_of(const AppState& state, const coach::ProposedMoment& moment) {
  coach::SessionMoment made =
      session_moment(*state.coach.team, moment, state.coach.attempt_ids[moment.at.attempt]);
  const coach::Turn turn = turn_of(state, moment.at.attempt, made.step);
  made.comment = drafted(state, key_of(coach::kCommentKeys, turn));
  return made;
}

coach::Turn turn_of(const AppState& state, std::size_t attempt, std::size_t step) {
  return {state.coach.attempt_ids[attempt], step};
}

}  // namespace warmline::ui
