#include "interop/transcript.h"

#include <algorithm>
#include <utility>

#include "core/text.h"
#include "interop/transcript_parts.h"

namespace warmline::interop {
namespace {

using transcripts::Source;

// Words of a transcript stand in lists of lists with times and sentiments: many more values than a
// scenario has.
constexpr json::Limits kLimits{kMostTranscriptBytes, 32, 3'000'000};

std::string listed(const std::vector<std::string_view>& names) {
  return text::list_of(names, names.size());
}

std::string_view without_mark(std::string_view text) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  return text.substr(0, 3) == kByteOrderMark ? text.substr(3) : text;
}

bool has_timing_line(std::string_view text) {
  return text.substr(0, 4096).find(" --> ") != std::string_view::npos;
}

// The first object in a list.
json::Value first_in(const json::Value& list) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (list.item(i).is_object()) return list.item(i);
  }
  return json::Value();
}

std::optional<TranscriptFormat> format_of(const json::Value& root) {
  if (root.find("Segments")) return TranscriptFormat::kContactLens;
  if (const auto turns = root.find("Transcript")) {
    return first_in(*turns).find("ParticipantId") ? TranscriptFormat::kContactLens
                                                  : TranscriptFormat::kCallAnalytics;
  }
  if (root.find("sentences")) return TranscriptFormat::kTwilio;
  if (root.find("transcripts") || root.find("phrases")) return TranscriptFormat::kGenesys;
  const json::Value inner = transcripts::value_in(root, "transcript");
  const bool segments = root.find("transcriptSegments") || root.find("transcript_segments") ||
                        inner.find("transcriptSegments") || inner.find("transcript_segments");
  if (root.find("entries") || segments) return TranscriptFormat::kGoogle;
  return std::nullopt;
}

Error unknown_json(const Source& source) {
  return source.error_at(0, "unknown-format",
                         "this JSON is no transcript that Warmline knows; name its kind with "
                         "--format (" +
                             listed(transcript_format_names()) +
                             "), or write it as lines of \"who: text\"");
}

Error json_error(const Diagnostic& problem, const Source& source) {
  return {problem.code, problem.problem + "; " + problem.remedy,
          std::string(source.file) + ':' + std::to_string(problem.line) + ':' +
              std::to_string(problem.column)};
}

std::optional<Error> not_text(const Source& source) {
  if (source.text.size() > kMostTranscriptBytes) {
    return Error{"too-large",
                 "the file has more than " + std::to_string(kMostTranscriptBytes >> 20) +
                     " MB, which no call needs; cut it down to the part that is to be practised",
                 std::string(source.file)};
  }
  const std::size_t bad = text::first_invalid_utf8(source.text);
  if (bad == text::kNone) return std::nullopt;
  return source.error_at(bad, "not-utf-8",
                         "the file isn't UTF-8 from here on; save it with the encoding UTF-8");
}

bool looks_like_json(std::string_view text) {
  const std::string_view start = transcripts::trim(without_mark(text).substr(0, 4096));
  if (start.empty() || start[0] == '{') return !start.empty();
  // "[00:12] Agent: …" is a line of plain text.
  const std::string_view inside = transcripts::trim(start.substr(1));
  return start[0] == '[' && (inside.empty() || inside.find_first_of("{[]\"") == 0);
}

bool is_json(TranscriptFormat format) {
  return format != TranscriptFormat::kWebVtt && format != TranscriptFormat::kPlain;
}

Result<Transcript> read_as(TranscriptFormat format, const json::Value& root, const Source& source) {
  switch (format) {
    case TranscriptFormat::kContactLens:
      return transcripts::read_contact_lens(root, source);
    case TranscriptFormat::kCallAnalytics:
      return transcripts::read_call_analytics(root, source);
    case TranscriptFormat::kTwilio:
      return transcripts::read_twilio(root, source);
    case TranscriptFormat::kGenesys:
      return transcripts::read_genesys(root, source);
    default:
      return transcripts::read_google(root, source);
  }
}

}  // namespace

const std::vector<std::string_view>& transcript_format_names() {
  static const std::vector<std::string_view> kNames = {
      "webvtt", "contact-lens", "call-analytics", "twilio", "genesys", "google", "text"};
  return kNames;
}

std::optional<TranscriptFormat> transcript_format(std::string_view name) {
  const auto& names = transcript_format_names();
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<TranscriptFormat>(found - names.begin());
}

Result<TranscriptFormat> recognise_transcript(std::string_view text, std::string_view file) {
  const Source source{text, file};
  if (auto bad = not_text(source)) return *bad;
  if (looks_like_json(text)) {
    json::ParseOutcome outcome = json::parse(text, kLimits);
    if (!outcome.document) return json_error(outcome.problems.front(), source);
    const auto format = format_of(outcome.document->root());
    if (!format) return unknown_json(source);
    return *format;
  }
  const bool vtt = without_mark(text).substr(0, 6) == "WEBVTT" || has_timing_line(text);
  return vtt ? TranscriptFormat::kWebVtt : TranscriptFormat::kPlain;
}

Result<Transcript> read_transcript(std::string_view text, std::string_view file,
                                   std::optional<TranscriptFormat> format) {
  const Source source{text, file};
  if (auto bad = not_text(source)) return *bad;
  if (format ? is_json(*format) : looks_like_json(text)) {
    json::ParseOutcome outcome = json::parse(text, kLimits);
    if (!outcome.document) return json_error(outcome.problems.front(), source);
    const json::Value root = outcome.document->root();
    if (!format) format = format_of(root);
    if (!format) return unknown_json(source);
    return read_as(*format, root, source);
  }
  if (!format) {
    Result<TranscriptFormat> seen = recognise_transcript(text, file);
    if (!seen) return seen.error();
    format = seen.value();
  }
  return *format == TranscriptFormat::kWebVtt ? transcripts::read_webvtt(source)
                                              : transcripts::read_plain(source);
}

}  // namespace warmline::interop
