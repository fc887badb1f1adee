// What a trainee hands to a supervisor: chosen attempts with every event, so chained and signed
// that any change made after the export shows.
//
// The file is JSON in one form only (json::canonical and a line break), shaped as
// assets/result.schema.json says. H is SHA-256 as 64 lower-case hex digits; text after text is
// joined; {…} is the canonical JSON of what is named:
//   begun  = H("warmline result 1 attempt\n" {id, scenario, version, seed, kind, …, begun_ms})
//   hash 0 = H(begun {event 0 without its hash}),  hash n = H(hash n-1 {event n without its hash})
//   head of an attempt = H(last hash {closed, closed_ms, count})
//   head of the file   = H("warmline result 1 file\n" {contents, format, kind, left_out, made_ms,
//                          person, versions of the scenarios in order})
// where contents are the heads of the attempts in order
//   signature          = Ed25519 over "warmline result 1 signature\n" head
//
// What a sound signature proves: since the export nobody has changed the file but whoever can use
// that browser's key. What it can't prove: who sat there, or that the browser and its page were as
// they came. A file can always leave attempts out before it is signed; it says how many.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostic.h"
#include "progress/portfolio.h"
#include "progress/record.h"

namespace warmline::progress {

enum class AttemptKind : std::uint8_t { kFirst, kRepeat, kPractised };

struct ResultEvent {
  std::uint32_t step = 0;
  std::string node, choice;  // a choice; or
  std::string card;          // what was looked up
  std::int64_t at_ms = 0;    // wall times are for display only, here and below
  std::string hash;
};

struct ResultAttempt {
  AttemptId id;
  std::string scenario;
  std::string version;
  std::string seed;  // 16 hex digits
  AttemptKind kind = AttemptKind::kFirst;
  std::int64_t tries_before = 0;   // attempts at the same call before it, declined ones apart
  AttemptId rewound_from;          // practised: what it goes on from …
  std::int64_t rewound_steps = 0;  // … after this many events
  std::int64_t begun_ms = 0;
  std::string begun;  // the chain's first hash
  std::vector<ResultEvent> events;
  std::int64_t count = 0;  // of events
  ClosedHow closed = ClosedHow::kFinished;
  std::int64_t closed_ms = 0;
  std::string head;
};

struct ResultFile {
  std::string person;  // as typed
  std::int64_t made_ms = 0;
  std::int64_t practised_left_out = 0;
  std::int64_t others_left_out = 0;
  std::vector<ResultAttempt> attempts;
  std::vector<std::string> contents;  // their heads
  std::vector<ScenarioKept> scenarios;
  std::string head;
  std::string key;        // kPublicKeyBytes, or empty: unsigned
  std::string signature;  // kSignatureBytes, or empty
};

// --- making one
// -------------------------------------------------------------------------------------------------

// An attempt that can go in: closed, neither declined nor interrupted.
[[nodiscard]] bool can_hand_in(const Attempt& attempt);
[[nodiscard]] AttemptKind kind_of(const Portfolio& portfolio, const Attempt& attempt);

// At most 80 characters, none of them a control character, no space at either end.
[[nodiscard]] std::string person_as_written(std::string_view typed);

struct ResultChoice {
  std::string person;
  std::int64_t made_ms = 0;
  std::vector<AttemptId> attempts;   // those that can't go in are passed over
  std::vector<std::string> shipped;  // versions whose text need not go in
};
// Unsigned; what to sign is message_to_sign().
[[nodiscard]] ResultFile make_result(const Portfolio& portfolio, const ResultChoice& choice);

[[nodiscard]] std::string message_to_sign(const ResultFile& file);
[[nodiscard]] std::string result_text(const ResultFile& file);

// --- reading one
// ------------------------------------------------------------------------------------------------

enum class Verdict : std::uint8_t {
  kUnchanged,   // signed, and every byte is as it was signed
  kOtherKey,    // the same, but by another key than the one expected
  kUnsigned,    // the chain holds, and nothing shows that it is the one that was exported
  kChanged,     // `findings` say what
  kUnreadable,  // no result file, or one in a newer format
};

struct Verified {
  Verdict verdict = Verdict::kUnreadable;
  // kChanged and kUnreadable: what is wrong and where, in plain words. Else empty.
  std::vector<Diagnostic> findings;
  ResultFile file;  // empty if kUnreadable; if kChanged, what stands there now
};

inline constexpr std::size_t kMostResultBytes = 32u << 20;

// `name` is used in findings. `expected_key`: kPublicKeyBytes of the key that an earlier file of
// the same person was signed with; empty: any key will do.
[[nodiscard]] Verified verify_result(std::string_view text, std::string_view name,
                                     std::string_view expected_key = {});

// "unchanged", "other-key", "unsigned", "changed", "unreadable"
[[nodiscard]] std::string_view name_of(Verdict verdict);
// One sentence that a supervisor can act on.
[[nodiscard]] std::string_view meaning_of(Verdict verdict);

// The key as people compare it: eight groups of four hex digits of its SHA-256.
[[nodiscard]] std::string fingerprint(std::string_view key);

}  // namespace warmline::progress
