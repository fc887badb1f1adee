// The site of one form: made of a built site (web/assemble.mjs), whose scenarios give way to the
// form's own without their keys. Pure; package.cpp reads and writes the files.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace warmline::cli {

// What SHA256SUMS lists, by path: with '/', within the site.
using SiteFiles = std::map<std::string, std::string>;

struct SiteAddition {
  std::string name;  // "call-1.json"
  std::string kind;  // of its entry in the manifest: "scenario", "form", "script"
  std::string bytes;
};

inline constexpr std::string_view kSums = "SHA256SUMS";

// Where it lies, as web/assemble.mjs names what never changes: "files/call-1.0f2a….json".
[[nodiscard]] std::string url_of(const SiteAddition& added);

// What SHA256SUMS says of these files.
[[nodiscard]] std::string sums_of(const SiteFiles& files);

// Paths and hashes of SHA256SUMS. Error "not-a-site": it isn't one as assemble.mjs writes it.
[[nodiscard]] Result<std::map<std::string, std::string>> listed_in(std::string_view sums);

// All other files stay byte for byte, the bill of materials among them: its files-sha256 goes on
// naming the release that this was made of. What serves calls of one's own is left out with the
// scenarios: the lists for the anonymity check. The service worker lists what is left. `site` is
// without SHA256SUMS, the answer has it. Error "not-a-site": the page holds no manifest as
// assemble.mjs writes it.
[[nodiscard]] Result<SiteFiles> site_of_form(const SiteFiles& site,
                                             const std::vector<SiteAddition>& additions);

// After a change to index.html, and where these were added: has the service worker and SHA256SUMS
// say so. Error "not-a-site": the worker lists no files as assemble.mjs writes them.
[[nodiscard]] std::optional<Error> settle(SiteFiles& files,
                                          const std::vector<SiteAddition>& additions);

// Whether it was made by site_of_form(), is for a record store, or is a course
// (cli/package_course.h).
[[nodiscard]] bool is_package(const std::map<std::string, std::string>& listed);

}  // namespace warmline::cli
