#include "cli/package_site.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "cli/package_lrs.h"
#include "core/hash.h"
#include "core/json.h"
#include "core/json_fields.h"

namespace warmline::cli {
namespace {

constexpr std::string_view kPage = "index.html";
constexpr std::string_view kFolder = "files/";
constexpr std::string_view kLexicon = "lexicon.bin";
constexpr std::string_view kOpening = R"(<script type="application/json" id="manifest">)";
constexpr std::string_view kClosing = "</script>";
constexpr std::string_view kWorker = "service_worker.js";
constexpr std::string_view kWorkerMark = "/*files*/";
constexpr std::string_view kPageInWorker = "./";
constexpr std::size_t kHashDigits = 64;
constexpr std::size_t kHashInName = 8;

using json::text_at;

Error not_a_site(const std::string& why) {
  return Error{"not-a-site", why + "; build the site afresh (./web/run --build)", ""};
}

void copy(json::Writer& out, const json::Value& value) {
  if (value.is_object()) {
    out.begin_object();
    for (std::size_t i = 0; i < value.size(); ++i) {
      out.key(value.name(i));
      copy(out, value.member(i));
    }
    out.end_object();
  } else if (value.is_array()) {
    out.begin_array();
    for (std::size_t i = 0; i < value.size(); ++i) copy(out, value.item(i));
    out.end_array();
  } else if (value.is_string()) {
    out.string(value.string());
  } else if (value.is_bool()) {
    out.boolean(value.boolean());
  } else {
    out.integer(value.integer());
  }
}

bool gives_way(const json::Value& entry) {
  const std::string kind = text_at(entry, "kind");
  return kind == "scenario" || kind == "form" || text_at(entry, "name") == kLexicon;
}

std::string manifest_of(const json::Value& before, const std::vector<SiteAddition>& additions) {
  json::Writer out;
  out.begin_array();
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (!gives_way(before.item(i))) copy(out, before.item(i));
  }
  for (const SiteAddition& added : additions) {
    out.begin_object().key("name").string(added.name).key("url").string(url_of(added));
    out.key("bytes").integer(static_cast<std::int64_t>(added.bytes.size()));
    out.key("kind").string(added.kind).end_object();
  }
  std::string text = out.end_array().take();
  // It stands in HTML.
  for (std::size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at))
    text.replace(at, 1, "\\u003c");
  return text;
}

std::string preload_of(const std::string& url) {
  return "<link rel=\"preload\" href=\"" + url + "\" as=\"fetch\">\n";
}

void erase_preload(std::string& html, const std::string& url) {
  const std::size_t from = html.find("<link rel=\"preload\" href=\"" + url + "\"");
  if (from == std::string::npos) return;
  html.erase(from, html.find('\n', from) + 1 - from);
}

// What the worker keeps for use without a connection (web/service_worker.js): of the files it had
// listed those that are left, and the added ones. Nothing where it lists none as assemble.mjs does.
std::optional<std::string> worker_of(const std::string& before, const SiteFiles& files,
                                     const std::vector<SiteAddition>& additions) {
  const std::size_t opening = before.find(kWorkerMark);
  const std::size_t closing =
      opening == std::string::npos ? opening : before.find(kWorkerMark, opening + 1);
  if (closing == std::string::npos) return std::nullopt;
  const std::size_t from = opening + kWorkerMark.size();
  const json::ParseOutcome outcome = json::parse(before.substr(from, closing - from));
  if (!outcome.document || !outcome.document->root().is_array()) return std::nullopt;
  const json::Value listed = outcome.document->root();
  std::set<std::string> paths;
  for (std::size_t i = 0; i < listed.size(); ++i) {
    const json::Value file = listed.item(i);
    if (!file.is_array() || file.size() != 2 || !file.item(0).is_string()) return std::nullopt;
    paths.emplace(file.item(0).string());
  }
  for (const SiteAddition& added : additions) paths.insert(url_of(added));
  json::Writer out;
  out.begin_array();
  for (const std::string& path : paths) {
    const auto found = files.find(path == kPageInWorker ? std::string(kPage) : path);
    if (found == files.end()) continue;
    out.begin_array().string(path).string(sha256_hex(found->second)).end_array();
  }
  std::string after = before;
  after.replace(from, closing - from, out.end_array().take());
  return after;
}

