#include "collect/attempt_bytes.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>

#include "collect/hand_ins.h"

using namespace warmline;
using namespace warmline::collect;
using progress::ResultAttempt;

namespace {

// With everything that a result file says of it; the hashes are worked out anew.
std::string whole(ResultAttempt attempt) {
  attempt.id = "id";
  progress::ResultFile file;
  file.attempts = {std::move(attempt)};
  const std::int64_t count = file.attempts[0].count;
  chain(file);
  return std::to_string(count) + result_text(file);
}

ResultAttempt odd_attempt(Random& random) {
  constexpr std::int64_t kOdd[] = {0,
                                   -1,
                                   1,
                                   127,
                                   128,
                                   1'700'000'000'000,
                                   std::numeric_limits<std::int64_t>::min(),
                                   std::numeric_limits<std::int64_t>::max()};
  const auto odd = [&random, &kOdd] { return kOdd[random.below(std::size(kOdd))]; };
  ResultAttempt attempt = test::drawn_attempt(random.below(100), random.below(3));
  attempt.begun_ms = odd();
  attempt.closed_ms = odd();
  attempt.count = odd();
  attempt.rewound_steps = odd();
  attempt.closed = static_cast<progress::ClosedHow>(random.below(5));
  if (random.below(2) == 0) attempt.version = std::string(64, 'Z');
  if (random.below(2) == 0) attempt.version = "not a hash";
  if (random.below(2) == 0) attempt.scenario = std::string(200, 'x') + std::string("\0y", 2);
  for (progress::ResultEvent& event : attempt.events) {
    event.at_ms = odd();
    if (random.below(4) == 0) event.step = 0xFFFFFFFFu;
  }
  return attempt;
}

}  // namespace

TEST_CASE("an attempt comes back from a store's bytes as it was, whatever is in it") {
  Random random(1);
  for (int i = 0; i < 500; ++i) {
    const ResultAttempt attempt = odd_attempt(random);
    const std::string bytes = bytes_of(attempt);
    const auto again = attempt_of(bytes);
    REQUIRE(again);
    CHECK(whole(*again) == whole(attempt));
    CHECK(bytes_of(*again) == bytes);
  }
  CHECK(bytes_of(test::drawn_attempt(0, 0)).size() < 150);
}

TEST_CASE("bytes that were cut off or lengthened are no attempt, and none do harm") {
  Random random(2);
  for (int i = 0; i < 40; ++i) {
    const std::string bytes = bytes_of(odd_attempt(random));
    for (std::size_t length = 0; length < bytes.size(); ++length)
      CHECK_FALSE(attempt_of(std::string_view(bytes).substr(0, length)));
    CHECK_FALSE(attempt_of(bytes + "x"));
    for (std::size_t at = 0; at < bytes.size(); ++at) {
      std::string other = bytes;
      other[at] = static_cast<char>(random.below(256));
      static_cast<void>(attempt_of(other));  // the sanitizers look on
    }
  }
  // A length that isn't there, and more events than bytes: nothing is made room for.
  CHECK_FALSE(attempt_of(std::string("\x01\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F", 10)));
}

TEST_CASE("a hash is packed into half its length and sorts as before") {
  const std::string one = sha256_hex("1"), two = sha256_hex("2");
  CHECK(packed_hash(one).size() == 32);
  CHECK(hash_of(packed_hash(one)) == one);
  CHECK((one < two) == (packed_hash(one) < packed_hash(two)));
  CHECK(packed_hash(std::string(64, 'A')) == std::string(64, 'A'));
  CHECK(hash_of("short") == "short");
}
