#include "interop/course_report.h"

#include <algorithm>

#include "core/json.h"

namespace warmline::interop {
namespace {

std::int64_t rounded(std::int64_t sum, std::int64_t count) {
  return (2 * sum + count) / (2 * count);
}

void write(json::Writer& out, std::string_view name, std::optional<PerMille> figure) {
  out.key(name);
  if (figure) {
    out.integer(*figure);
  } else {
    out.null();
  }
}

void write(json::Writer& out, const CourseResult& call) {
  out.begin_object().key("id").string(call.scenario).key("title").string(call.title);
  out.key("begun").boolean(call.begun).key("finished").boolean(call.finished);
  write(out, "resolution", call.resolution);
  write(out, "empathy", call.empathy);
  out.end_object();
}

void write(json::Writer& out, const CourseDecision& decision) {
  out.begin_object().key("attempt").string(decision.attempt);
  out.key("scenario").string(decision.scenario);
  out.key("step").integer(decision.step).key("number").integer(decision.number);
  out.key("choice").string(decision.choice).key("place").integer(decision.place);
  out.key("said").string(decision.said).key("lost").integer(decision.lost);
  out.key("practised").boolean(decision.practised);
  out.key("at_ms").integer(decision.at_ms).key("latency_ms").integer(decision.latency_ms);
  if (!decision.statement.empty()) out.key("statement").string(decision.statement);
  out.end_object();
}

}  // namespace

PerMille resolution_of(const CourseReport& report) {
  std::int64_t sum = 0;
  for (const CourseResult& call : report.calls) sum += call.resolution.value_or(0);
  const auto calls = static_cast<std::int64_t>(report.calls.size());
  return calls == 0 ? 0 : static_cast<PerMille>(rounded(sum, calls));
}

std::optional<PerMille> empathy_of(const CourseReport& report) {
  std::int64_t sum = 0, calls = 0;
  for (const CourseResult& call : report.calls) {
    if (!call.empathy) continue;
    sum += *call.empathy;
    ++calls;
  }
  if (calls == 0) return std::nullopt;
  return static_cast<PerMille>(rounded(sum, calls));
}

bool is_finished(const CourseReport& report) {
  return std::all_of(report.calls.begin(), report.calls.end(),
                     [](const CourseResult& call) { return call.finished; });
}

std::string to_json(const CourseReport& report, const std::string& suspend) {
  json::Writer out;
  out.begin_object().key("suspend").string(suspend);
  const auto finished = std::count_if(report.calls.begin(), report.calls.end(),
                                      [](const CourseResult& call) { return call.finished; });
  out.key("finished").boolean(is_finished(report));
  out.key("progress")
      .integer(report.calls.empty()
                   ? 0
                   : rounded(1000 * finished, static_cast<std::int64_t>(report.calls.size())));
  const bool any = finished > 0;
  write(out, "resolution", any ? std::optional<PerMille>(resolution_of(report)) : std::nullopt);
  write(out, "empathy", empathy_of(report));
  out.key("calls").begin_array();
  for (const CourseResult& call : report.calls) write(out, call);
  out.end_array().key("decisions").begin_array();
  for (const CourseDecision& decision : report.decisions) write(out, decision);
  return out.end_array().end_object().take();
}

}  // namespace warmline::interop
