#include <algorithm>
#include <cassert>
#include <utility>

#include "core/json.h"
#include "core/json_fields.h"
#include "core/text.h"
#include "core/tr.h"
#include "scenario/parse.h"
#include "score/lens.h"

namespace warmline::score {

extern const std::string_view kRelationshipFirstText;  // assets/lenses/, compiled in
extern const std::string_view kNinetySecondsText;

namespace {

constexpr std::int64_t kFormat = 1;

using json::number_at;
using json::text_at;

Diagnostic error(std::string code, std::string pointer, std::string problem, std::string remedy) {
  Diagnostic diagnostic;
  diagnostic.code = std::move(code);
  diagnostic.pointer = std::move(pointer);
  diagnostic.problem = std::move(problem);
  diagnostic.remedy = std::move(remedy);
  return diagnostic;
}

// Of a document that the schema lets through.
Lens read(const json::Value& root) {
  Lens lens;
  lens.id = text_at(root, "id");
  lens.title = text_at(root, "title");
  lens.about = text_at(root, "about");
  const json::Value weights = *root.find("weights");
  for (std::size_t i = 0; i < kLensPartCount; ++i) {
    lens.weights[i] =
        static_cast<std::int32_t>(number_at(weights, name_of(static_cast<LensPart>(i))));
  }
  if (text_at(root, "target") == "own") lens.target_from = TargetFrom::kOwn;
  lens.target_seconds = static_cast<Seconds>(number_at(root, "target_seconds"));
  return lens;
}

std::vector<Diagnostic> problems_of(const Lens& lens) {
  std::vector<Diagnostic> problems;
  for (const auto& [pointer, shown] : {std::pair{"/title", &lens.title}, {"/about", &lens.about}}) {
    if (text::printable(*shown) == *shown) continue;
    problems.push_back(error("control-character", pointer,
                             tr("a control character stands in this text"), tr("remove it")));
  }
  if (std::all_of(lens.weights.begin(), lens.weights.end(),
                  [](std::int32_t weight) { return weight == 0; })) {
    problems.push_back(error("no-weight", "/weights", tr("every part counts for nothing"),
                             tr("give at least one of them a weight above 0")));
  }
  if (lens.target_from == TargetFrom::kOwn && lens.target_seconds == 0) {
    problems.push_back(error("no-target", "/target",
                             tr("the lens asks for a target of its own and names none"),
                             tr("add \"target_seconds\", or take the scenario's target")));
  }
  return problems;
}

std::vector<Diagnostic> shape_problems(const json::Document& document) {
  const std::int64_t format = number_at(document.root(), "format");
  if (format <= kFormat) return json::Schema(kLensSchemaText).validate(document);
  return {error("newer-format", "/format",
                tr("this lens is written in format {0}, and this version of Warmline knows formats "
                   "up to {1}",
                   std::to_string(format), std::to_string(kFormat)),
                tr("open it with a newer version"))};
}

}  // namespace

ParsedLens parse_lens(std::string_view text, std::string_view file) {
  ParsedLens parsed;
  json::ParseOutcome outcome = json::parse(text);
  parsed.diagnostics = std::move(outcome.problems);
  if (outcome.document) parsed.diagnostics = shape_problems(*outcome.document);
  if (outcome.document && parsed.diagnostics.empty()) {
    Lens lens = read(outcome.document->root());
    parsed.diagnostics = problems_of(lens);
    if (parsed.diagnostics.empty()) parsed.lens = std::move(lens);
  }
  scenario::place(parsed.diagnostics, text, file);
  return parsed;
}

std::vector<Lens> shipped_lenses() {
  std::vector<Lens> lenses;
  for (const std::string_view text : {kRelationshipFirstText, kNinetySecondsText}) {
    ParsedLens parsed = parse_lens(text, "lens");
    assert(parsed.lens);
    lenses.push_back(std::move(*parsed.lens));
  }
  return lenses;
}

}  // namespace warmline::score
