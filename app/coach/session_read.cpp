#include <algorithm>
#include <set>
#include <utility>

#include "coach/day.h"
#include "coach/session.h"
#include "core/json.h"
#include "core/json_fields.h"
#include "core/text.h"
#include "core/tr.h"
#include "scenario/parse.h"
#include "score/scorecard.h"

namespace warmline::coach {

extern const std::string_view kSessionSchemaText;       // assets/session.schema.json and
extern const std::string_view kSessionReplySchemaText;  // session_reply.schema.json, compiled in

namespace {

constexpr json::Limits kLimits{kMostSessionBytes, 6, 5000};
constexpr std::int64_t kFormat = 1;
constexpr std::size_t kMostProblems = 20;
constexpr std::string_view kSessionKind = "warmline-session";
constexpr std::string_view kReplyKind = "warmline-session-reply";

using Problems = std::vector<Diagnostic>;

void report(Problems& problems, std::string code, std::string pointer, std::string problem,
            std::string remedy) {
  if (problems.size() >= kMostProblems) return;
  Diagnostic diagnostic;
  diagnostic.code = std::move(code);
  diagnostic.pointer = std::move(pointer);
  diagnostic.problem = std::move(problem);
  diagnostic.remedy = std::move(remedy);
  problems.push_back(std::move(diagnostic));
}

using json::each_item;
using json::number_at;
using json::text_at;

// Any text in the document that would not stay where it is drawn.
void check_texts(const json::Value& value, const std::string& pointer, Problems& problems) {
  if (value.is_string()) {
    std::string words(value.string());
    words.erase(std::remove(words.begin(), words.end(), '\n'), words.end());
    if (text::printable(words) != words)
      report(problems, "control-character", pointer, tr("this text holds control characters"),
             tr("ask for the file again, as it was saved"));
  }
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value.is_array()) {
      check_texts(value.item(i), json::child(pointer, i), problems);
    } else {
      check_texts(value.member(i), json::child(pointer, value.name(i)), problems);
    }
  }
}

MomentKind kind_named(std::string_view name) {
  for (const MomentKind kind : {MomentKind::kLoss, MomentKind::kMiss, MomentKind::kRecovery}) {
    if (name == name_of(kind)) return kind;
  }
  return MomentKind::kOwn;
}

std::optional<scenario::Criterion> criterion_named(std::string_view name) {
  for (std::size_t k = 0; k < scenario::kCriterionCount; ++k) {
    const auto criterion = static_cast<scenario::Criterion>(k);
    if (name == score::name_of(criterion)) return criterion;
  }
  return std::nullopt;
}

SessionMoment read_moment(const json::Value& value) {
  SessionMoment moment;
  moment.id = text_at(value, "id");
  moment.attempt = text_at(value, "attempt");
  moment.step = static_cast<std::uint32_t>(number_at(value, "step"));
  moment.kind = kind_named(text_at(value, "kind"));
  moment.title = text_at(value, "title");
  moment.before = text_at(value, "before");
  moment.words = text_at(value, "words");
  moment.why = text_at(value, "why");
  moment.comment = text_at(value, "comment");
  return moment;
}

SessionAction read_action(const json::Value& value) {
  SessionAction action;
  action.id = text_at(value, "id");
  action.text = text_at(value, "text");
  action.due = text_at(value, "due");
  action.scenario = text_at(value, "scenario");
  action.title = text_at(value, "title");
  action.about = criterion_named(text_at(value, "about"));
  return action;
}

std::vector<Answer> read_answers(const json::Value& root) {
  std::vector<Answer> answers;
  each_item(root, "answers", [&](const json::Value& value) {
    Answer answer;
    answer.point = text_at(value, "point");
    answer.reply = text_at(value, "reply") == name_of(Reply::kDisputed) ? Reply::kDisputed
                                                                        : Reply::kAcknowledged;
    answer.words = text_at(value, "words");
    answer.at_ms = number_at(value, "at_ms");
    answer.version = text_at(value, "version");
    put_answer(answers, answer);
  });
  return answers;
}

std::int32_t number_of(const std::string& point) {
  std::int32_t number = 0;
  for (std::size_t i = 1; i < point.size(); ++i) number = number * 10 + (point[i] - '0');
  return number;
}

