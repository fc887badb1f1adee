#include "coach/session.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "coach/kept.h"
#include "coach/sessions.h"
#include "core/hash.h"
#include "core/json.h"
#include "core/text.h"

namespace warmline::test {

using coach::Answer;
using coach::Reply;
using coach::Session;
using coach::SessionReply;

namespace {

std::string codes(const std::vector<Diagnostic>& findings) {
  std::string text;
  for (const Diagnostic& one : findings)
    text += (text.empty() ? "" : " ") + one.code + "@" + one.pointer;
  return text;
}

// What is found where `from` stands for `to` in a sound file.
std::string after(const std::string& from, const std::string& to) {
  std::string text = session_text(small_session());
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  text.replace(at, from.size(), to);
  const coach::SessionRead read = coach::read_session(text, "s.json");
  CHECK(read.session.has_value() == read.findings.empty());
  return codes(read.findings);
}

}  // namespace

TEST_CASE("a session comes back from its file as it went in, in canonical JSON") {
  const Session session = small_session();
  const std::string text = session_text(session);
  const coach::SessionRead read = coach::read_session(text, "s.json");
  CHECK(codes(read.findings) == "");
  REQUIRE(read.session);
  CHECK(session_text(*read.session) == text);
  CHECK(read.session->moments[1].kind == coach::MomentKind::kMiss);
  CHECK(read.session->moments[0].before == "He said “tomorrow”.");
  CHECK(read.session->actions[0].about == scenario::Criterion::kFeel);
  CHECK_FALSE(read.session->actions[1].about);
  CHECK(read.session->notes == "One line,\nand another.");
  const json::ParseOutcome outcome = json::parse(text);
  REQUIRE(outcome.document);
  CHECK(json::canonical(outcome.document->root()) + "\n" == text);
}

TEST_CASE("any session comes back from its file as it went in") {
  Random random(11);
  for (int round = 0; round < 300; ++round) {
    const Session session = random_session(random, "a");
    const coach::SessionRead read = coach::read_session(session_text(session), "s.json");
    INFO(codes(read.findings));
    REQUIRE(read.session);
    CHECK(session_text(*read.session) == session_text(session));
    CHECK(version_of(*read.session) == version_of(session));
    const SessionReply reply = random_reply(random, session);
    const coach::ReplyRead again = coach::read_reply(reply_text(reply), "r.json");
    REQUIRE(again.reply);
    CHECK(reply_text(*again.reply) == reply_text(reply));
  }
}

// The bytes are written out here as the header names them.
TEST_CASE("a session's version is the hash of all of it but the answers") {
  Session session;
  session.id = std::string(32, 'a');
  session.person = "P";
  session.date = "2026-03-04";
  const std::string bytes =
      R"({"actions":[],"changed_ms":0,"date":"2026-03-04","format":1,"id":")" + session.id +
      R"(","key":"","kind":"warmline-session","moments":[],"notes":"",)"
      R"("person":"P","points":0,"sample":false,"supervisor":""})";
  CHECK(version_of(session) == sha256_hex(bytes));
  const std::string before = version_of(session);
  put_answer(session.answers, {"p1", Reply::kDisputed, "No.", 5, before});
  CHECK(version_of(session) == before);
  session.notes = "more";
  CHECK(version_of(session) != before);
}

