// A course: the calls of a package that a learning system opened (warmline package --scorm12 …).
// The learning system keeps what is done here, so there is nothing of one's own beside it: no
// profiles, no backups, neither Coach nor Hire.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "interop/course_report.h"
#include "interop/suspend.h"
#include "ui/app_state.h"

namespace warmline::ui {

// As the package's page has it (cli/package_course.h): {"standard": "cmi5", "title": "…", "pass":
// 80}. Whatever else it is, it is a course without a title.
[[nodiscard]] Course course_of(std::string_view json);

// The calls that the page came with, for CourseStore.
[[nodiscard]] interop::CourseCalls course_calls(const AppState& state);

// Another number whenever something has come that course_news() is made of: it takes no time, and
// that replays and scores what is open.
[[nodiscard]] std::size_t course_grown(const AppState& state);

struct CourseNews {
  interop::CourseReport report;
  interop::Reported reported;             // once it is told
  std::set<progress::AttemptId> counted;  // that the results rest on
};
// How the calls went and which decisions `told` lacks; nothing until everything that was done is
// scored.
[[nodiscard]] std::optional<CourseNews> course_news(const AppState& state,
                                                    const interop::Reported& told);

}  // namespace warmline::ui