bool leads_out(std::string_view path) {
  if (path.empty() || path.front() == '/' || path.find('\\') != std::string_view::npos) return true;
  for (std::size_t from = 0; from <= path.size();) {
    const std::size_t end = std::min(path.find('/', from), path.size());
    const std::string_view part = path.substr(from, end - from);
    if (part.empty() || part == "." || part == "..") return true;
    from = end + 1;
  }
  return false;
}

}  // namespace

std::string url_of(const SiteAddition& added) {
  const std::size_t dot = added.name.rfind('.');
  return std::string(kFolder) + added.name.substr(0, dot) + "." +
         sha256_hex(added.bytes).substr(0, kHashInName) + added.name.substr(dot);
}

std::string sums_of(const SiteFiles& files) {
  std::string sums;
  for (const auto& [path, bytes] : files) sums += sha256_hex(bytes) + "  " + path + "\n";
  return sums;
}

Result<std::map<std::string, std::string>> listed_in(std::string_view sums) {
  std::map<std::string, std::string> listed;
  while (!sums.empty()) {
    const std::size_t end = std::min(sums.find('\n'), sums.size());
    const std::string_view line = sums.substr(0, end);
    sums.remove_prefix(std::min(end + 1, sums.size()));
    const bool shaped = line.size() > kHashDigits + 2 && line.substr(kHashDigits, 2) == "  ";
    const std::string_view path = shaped ? line.substr(kHashDigits + 2) : std::string_view();
    if (leads_out(path)) return not_a_site("its SHA256SUMS is not as it was written");
    listed.emplace(path, line.substr(0, kHashDigits));
  }
  return listed;
}

Result<SiteFiles> site_of_form(const SiteFiles& site, const std::vector<SiteAddition>& additions) {
  const auto page = site.find(std::string(kPage));
  if (page == site.end()) return not_a_site("it holds no index.html");
  std::string html = page->second;
  const std::size_t opening = html.find(kOpening);
  const std::size_t closing = html.find(kClosing, opening);
  if (opening == std::string::npos || closing == std::string::npos)
    return not_a_site("its index.html holds no manifest");
  const std::size_t from = opening + kOpening.size();
  const json::ParseOutcome outcome = json::parse(html.substr(from, closing - from));
  if (!outcome.document || !outcome.document->root().is_array())
    return not_a_site("the manifest in its index.html can't be read");
  const json::Value manifest = outcome.document->root();
  html.replace(from, closing - from, manifest_of(manifest, additions));
  std::string preloads;
  for (const SiteAddition& added : additions) {
    if (added.kind != "script") preloads += preload_of(url_of(added));
  }
  html.insert(opening, preloads);

  SiteFiles files = site;
  for (std::size_t i = 0; i < manifest.size(); ++i) {
    const std::string url = text_at(manifest.item(i), "url");
    if (files.count(url) == 0) return not_a_site("it lacks " + url + ", which its page loads");
    if (!gives_way(manifest.item(i))) continue;
    erase_preload(html, url);
    files.erase(url);
  }
  for (const SiteAddition& added : additions) files[url_of(added)] = added.bytes;
  files[std::string(kPage)] = std::move(html);
  if (auto failed = settle(files, additions)) return *failed;
  return files;
}

std::optional<Error> settle(SiteFiles& files, const std::vector<SiteAddition>& additions) {
  if (const auto worker = files.find(std::string(kWorker)); worker != files.end()) {
    std::optional<std::string> text = worker_of(worker->second, files, additions);
    if (!text) return not_a_site("its service_worker.js lists no files");
    worker->second = std::move(*text);
  }
  files.erase(std::string(kSums));
  const std::string sums = sums_of(files);
  files[std::string(kSums)] = sums;
  return std::nullopt;
}

bool is_package(const std::map<std::string, std::string>& listed) {
  return std::any_of(listed.begin(), listed.end(), [](const auto& file) {
    return file.first.compare(0, 11, "files/form.") == 0 || file.first == "imsmanifest.xml" ||
           file.first == kLrsFile || file.first == "cmi5.xml";
  });
}

}  // namespace warmline::cli
