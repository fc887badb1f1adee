#include "support/transcripts.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "anonymity/find.h"
#include "anonymity/stand_in.h"
#include "core/text.h"
#include "interop/call_draft.h"
#include "interop/transcript.h"
#include "scenario/parse.h"
#include "score/proof.h"

namespace warmline::test {
namespace {

std::string about(const Error& error) {
  if (error.code.empty() || error.message.empty()) return "an error without code or message";
  if (error.message.find('\n') != std::string::npos) return "a message of several lines";
  if (text::first_invalid_utf8(error.message) != text::kNone) return "a message that is no UTF-8";
  return {};
}

std::string about(const interop::Transcript& transcript) {
  for (const interop::Turn& turn : transcript.turns) {
    if (turn.who >= transcript.participants.size()) return "a turn that is nobody's";
    if (turn.text.empty() || text::printable(turn.text) != turn.text)
      return "a turn's text isn't tidy";
    if (turn.end_ms && (!turn.begin_ms || *turn.end_ms < *turn.begin_ms))
      return "time runs backwards";
  }
  return transcript.turns.empty() ? "no turns and no error" : "";
}

// The first of each, where the file doesn't say.
void settle_somehow(interop::Transcript& transcript) {
  if (!interop::settle_roles(transcript, {}, {})) return;
  for (interop::Participant& each : transcript.participants) each.role = interop::Role::kThird;
  transcript.participants[transcript.turns.front().who].role = interop::Role::kAgent;
  for (const interop::Turn& turn : transcript.turns) {
    interop::Participant& each = transcript.participants[turn.who];
    if (each.role != interop::Role::kThird) continue;
    each.role = interop::Role::kCaller;
    return;
  }
}

std::string about_draft(const interop::Transcript& transcript) {
  const Result<interop::CallDraft> draft = interop::draft_of(transcript);
  if (!draft) return about(draft.error());
  const scenario::Parsed parsed = scenario::parse(draft.value().json, "draft");
  if (parsed.scenario == nullptr) return "the draft: " + to_line(parsed.diagnostics.front());
  for (const Diagnostic& each : score::prove(parsed.scenario).diagnostics) {
    if (each.severity == Severity::kError) return "the draft: " + to_line(each);
  }
  return {};
}

}  // namespace

std::string broken_promise(std::string_view input) {
  if (input.empty()) return {};
  std::optional<interop::TranscriptFormat> format;
  const auto first = static_cast<unsigned char>(input[0]) % 8u;
  if (first < interop::transcript_format_names().size())
    format = static_cast<interop::TranscriptFormat>(first);
  Result<interop::Transcript> read = interop::read_transcript(input.substr(1), "f", format);
  if (!read) return about(read.error());
  interop::Transcript transcript = std::move(read).value();
  if (std::string wrong = about(transcript); !wrong.empty()) return wrong;
  settle_somehow(transcript);
  std::vector<std::string> texts;
  for (const interop::Turn& turn : transcript.turns) texts.push_back(turn.text);
  const anonymity::Lexicon nothing;
  const anonymity::Replaced once =
      anonymity::replace(texts, anonymity::find(texts, nothing), transcript.known);
  if (once.turns.size() != texts.size()) return "turns were lost";
  const anonymity::Replaced again = anonymity::replace(once.turns, {}, transcript.known);
  if (again.turns != once.turns) return "replacing twice changes something";
  for (std::size_t i = 0; i < texts.size(); ++i) transcript.turns[i].text = once.turns[i];
  return about_draft(transcript);
}

}  // namespace warmline::test
