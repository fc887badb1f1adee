#include "collect/reference_tables.h"

#include <algorithm>
#include <string_view>

#include "coach/student.h"
#include "collect/copy_text.h"
#include "score/scorecard.h"

namespace warmline::collect {
namespace {

constexpr double kWithin = 0.95;  // as coach/bands.cpp has it

std::string_view name_of(scenario::EndingKind kind) {
  switch (kind) {
    case scenario::EndingKind::kSatisfied:
      return "satisfied";
    case scenario::EndingKind::kHandedOver:
      return "handed-over";
    case scenario::EndingKind::kUnresolved:
      break;
  }
  return "unresolved";
}

void add_edition(TableFiles& files, std::int64_t edition, std::int64_t scenario,
                 const coach::Practised& with) {
  const scenario::Scenario& call = *with.scenario;
  std::string text;
  CopyRow(text)
      .integer(edition)
      .integer(scenario)
      .text(call.version)
      .text(call.title)
      .text(call.sector)
      .text(call.language)
      .integer(call.target_seconds)
      .integer(call.start)
      .integer(with.solution.best().value)
      .integer(with.solution.best_lifted_all())
      .end();
  files.add("editions", text);
}

void add_nodes(TableFiles& files, std::int64_t edition, const scenario::Scenario& call) {
  std::string nodes;
  std::string choices;
  for (std::size_t i = 0; i < call.nodes.size(); ++i) {
    const scenario::Node& node = call.nodes[i];
    CopyRow row(nodes);
    row.integer(edition).count(i).text(node.id.text);
    if (node.ending) {
      row.text(name_of(node.ending->kind)).end();
    } else {
      row.nothing().end();
    }
    for (std::size_t c = 0; c < node.choices.size(); ++c) {
      const scenario::Choice& choice = node.choices[c];
      CopyRow one(choices);
      one.integer(edition).count(i).count(c).text(choice.id.text);
      one.text(choice.form == scenario::ChoiceForm::kSay ? "say" : "do").text(choice.text);
      one.maybe(choice.block ? std::optional<std::int32_t>(*choice.block) : std::nullopt);
      for (const std::int8_t quality : choice.criteria) one.integer(quality);
      one.end();
    }
  }
  files.add("nodes", nodes);
  files.add("choices", choices);
}

void add_rules(TableFiles& files, std::int64_t edition, const coach::Practised& with) {
  std::string text;
  for (std::size_t i = 0; i < with.scenario->blocks.size(); ++i) {
    const scenario::Block& rule = with.scenario->blocks[i];
    CopyRow row(text);
    row.integer(edition).count(i).text(rule.id.text).text(rule.rule).text(rule.reason);
    row.integer(with.solution.best_lifted(static_cast<scenario::Index>(i))).end();
  }
  files.add("rules", text);
}

}  // namespace

void add_scenarios(TableFiles& files, Numbers& scenarios,
                   const std::vector<const coach::Practised*>& calls) {
  for (const char* table : {"editions", "nodes", "choices", "rules"}) files.add(table, "");
  for (std::size_t i = 0; i < calls.size(); ++i) {
    const auto edition = static_cast<std::int64_t>(i) + 1;
    add_edition(files, edition, scenarios.of(calls[i]->scenario->id.text), *calls[i]);
    add_nodes(files, edition, *calls[i]->scenario);
    add_rules(files, edition, *calls[i]);
  }
  std::string text;
  for (const auto& [id, number] : scenarios.all()) CopyRow(text).integer(number).text(id).end();
  files.add("scenarios", text);
}

void add_lenses(TableFiles& files, const std::vector<score::Lens>& lenses) {
  std::string text;
  for (const score::Lens& lens : lenses) {
    CopyRow row(text);
    row.text(lens.id).text(lens.title);
    for (const std::int32_t weight : lens.weights) row.integer(weight);
    row.truth(lens.target_from == score::TargetFrom::kOwn).integer(lens.target_seconds).end();
  }
  files.add("lenses", text);
}

void add_student_t(TableFiles& files, std::size_t freedom) {
  std::string text;
  const auto most = static_cast<std::int32_t>(
      std::min<std::size_t>(freedom, static_cast<std::size_t>(coach::kMostFreedom)));
  for (std::int32_t each = 1; each <= most; ++each)
    CopyRow(text).integer(each).real(coach::student_t(kWithin, each)).end();
  files.add("student_t", text);
}

void add_rating(TableFiles& files, std::int64_t team, std::int64_t number,
                const coach::RatingFile& file) {
  std::string text;
  CopyRow row(text);
  row.integer(team).integer(number).text(file.rater).text(file.call).integer(file.made_ms);
  row.maybe(file.overall).text(coach::rating_text(file)).end();
  files.add("rating_files", text);
  text.clear();
  for (const coach::RatedDecision& decision : file.decisions) {
    for (std::size_t k = 0; k < scenario::kCriterionCount; ++k) {
      if (!decision.given[k]) continue;
      CopyRow one(text);
      one.integer(team).integer(number).count(decision.step);
      one.text(score::name_of(static_cast<scenario::Criterion>(k)));
      one.integer(*decision.given[k]).end();
    }
  }
  files.add("ratings", text);
}

}  // namespace warmline::collect
