#include "ui/models_session.h"

#include <algorithm>
#include <string>
#include <utility>

#include "coach/priorities.h"
#include "coach/since.h"
#include "core/tr.h"
#include "platform/platform.h"
#include "ui/coaching.h"
#include "ui/models_coach_person.h"
#include "ui/words.h"

namespace warmline::ui {
namespace {

using coach::MomentKind;
using coach::Session;

std::string kind_words(MomentKind kind) {
  switch (kind) {
    case MomentKind::kLoss:
      return tr("A loss");
    case MomentKind::kMiss:
      return tr("Missed again and again");
    case MomentKind::kRecovery:
      return tr("A recovery");
    case MomentKind::kOwn:
      break;
  }
  return tr("Chosen##by oneself");
}

std::string criterion_words(std::size_t criterion) {
  return coach::name_of(coach::measure_of(static_cast<scenario::Criterion>(criterion)));
}

AnswerModel answer_model(const Session& session, const std::string& point) {
  AnswerModel model;
  const coach::Answer* answer = answer_to(session, point);
  if (answer == nullptr) return model;
  model.given = true;
  model.disputed = answer->reply == coach::Reply::kDisputed;
  model.standing = tr(model.disputed ? "Seen differently, {0}." : "Acknowledged, {0}.",
                      platform::date_words(answer->at_ms));
  if (to_other_version(session, *answer))
    model.standing += " " + tr("That was another version of this session.");
  model.words = answer->words;
  return model;
}

SessionMomentModel moment_model(const Session& session, const coach::SessionMoment& moment) {
  SessionMomentModel model;
  model.id = moment.id;
  model.kind = kind_words(moment.kind);
  model.title = moment.title;
  model.before = moment.before.empty() ? "" : quoted_words(moment.before);
  model.words = moment.words;
  model.why = moment.why;
  model.comment = moment.comment;
  model.attempt = moment.attempt;
  model.answer = answer_model(session, moment.id);
  return model;
}

std::string practise_words(const coach::SessionAction& action) {
  const std::string& call = action.title;
  const std::string by = action.due.empty() ? "" : coach::day_words(action.due);
  const std::string skill =
      action.about ? coach::name_inside(coach::measure_of(*action.about)) : std::string();
  if (call.empty()) {
    if (by.empty()) return skill.empty() ? "" : tr("For {0}.", skill);
    return skill.empty() ? tr("By {0}.", by) : tr("By {0}, for {1}.", by, skill);
  }
  if (by.empty())
    return skill.empty() ? tr("Practise “{0}”.", call)
                         : tr("Practise “{0}”, for {1}.", call, skill);
  return skill.empty() ? tr("Practise “{0}”, by {1}.", call, by)
                       : tr("Practise “{0}”, by {1}, for {2}.", call, by, skill);
}

SessionActionModel action_model(const Session& session, const coach::SessionAction& action) {
  SessionActionModel model;
  model.id = action.id;
  model.text = action.text;
  model.due = action.due;
  model.about = action.about ? static_cast<std::size_t>(*action.about) + 1 : 0;
  model.practise = practise_words(action);
  model.answer = answer_model(session, action.id);
  return model;
}

// --- the supervisor's side

constexpr Message kDateTrouble = msg("Write a day such as 2026-03-20; until then it is left out.");

std::string since_words(const AppState& state, const Session& session,
                        const coach::SessionAction& action) {
  const auto day = coach::day_of(session.date);
  if (!action.about || !day || !session_has_person(state)) return {};
  const coach::Measure measure = coach::measure_of(*action.about);
  return sentences(measure, coach::change_since(dated_firsts(state, measure), *day));
}

void add_actions(SessionModel& model, const AppState& state, const Session& session) {
  const std::vector<CallOffered> calls = calls_offered(state);
  model.calls = {tr("No call")};
  for (const CallOffered& each : calls) model.calls.push_back(each.title);
  model.criteria = {tr("No single skill")};
  for (std::size_t k = 0; k < scenario::kCriterionCount; ++k)
    model.criteria.push_back(criterion_words(k));
  for (const coach::SessionAction& action : session.actions) {
    SessionActionModel one = action_model(session, action);
    if (!action.due.empty() && !coach::day_of(action.due)) one.due_trouble = tr(kDateTrouble);
    const auto chosen = std::find_if(calls.begin(), calls.end(), [&](const CallOffered& call) {
      return call.id == action.scenario;
    });
    if (chosen != calls.end()) one.scenario = static_cast<std::size_t>(chosen - calls.begin()) + 1;
    one.since = since_words(state, session, action);
    model.actions.push_back(std::move(one));
  }
  model.can_add_action = session.actions.size() < coach::kMostActions && can_add_point(session);
}

std::string decision_words(const coach::Team& team, std::size_t attempt, std::size_t decision) {
  const coach::TeamAttempt& one = team.attempts[attempt];
  const score::DecisionScore& scored = one.card.decisions[decision];
  const scenario::Choice& choice =
      team.scenarios[one.scenario].scenario->nodes[scored.node].choices[scored.choice];
  const std::string words = spoken_or_done(choice.form, shortened(choice.text, 60));
  if (scored.lost <= 0) return std::to_string(scored.number) + ": " + words;
  return tr_n("{1}: {2}, lost {0} point", "{1}: {2}, lost {0} points",
              std::max(1, rounded_points(scored.lost)), scored.number, words);
}

void add_choosing(SessionModel& model, const AppState& state) {
  const auto& choosing = state.coaching.choosing;
  if (!choosing || !session_has_person(state)) return;
  const coach::Team& team = *state.coach.team;
  ChoosingModel out;
  out.replaces = choosing->replaces.has_value();
  out.number = choosing->replaces.value_or(0) + 1;
  out.attempt = {tr("Attempt"), {}, choosing->attempt};
  out.decision = {tr("Decision"), {}, choosing->decision};
  const std::vector<std::size_t> attempts = attempts_of_person(state);
  for (const std::size_t each : attempts)
    out.attempt.options.push_back(team.scenarios[team.attempts[each].scenario].scenario->title +
                                  " · " + attempt_words(state.coach, each));
  if (choosing->attempt < attempts.size()) {
    const std::size_t attempt = attempts[choosing->attempt];
    for (std::size_t i = 0; i < team.attempts[attempt].card.decisions.size(); ++i)
      out.decision.options.push_back(decision_words(team, attempt, i));
  }
  model.choosing = std::move(out);
}

// --- the trainee's side

std::string with_supervisor(const Session& session) {
  return session.supervisor.empty() ? tr("A session with your supervisor")
                                    : tr("A session with {0}", session.supervisor);
}

void add_open_points(SessionModel& model, const Session& session) {
  std::int64_t open = 0;
  for (const SessionMomentModel& each : model.moments) open += each.answer.given ? 0 : 1;
  for (const SessionActionModel& each : model.actions) open += each.answer.given ? 0 : 1;
  model.answered = !session.answers.empty();
  model.whole = open == 0 ? tr("Every point has an answer.")
                          : tr_n("{0} point has no answer yet. You can reply without.",
                                 "{0} points have no answer yet. You can reply without.", open);
}

}  // namespace

SessionModel session_model(const AppState& state) {
  SessionModel model;
  model.save = save_model(state);
  model.writes = state.access == Access::kWriting;
  const CoachingState& coaching = state.coaching;
  if (!coaching.session) return model;
  const Session& session = *coaching.session;
  const Session whole = fitting(session);
  model.id = session.id;
  model.title = tr("A session with {0}", session.person);
  model.chip = session.sample ? tr("Simulated person") : "";
  model.supervisor = session.supervisor;
  model.date = session.date;
  if (!coach::day_of(session.date))
    model.date_trouble =
        tr("Write a day such as 2026-03-20; until then it is the day it was last changed.");
  if (session_has_person(state)) {
    model.back_words = tr("Back to {0}", session.person);
    model.back = Coaching{Coaching::What::kOpenPerson, state.coach.person, 0, {}};
  } else {
    model.back_words = tr("Back to Coach");
    model.back = GoTo{Screen::kCoach};
  }
  model.looking = coaching.proposing.has_value();
  model.can_choose = session_has_person(state) && can_add_point(session);
  for (std::size_t i = 0; i < session.moments.size(); ++i) {
    SessionMomentModel one = moment_model(whole, session.moments[i]);
    one.can_listen =
        session_has_person(state) && attempt_with_id(state, session.moments[i].attempt).has_value();
    model.moments.push_back(std::move(one));
  }
  add_choosing(model, state);
  model.notes = session.notes;
  // Answers are told from the session as it is handed on, fields as they are typed.
  Session typed = session;
  add_actions(model, state, typed);
  for (std::size_t i = 0; i < model.actions.size(); ++i)
    model.actions[i].answer = answer_model(whole, model.actions[i].id);
  if (!session_has_person(state) && !model.looking)
    model.about =
        tr("The attempts it is about aren’t loaded: what is written here can be changed, and "
           "no moment be chosen anew.");
  model.told = coaching.told;
  model.said = coaching.said;
  model.asks_to_remove = coaching.asks_to_remove;
  model.unkept = coaching.unkept || !coaching.drafts.empty();
  return model;
}

SessionModel received_model(const AppState& state) {
  SessionModel model;
  model.save = save_model(state);
  model.writes = state.access == Access::kWriting;
  const auto found = state.coaching.given.find(state.coaching.received);
  if (found == state.coaching.given.end()) return model;
  const Session& session = found->second.session;
  model.id = session.id;
  model.title = with_supervisor(session);
  model.date = session.date;
  model.chip = session.sample ? tr("About a simulated person") : "";
  model.about = tr("For {0}, {1}", session.person, coach::day_words(session.date));
  const auto words = [&](const std::string& point, AnswerModel& answer) {
    const auto typed = state.coaching.answer_words.find(point);
    if (typed != state.coaching.answer_words.end()) answer.words = typed->second;
  };
  for (const coach::SessionMoment& each : session.moments) {
    SessionMomentModel one = moment_model(session, each);
    const progress::Attempt* attempt = state.portfolio.find(each.attempt);
    one.can_debrief = attempt != nullptr && attempt->closed.has_value();
    words(each.id, one.answer);
    model.moments.push_back(std::move(one));
  }
  for (const coach::SessionAction& each : session.actions) {
    SessionActionModel one = action_model(session, each);
    if (offered(state, each.scenario) != nullptr) one.scenario_id = each.scenario;
    words(each.id, one.answer);
    model.actions.push_back(std::move(one));
  }
  model.notes = session.notes;
  model.said = state.coaching.said;
  model.unkept = std::any_of(state.coaching.answer_words.begin(), state.coaching.answer_words.end(),
                             [&](const auto& typed) {
                               const coach::Answer* answer = answer_to(session, typed.first);
                               return answer != nullptr &&
                                      answer->words !=
                                          coach::as_written(typed.second, coach::kMostWords, true);
                             });
  add_open_points(model, session);
  return model;
}

std::vector<ReceivedRow> received_rows(const AppState& state) {
  std::vector<ReceivedRow> rows;
  for (const auto& [id, kept] : state.coaching.given) {
    const Session& session = kept.session;
    ReceivedRow row{id, "", session.date};
    row.title = with_supervisor(session);
    rows.push_back(std::move(row));
  }
  std::sort(rows.begin(), rows.end(), [](const ReceivedRow& a, const ReceivedRow& b) {
    return a.about != b.about ? a.about > b.about : a.id < b.id;
  });
  return rows;
}

}  // namespace warmline::ui
