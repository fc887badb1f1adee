#include <algorithm>
#include <utility>

#include "core/hash.h"
#include "core/signature.h"
#include "core/text.h"
#include "core/tr.h"
#include "progress/chain_check.h"
#include "progress/result_chain.h"
#include "progress/result_read.h"
#include "scenario/parse.h"

namespace warmline::progress {
namespace {

constexpr std::size_t kMostFindings = 50;
constexpr Message kAsk = msg("ask for the file again, as it was saved");

// The attempts against the list of their heads, which the file's own head covers.
void check_contents(const ResultFile& file, std::vector<Diagnostic>& findings) {
  const auto listed = [&](const std::string& head) {
    return std::find(file.contents.begin(), file.contents.end(), head) != file.contents.end();
  };
  std::vector<std::string> heads;
  for (const ResultAttempt& attempt : file.attempts) heads.push_back(attempt.head);
  if (heads == file.contents) return;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    const bool again = std::find(heads.begin(), heads.begin() + static_cast<std::ptrdiff_t>(i),
                                 heads[i]) != heads.begin() + static_cast<std::ptrdiff_t>(i);
    if (!listed(heads[i]) || again)
      findings.push_back(finding("foreign-attempt", json::child("/attempts", i),
                                 tr("attempt {0} ({1}) was not part of this file", i + 1,
                                    text::quoted(file.attempts[i].scenario)),
                                 tr(kAsk)));
  }
  for (std::size_t i = 0; i < file.contents.size(); ++i) {
    if (std::find(heads.begin(), heads.end(), file.contents[i]) == heads.end())
      findings.push_back(finding("dropped-attempt", json::child("/contents", i),
                                 tr("the attempt that was number {0} of this file is not there "
                                    "any more",
                                    i + 1),
                                 tr(kAsk)));
  }
  std::sort(heads.begin(), heads.end());
  std::vector<std::string> contents = file.contents;
  std::sort(contents.begin(), contents.end());
  if (heads == contents)
    findings.push_back(finding("moved-attempt", "/attempts",
                               tr("the attempts stand in another order than they were saved in"),
                               tr(kAsk)));
}

void check_scenarios(const ResultFile& file, std::vector<Diagnostic>& findings) {
  for (std::size_t i = 0; i < file.scenarios.size(); ++i) {
    if (sha256_hex(file.scenarios[i].canonical) == file.scenarios[i].version) continue;
    findings.push_back(finding("edited-scenario", json::child("/scenarios", i),
                               tr("the text of this call was edited: it is not the version it "
                                  "says"),
                               tr(kAsk)));
  }
}

void check_signature(const ResultFile& file, std::vector<Diagnostic>& findings) {
  check_seal({file_hash(file) == file.head, !file.signature.empty(),
              is_signed_by(file.key, message_to_sign(file), file.signature),
              tr("what stands about the file (person, time, what was left out, contents) was "
                 "edited")},
             findings);
}

// Whatever was looked at above: unchanged is only what would be written in the same bytes again.
void check_bytes(const ResultFile& file, std::string_view text, std::vector<Diagnostic>& findings) {
  ResultFile again = file;
  chain(again);
  if (result_text(again) == text) return;
  tell_other_bytes(again.head == file.head, findings);
}

}  // namespace

Verified verify_result(std::string_view text, std::string_view name,
                       std::string_view expected_key) {
  Verified result;
  ResultFile file = read_result(text, result.findings);
  if (!result.findings.empty()) {
    scenario::place(result.findings, text, name);
    return result;
  }
  for (std::size_t i = 0; i < file.attempts.size(); ++i)
    check_attempt(file.attempts[i], i, result.findings);
  check_contents(file, result.findings);
  check_scenarios(file, result.findings);
  check_signature(file, result.findings);
  if (result.findings.empty()) check_bytes(file, text, result.findings);
  if (result.findings.size() > kMostFindings) result.findings.resize(kMostFindings);
  scenario::place(result.findings, text, name);
  result.verdict = verdict_of(result.findings, file.key, file.signature, expected_key);
  result.file = std::move(file);
  return result;
}

std::string_view name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::kUnchanged:
      return "unchanged";
    case Verdict::kOtherKey:
      return "other-key";
    case Verdict::kUnsigned:
      return "unsigned";
    case Verdict::kChanged:
      return "changed";
    case Verdict::kUnreadable:
      break;
  }
  return "unreadable";
}

std::string_view meaning_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::kUnchanged:
      return tr(
          "Unchanged since it was saved by whoever could use that browser. It can't show who "
          "sat at the keyboard.");
    case Verdict::kOtherKey:
      return tr(
          "Unchanged since it was saved, but in another browser than the earlier file, or "
          "after everything there was erased.");
    case Verdict::kUnsigned:
      return tr(
          "Not signed: nothing in it contradicts the rest, but that it is unchanged can't be "
          "shown.");
    case Verdict::kChanged:
      return tr("Changed after it was saved.");
    case Verdict::kUnreadable:
      break;
  }
  return tr("Not a result file that can be read.");
}

std::string fingerprint(std::string_view key) {
  const std::string hex = sha256_hex(key);
  std::string out;
  for (std::size_t i = 0; i < 32; i += 4) {
    if (i > 0) out += ' ';
    out += hex.substr(i, 4);
  }
  return out;
}

}  // namespace warmline::progress
