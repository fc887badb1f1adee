#include "coach/session.h"

#include <algorithm>
#include <cassert>
#include <tuple>

#include "core/hash.h"
#include "core/json.h"
#include "core/text.h"
#include "score/scorecard.h"

namespace warmline::coach {
namespace {

constexpr std::int64_t kFormat = 1;

// All objects are written with their members sorted by name, which is json::canonical's order.

void write_answers(json::Writer& out, const std::vector<Answer>& answers) {
  out.key("answers").begin_array();
  for (const Answer& each : answers) {
    out.begin_object();
    out.key("at_ms").integer(each.at_ms);
    out.key("point").string(each.point);
    out.key("reply").string(name_of(each.reply));
    out.key("version").string(each.version);
    out.key("words").string(each.words);
    out.end_object();
  }
  out.end_array();
}

void write_action(json::Writer& out, const SessionAction& action) {
  out.begin_object();
  if (action.about) out.key("about").string(score::name_of(*action.about));
  out.key("due").string(action.due);
  out.key("id").string(action.id);
  out.key("scenario").string(action.scenario);
  out.key("text").string(action.text);
  out.key("title").string(action.title);
  out.end_object();
}

void write_moment(json::Writer& out, const SessionMoment& moment) {
  out.begin_object();
  out.key("attempt").string(moment.attempt);
  out.key("before").string(moment.before);
  out.key("comment").string(moment.comment);
  out.key("id").string(moment.id);
  out.key("kind").string(name_of(moment.kind));
  out.key("step").integer(moment.step);
  out.key("title").string(moment.title);
  out.key("why").string(moment.why);
  out.key("words").string(moment.words);
  out.end_object();
}

std::string written(const Session& session, bool with_answers) {
  json::Writer out;
  out.begin_object();
  out.key("actions").begin_array();
  for (const SessionAction& each : session.actions) write_action(out, each);
  out.end_array();
  if (with_answers) write_answers(out, session.answers);
  out.key("changed_ms").integer(session.changed_ms);
  out.key("date").string(session.date);
  out.key("format").integer(kFormat);
  out.key("id").string(session.id);
  out.key("key").string(session.key);
  out.key("kind").string("warmline-session");
  out.key("moments").begin_array();
  for (const SessionMoment& each : session.moments) write_moment(out, each);
  out.end_array();
  out.key("notes").string(session.notes);
  out.key("person").string(session.person);
  out.key("points").integer(session.points);
  out.key("sample").boolean(session.sample);
  out.key("supervisor").string(session.supervisor);
  out.end_object();
  return out.take();
}

// Whether `one` gives way to `other`: a total order, by all that an answer says.
bool gives_way(const Answer& one, const Answer& other) {
  return std::tie(one.at_ms, one.version, one.reply, one.words) <
         std::tie(other.at_ms, other.version, other.reply, other.words);
}

}  // namespace

std::string next_point(Session& session) {
  assert(static_cast<std::size_t>(session.points) < kMostPoints);
  return "p" + std::to_string(++session.points);
}

std::string version_of(const Session& session) {
  return sha256_hex(written(session, false));
}

std::string session_text(const Session& session) {
  return written(session, true) + "\n";
}

std::string reply_text(const SessionReply& reply) {
  json::Writer out;
  out.begin_object();
  write_answers(out, reply.answers);
  out.key("format").integer(kFormat);
  out.key("kind").string("warmline-session-reply");
  out.key("person").string(reply.person);
  out.key("session").string(reply.session);
  out.key("version").string(reply.version);
  out.end_object();
  return out.take() + "\n";
}

Session merged(const Session& one, const Session& other) {
  assert(one.id == other.id);
  const bool later = std::tuple(one.changed_ms, written(one, false)) <
                     std::tuple(other.changed_ms, written(other, false));
  Session both = later ? other : one;
  for (const Answer& each : (later ? one : other).answers) put_answer(both.answers, each);
  return both;
}

Session merged(const Session& session, const SessionReply& reply) {
  assert(session.id == reply.session);
  Session with = session;
  for (const Answer& each : reply.answers) put_answer(with.answers, each);
  return with;
}

void put_answer(std::vector<Answer>& answers, const Answer& answer) {
  const auto place =
      std::lower_bound(answers.begin(), answers.end(), answer,
                       [](const Answer& a, const Answer& b) { return a.point < b.point; });
  if (place == answers.end() || place->point != answer.point) {
    answers.insert(place, answer);
  } else if (gives_way(*place, answer)) {
    *place = answer;
  }
}

const Answer* answer_to(const Session& session, std::string_view point) {
  const auto found = std::find_if(session.answers.begin(), session.answers.end(),
                                  [&](const Answer& each) { return each.point == point; });
  return found == session.answers.end() ? nullptr : &*found;
}

bool to_other_version(const Session& session, const Answer& answer) {
  return answer.version != version_of(session);
}

std::string as_written(std::string_view typed, std::size_t most, bool line_breaks) {
  std::string out;
  std::size_t characters = 0;
  std::size_t at = 0;
  while (at < typed.size()) {
    std::size_t end = at + 1;
    while (end < typed.size() && (static_cast<unsigned char>(typed[end]) & 0xC0u) == 0x80u) ++end;
    const std::string_view one = typed.substr(at, end - at);
    at = end;
    if (text::first_invalid_utf8(one) != text::kNone) continue;
    if (characters++ == most) break;
    const bool plain = (line_breaks && one == "\n") || text::printable(one) == one;
    out += plain ? one : std::string_view(" ");
  }
  const std::size_t from = out.find_first_not_of(" \n");
  if (from == std::string::npos) return {};
  return out.substr(from, out.find_last_not_of(" \n") - from + 1);
}

std::string_view name_of(MomentKind kind) {
  switch (kind) {
    case MomentKind::kLoss:
      return "loss";
    case MomentKind::kMiss:
      return "miss";
    case MomentKind::kRecovery:
      return "recovery";
    case MomentKind::kOwn:
      break;
  }
  return "own";
}

std::string_view name_of(Reply reply) {
  return reply == Reply::kDisputed ? "disputed" : "acknowledged";
}

}  // namespace warmline::coach