TEST_CASE("what is wrong in a session file is named with its place") {
  CHECK(after("", "") == "");
  CHECK(after("warmline-session", "warmline-result") == "no-session-file@");
  CHECK(after("\"format\":1", "\"format\":2") == "newer-format@/format");
  CHECK(after("\"date\":\"2026-03-04\"", "\"date\":\"2026-02-30\"") == "bad-date@/date");
  CHECK(after("\"due\":\"2026-04-01\"", "\"due\":\"2026-13-01\"") == "bad-date@/actions/0/due");
  CHECK(after("\"due\":\"2026-04-01\"", "\"due\":\"soon\"") == "wrong-form@/actions/0/due");
  CHECK(after("\"id\":\"p2\"", "\"id\":\"p1\"") == "same-point@/moments/1/id");
  CHECK(after("\"id\":\"p2\"", "\"id\":\"p201\"") == "wrong-form@/moments/1/id");
  CHECK(after("\"kind\":\"loss\"", "\"kind\":\"win\"") == "not-in-list@/moments/0/kind");
  CHECK(after("One line,\\nand", "One line,\\u001b[2Jand") == "control-character@/notes");
  CHECK(after("One line,\\nand", "One line,\\u2028and") == "control-character@/notes");
  CHECK(after("\"notes\":", "\"notes\":\"\",\"notes\":").find("duplicate-key") == 0);
  CHECK(after("{\"actions\"", "{\"Actions\"").find("@/") != std::string::npos);
  CHECK(after("One line", std::string(8000, 'x')) == "too-long@/notes");
  CHECK(coach::read_session(std::string(coach::kMostSessionBytes + 1, ' '), "s").findings.size() ==
        1);
  CHECK(codes(coach::read_session("", "s").findings).find("syntax") == 0);
  CHECK(codes(coach::read_reply(session_text(small_session()), "s").findings) ==
        "no-session-file@");
  const coach::SessionRead placed = coach::read_session("{\n  \"kind\": 7}", "s.json");
  CHECK(placed.findings[0].file == "s.json");
}

TEST_CASE("a file with bytes changed, dropped or doubled is read whole or refused with a reason") {
  Random random(13);
  const std::string files[] = {session_text(small_session()),
                               reply_text(random_reply(random, small_session()))};
  for (int round = 0; round < 4000; ++round) {
    std::string text = files[round % 2];
    for (std::size_t i = 1 + random.below(3); i > 0; --i) {
      const std::size_t at = random.below(text.size());
      if (random.below(3) == 0) text[at] = static_cast<char>(random.below(256));
      if (random.below(3) == 0) text.erase(at, random.below(9));
      if (random.below(3) == 0) text.insert(at, text.substr(at, random.below(40)));
      if (text.empty()) text = "{";
    }
    const coach::SessionRead session = coach::read_session(text, "f");
    const coach::ReplyRead reply = coach::read_reply(text, "f");
    REQUIRE(session.session.has_value() == session.findings.empty());
    REQUIRE(reply.reply.has_value() == reply.findings.empty());
    REQUIRE_FALSE((session.session && reply.reply));
    for (const Diagnostic& one : session.findings)
      REQUIRE(text::first_invalid_utf8(to_line(one)) == text::kNone);
    if (!session.session) continue;
    const std::string once = session_text(*session.session);
    const coach::SessionRead again = coach::read_session(once, "f");
    REQUIRE(again.session);
    REQUIRE(session_text(*again.session) == once);
    REQUIRE(session_text(merged(*session.session, *again.session)) == once);
  }
}

TEST_CASE("more points, moments or depth than there may be are refused") {
  Session session = small_session();
  while (session.moments.size() <= coach::kMostMoments) {
    session.moments.push_back(session.moments[0]);
    session.moments.back().id = next_point(session);
  }
  CHECK(codes(coach::read_session(session_text(session), "s").findings) == "too-many@/moments");
  const std::string deep = "{\"kind\":" + std::string(40, '[') + std::string(40, ']') + "}";
  CHECK(codes(coach::read_session(deep, "s").findings).find("too-deep") == 0);
}

TEST_CASE("points never share an id, those that were removed included") {
  Session session = small_session();
  const std::int32_t before = session.points;
  session.moments.clear();
  CHECK(next_point(session) == "p" + std::to_string(before + 1));
  // A file that gives ids beyond its own count is held to the greatest.
  std::string text = session_text(small_session());
  const std::string count = "\"points\":" + std::to_string(small_session().points);
  text.replace(text.find(count), count.size(), "\"points\":1");
  const coach::SessionRead read = coach::read_session(text, "s");
  REQUIRE(read.session);
  CHECK(read.session->points == small_session().points);
}

