#include "cli/package_course.h"

#include <utility>

#include "cli/course_xml.h"
#include "cli/package_policy.h"
#include "core/hash.h"
#include "core/json.h"

namespace warmline::cli {

extern const std::string_view kCourseScript;  // web/course/*.js, compiled in
extern const std::string_view kScormScript;
extern const std::string_view kCmi5Script;

namespace {

constexpr std::string_view kPage = "index.html";
constexpr std::string_view kManifest = R"(<script type="application/json" id="manifest">)";
constexpr std::string_view kEngine = R"( id="engine">)";
constexpr std::string_view kInstalled = R"(<link rel="manifest" href="./app.webmanifest">)";
constexpr std::string_view kLeftOut[] = {"service_worker.js", "app.webmanifest", "_headers"};

std::string_view name_of(Standard standard) {
  if (standard == Standard::kScorm12) return "scorm12";
  return standard == Standard::kScorm2004 ? "scorm2004" : "cmi5";
}

// It stands in HTML.
std::string in_page(std::string json) {
  for (std::size_t at = json.find('<'); at != std::string::npos; at = json.find('<', at))
    json.replace(at, 1, "\\u003c");
  return R"(<script type="application/json" id="course">)" + json + "</script>\n";
}

std::string about(const CourseDescription& course) {
  json::Writer out;
  out.begin_object().key("standard").string(name_of(course.standard));
  out.key("title").string(course.title);
  if (course.pass) out.key("pass").integer(*course.pass);
  return in_page(out.end_object().take());
}

Error not_a_site(const std::string& why) {
  return Error{"not-a-site", why + "; build the site afresh (./web/run --build)", ""};
}

// The course's words and scripts, and its policy.
Result<std::string> page_of(std::string html, const CourseDescription& course,
                            const std::vector<SiteAddition>& scripts) {
  const std::size_t manifest = html.find(kManifest);
  if (manifest == std::string::npos) return not_a_site("its index.html holds no manifest");
  html.insert(manifest, about(course));
  const std::size_t engine = html.find(kEngine);
  const std::size_t before = engine == std::string::npos ? engine : html.rfind("<script", engine);
  if (before == std::string::npos) return not_a_site("its index.html loads no program");
  std::string loads;
  for (const SiteAddition& script : scripts)
    loads += "<script defer src=\"" + url_of(script) + "\"></script>\n";
  html.insert(before, loads);
  if (const std::size_t link = html.find(kInstalled); link != std::string::npos)
    html.erase(link, kInstalled.size());
  if (course.standard != Standard::kCmi5) return html;
  return widen(std::move(html), "connect-src", course.lrs);
}

}  // namespace

std::string course_id(const CourseDescription& course) {
  std::string all = course.title;
  for (const CourseCall& call : course.calls) all += "\n" + call.id + " " + call.version;
  return "https://warmline.invalid/course/" + sha256_hex(all).substr(0, 32);
}

Result<SiteFiles> course_site(const SiteFiles& site, const CourseDescription& course) {
  std::vector<SiteAddition> additions;
  for (const CourseCall& call : course.calls)
    additions.push_back({call.name, "scenario", call.text});
  const bool cmi5 = course.standard == Standard::kCmi5;
  const std::vector<SiteAddition> scripts = {
      {"course.js", "script", std::string(kCourseScript)},
      {cmi5 ? "cmi5.js" : "scorm.js", "script", std::string(cmi5 ? kCmi5Script : kScormScript)}};
  additions.insert(additions.end(), scripts.begin(), scripts.end());
  Result<SiteFiles> made = site_of_form(site, additions);
  if (!made) return made.error();
  SiteFiles files = std::move(made).value();
  for (const std::string_view name : kLeftOut) files.erase(std::string(name));
  std::string& html = files.at(std::string(kPage));
  Result<std::string> page = page_of(std::move(html), course, scripts);
  if (!page) return page.error();
  html = std::move(page).value();
  files.erase(std::string(kSums));
  std::vector<std::string> paths;
  for (const auto& file : files) paths.push_back(file.first);
  paths.emplace_back(kSums);
  if (cmi5) {
    files["cmi5.xml"] = cmi5_structure(course);
  } else {
    files["imsmanifest.xml"] = scorm_manifest(course, paths);
  }
  const std::string sums = sums_of(files);
  files[std::string(kSums)] = sums;
  return files;
}

}  // namespace warmline::cli
