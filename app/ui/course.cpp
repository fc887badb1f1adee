#include "ui/course.h"

#include <algorithm>
#include <map>
#include <utility>

#include "core/json.h"
#include "core/json_fields.h"
#include "interop/xapi.h"
#include "ui/attempts.h"

namespace warmline::ui {
namespace {

using progress::Attempt;
using progress::ClosedHow;

// The attempt's scorecard as far as it has come; nothing while it can't be told. `made` holds that
// of an open one.
const score::Scorecard* card_of(const AppState& state, const Attempt& attempt,
                                score::Scorecard& made) {
  if (const score::Scorecard* card = scorecard_of(state, attempt)) return card;
  const Edition* edition = edition_of(state, attempt);
  if (attempt.closed || edition == nullptr || !edition->solution) return nullptr;
  const Result<replay::Run> run = replay::replay(*edition->scenario, attempt.events);
  if (!run) return nullptr;
  made = score::score(*edition->scenario, *edition->solution, attempt.events, run.value());
  return &made;
}

bool is_told_of(const Attempt& attempt) {
  return attempt.closed != ClosedHow::kDeclined && attempt.closed != ClosedHow::kInterrupted;
}

interop::CourseDecision decision_of(const scenario::Scenario& call, const Attempt& attempt,
                                    const score::DecisionScore& made) {
  const scenario::Choice& choice = call.nodes[made.node].choices[made.choice];
  interop::CourseDecision decision;
  decision.attempt = attempt.id;
  decision.scenario = attempt.scenario;
  decision.step = static_cast<std::uint32_t>(made.step);
  decision.number = made.number;
  decision.choice = choice.id.text;
  decision.place = static_cast<std::uint32_t>(made.choice);
  decision.said = choice.text;
  decision.lost = made.lost;
  decision.practised = attempt.practised;
  decision.at_ms = attempt.event_ms[made.step];
  const std::int64_t before =
      made.step == 0 ? attempt.begun_wall_ms : attempt.event_ms[made.step - 1];
  decision.latency_ms = std::max<std::int64_t>(0, decision.at_ms - before);
  return decision;
}

// What xAPI says of the decisions that are the attempt's own. Whose they are the page puts in.
std::vector<std::string> statements_of(const AppState& state, const Attempt& attempt) {
  std::vector<std::string> decided;
  const Edition& edition = *edition_of(state, attempt);
  const auto all = interop::xapi_statements(*edition.scenario, *edition.solution,
                                            interop::xapi_attempt(state.portfolio, attempt),
                                            {"https://warmline.invalid/", "learner"});
  if (!all) return decided;
  for (const interop::XapiStatement& each : all.value()) {
    if (each.json.find("/verbs/responded\"") != std::string::npos) decided.push_back(each.json);
  }
  return decided;
}

// What a rewound attempt took over was told of as its source's.
void add_decisions(const AppState& state, const Attempt& attempt, const score::Scorecard& card,
                   CourseNews& news) {
  std::uint32_t& told = news.reported[attempt.id];
  const std::uint32_t before = told;
  std::vector<std::string> statements;
  std::uint32_t number = 0;
  for (const score::DecisionScore& made : card.decisions) {
    if (made.step < attempt.taken_over || number++ < before) continue;
    if (statements.empty() && state.course.statements) statements = statements_of(state, attempt);
    news.report.decisions.push_back(
        decision_of(*edition_of(state, attempt)->scenario, attempt, made));
    if (number <= statements.size())
      news.report.decisions.back().statement = statements[number - 1];
  }
  told = std::max(before, number);
}

// `rests_on`: the attempt that the result comes of.
void add_result(interop::CourseResult& result, const Attempt& attempt, const score::Scorecard& card,
                progress::AttemptId& rests_on) {
  result.begun = true;
  if (attempt.closed != ClosedHow::kFinished || attempt.practised) return;
  result.finished = true;
  if (rests_on.empty()) rests_on = attempt.id;
  if (card.critical_misses > 0) return;
  const auto rank = std::pair(card.resolution, card.empathy.value_or(-1));
  if (result.resolution && rank <= std::pair(*result.resolution, result.empathy.value_or(-1)))
    return;
  result.resolution = card.resolution;
  result.empathy = card.empathy;
  rests_on = attempt.id;
}

}  // namespace

Course course_of(std::string_view text) {
  Course course;
  course.on = true;
  const json::ParseOutcome outcome = json::parse(text);
  if (!outcome.document || !outcome.document->root().is_object()) return course;
  course.title = json::text_at(outcome.document->root(), "title");
  course.pass = static_cast<Percent>(
      std::clamp<std::int64_t>(json::number_at(outcome.document->root(), "pass"), 0, 100));
  course.statements = json::text_at(outcome.document->root(), "standard") == "cmi5";
  return course;
}

interop::CourseCalls course_calls(const AppState& state) {
  interop::CourseCalls calls;
  for (const std::string& version : state.catalog)
    calls.push_back(find_edition(state, version)->scenario);
  return calls;
}

std::size_t course_grown(const AppState& state) {
  std::size_t grown = state.scorecards.size();
  for (const auto& entry : state.editions) grown += entry.second.solution ? 1 : 0;
  for (const Attempt& attempt : state.portfolio.attempts())
    grown += 1 + attempt.events.size() + (attempt.closed ? 1 : 0);
  return grown;
}

std::optional<CourseNews> course_news(const AppState& state, const interop::Reported& told) {
  CourseNews news;
  news.reported = told;
  for (const std::string& version : state.catalog) {
    const scenario::Scenario& call = *find_edition(state, version)->scenario;
    news.report.calls.push_back({call.id.text, call.title, false, false, {}, {}});
  }
  std::map<std::string, progress::AttemptId> rests_on;  // by call
  for (const Attempt& attempt : state.portfolio.attempts()) {
    if (!is_told_of(attempt)) continue;
    score::Scorecard made;
    const score::Scorecard* card = card_of(state, attempt, made);
    if (card == nullptr) return std::nullopt;
    add_decisions(state, attempt, *card, news);
    for (interop::CourseResult& result : news.report.calls) {
      if (result.scenario == attempt.scenario)
        add_result(result, attempt, *card, rests_on[result.scenario]);
    }
  }
  for (auto& [call, attempt] : rests_on) {
    if (!attempt.empty()) news.counted.insert(std::move(attempt));
  }
  return news;
}

}  // namespace warmline::ui
