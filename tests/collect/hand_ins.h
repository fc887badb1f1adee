// Random result files that have much in common: the same attempts from several people, in several
// forms, signed with several keys or none; and what a source holds, as text to compare.
#pragma once

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

#include "collect/source.h"
#include "core/hash.h"
#include "core/random.h"
#include "progress/results.h"

namespace warmline::test {

inline progress::ResultAttempt drawn_attempt(std::size_t number, std::size_t form) {
  Random random(mixed(number, form));
  progress::ResultAttempt attempt;
  // Two in three as the app makes them, some that only another program would.
  attempt.id = number % 3 == 2 ? "a" + std::to_string(number)
                               : sha256_hex(std::to_string(number)).substr(0, 32);
  attempt.scenario = number % 2 == 0 ? "refill" : "a-parcel";
  attempt.version = sha256_hex(attempt.scenario);
  attempt.seed = "00ff00ff00ff00ff";
  attempt.kind = static_cast<progress::AttemptKind>(random.below(3));
  attempt.tries_before = static_cast<std::int64_t>(random.below(4));
  if (attempt.kind == progress::AttemptKind::kPractised) {
    attempt.rewound_from = "somewhere";
    attempt.rewound_steps = 2;
  }
  attempt.begun_ms = 1'700'000'000'000 + static_cast<std::int64_t>(random.below(1'000'000'000));
  for (std::size_t i = 0; i < 1 + form + number % 5; ++i) {
    progress::ResultEvent event;
    event.step = static_cast<std::uint32_t>(i);
    event.at_ms = attempt.begun_ms + static_cast<std::int64_t>(random.below(60'000)) - 5'000;
    if (random.below(5) == 0) {
      event.card = "policy";
    } else {
      event.node = "n" + std::to_string(i);
      event.choice = "c" + std::to_string(random.below(3));
    }
    attempt.events.push_back(event);
  }
  attempt.closed = static_cast<progress::ClosedHow>(random.below(2));
  attempt.closed_ms = attempt.begun_ms + 61'000;
  return attempt;
}

inline progress::ResultFile drawn_file(Random& random) {
  const std::vector<std::string> names = {"Kim", "Lee", "", "Ångström, \"A.\"", "=1+1", "Код 7"};
  progress::ResultFile file;
  file.person = names[random.below(names.size())];
  file.made_ms = 1'700'000'000'000;
  for (std::size_t i = random.below(6); i > 0; --i)
    file.attempts.push_back(drawn_attempt(random.below(24), random.below(5) == 0 ? 1 : 0));
  if (random.below(3) == 0)
    file.scenarios.push_back({sha256_hex(progress::kOwnText), progress::kOwnText});
  chain(file);
  const auto key = static_cast<char>(random.below(4));
  if (key > 0) sign_file(file, progress::test_key(key));
  return file;
}

inline std::string line_of(const collect::Attempt& one) {
  const progress::ResultAttempt& attempt = one.attempt;
  progress::ResultFile file;  // its text says all there is, the hashes worked out anew
  file.attempts = {attempt};
  chain(file);
  return one.team + " | " + one.person.name + " | " + sha256_hex(one.person.key) + " | " +
         attempt.head + " " + result_text(file);
}

// All of it, in its order; texts of versions that are named in `versions`.
inline std::string content(const collect::Source& source,
                           const std::vector<std::string>& versions = {
                               sha256_hex(progress::kOwnText)}) {
  std::string all;
  const auto failed = source.each([&all](const collect::Attempt& one) {
    all += line_of(one);
    return true;
  });
  INFO((failed ? failed->message : ""));
  REQUIRE(!failed);
  for (const std::string& version : versions) all += source.text(version).value_or("none") + "\n";
  return all;
}

// The same in few words, for comparing.
inline std::string digest(const collect::Source& source) {
  const std::string all = content(source);
  return std::to_string(all.size()) + " bytes, " + sha256_hex(all);
}

}  // namespace warmline::test