Session read_all(const json::Value& root) {
  Session session;
  session.id = text_at(root, "id");
  session.person = text_at(root, "person");
  session.key = text_at(root, "key");
  session.supervisor = text_at(root, "supervisor");
  session.date = text_at(root, "date");
  session.changed_ms = number_at(root, "changed_ms");
  session.points = static_cast<std::int32_t>(number_at(root, "points"));
  session.sample = root.find("sample")->boolean();
  session.notes = text_at(root, "notes");
  each_item(root, "moments",
            [&](const json::Value& one) { session.moments.push_back(read_moment(one)); });
  each_item(root, "actions",
            [&](const json::Value& one) { session.actions.push_back(read_action(one)); });
  session.answers = read_answers(root);
  return session;
}

void check_date(const std::string& date, std::string pointer, Problems& problems) {
  if (day_of(date)) return;
  report(problems, "bad-date", std::move(pointer),
         tr("{0} is no day of a calendar", text::quoted(date)),
         tr("write a date such as 2026-02-28"));
}

// What a schema can't say.
void check_session(Session& session, Problems& problems) {
  check_date(session.date, "/date", problems);
  std::set<std::string> seen;
  const auto check_point = [&](const std::string& id, const std::string& pointer) {
    session.points = std::max(session.points, number_of(id));
    if (!seen.insert(id).second)
      report(problems, "same-point", pointer, tr("two points have the id {0}", text::quoted(id)),
             tr("give each point an id of its own"));
  };
  for (std::size_t i = 0; i < session.moments.size(); ++i)
    check_point(session.moments[i].id, json::child(json::child("/moments", i), "id"));
  for (std::size_t i = 0; i < session.actions.size(); ++i) {
    const SessionAction& action = session.actions[i];
    const std::string pointer = json::child("/actions", i);
    check_point(action.id, json::child(pointer, "id"));
    if (!action.due.empty()) check_date(action.due, json::child(pointer, "due"), problems);
  }
}

// Syntax, limits, what kind of file it says it is, shape.
std::optional<json::Document> sound(std::string_view text, std::string_view kind, Message other,
                                    std::string_view schema, Problems& problems) {
  json::ParseOutcome outcome = json::parse(text, kLimits);
  problems = std::move(outcome.problems);
  if (!outcome.document) return std::nullopt;
  const json::Value root = outcome.document->root();
  if (text_at(root, "kind") != kind) {
    report(problems, "no-session-file", "", tr(other),
           tr("choose a file that was saved on a session’s page"));
    return std::nullopt;
  }
  if (number_at(root, "format") > kFormat) {
    report(problems, "newer-format", "/format",
           tr("this file is written in format {0}, and this version of Warmline knows formats up "
              "to {1}",
              number_at(root, "format"), kFormat),
           tr("open it with a newer version"));
    return std::nullopt;
  }
  problems = json::Schema(schema).validate(*outcome.document);
  if (problems.size() > kMostProblems) problems.resize(kMostProblems);
  if (problems.empty()) check_texts(root, "", problems);
  if (!problems.empty()) return std::nullopt;
  return std::move(outcome.document);
}

}  // namespace

SessionFile session_file_kind(std::string_view kind_member) {
  if (kind_member == kSessionKind) return SessionFile::kSession;
  return kind_member == kReplyKind ? SessionFile::kReply : SessionFile::kNeither;
}

SessionRead read_session(std::string_view text, std::string_view name) {
  SessionRead result;
  const auto document = sound(text, kSessionKind, msg("this is no session file of Warmline"),
                              kSessionSchemaText, result.findings);
  if (document) {
    Session session = read_all(document->root());
    check_session(session, result.findings);
    if (result.findings.empty()) result.session = std::move(session);
  }
  scenario::place(result.findings, text, name);
  return result;
}

ReplyRead read_reply(std::string_view text, std::string_view name) {
  ReplyRead result;
  const auto document = sound(text, kReplyKind, msg("this is no reply to a session of Warmline"),
                              kSessionReplySchemaText, result.findings);
  if (document) {
    const json::Value root = document->root();
    result.reply = SessionReply{text_at(root, "session"), text_at(root, "version"),
                                text_at(root, "person"), read_answers(root)};
  }
  scenario::place(result.findings, text, name);
  return result;
}

}  // namespace warmline::coach
