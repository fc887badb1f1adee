#include "cli/package_lrs.h"

#include <iostream>
#include <utility>

#include "cli/package_files.h"
#include "cli/package_policy.h"
#include "cli/report.h"
#include "core/json.h"

namespace warmline::cli {

extern const std::string_view kLrsScript;  // web/lrs/lrs.js, compiled in

namespace {

constexpr std::string_view kManifest = R"(<script type="application/json" id="manifest">)";
constexpr std::string_view kEngine = R"( id="engine">)";
constexpr std::string_view kSpeaks = "connect-src";

Error not_a_site(const std::string& why) {
  return Error{"not-a-site", why + "; build the site afresh (./web/run --build)", ""};
}

}  // namespace

Result<SiteFiles> site_for_lrs(const SiteFiles& site, const std::string& endpoint) {
  SiteFiles files = site;
  const auto page = files.find("index.html");
  const auto headers = files.find("_headers");
  if (page == files.end() || headers == files.end())
    return not_a_site("it lacks index.html or _headers");
  std::string& html = page->second;
  const std::size_t engine = html.find(kEngine);
  const std::size_t before = engine == std::string::npos ? engine : html.rfind("<script", engine);
  if (before == std::string::npos) return not_a_site("its index.html loads no program");
  const SiteAddition script{"lrs.js", "script", std::string(kLrsScript)};
  html.insert(before, "<script defer src=\"" + url_of(script) + "\"></script>\n");
  const std::size_t manifest = html.find(kManifest);
  if (manifest == std::string::npos) return not_a_site("its index.html holds no manifest");
  json::Writer out;
  const std::string about = out.begin_object().key("endpoint").string(endpoint).end_object().take();
  // No sign of an address has a meaning in HTML (package_policy.h).
  html.insert(manifest, R"(<script type="application/json" id="lrs">)" + about + "</script>\n");
  for (const auto& file : {page, headers}) {
    Result<std::string> widened = widen(std::move(file->second), kSpeaks, endpoint);
    if (!widened) return not_a_site(file->first + ": " + widened.error().message);
    file->second = std::move(widened).value();
  }
  files[std::string(kLrsFile)] = about + "\n";
  files[url_of(script)] = script.bytes;
  if (auto failed = settle(files, {script})) return *failed;
  return files;
}

int package_lrs(const PackageOptions& options) {
  const Result<std::string> source = policy_source(options.lrs, "--lrs");
  if (!source) return refuse(options.lrs, source.error().message);
  std::string endpoint = source.value();
  if (endpoint.back() != '/') endpoint += '/';
  const Result<SiteFiles> site = read_site(options.site);
  if (!site) return refuse(site.error().where, site.error().message);
  const Result<SiteFiles> files = site_for_lrs(site.value(), endpoint);
  if (!files) return refuse(options.site, files.error().message);
  const int status = write_site(options.output, files.value(), options.force);
  if (status != kDone) return status;
  std::cout << options.output << ": "
            << counted(static_cast<std::int64_t>(files.value().size()), "file")
            << ". Its page may speak to " << endpoint
            << ", and does so where somebody switches it on in Settings.\n";
  return kDone;
}

}  // namespace warmline::cli
