// What a candidate hands in: a whole sitting with every event, chained and signed as a trainee's
// result file is (progress/result_file.h), in one JSON form, shaped as assets/sitting.schema.json
// says. It carries the invitation, when it was begun, every start of that form in that browser, and
// no score: keys are where the team opens it.
//
// In the words of progress/result_file.h (H, {…}):
//   begun  = H("warmline sitting 1\n" {form, invitation, sitting, starts})
//   hash 0 = H(begun {event 0 without its hash}),  hash n = H(hash n-1 {event n without its hash})
//   end    = H(last hash {count})
//   head   = H("warmline sitting 1 file\n" {begun, end, format, kind, made_ms})
//   signature = Ed25519 over "warmline sitting 1 signature\n" head
// where form is the form's hash, and invitation its canonical text. What a signature proves and
// what it doesn't stands there as well.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assess/delivery.h"
#include "assess/form.h"
#include "core/diagnostic.h"
#include "progress/result_file.h"
#include "scenario/scenario.h"
#include "score/outcome.h"
#include "score/scorecard.h"

namespace warmline::assess {

struct SittingFile {
  Invitation invitation;
  std::string form_hash;
  std::string sitting;  // 32 lower-case hex digits
  std::int64_t made_ms = 0;
  std::vector<std::int64_t> starts;  // of this form in that browser, this one the last
  std::vector<SittingEvent> events;  // marks left out
  std::string begun;                 // the chain's first hash
  std::vector<std::string> hashes;   // beside events
  std::int64_t count = 0;            // of events
  std::string end;                   // the chain's last hash
  std::string head;
  std::string key, signature;  // as in progress::ResultFile; empty: unsigned
};

// `starts`: all of them, this sitting's the last. Unsigned; what to sign is message_to_sign().
[[nodiscard]] SittingFile make_sitting_file(const Invitation& invitation,
                                            const progress::Sitting& sitting,
                                            const std::vector<std::int64_t>& starts,
                                            std::int64_t made_ms);
[[nodiscard]] std::string message_to_sign(const SittingFile& file);
[[nodiscard]] std::string sitting_text(const SittingFile& file);

// Fills in all hashes.
void chain(SittingFile& file);

inline constexpr std::size_t kMostSittingBytes = 8u << 20;

// Does its kind stand anywhere in it? Then it is worth reading as one.
[[nodiscard]] bool looks_like_sitting(std::string_view text);

struct VerifiedSitting {
  progress::Verdict verdict = progress::Verdict::kUnreadable;
  std::vector<Diagnostic> findings;
  SittingFile file;
};
[[nodiscard]] VerifiedSitting verify_sitting(std::string_view text, std::string_view name,
                                             std::string_view expected_key = {});

// Scored where the keys are.
struct JudgedCall {
  std::size_t call = 0;  // in Form::calls
  CallTaken taken;       // events as of the whole scenario
  score::Scorecard card;
};
struct Judged {
  std::vector<JudgedCall> calls;          // those that were begun; the warm-up is never scored
  SeatPhase phase = SeatPhase::kWaiting;  // kFinished or kLeft, or it was handed in midway
  std::int32_t opened = 0;                // how often a page was opened on it
  std::vector<std::string> refused;       // sentences: what in the file can't have happened
};
struct Keyed {  // a scenario of the form, or its warm-up, with its keys, by version
  scenario::ScenarioPtr scenario;
  const score::Solution* solution = nullptr;
};
// Error "missing-scenario" (`where`: its version) where the team doesn't have one.
[[nodiscard]] Result<Judged> judge(const SittingFile& file,
                                   const std::map<std::string, Keyed, std::less<>>& scenarios);

}  // namespace warmline::assess