TEST_CASE("merging is idempotent, commutative and associative") {
  Random random(5);
  for (int round = 0; round < 300; ++round) {
    const Session a = random_session(random, "a");
    const Session b = random_session(random, "a");
    const Session c = random_session(random, "a");
    const SessionReply r = random_reply(random, a);
    const SessionReply q = random_reply(random, b);
    CHECK(session_text(merged(a, a)) == session_text(a));
    CHECK(session_text(merged(a, b)) == session_text(merged(b, a)));
    CHECK(session_text(merged(merged(a, b), c)) == session_text(merged(a, merged(b, c))));
    CHECK(session_text(merged(merged(a, r), r)) == session_text(merged(a, r)));
    CHECK(session_text(merged(merged(a, r), q)) == session_text(merged(merged(a, q), r)));
    CHECK(session_text(merged(merged(a, r), b)) == session_text(merged(merged(a, b), r)));
  }
}

TEST_CASE("the session changed later stands, and each point's later answer") {
  Session old = small_session();
  Session changed = old;
  changed.changed_ms += 1;
  changed.notes = "Changed.";
  put_answer(old.answers, {"p1", Reply::kDisputed, "No.", 900, version_of(old)});
  put_answer(changed.answers, {"p1", Reply::kAcknowledged, "Yes.", 800, version_of(changed)});
  const Session both = merged(changed, old);
  CHECK(both.notes == "Changed.");
  const Answer* answer = answer_to(both, "p1");
  REQUIRE(answer != nullptr);
  CHECK(answer->words == "No.");
  CHECK(to_other_version(both, *answer));
  CHECK_FALSE(to_other_version(old, *answer));
  CHECK(answer_to(both, "p2") == nullptr);
}

TEST_CASE("answers stay within their bound, whatever comes") {
  Random random(8);
  Session session = random_session(random, "a");
  for (int round = 0; round < 400; ++round) {
    SessionReply reply = random_reply(random, session);
    for (Answer& each : reply.answers)
      each.point = "p" + std::to_string(1 + random.below(coach::kMostPoints));
    session = merged(session, reply);
  }
  CHECK(session.answers.size() <= coach::kMostPoints);
  CHECK(coach::read_session(session_text(session), "s").session);
}

TEST_CASE("what is typed goes in as plain text within its bound") {
  using coach::as_written;
  CHECK(as_written("  A name\t", 80) == "A name");
  CHECK(as_written("a\nb", 80) == "a b");
  CHECK(as_written("a\nb\n", 80, true) == "a\nb");
  CHECK(as_written("a\x1b[2Jb", 80) == "a [2Jb");
  CHECK(as_written("ab\xC3\x28"
                   "c\xFF",
                   80) == "ab(c");
  CHECK(as_written("éééé", 3) == "ééé");
  CHECK(as_written(" \n ", 3, true).empty());
  CHECK(text::first_invalid_utf8(as_written("\xF0\x9F\x98\x80\xF0\x9F", 3)) == text::kNone);
}

TEST_CASE("the names that things are kept under are told apart") {
  const std::string key = coach::key_of(coach::kCommentKeys, coach::Turn{"a/b", 12});
  CHECK(key == "coach/comment/a/b/12");
  const auto turn = coach::turn_in(coach::kCommentKeys, key);
  REQUIRE(turn);
  CHECK(turn->attempt == "a/b");
  CHECK(turn->step == 12);
  CHECK_FALSE(coach::turn_in(coach::kExampleKeys, key));
  for (const char* bad :
       {"coach/comment/", "coach/comment/a", "coach/comment/a/", "coach/comment//1",
        "coach/comment/a/-1", "coach/comment/a/12345678", "theme"})
    CHECK_FALSE(coach::turn_in(coach::kCommentKeys, bad));
  CHECK(coach::id_in(coach::kReceivedKeys, "received/x") == "x");
  CHECK_FALSE(coach::id_in(coach::kReceivedKeys, "received/"));
}

}  // namespace warmline::test
