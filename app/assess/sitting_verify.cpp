#include <algorithm>
#include <utility>

#include "assess/sitting_parts.h"
#include "core/base64.h"
#include "core/json.h"
#include "core/json_fields.h"
#include "core/signature.h"
#include "core/tr.h"
#include "progress/chain_check.h"
#include "progress/result_read.h"
#include "scenario/parse.h"

namespace warmline::assess {

extern const std::string_view kSittingSchemaText;  // assets/sitting.schema.json, compiled in

namespace {

using json::each_item;
using json::number_at;
using json::text_at;
using progress::finding;
using progress::Verdict;
using Findings = std::vector<Diagnostic>;

constexpr json::Limits kLimits{kMostSittingBytes, 6, 300'000};
constexpr std::int64_t kFormat = 1;
constexpr std::size_t kMostProblems = 20;
constexpr std::size_t kMostFindings = 50;
constexpr Message kAsk = msg("ask for the file again, as it was saved");

SittingWhat what_named(std::string_view name) {
  const auto found = std::find(kWhatNames.begin(), kWhatNames.end(), name);
  return static_cast<SittingWhat>(found - kWhatNames.begin());
}

void read_event(const json::Value& value, SittingFile& file) {
  SittingEvent event;
  event.sitting = file.sitting;
  event.step = static_cast<std::uint32_t>(number_at(value, "step"));
  event.what = what_named(text_at(value, "what"));
  event.node = text_at(value, "node");
  event.choice = text_at(value, "choice");
  event.card = text_at(value, "card");
  event.used_ms = number_at(value, "used_ms");
  event.wall_ms = number_at(value, "wall_ms");
  file.events.push_back(std::move(event));
  file.hashes.push_back(text_at(value, "hash"));
}

void read_signature(const json::Value& root, SittingFile& file, Findings& problems) {
  for (const char* name : {"key", "signature"}) {
    if (!root.find(name)) continue;
    auto bytes = base64_bytes(text_at(root, name));
    if (bytes && !bytes->empty()) {
      (name[0] == 'k' ? file.key : file.signature) = std::move(*bytes);
    } else {
      problems.push_back(finding("bad-base64", std::string("/") + name,
                                 tr("this is not base64 as it was written"), tr(kAsk)));
    }
  }
}

// What stands inside a text of the file has no line there: the finding is about that text.
void read_invitation_of(const json::Value& root, SittingFile& file, Findings& problems) {
  const std::string text = text_at(root, "invitation");
  ReadInvitation read = read_invitation(text, "invitation");
  if (!read.invitation) {
    const std::string what =
        read.diagnostics.empty()
            ? tr("the invitation in it can’t be read")
            : tr("the invitation in it can’t be read: {0}", read.diagnostics.front().problem);
    problems.push_back(finding("bad-invitation", "/invitation", what, tr(kAsk)));
    return;
  }
  file.invitation = std::move(*read.invitation);
  if (invitation_text(file.invitation) != text)
    problems.push_back(finding("bad-invitation", "/invitation",
                               tr("the invitation in it is not as Warmline writes one"), tr(kAsk)));
}

bool other_file(const json::Value& root, Findings& problems) {
  if (text_at(root, "kind") != "warmline-sitting") {
    problems.push_back(finding("no-sitting-file", "", tr("this is no candidate’s file of Warmline"),
                               tr("choose the file that the candidate saved at the end")));
    return true;
  }
  const std::int64_t format = number_at(root, "format");
  if (format <= kFormat) return false;
  problems.push_back(finding("newer-format", "/format",
                             tr("this file is written in format {0}, and this version of Warmline "
                                "knows formats up to {1}",
                                std::to_string(format), std::to_string(kFormat)),
                             tr("open it with a newer version")));
  return true;
}

SittingFile read(std::string_view text, Findings& problems) {
  json::ParseOutcome outcome = json::parse(text, kLimits);
  if (!outcome.document) {
    problems = std::move(outcome.problems);
    return {};
  }
  const json::Value root = outcome.document->root();
  if (other_file(root, problems)) return {};
  // Compiling it takes as long as reading a small file.
  thread_local const json::Schema schema(kSittingSchemaText);
  problems = schema.validate(*outcome.document);
  if (problems.size() > kMostProblems) problems.resize(kMostProblems);
  if (!problems.empty()) return {};
  SittingFile file;
  file.form_hash = text_at(root, "form");
  file.sitting = text_at(root, "sitting");
  file.made_ms = number_at(root, "made_ms");
  each_item(root, "starts", [&](const json::Value& one) { file.starts.push_back(one.integer()); });
  each_item(root, "events", [&](const json::Value& one) { read_event(one, file); });
  file.begun = text_at(root, "begun");
  file.count = number_at(root, "count");
  file.end = text_at(root, "end");
  file.head = text_at(root, "head");
  read_signature(root, file, problems);
  read_invitation_of(root, file, problems);
  return file;
}

void check_events(const SittingFile& file, Findings& findings) {
  progress::Chained chained;
  chained.begun = file.begun;
  chained.begun_again = begun_hash(file);
  chained.edited_code = "edited-sitting";
  chained.edited_words =
      tr("what stands about it (form, candidate’s code, accommodations, starts) was edited");
  for (std::size_t i = 0; i < file.events.size(); ++i)
    chained.links.push_back({file.events[i].step, file.hashes[i]});
  chained.count = file.count;
  chained.end = file.end;
  chained.end_words = tr("the end was edited, or the last events were cut off");
  chained.event_hash = [&](const std::string& before, std::size_t place, std::uint32_t step) {
    SittingEvent event = file.events[place];
    event.step = step;
    return event_hash(before, event);
  };
  chained.closing_hash = end_hash;
  progress::check_chain(chained, findings);
}

void check_signature(const SittingFile& file, Findings& findings) {
  progress::check_seal({file_hash(file) == file.head, !file.signature.empty(),
                        is_signed_by(file.key, message_to_sign(file), file.signature),
                        tr("when the file was saved, or one of its hashes, was edited")},
                       findings);
}

void check(const SittingFile& file, std::string_view text, Findings& findings) {
  if (form_hash(file.invitation.form) != file.form_hash)
    findings.push_back(finding("edited-form", "/invitation",
                               tr("the form in it is not the one whose hash stands there: it was "
                                  "edited or exchanged"),
                               tr(kAsk)));
  check_events(file, findings);
  check_signature(file, findings);
  // Whatever was looked at above: unchanged is only what would be written in the same bytes again.
  if (!findings.empty()) return;
  SittingFile again = file;
  chain(again);
  if (sitting_text(again) == text) return;
  progress::tell_other_bytes(again.head == file.head, findings);
}

}  // namespace

VerifiedSitting verify_sitting(std::string_view text, std::string_view name,
                               std::string_view expected_key) {
  VerifiedSitting result;
  SittingFile file = read(text, result.findings);
  if (!result.findings.empty()) {
    scenario::place(result.findings, text, name);
    return result;
  }
  check(file, text, result.findings);
  if (result.findings.size() > kMostFindings) result.findings.resize(kMostFindings);
  scenario::place(result.findings, text, name);
  result.verdict = progress::verdict_of(result.findings, file.key, file.signature, expected_key);
  result.file = std::move(file);
  return result;
}

}  // namespace warmline::assess
