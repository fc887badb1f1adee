#include "ui/file_kind.h"

#include <algorithm>
#include <array>
#include <optional>

#include "coach/session.h"
#include "core/json.h"

namespace warmline::ui {
namespace {

template <std::size_t N>
bool has_any(const json::Value& root, const std::array<std::string_view, N>& names) {
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view name) { return root.find(name).has_value(); });
}

// Members that one of the two has and the other has not.
constexpr std::array<std::string_view, 3> kOfScenarios = {"nodes", "needs", "start"};
// A result file says so in "kind" (progress/result_file.h); so does a damaged one.
constexpr std::string_view kResultMark = "warmline-result";
constexpr std::string_view kSessionMark = "\"warmline-session\"";  // coach/session.h, likewise
constexpr std::string_view kReplyMark = "\"warmline-session-reply\"";
constexpr std::string_view kRatingMark = "warmline-rating";  // coach/rating.h, likewise
constexpr std::array<std::string_view, 2> kOfLenses = {"weights", "target_from"};

// Of broken JSON only the words can be looked at.
FileKind by_words(std::string_view text) {
  const std::size_t first = text.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  if (first == std::string_view::npos || text[first] != '{') return FileKind::kOther;
  if (text.find(kResultMark) != std::string_view::npos) return FileKind::kResult;
  if (text.find(kReplyMark) != std::string_view::npos) return FileKind::kReply;
  if (text.find(kSessionMark) != std::string_view::npos) return FileKind::kSession;
  if (text.find(kRatingMark) != std::string_view::npos) return FileKind::kRating;
  if (text.find("\"weights\"") != std::string_view::npos) return FileKind::kLens;
  const bool scenario = text.find("\"nodes\"") != std::string_view::npos ||
                        text.find("\"choices\"") != std::string_view::npos;
  return scenario ? FileKind::kScenario : FileKind::kOther;
}

}  // namespace

FileKind kind_of_file(std::string_view bytes) {
  const json::ParseOutcome outcome = json::parse(bytes);
  if (!outcome.document) return by_words(bytes);
  const json::Value root = outcome.document->root();
  const std::optional<json::Value> kind = root.find("kind");
  if (kind && kind->is_string() && kind->string() == kResultMark) return FileKind::kResult;
  if (kind && kind->is_string()) {
    const coach::SessionFile session = coach::session_file_kind(kind->string());
    if (session == coach::SessionFile::kSession) return FileKind::kSession;
    if (session == coach::SessionFile::kReply) return FileKind::kReply;
  }
  if (kind && kind->is_string() && kind->string() == kRatingMark) return FileKind::kRating;
  if (has_any(root, kOfScenarios)) return FileKind::kScenario;
  return has_any(root, kOfLenses) ? FileKind::kLens : FileKind::kOther;
}

}  // namespace warmline::ui
