// What a candidate hands in: a whole sitting with every event, chained and signed as a trainee's
// result file is (progress/result_file.h), in one JSON form, shaped as assets/sitting.schema.json
// says. It carries the invitation, when it was begun, every start of that form in that browser, and
// no score: keys are where the team opens it.
#pragma once

#include <cstdint>
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
  std::string sitting;                      // 32 lower-case hex digits
  std::int64_t made_ms = 0;
  std::vector<std::int64_t> starts;         // of this form in that browser, this one the last
  std::vector<SittingEvent> events;         // marks left out
  std::vector<std::string> hashes;          // beside events
  std::string head;
  std::string key, signature;               // as in progress::ResultFile; empty: unsigned
};

[[nodiscard]] SittingFile make_sitting_file(const Invitation& invitation,
                                            const progress::Sitting& sitting,
                                            const std::vector<std::int64_t>& starts,
                                            std::int64_t made_ms);
[[nodiscard]] std::string message_to_sign(const SittingFile& file);
[[nodiscard]] std::string sitting_text(const SittingFile& file);

struct VerifiedSitting {
  progress::Verdict verdict = progress::Verdict::kUnreadable;
  std::vector<Diagnostic> findings;
  SittingFile file;
};
[[nodiscard]] VerifiedSitting verify_sitting(std::string_view text, std::string_view name,
                                             std::string_view expected_key = {});

// Scored where the keys are.
struct JudgedCall {
  std::size_t call = 0;        // in Form::calls
  CallTaken taken;             // events as of the whole scenario
  score::Scorecard card;
};
struct Judged {
  std::vector<JudgedCall> calls;       // the warm-up is never scored
  std::vector<std::string> refused;    // sentences: what in the file can't have happened
};
struct Keyed {  // a scenario of the form with its keys, by version
  scenario::ScenarioPtr scenario;
  const score::Solution* solution = nullptr;
};
// Error "missing-scenario" (`where`: its version) where the team doesn't have one.
[[nodiscard]] Result<Judged> judge(const SittingFile& file,
                                   const std::map<std::string, Keyed, std::less<>>& scenarios);

}  // namespace warmline::assess
