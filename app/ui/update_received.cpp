// The part of update() that a session on the trainee's side is about: it came as a file, and goes
// back as a reply.
#include <algorithm>
#include <string>
#include <utility>

#include "core/tr.h"
#include "ui/coaching.h"
#include "ui/update.h"

namespace warmline::ui {
namespace {

using What = Coaching::What;
using coach::Session;

const Session* shown(const AppState& state) {
  const auto found = state.coaching.given.find(state.coaching.received);
  return found == state.coaching.given.end() ? nullptr : &found->second.session;
}

void keep_given(AppState& state, const Session& session) {
  record(state, {progress::SettingChanged{coach::key_of(coach::kReceivedKeys, session.id),
                                          session_text(session)}});
  list_sessions(state);
}

void open_received(AppState& state, const std::string& id) {
  if (state.coaching.given.find(id) == state.coaching.given.end()) return;
  state.call.reset();
  state.coaching.received = id;
  state.coaching.answer_words.clear();
  state.coaching.said.clear();
  state.screen = Screen::kReceived;
}

bool has_point(const Session& session, const std::string& point) {
  const auto is = [&](const auto& each) { return each.id == point; };
  return std::any_of(session.moments.begin(), session.moments.end(), is) ||
         std::any_of(session.actions.begin(), session.actions.end(), is);
}

// With the words that were typed for it, or those that it had.
void put(AppState& state, const Session& session, const std::string& point, coach::Reply reply,
         const Env& env) {
  const coach::Answer* before = answer_to(session, point);
  const auto typed = state.coaching.answer_words.find(point);
  coach::Answer answer;
  answer.point = point;
  answer.reply = reply;
  if (before != nullptr) answer.words = before->words;
  if (typed != state.coaching.answer_words.end())
    answer.words = coach::as_written(typed->second, coach::kMostWords, true);
  if (before != nullptr && before->reply == reply && before->words == answer.words &&
      !to_other_version(session, *before))
    return;
  answer.at_ms = std::max(env.wall_ms, before != nullptr ? before->at_ms + 1 : 0);
  answer.version = version_of(session);
  Session with = session;
  put_answer(with.answers, answer);
  keep_given(state, with);
}

void answer(AppState& state, const std::string& point, coach::Reply reply, const Env& env) {
  const Session* session = shown(state);
  if (session == nullptr || !has_point(*session, point)) return;
  state.coaching.said.clear();
  put(state, *session, point, reply, env);
}

void save_reply(AppState& state) {
  const Session* session = shown(state);
  if (session == nullptr || session->answers.empty()) return;
  coach::SessionReply reply;
  reply.session = session->id;
  reply.version = version_of(*session);
  reply.person = session->person;
  reply.answers = session->answers;
  state.file_out =
      FileOut{"warmline-reply-" + session->date + ".json", "application/json", reply_text(reply)};
  state.coaching.said = tr("Saved. Give the file back to whoever held the session.");
}

void remove_received(AppState& state) {
  const Session* session = shown(state);
  if (session == nullptr) return;
  record(state, {progress::SettingChanged{coach::key_of(coach::kReceivedKeys, session->id), ""}});
  list_sessions(state);
  state.coaching.received.clear();
  state.screen = Screen::kLibrary;
}

}  // namespace

bool received_wish(AppState& state, const Coaching& wish, const Env& env) {
  if (wish.what == What::kOpenReceived) {
    open_received(state, wish.text);
    return true;
  }
  if (state.screen != Screen::kReceived || state.access == Access::kReading) return false;
  switch (wish.what) {
    case What::kAnswer:
      if (wish.option <= static_cast<std::size_t>(coach::Reply::kDisputed))
        answer(state, wish.text, static_cast<coach::Reply>(wish.option), env);
      return true;
    case What::kAnswerWords:
      state.coaching.answer_words["p" + std::to_string(wish.index)] = wish.text;
      return true;
    case What::kSaveReply:
      save_reply(state);
      return true;
    case What::kRemoveReceived:
      remove_received(state);
      return true;
    default:
      return false;
  }
}

// Words alone are no answer yet: they wait for one of the two buttons.
void keep_answers(AppState& state, const Env& env) {
  for (const auto& [point, text] : state.coaching.answer_words) {
    const Session* session = shown(state);
    const coach::Answer* before = session == nullptr ? nullptr : answer_to(*session, point);
    if (before != nullptr) put(state, *session, point, coach::Reply{before->reply}, env);
  }
}

void take_session(AppState& state, const TakeFile& file) {
  coach::SessionRead read = coach::read_session(file.bytes, file.name);
  if (!read.session) {
    state.reports.push_back(
        {file.name, false, tr("The session can’t be read."), read.findings, "", {}, ""});
    ++state.reports_shown;
    if (state.screen != Screen::kCall) state.screen = Screen::kLibrary;
    return;
  }
  const auto before = state.coaching.given.find(read.session->id);
  const Session session = before == state.coaching.given.end()
                              ? std::move(*read.session)
                              : merged(before->second.session, *read.session);
  keep_given(state, session);
  if (state.screen != Screen::kCall) open_received(state, session.id);
}

}  // namespace warmline::ui
