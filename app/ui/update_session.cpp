// The part of update() that a coaching session is about, on the supervisor's side. What is changed
// is kept by keep_drafts().
#include <algorithm>
#include <string>
#include <utility>

#include "coach/day.h"
#include "core/tr.h"
#include "ui/coaching.h"
#include "ui/coaching_page.h"
#include "ui/models_session.h"
#include "ui/update.h"

namespace warmline::ui {
namespace {

using What = Coaching::What;
using coach::Session;

void show(AppState& state, Session session) {
  CoachingState& coaching = state.coaching;
  coaching.session = std::move(session);
  coaching.unkept = false;
  coaching.proposing.reset();
  coaching.choosing.reset();
  coaching.asks_to_remove = false;
  coaching.said.clear();
  coaching.told.clear();
  state.screen = Screen::kSession;
}

void prepare(AppState& state, const Env& env) {
  if (!has_person(state) || state.access == Access::kReading) return;
  Session session;
  session.id = env.random_hex(16);
  session.person = coach::as_written(person_code(state), coach::kMostName);
  session.key = person_key(state);
  session.supervisor = state.portfolio.setting(coach::kSupervisorKey, "");
  session.date = coach::date_of(coach::day_of_ms(env.wall_ms));
  session.changed_ms = env.wall_ms;
  session.sample = state.coach.team->simulated;
  show(state, std::move(session));
  Proposing proposing;
  proposing.loads = state.coach.loads;
  proposing.person = state.coach.person;
  proposing.reviews.resize(state.coach.team->attempts.size());
  state.coaching.proposing = std::move(proposing);
}

// Where its person is in the team, that person comes up with it.
void open_session(AppState& state, const std::string& id) {
  const auto found = state.coaching.sessions.find(id);
  if (found == state.coaching.sessions.end()) return;
  show(state, found->second.session);
  const std::size_t before = state.coach.person;
  for (std::size_t i = 0; state.coach.team && i < state.coach.team->people.size(); ++i) {
    state.coach.person = i;
    const auto with = sessions_with_person(state);
    const bool theirs =
        std::any_of(with.begin(), with.end(), [&](const Session* each) { return each->id == id; });
    if (theirs) return look_at_person(state);
  }
  state.coach.person = before;
}

void leave(AppState& state) {
  state.coaching.session.reset();
  state.coaching.proposing.reset();
  state.coaching.choosing.reset();
  state.coaching.asks_to_remove = false;
  state.screen = has_person(state) ? Screen::kPerson : Screen::kCoach;
}

void remove_session(AppState& state) {
  record(state, {progress::SettingChanged{
                    coach::key_of(coach::kSessionKeys, state.coaching.session->id), ""}});
  state.coaching.unkept = false;
  list_sessions(state);
  leave(state);
}

// --- moments

void move_moment(Session& session, std::size_t index, bool up) {
  auto& moments = session.moments;
  const std::size_t first = up ? index - 1 : index;  // wraps round for the first one up
  if (first >= moments.size() || first + 1 >= moments.size()) return;
  std::swap(moments[first], moments[first + 1]);
}

void choose_moment(AppState& state, std::size_t index) {
  const Session& session = *state.coaching.session;
  const bool more = index >= session.moments.size();
  if (!session_has_person(state) || (more && session.moments.size() >= coach::kMostMoments)) return;
  ChoosingMoment choosing;
  if (!more) choosing.replaces = index;
  state.coaching.choosing = choosing;
}

void take_chosen(AppState& state) {
  CoachingState& coaching = state.coaching;
  Session& session = *coaching.session;
  if (!coaching.choosing || !session_has_person(state) || !can_add_point(session)) return;
  const ChoosingMoment choosing = *std::exchange(coaching.choosing, std::nullopt);
  const std::vector<std::size_t> attempts = attempts_of_person(state);
  if (choosing.attempt >= attempts.size()) return;
  const std::size_t attempt = attempts[choosing.attempt];
  if (choosing.decision >= state.coach.team->attempts[attempt].card.decisions.size()) return;
  coach::SessionMoment moment =
      moment_of(state, {{attempt, choosing.decision}, coach::MomentKind::kOwn, ""});
  moment.id = next_point(session);
  if (choosing.replaces && *choosing.replaces < session.moments.size()) {
    session.moments[*choosing.replaces] = std::move(moment);
  } else {
    session.moments.push_back(std::move(moment));
  }
  coaching.unkept = true;
}

void listen_in(AppState& state, std::size_t index, const Env& env) {
  const Session& session = *state.coaching.session;
  if (index >= session.moments.size()) return;
  const auto attempt = attempt_with_id(state, session.moments[index].attempt);
  if (!attempt) return;
  coaching_wish(state, {What::kOpenAttempt, *attempt, session.moments[index].step + 1, {}}, env);
}

bool moment_wish(AppState& state, const Coaching& wish, const Env& env) {
  CoachingState& coaching = state.coaching;
  Session& session = *coaching.session;
  const bool there = wish.index < session.moments.size();
  switch (wish.what) {
    case What::kMomentComment:
      if (there) session.moments[wish.index].comment = wish.text;
      break;
    case What::kMomentUp:
    case What::kMomentDown:
      move_moment(session, wish.index, wish.what == What::kMomentUp);
      break;
    case What::kMomentRemove:
      if (there)
        session.moments.erase(session.moments.begin() + static_cast<std::ptrdiff_t>(wish.index));
      coaching.choosing.reset();
      break;
    case What::kListenIn:
      listen_in(state, wish.index, env);
      return true;
    case What::kChoose:
      choose_moment(state, wish.index);
      return true;
    case What::kChooseAttempt:
      if (coaching.choosing) coaching.choosing->attempt = wish.option;
      if (coaching.choosing) coaching.choosing->decision = 0;
      return true;
    case What::kChooseDecision:
      if (coaching.choosing) coaching.choosing->decision = wish.option;
      return true;
    case What::kTakeChosen:
      take_chosen(state);
      return true;
    case What::kCancelChoosing:
      coaching.choosing.reset();
      return true;
    default:
      return false;
  }
  coaching.unkept = true;
  return true;
}

// --- actions

void practise(coach::SessionAction& action, const AppState& state, std::size_t option) {
  const std::vector<CallOffered> calls = calls_offered(state);
  if (option > calls.size()) return;
  action.scenario = option == 0 ? "" : calls[option - 1].id;
  action.title = option == 0 ? "" : coach::as_written(calls[option - 1].title, coach::kMostTitle);
}

bool action_wish(AppState& state, const Coaching& wish) {
  CoachingState& coaching = state.coaching;
  Session& session = *coaching.session;
  auto& actions = session.actions;
  if (wish.what == What::kAddAction) {
    if (actions.size() >= coach::kMostActions || !can_add_point(session)) return true;
    coach::SessionAction action;
    action.id = next_point(session);
    actions.push_back(std::move(action));
    coaching.unkept = true;
    return true;
  }
  if (wish.what < What::kActionText || wish.what > What::kActionRemove) return false;
  if (wish.index >= actions.size()) return true;
  coach::SessionAction& action = actions[wish.index];
  if (wish.what == What::kActionText) action.text = wish.text;
  if (wish.what == What::kActionDue) action.due = wish.text;
  if (wish.what == What::kActionScenario) practise(action, state, wish.option);
  if (wish.what == What::kActionAbout) {
    action.about.reset();
    if (wish.option > 0 && wish.option <= scenario::kCriterionCount)
      action.about = static_cast<scenario::Criterion>(wish.option - 1);
  }
  if (wish.what == What::kActionRemove)
    actions.erase(actions.begin() + static_cast<std::ptrdiff_t>(wish.index));
  coaching.unkept = true;
  return true;
}

// --- the whole

void save_session(AppState& state) {
  const Session session = fitting(*state.coaching.session);
  state.file_out = FileOut{"warmline-session-" + session.date + ".json", "application/json",
                           session_text(session)};
  state.coaching.said =
      tr("Saved. Give the file to {0}: dropped on Warmline in their browser, it opens there, and "
         "their reply comes back as a file.",
         session.person);
}

void print_session(AppState& state, const Env& env) {
  state.file_out =
      FileOut{"warmline-session-" + fitting(*state.coaching.session).date + ".html",
              "text/html;charset=utf-8",
              session_page(session_model(state), coach::day_words_of_ms(env.wall_ms)), true};
}

bool whole_wish(AppState& state, const Coaching& wish, const Env& env) {
  CoachingState& coaching = state.coaching;
  Session& session = *coaching.session;
  switch (wish.what) {
    case What::kDate:
      session.date = wish.text;
      coaching.unkept = true;
      return true;
    case What::kSupervisor:
      session.supervisor = wish.text;
      coaching.unkept = true;
      coaching.drafts[std::string(coach::kSupervisorKey)] = wish.text;
      return true;
    case What::kNotes:
      session.notes = wish.text;
      coaching.unkept = true;
      return true;
    case What::kPrintSession:
      print_session(state, env);
      return true;
    case What::kSaveSession:
      save_session(state);
      return true;
    case What::kAskRemove:
      coaching.asks_to_remove = true;
      return true;
    case What::kRemoveSession:
      if (coaching.asks_to_remove) remove_session(state);
      return true;
    case What::kCancelRemove:
      coaching.asks_to_remove = false;
      return true;
    default:
      return moment_wish(state, wish, env) || action_wish(state, wish);
  }
}

}  // namespace

bool session_wish(AppState& state, const Coaching& wish, const Env& env) {
  if (wish.what == What::kPrepare) {
    prepare(state, env);
    return true;
  }
  if (wish.what == What::kOpenSession) {
    open_session(state, wish.text);
    return true;
  }
  if (wish.what == What::kOpenPerson) state.coaching.session.reset();
  if (state.screen != Screen::kSession || !state.coaching.session) return false;
  return whole_wish(state, wish, env);
}

void take_reply(AppState& state, const TakeFile& file, const Env& env) {
  const coach::ReplyRead read = coach::read_reply(file.bytes, file.name);
  if (!read.reply) {
    state.reports.push_back(
        {file.name, false, tr("The reply can’t be read."), read.findings, "", {}, ""});
    ++state.reports_shown;
    if (state.screen != Screen::kCall) state.screen = Screen::kLibrary;
    return;
  }
  const auto found = state.coaching.sessions.find(read.reply->session);
  if (found == state.coaching.sessions.end()) {
    give_unread(state.coach,
                tr("{0} is a reply to a session that isn’t kept in this browser.", file.name));
    if (state.screen != Screen::kCall) state.screen = Screen::kCoach;
    return;
  }
  keep_drafts(state, env);
  const Session with = merged(found->second.session, *read.reply);
  record(state, {progress::SettingChanged{coach::key_of(coach::kSessionKeys, with.id),
                                          session_text(with)}});
  list_sessions(state);
  if (state.screen == Screen::kCall) return;
  open_session(state, with.id);
  const bool older = read.reply->version != version_of(with);
  state.coaching.told = tr("The reply is in: it stands at each point.");
  if (older) state.coaching.told += " " + tr("It was given to another version of this session.");
}

}  // namespace warmline::ui
