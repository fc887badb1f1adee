#include "ui/coach_work.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "coach/gather.h"
#include "core/tr.h"
#include "ui/backlog.h"
#include "ui/words.h"

namespace warmline::ui {
namespace {

// Choices of simulated people between two looks at the clock.
constexpr std::size_t kChoices = 10;

CoachWork did(bool told) {
  return {true, told, {}};
}

// The sample is played on the calls that this site ships, once all of them are there and solved.
CoachWork begin_sample(AppState& state) {
  if (state.awaited > 0) return {};
  std::vector<coach::Practised> with;
  for (const std::string& version : state.catalog) {
    const Edition* edition = find_edition(state, version);
    if (!edition->solve_tried) return {true, false, version};
    if (edition->solution) with.push_back({edition->scenario, *edition->solution});
  }
  state.coach.wants_sample = false;
  if (!with.empty()) state.coach.sampling.emplace(std::move(with));
  return did(true);
}

CoachWork play_sample(CoachState& coach) {
  const std::size_t before = coach.sampling->calls_played();
  if (!coach.sampling->step(kChoices)) return did(coach.sampling->calls_played() / 8 != before / 8);
  coach::Team team = coach.sampling->take();
  coach.sampling.reset();
  coach.attempt_ids.clear();
  coach.begun_ms.clear();
  for (std::size_t i = 0; i < team.attempts.size(); ++i) {
    coach.attempt_ids.push_back("sample-" + std::to_string(i));
    coach.begun_ms.push_back(coach.calendar.begins_ms(team.attempts[i].week));
  }
  coach.left_out.clear();
  put_up(coach, std::move(team));
  return did(true);
}

// People's attempts take the sample team's place; what came with them and waits with them stays.
void leave_the_sample(CoachState& coach) {
  coach.wants_sample = false;
  coach.sampling.reset();
  if (!coach.team || !coach.team->simulated) return;
  CoachState without;
  without.roster = std::move(coach.roster);
  without.waiting = std::move(coach.waiting);
  without.unread = std::move(coach.unread);
  without.given = coach.given;
  without.loads = coach.loads + 1;
  coach = std::move(without);
}

// A file that brings nothing is named, and leaves what is shown as it is.
CoachWork verify_next(CoachState& coach) {
  const ResultGiven given = std::move(coach.waiting.front());
  coach.waiting.erase(coach.waiting.begin());
  if (add(coach.roster, progress::verify_result(given.bytes, given.name), given.name)) {
    leave_the_sample(coach);
    coach.stale = true;
  }
  return did(true);
}

// In order of beginning within a person, so that the first attempt at a call comes first.
void begin_gathering(CoachState& coach) {
  coach.stale = false;
  Gathered gathered;
  gathered.calendar = calendar_of(coach.roster);
  std::map<coach::RosterPerson, coach::PersonIndex>& place = gathered.person_of;
  for (coach::RosterCode& each : codes(coach.roster)) {
    place[each.person] = static_cast<coach::PersonIndex>(gathered.team.people.size());
    gathered.team.people.push_back({std::move(each.code), ""});
  }
  for (const auto& entry : coach.roster.attempts) gathered.waiting.push_back(entry.first);
  const auto& attempts = coach.roster.attempts;
  std::sort(gathered.waiting.begin(), gathered.waiting.end(),
            [&](const progress::AttemptId& a, const progress::AttemptId& b) {
              const coach::RosterAttempt& one = attempts.at(a);
              const coach::RosterAttempt& other = attempts.at(b);
              const coach::PersonIndex first = place[one.person], second = place[other.person];
              if (first != second) return second < first;
              return coach::begun_before(other.attempt, one.attempt);
            });
  coach.gathering = std::move(gathered);
}

// Its text came with the file, if the site doesn't ship that version.
bool have_edition(AppState& state, const std::string& version) {
  if (ensure_edition(state, version)) return true;
  const auto text = state.coach.roster.texts.find(version);
  return text != state.coach.roster.texts.end() && add_edition(state, version, text->second);
}

void leave_out(Gathered& gathered, const coach::RosterAttempt& one, const std::string& why) {
  const std::string& who =
      one.person.name.empty() ? tr("Somebody without a name") : one.person.name;
  gathered.left_out.push_back(who + ", " + one.attempt.scenario + ": " + why);
}

void take_attempt(Gathered& gathered, const coach::RosterAttempt& one, const Edition& edition) {
  std::optional<coach::TeamAttempt> attempt =
      coach::scored(one.attempt, {edition.scenario, *edition.solution});
  if (!attempt) return leave_out(gathered, one, tr("it doesn’t fit the call that it says it was."));
  const auto [place, fresh] =
      gathered.scenario_of.emplace(one.attempt.version, gathered.team.scenarios.size());
  if (fresh) gathered.team.scenarios.push_back({edition.scenario, *edition.solution});
  attempt->person = gathered.person_of.at(one.person);
  attempt->scenario = place->second;
  attempt->week = gathered.calendar.week_of(one.attempt.begun_ms);
  gathered.team.attempts.push_back(std::move(*attempt));
  gathered.attempt_ids.push_back(one.attempt.id);
  gathered.begun_ms.push_back(one.attempt.begun_ms);
}

CoachWork finish_gathering(AppState& state) {
  CoachState& coach = state.coach;
  Gathered gathered = std::move(*coach.gathering);
  coach.gathering.reset();
  coach.attempt_ids = std::move(gathered.attempt_ids);
  coach.begun_ms = std::move(gathered.begun_ms);
  coach.left_out = std::move(gathered.left_out);
  coach.calendar = gathered.calendar;
  coach::settle_firsts(gathered.team);
  for (coach::Person& person : gathered.team.people)
    person.group = state.portfolio.setting("coach/group/" + person.code, "");
  put_up(coach, std::move(gathered.team));
  return did(true);
}

CoachWork gather_next(AppState& state) {
  Gathered& gathered = *state.coach.gathering;
  if (gathered.waiting.empty()) return finish_gathering(state);
  const auto found = state.coach.roster.attempts.find(gathered.waiting.back());
  const coach::RosterAttempt& one = found->second;
  const std::string& version = one.attempt.version;
  if (!have_edition(state, version)) {
    leave_out(gathered, one,
              tr("its call is neither on this site nor in the file, so it can’t be scored."));
  } else {
    const Edition* edition = find_edition(state, version);
    if (!edition->solve_tried) return {true, false, version};
    if (edition->solution) {
      take_attempt(gathered, one, *edition);
    } else {
      leave_out(gathered, one, tr("its call is too entangled to be scored."));
    }
  }
  gathered.waiting.pop_back();
  return did(gathered.waiting.size() % 8 == 0);
}

}  // namespace

CoachWork work_for_coach(AppState& state) {
  CoachState& coach = state.coach;
  if (!coach.waiting.empty()) return verify_next(coach);
  if (coach.gathering) return gather_next(state);
  if (coach.stale) {
    if (state.awaited > 0) return {};  // the call may be among those that are on the way
    begin_gathering(coach);
    return did(true);
  }
  if (coach.sampling) return play_sample(coach);
  if (coach.wants_sample) return begin_sample(state);
  return {};
}

CoachLoading coach_loading(const AppState& state) {
  const CoachState& coach = state.coach;
  if (!coach.waiting.empty())
    return {true, tr("Reading files"), coach.given - std::min(coach.given, coach.waiting.size()),
            coach.given};
  if (coach.gathering) {
    const std::size_t all = coach.roster.attempts.size();
    return {true, tr("Scoring attempts"), all - coach.gathering->waiting.size(), all};
  }
  if (coach.stale) return {true, tr("Waiting for the calls of this site"), 0, 0};
  if (coach.sampling)
    return {true, tr("Playing the calls of the sample team"), coach.sampling->calls_played(),
            coach.sampling->calls_in_all()};
  if (coach.wants_sample) return {true, tr("Getting the calls of this site ready"), 0, 0};
  return {};
}

// Who is looked at stays looked at, when a file that came in makes the team anew.
void put_up(CoachState& coach, coach::Team team) {
  std::string person;
  if (coach.team && coach.person < coach.team->people.size())
    person = coach.team->people[coach.person].code;
  coach.table = table_of(team);
  coach.rows = coach.table.by_person();
  coach.team = std::move(team);
  coach.filter = {};
  const auto& people = coach.team->people;
  const auto same = std::find_if(people.begin(), people.end(),
                                 [&](const coach::Person& one) { return one.code == person; });
  coach.person = same == people.end() ? 0 : static_cast<std::size_t>(same - people.begin());
  coach.attempt = 0;
  coach.scenario = 0;
  ++coach.loads;
}

}  // namespace warmline::ui
