// A course for a learning system: a built site that holds some calls alone, with the description
// that the system's standard asks for. Pure; package.cpp reads and writes the files.
//
// In it stand, beside the site's own files: the calls; a script for the standard (web/course/);
// in index.html what the page has to know, {"standard", "title", "pass"}; and imsmanifest.xml or
// cmi5.xml, which lists every file. Left out is what a learning system does in its own way or what
// is of no use there: the service worker, the description of an installed app, the headers. The
// schemas that a SCORM package may carry are left out too: they are others'.
//
// Sources: SCORM 1.2 Content Aggregation Model, ADL 2001; SCORM 2004 4th Edition Content
// Aggregation Model 1.1, ADL 2009; cmi5 Specification Profile for xAPI, Quartz, sections 13 and 14.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/package_site.h"
#include "core/result.h"
#include "core/units.h"

namespace warmline::cli {

enum class Standard : std::uint8_t { kScorm12, kScorm2004, kCmi5 };

struct CourseCall {
  std::string name;  // of its file: "one-day-late.json"
  std::string text;  // as it is
  std::string id;
  std::string version;
};

struct CourseDescription {
  Standard standard = Standard::kScorm12;
  std::string title;
  std::string language;         // BCP 47
  std::optional<Percent> pass;  // the resolution that is asked for; nothing: finishing is all
  std::string lrs;              // cmi5: what the page may speak to, as the policy writes it
  std::vector<CourseCall> calls;
};

// Of what is in it: the same calls in the same versions under the same title have the same. An IRI.
[[nodiscard]] std::string course_id(const CourseDescription& course);

// Errors "not-a-site": see site_of_form().
[[nodiscard]] Result<SiteFiles> course_site(const SiteFiles& site, const CourseDescription& course);

}  // namespace warmline::cli
