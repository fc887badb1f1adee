// A coaching session: moments to talk about, notes, agreed actions, and what the trainee answers to
// each point. The supervisor's page writes it as a file for the trainee, and the trainee's writes a
// reply; either comes back through the one hardened way in for JSON, shaped as
// assets/session.schema.json and assets/session_reply.schema.json say, in one form only
// (json::canonical and a line break).
//
// Moments and actions are the *points* of a session. A point keeps its id for good, and no id is
// given twice, so that an answer never slips onto another point.
//
// version = SHA-256 of the canonical JSON of everything but the answers. An answer carries the
// version that it was given to: what was answered before the session was changed can be named.
//
// Merging: of two sessions with one id the one changed later stands (equals: the greater text), and
// of the answers to a point the one given later (equals: by all that it says). Both are the greater
// of two in a total order, so merging twice, in another order or grouping changes nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostic.h"
#include "scenario/scenario.h"

namespace warmline::coach {

inline constexpr std::size_t kMostMoments = 12;  // the schemas say these limits too
inline constexpr std::size_t kMostActions = 12;
inline constexpr std::size_t kMostPoints = 200;  // given out over a session's life
inline constexpr std::size_t kMostWords =
    2000;  // in characters, as all below: a comment, an answer
inline constexpr std::size_t kMostNotes = 8000;
inline constexpr std::size_t kMostName = 80;    // a name or a code
inline constexpr std::size_t kMostTitle = 200;  // a scenario's title
inline constexpr std::size_t kMostSessionBytes = 512u << 10;

enum class MomentKind : std::uint8_t { kLoss, kMiss, kRecovery, kOwn };

struct SessionMoment {
  std::string id;          // "p1" …, as for an action
  std::string attempt;     // AttemptId
  std::uint32_t step = 0;  // events of it before the decision
  MomentKind kind = MomentKind::kOwn;
  std::string title;    // of the scenario
  std::string before;   // what the agent answered to, in the caller's words; may be empty
  std::string words;    // what was said or done
  std::string why;      // why it was proposed, a sentence; may be empty
  std::string comment;  // the supervisor's; may be empty
};

struct SessionAction {
  std::string id;
  std::string text;
  std::string due;       // "2026-02-28", or empty
  std::string scenario;  // id of the one to practise, or empty …
  std::string title;     // … and its title
  std::optional<scenario::Criterion> about;
};

enum class Reply : std::uint8_t { kAcknowledged, kDisputed };

struct Answer {
  std::string point;
  Reply reply = Reply::kAcknowledged;
  std::string words;       // may be empty
  std::int64_t at_ms = 0;  // by the trainee's clock
  std::string version;     // of the session that was answered
};

struct Session {
  std::string id;          // 32 lower-case hex digits
  std::string person;      // as the supervisor's page calls them
  std::string key;         // fingerprint of the key that signed their results; empty: unsigned
  std::string supervisor;  // as typed
  std::string date;        // "2026-02-28"
  std::int64_t changed_ms = 0;
  std::int32_t points = 0;  // ids given out so far
  bool sample = false;      // about a simulated person
  std::vector<SessionMoment> moments;
  std::string notes;
  std::vector<SessionAction> actions;
  std::vector<Answer> answers;  // one for each point at most, in order of point; they may be to
                                // points that are no longer there
};

struct SessionReply {
  std::string session;  // id
  std::string version;  // of it, as it lay before the trainee
  std::string person;   // as the session says
  std::vector<Answer> answers;
};

// A new point's id, "p1" for the first. At most kMostPoints.
[[nodiscard]] std::string next_point(Session& session);

[[nodiscard]] std::string version_of(const Session& session);
[[nodiscard]] std::string session_text(const Session& session);  // with its answers
[[nodiscard]] std::string reply_text(const SessionReply& reply);

struct SessionRead {
  std::optional<Session> session;    // nothing when there is a finding
  std::vector<Diagnostic> findings;  // with their place; codes of core/json.h, its schema's, and
                                     // "no-session-file", "newer-format", "bad-date",
                                     // "control-character", "same-point"
};
[[nodiscard]] SessionRead read_session(std::string_view text, std::string_view name);
struct ReplyRead {
  std::optional<SessionReply> reply;
  std::vector<Diagnostic> findings;
};
[[nodiscard]] ReplyRead read_reply(std::string_view text, std::string_view name);

// Whether the text of a JSON document says that it is one of these, before it is read.
enum class SessionFile : std::uint8_t { kNeither, kSession, kReply };
[[nodiscard]] SessionFile session_file_kind(std::string_view kind_member);

// Asserts that both have one id.
[[nodiscard]] Session merged(const Session& one, const Session& other);
// The reply's answers into the session with its id. Asserts that it has it.
[[nodiscard]] Session merged(const Session& session, const SessionReply& reply);
// Sets one answer, in place of an older one to the same point.
void put_answer(std::vector<Answer>& answers, const Answer& answer);

[[nodiscard]] const Answer* answer_to(const Session& session, std::string_view point);
// Given to another version than the one there is: the session was changed since, or before.
[[nodiscard]] bool to_other_version(const Session& session, const Answer& answer);

// Typed text as it may stand in a session: sound UTF-8, no control characters but line breaks
// (where they may be), no space at either end, cut after `most` characters.
[[nodiscard]] std::string as_written(std::string_view typed, std::size_t most,
                                     bool line_breaks = false);

[[nodiscard]] std::string_view name_of(MomentKind kind);  // "loss", "miss", "recovery", "own"
[[nodiscard]] std::string_view name_of(Reply reply);      // "acknowledged", "disputed"

}  // namespace warmline::coach
