// The descriptions of a course that learning systems read (cli/package_course.h).
#pragma once

#include <string>
#include <vector>

#include "cli/package_course.h"

namespace warmline::cli {

// `files`: paths of all that is in the package.
[[nodiscard]] std::string scorm_manifest(const CourseDescription& course,
                                         const std::vector<std::string>& files);
[[nodiscard]] std::string cmi5_structure(const CourseDescription& course);

}  // namespace warmline::cli
