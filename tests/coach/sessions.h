// Coaching sessions for tests: a small one, and any.
#pragma once

#include <algorithm>
#include <string>

#include "coach/day.h"
#include "coach/session.h"
#include "core/random.h"

namespace warmline::test {

inline coach::Session small_session() {
  coach::Session session;
  session.id = "0123456789abcdef0123456789abcdef";
  session.person = "Code 7";
  session.key = "0011 2233";
  session.supervisor = "S. Visor";
  session.date = "2026-03-04";
  session.changed_ms = 1'772'600'000'000;
  const std::string attempt(32, 'b');
  session.moments.push_back({next_point(session), attempt, 3, coach::MomentKind::kLoss, "A call",
                             "He said “tomorrow”.", "“Let me see.”", "Most was lost here.",
                             "What did he need?"});
  session.moments.push_back(
      {next_point(session), attempt, 5, coach::MomentKind::kMiss, "A call", "", "“Fine.”", "", ""});
  session.notes = "One line,\nand another.";
  session.actions.push_back({next_point(session), "Name the feeling first", "2026-04-01", "refill",
                             "Refill", scenario::Criterion::kFeel});
  session.actions.push_back({next_point(session), "Listen to the example", "", "", "", {}});
  return session;
}

inline std::string random_words(Random& random) {
  static constexpr const char* kPieces[] = {"a", "é", "“", "\n", "\"", "\\", " ", "😀", "{", "0"};
  std::string words;
  for (std::size_t i = random.below(6); i > 0; --i) words += kPieces[random.below(10)];
  return words;
}

// Few values of each field, so that two of them often meet.
inline coach::Answer random_answer(Random& random, const coach::Session& session) {
  coach::Answer answer;
  answer.point =
      "p" + std::to_string(1 + random.below(static_cast<std::size_t>(session.points) + 2));
  answer.reply = random.below(2) == 0 ? coach::Reply::kAcknowledged : coach::Reply::kDisputed;
  answer.words = random.below(3) == 0 ? "" : random_words(random);
  answer.at_ms = static_cast<std::int64_t>(random.below(3));
  answer.version = random.below(2) == 0 ? version_of(session) : std::string(64, '1');
  return answer;
}

inline coach::Session random_session(Random& random, const std::string& id) {
  coach::Session session;
  session.id = id + std::string(32 - id.size(), '0');
  session.person = random_words(random);
  session.date = coach::date_of(static_cast<coach::Day>(random.below(40'000)));
  session.changed_ms = static_cast<std::int64_t>(random.below(3));
  session.sample = random.below(2) == 0;
  session.notes = random_words(random);
  for (std::size_t i = random.below(4); i > 0; --i) {
    session.moments.push_back(
        {next_point(session), "t", static_cast<std::uint32_t>(random.below(9)),
         static_cast<coach::MomentKind>(random.below(4)), random_words(random),
         random_words(random), random_words(random), random_words(random), random_words(random)});
  }
  for (std::size_t i = random.below(4); i > 0; --i) {
    coach::SessionAction action;
    action.id = next_point(session);
    action.text = random_words(random);
    if (random.below(2) == 0)
      action.due = coach::date_of(static_cast<coach::Day>(random.below(40'000)));
    if (random.below(2) == 0) action.about = static_cast<scenario::Criterion>(random.below(4));
    session.actions.push_back(action);
  }
  for (std::size_t i = random.below(4); i > 0; --i)
    put_answer(session.answers, random_answer(random, session));
  return session;
}

inline coach::SessionReply random_reply(Random& random, const coach::Session& session) {
  coach::SessionReply reply;
  reply.session = session.id;
  reply.version = version_of(session);
  reply.person = session.person;
  for (std::size_t i = random.below(4); i > 0; --i)
    put_answer(reply.answers, random_answer(random, session));
  return reply;
}

}  // namespace warmline::test
