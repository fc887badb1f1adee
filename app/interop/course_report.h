// What a learning system is told of a course: how each call went, and the decisions that it hasn't
// been told of yet. For the page's scripts as JSON (web/course/course.js).
//
// A call is finished by an attempt that came to its end and wasn't practised. Its figures are those
// of the best such attempt without a critical miss: the highest resolution, then empathy; a call
// finished with critical misses alone has none, and counts 0. The course's resolution is the mean
// over all its calls, those not finished counting 0; its empathy the mean over those that have one.
// The two are never added up: a learning system's one score is the resolution.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/units.h"

namespace warmline::interop {

struct CourseResult {  // of a call
  std::string scenario;
  std::string title;
  bool begun = false;
  bool finished = false;
  std::optional<PerMille> resolution;
  std::optional<PerMille> empathy;
};

struct CourseDecision {
  std::string attempt;  // 32 hex digits
  std::string scenario;
  std::uint32_t step = 0;   // which event of the attempt
  std::int32_t number = 0;  // 1, 2, … as people count them
  std::string choice;       // its id
  std::uint32_t place = 0;  // among the choices of its node, from 0
  std::string said;         // its words
  Hundredths lost = 0;      // of the resolution
  bool practised = false;
  std::int64_t at_ms = 0;       // wall time
  std::int64_t latency_ms = 0;  // since the event before it
  std::string statement;        // of xAPI (interop/xapi.h), where the standard is cmi5; else empty
};

struct CourseReport {
  std::vector<CourseResult> calls;
  std::vector<CourseDecision> decisions;  // in order of attempt and step
};

[[nodiscard]] PerMille resolution_of(const CourseReport& report);  // half up
[[nodiscard]] std::optional<PerMille> empathy_of(const CourseReport& report);
[[nodiscard]] bool is_finished(const CourseReport& report);

// `suspend`: what to keep once these decisions are told.
[[nodiscard]] std::string to_json(const CourseReport& report, const std::string& suspend);

}  // namespace warmline::interop
