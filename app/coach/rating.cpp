#include "coach/rating.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "core/hash.h"
#include "core/json.h"
#include "core/json_fields.h"
#include "core/tr.h"
#include "progress/result_file.h"
#include "scenario/parse.h"
#include "score/scorecard.h"

namespace warmline::coach {

extern const std::string_view kRatingSchemaText;  // assets/rating.schema.json, compiled in

namespace {

using scenario::Criterion;
using scenario::kCriterionCount;

constexpr std::int64_t kFormat = 1;
constexpr json::Limits kLimits{kMostRatingBytes, 6, 20'000};
constexpr std::string_view kKind = "warmline-rating";

std::string_view name_at(std::size_t criterion) {
  return score::name_of(static_cast<Criterion>(criterion));
}

bool anything(const RatedDecision& decision) {
  return std::any_of(decision.given.begin(), decision.given.end(),
                     [](const std::optional<Rating>& each) { return each.has_value(); });
}

// --- reading: of a document that the schema lets through

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

std::optional<Rating> rating_at(const json::Value& object, std::string_view name) {
  const auto found = object.find(name);
  if (!found) return std::nullopt;
  return static_cast<Rating>(found->integer());
}

RatingFile read(const json::Value& root) {
  RatingFile file;
  file.rater = text_at(root, "rater");
  file.made_ms = number_at(root, "made_ms");
  file.scenario = text_at(root, "scenario");
  file.version = text_at(root, "version");
  file.call = text_at(root, "call");
  file.overall = rating_at(root, "overall");
  const json::Value decisions = *root.find("decisions");
  for (std::size_t i = 0; i < decisions.size(); ++i) {
    RatedDecision decision;
    decision.step = static_cast<std::size_t>(number_at(decisions.item(i), "step"));
    for (std::size_t k = 0; k < kCriterionCount; ++k) {
      decision.given[k] = rating_at(decisions.item(i), name_at(k));
    }
    file.decisions.push_back(decision);
  }
  return file;
}

bool is_hash(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::vector<Diagnostic> problems_of(const RatingFile& file) {
  std::vector<Diagnostic> problems;
  if (file.rater.empty() || progress::person_as_written(file.rater) != file.rater) {
    problems.push_back(error("not-a-name", "/rater",
                             tr("this is no name as Warmline writes it: at most 80 characters, no "
                                "control characters, no space at either end"),
                             tr("ask for the file again, as it was saved")));
  }
  for (const auto& [pointer, shown] :
       {std::pair{"/version", &file.version}, {"/call", &file.call}}) {
    if (is_hash(*shown)) continue;
    problems.push_back(error("not-a-hash", pointer, tr("this is not 64 lower-case hex digits"),
                             tr("ask for the file again, as it was saved")));
  }
  for (std::size_t i = 1; i < file.decisions.size(); ++i) {
    if (file.decisions[i].step > file.decisions[i - 1].step) continue;
    problems.push_back(error("out-of-order", json::child("/decisions", i),
                             tr("this decision doesn't come after the one before it"),
                             tr("ask for the file again, as it was saved")));
  }
  return problems;
}

std::vector<Diagnostic> shape_problems(const json::Document& document) {
  const json::Value root = document.root();
  if (text_at(root, "kind") != kKind) {
    return {error("no-rating-file", "", tr("this is no rating file of Warmline"),
                  tr("choose a file that was saved with “Save my rating”"))};
  }
  const std::int64_t format = number_at(root, "format");
  if (format <= kFormat) return json::Schema(kRatingSchemaText).validate(document);
  return {error("newer-format", "/format",
                tr("this file is written in format {0}, and this version of Warmline knows formats "
                   "up to {1}",
                   format, kFormat),
                tr("open it with a newer version"))};
}

}  // namespace

std::string call_key(std::string_view version, const std::vector<replay::Event>& events) {
  json::Writer json;
  json.begin_object().key("events").begin_array();
  for (const replay::Event& event : events) {
    json.begin_object();
    if (const auto* choice = std::get_if<replay::ChoiceEvent>(&event)) {
      json.key("choice").string(choice->choice.text).key("node").string(choice->node.text);
    } else {
      json.key("card").string(std::get<replay::CardEvent>(event).card.text);
    }
    json.end_object();
  }
  json.end_array().key("version").string(version).end_object();
  return sha256_hex("warmline rating 1 call\n" + json.take());
}

std::string rating_text(const RatingFile& file) {
  json::Writer json;  // members in order of name
  json.begin_object().key("call").string(file.call).key("decisions").begin_array();
  for (const RatedDecision& decision : file.decisions) {
    if (!anything(decision)) continue;
    json.begin_object();
    const auto member = [&json, &decision](Criterion criterion) {
      const std::optional<Rating>& given = decision.given[static_cast<std::size_t>(criterion)];
      if (given) json.key(score::name_of(criterion)).integer(*given);
    };
    member(Criterion::kExplore);
    member(Criterion::kFeel);
    member(Criterion::kRespect);
    json.key("step").integer(static_cast<std::int64_t>(decision.step));
    member(Criterion::kUnderstand);
    json.end_object();
  }
  json.end_array().key("format").integer(kFormat).key("kind").string(kKind);
  json.key("made_ms").integer(file.made_ms);
  if (file.overall) json.key("overall").integer(*file.overall);
  json.key("rater").string(file.rater).key("scenario").string(file.scenario);
  json.key("version").string(file.version).end_object();
  return json.take() + "\n";
}

ParsedRating parse_rating(std::string_view text, std::string_view name) {
  ParsedRating parsed;
  json::ParseOutcome outcome = json::parse(text, kLimits);
  parsed.diagnostics = std::move(outcome.problems);
  if (outcome.document) parsed.diagnostics = shape_problems(*outcome.document);
  if (outcome.document && parsed.diagnostics.empty()) {
    RatingFile file = read(outcome.document->root());
    parsed.diagnostics = problems_of(file);
    if (parsed.diagnostics.empty()) parsed.file = std::move(file);
  }
  scenario::place(parsed.diagnostics, text, name);
  return parsed;
}

bool fits(const RatingFile& file, const score::Scorecard& card) {
  return std::all_of(file.decisions.begin(), file.decisions.end(), [&](const RatedDecision& rated) {
    return std::any_of(
        card.decisions.begin(), card.decisions.end(),
        [&](const score::DecisionScore& decision) { return decision.step == rated.step; });
  });
}

}  // namespace warmline::coach
