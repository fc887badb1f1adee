#include "scenario/parse.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/hash.h"
#include "core/json.h"
#include "core/text.h"
#include "core/tr.h"
#include "scenario/draft.h"
#include "scenario/schema.h"

namespace warmline::scenario {
namespace {

// After these alone the rest can still be read, so an author sees everything in one go.
bool is_harmless(const Diagnostic& problem) {
  static constexpr std::array<std::string_view, 4> kHarmless = {"unknown-field", "too-long",
                                                                "too-short", "out-of-range"};
  return std::find(kHarmless.begin(), kHarmless.end(), problem.code) != kHarmless.end();
}

// Texts reach terminals and screens: a new line may stand in them, other control characters may
// not.
void check_texts(const json::Value& value, const std::string& pointer, Draft& draft) {
  if (draft.full()) return;
  std::string_view text = value.string();
  for (std::size_t cut = text.find('\n'); cut != std::string_view::npos; cut = text.find('\n')) {
    if (text::printable(text.substr(0, cut)).size() != cut) break;
    text.remove_prefix(cut + 1);
  }
  if (text::printable(text).size() != text.size()) {
    draft.error(pointer, "control-character", tr("a control character stands in this text"),
                tr("remove it; a new line is written \\n"));
  }
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (value.is_array()) check_texts(value.item(i), json::child(pointer, i), draft);
    if (value.is_object()) check_texts(value.member(i), json::child(pointer, value.name(i)), draft);
  }
}

Diagnostic more_to_come(Severity severity) {
  Diagnostic more;
  more.severity = severity;
  more.code = "too-many-problems";
  more.problem = tr("there are more problems than are listed here");
  more.remedy = tr("mend these first");
  return more;
}

constexpr std::int64_t kFormat = 1;

// A file of a later format would be all unknown fields; one line says why.
std::optional<Diagnostic> from_the_future(const json::Value& root) {
  if (number_at(root, "format", 0) <= kFormat) return std::nullopt;
  Diagnostic newer;
  newer.code = "newer-format";
  newer.pointer = "/format";
  newer.problem =
      tr("this file is written in format {0}, and this version of Warmline knows formats up to {1}",
         std::to_string(number_at(root, "format", 0)), std::to_string(kFormat));
  newer.remedy = tr("open it with a newer version");
  return newer;
}

Draft read(const json::Value& root, std::vector<Diagnostic> problems) {
  Draft draft;
  draft.errors = problems.size();
  draft.shape_broken = !problems.empty();
  for (const Diagnostic& problem : problems) {
    if (problem.code == "unknown-field")
      draft.misspelt.insert(problem.pointer.substr(0, problem.pointer.rfind('/')));
  }
  draft.problems = std::move(problems);
  check_texts(root, "", draft);
  read_names(root, draft);
  read_head(root, draft);
  read_lists(root, draft);
  read_nodes(root, draft);
  if (!draft.shape_broken) check_whole(draft);
  return draft;
}

// The pointer's nearest ancestor that is there, itself included.
std::vector<std::string> with_ancestors(const std::string& pointer) {
  std::vector<std::string> chain{pointer};
  while (!chain.back().empty()) {
    const std::size_t cut = chain.back().rfind('/');
    chain.push_back(cut == std::string::npos ? std::string() : chain.back().substr(0, cut));
  }
  return chain;
}

}  // namespace

Parsed parse(std::string_view text, std::string_view file) {
  Parsed parsed;
  json::ParseOutcome outcome = json::parse(text);
  if (!outcome.document) {
    parsed.diagnostics = std::move(outcome.problems);
    place(parsed.diagnostics, text, file);
    return parsed;
  }
  const json::Value root = outcome.document->root();
  if (auto newer = from_the_future(root)) {
    parsed.diagnostics.push_back(std::move(*newer));
    place(parsed.diagnostics, text, file);
    return parsed;
  }
  static const json::Schema schema(kSchemaText);
  std::vector<Diagnostic> problems = schema.validate(*outcome.document);
  if (!std::all_of(problems.begin(), problems.end(), is_harmless)) {
    parsed.diagnostics = std::move(problems);
  } else {
    Draft draft = read(root, std::move(problems));
    if (!has_errors(draft.problems)) {
      draft.scenario.canonical = json::canonical(root);
      draft.scenario.version = sha256_hex(draft.scenario.canonical);
      parsed.scenario = std::make_shared<const Scenario>(std::move(draft.scenario));
    }
    if (draft.cut)
      draft.problems.push_back(
          more_to_come(has_errors(draft.problems) ? Severity::kError : Severity::kWarning));
    parsed.diagnostics = std::move(draft.problems);
  }
  place(parsed.diagnostics, text, file);
  return parsed;
}

void place(std::vector<Diagnostic>& diagnostics, std::string_view text, std::string_view file) {
  std::vector<std::string> pointers;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (diagnostic.line > 0) continue;
    for (std::string& pointer : with_ancestors(diagnostic.pointer))
      pointers.push_back(std::move(pointer));
  }
  const auto positions = json::locate_all(text, pointers);
  std::size_t next = 0;
  for (Diagnostic& diagnostic : diagnostics) {
    diagnostic.file = std::string(file);
    if (diagnostic.line > 0) continue;
    const std::size_t chain = with_ancestors(diagnostic.pointer).size();
    for (std::size_t i = 0; i < chain && diagnostic.line == 0; ++i) {
      if (!positions[next + i]) continue;
      diagnostic.line = positions[next + i]->line;
      diagnostic.column = positions[next + i]->column;
    }
    next += chain;
    if (diagnostic.line == 0) diagnostic.line = diagnostic.column = 1;
  }
  std::stable_sort(diagnostics.begin(), diagnostics.end(),
                   [](const Diagnostic& a, const Diagnostic& b) {
                     return a.line != b.line ? a.line < b.line : a.column < b.column;
                   });
}

}  // namespace warmline::scenario
