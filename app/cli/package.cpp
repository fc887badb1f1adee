#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "assess/form.h"
#include "assess/key_free.h"
#include "cli/commands.h"
#include "cli/load.h"
#include "cli/package_site.h"
#include "cli/report.h"
#include "cli/write_file.h"
#include "core/hash.h"
#include "core/text.h"
#include "interop/zip_write.h"
#include "scenario/parse.h"

namespace warmline::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostSiteFile = 64u << 20;
constexpr std::size_t kMostScenario = 4u << 20;

int refuse(const std::string& where, const std::string& why, int status = kMisused) {
  std::cerr << where << ": error: " << why << "\n";
  return status;
}

bool ends_with(const std::string& text, std::string_view end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

std::optional<assess::Form> load_form(const std::string& file, int& status) {
  const Result<std::string> text = read_file(file, assess::kMostFormBytes + 1);
  if (!text) {
    status = refuse(file, text.error().message);
    return std::nullopt;
  }
  const assess::ReadForm read = assess::read_form(text.value(), file);
  for (const Diagnostic& one : read.diagnostics) std::cerr << to_line(one) << "\n";
  status = read.form ? kDone : kFoundErrors;
  return read.form;
}

// By version; `unread` counts files that hold no scenario.
struct Shelf {
  std::map<std::string, scenario::ScenarioPtr> by_version;
  std::vector<std::string> unread;
};

Result<Shelf> scenarios_in(const std::vector<std::string>& paths) {
  const Result<std::vector<std::string>> files = scenario_files(paths);
  if (!files) return files.error();
  Shelf shelf;
  for (const std::string& file : files.value()) {
    const Result<std::string> text = read_file(file, kMostScenario + 1);
    if (!text) return text.error();
    const scenario::Parsed parsed = scenario::parse(text.value(), file);
    if (parsed.scenario) {
      shelf.by_version.emplace(parsed.scenario->version, parsed.scenario);
    } else {
      shelf.unread.push_back(file);
    }
  }
  return shelf;
}

// Why there is none for this call of the form.
std::string absence(const assess::FormCall& call, const Shelf& shelf) {
  std::string why = "the call " + text::quoted(call.scenario, 64) + " in the version " +
                    call.version.substr(0, 12) + "… is not among the scenarios given";
  const auto other =
      std::find_if(shelf.by_version.begin(), shelf.by_version.end(),
                   [&](const auto& each) { return each.second->id.text == call.scenario; });
  if (other != shelf.by_version.end())
    why += "; there it has the version " + other->first.substr(0, 12) +
           "…: it was changed since the form was made";
  if (!shelf.unread.empty())
    why += "; " + counted(static_cast<std::int64_t>(shelf.unread.size()), "file") +
           " there can't be read (warmline check says why)";
  return why;
}

// Without keys, under names that tell nothing. Errors "missing-scenario", "other-language".
Result<std::vector<SiteAddition>> additions_for(const assess::Form& form, const Shelf& shelf) {
  const std::string salt = form_hash(form);
  std::vector<SiteAddition> additions;
  std::vector<std::string> languages;
  const auto add = [&](const assess::FormCall& call,
                       const std::string& name) -> std::optional<Error> {
    const auto found = shelf.by_version.find(call.version);
    if (found == shelf.by_version.end() || found->second->id.text != call.scenario)
      return Error{"missing-scenario", absence(call, shelf), call.scenario};
    const assess::KeyFree made = assess::key_free(*found->second, salt);
    if (!made.scenario)
      return Error{"missing-scenario",
                   "the call " + text::quoted(call.scenario, 64) + " is not sound without its keys",
                   call.scenario};
    additions.push_back({name, "scenario", made.text});
    languages.push_back(found->second->language);
    return std::nullopt;
  };
  if (form.warm_up) {
    if (auto failed = add(*form.warm_up, "warm-up.json")) return *failed;
  }
  for (std::size_t i = 0; i < form.calls.size(); ++i) {
    if (auto failed = add(form.calls[i], "call-" + std::to_string(i + 1) + ".json")) return *failed;
  }
  // What candidates are told before they begin.
  const std::string language = assess::common_language(languages);
  if (assess::primary_language(language) != assess::primary_language(form.language))
    return Error{"other-language",
                 "the form says that its calls are in " + text::quoted(form.language, 64) +
                     (language == assess::kSeveralLanguages
                          ? ", and they are in different languages"
                          : ", and they are in " + text::quoted(language, 64)),
                 ""};
  additions.push_back({"form.json", "form", form_text(form)});
  return additions;
}

Result<SiteFiles> read_site(const std::string& folder) {
  const fs::path root(folder);
  const Result<std::string> sums = read_file((root / kSums).string(), kMostSiteFile);
  if (!sums)
    return Error{"not-a-site",
                 "holds no built site; build one (./web/run --build), or name another with --site",
                 folder};
  Result<std::map<std::string, std::string>> listed = listed_in(sums.value());
  if (!listed) return Error{listed.error().code, listed.error().message, folder};
  SiteFiles files;
  for (const auto& [path, hash] : listed.value()) {
    Result<std::string> bytes = read_file((root / path).string(), kMostSiteFile);
    if (!bytes || sha256_hex(bytes.value()) != hash)
      return Error{"not-a-site",
                   path + " is missing or not as SHA256SUMS has it; build the site afresh", folder};
    files.emplace(path, std::move(bytes).value());
  }
  return files;
}

// What is in the folder, by path; nothing where it can't be looked into.
std::optional<std::set<std::string>> files_in(const fs::path& folder) {
  std::set<std::string> found;
  std::error_code failure;
  for (fs::recursive_directory_iterator entry(folder, failure), end; !failure && entry != end;
       entry.increment(failure)) {
    if (!entry->is_directory(failure))
      found.insert(entry->path().lexically_relative(folder).generic_string());
  }
  if (failure) return std::nullopt;
  return found;
}

// Of an earlier package, whose files may go; nothing where the folder holds anything else.
std::optional<std::set<std::string>> replaceable(const fs::path& folder) {
  std::error_code failure;
  if (!fs::exists(folder, failure)) return std::set<std::string>();
  std::optional<std::set<std::string>> there = files_in(folder);
  if (!there || there->empty()) return there;
  const Result<std::string> sums = read_file((folder / kSums).string(), kMostSiteFile);
  if (!sums) return std::nullopt;
  const auto listed = listed_in(sums.value());
  if (!listed || !is_package(listed.value())) return std::nullopt;
  const bool all_listed = std::all_of(there->begin(), there->end(), [&](const std::string& path) {
    return path == kSums || listed.value().count(path) != 0;
  });
  return all_listed ? there : std::nullopt;
}

int write_folder(const std::string& output, const SiteFiles& files) {
  const fs::path folder(output);
  const auto before = replaceable(folder);
  if (!before)
    return refuse(output, "holds something else than a package; name another folder, or empty it");
  std::error_code failure;
  // First, so that what stands there is a package at no time that it isn't whole.
  fs::remove(folder / kSums, failure);
  for (const std::string& path : *before) {
    if (files.count(path) == 0) fs::remove(folder / path, failure);
  }
  const auto put = [&](const std::string& path, const std::string& bytes) {
    std::error_code ignored;  // writing the file says what is wrong
    fs::create_directories((folder / path).parent_path(), ignored);
    return write_file((folder / path).string(), bytes, true);
  };
  for (const auto& [path, bytes] : files) {
    if (path == kSums) continue;
    if (const auto failed = put(path, bytes)) return refuse(failed->where, failed->message);
  }
  if (const auto failed = put(std::string(kSums), files.at(std::string(kSums))))
    return refuse(failed->where, failed->message);
  return kDone;
}

int write_zip(const PackageOptions& options, const SiteFiles& files) {
  const std::optional<std::string> zip = interop::zip_of(files);
  if (!zip) return refuse(options.output, "can't be packed");
  if (const auto failed = write_file(options.output, *zip, options.force))
    return refuse(failed->where, failed->message);
  return kDone;
}

void tell(const assess::Form& form) {
  std::cout << form.title << (form.variant.empty() ? "" : " (" + form.variant + ")") << ", edition "
            << form.edition << ": " << counted(static_cast<std::int64_t>(form.calls.size()), "call")
            << (form.warm_up ? " and a warm-up" : "") << "\nhash " << form_hash(form) << "\n";
}

}  // namespace

int package(const PackageOptions& options) {
  int status = kDone;
  const std::optional<assess::Form> form = load_form(options.form, status);
  if (!form) return status;
  const std::vector<std::string> missing = assess::missing_in(*form);
  for (const std::string& sentence : missing)
    std::cerr << options.form << ": error: " << sentence << "\n";
  if (!missing.empty()) return kFoundErrors;
  if (!form->key_free)
    return refuse(options.form,
                  "this form doesn't say that its site is without keys (\"key_free\"), so its hash "
                  "would be another one than that of the results; set that under Hire and save the "
                  "form again",
                  kFoundErrors);
  std::vector<std::string> paths = options.files;
  paths.push_back(options.scenarios);
  const Result<Shelf> shelf = scenarios_in(paths);
  if (!shelf) return refuse(shelf.error().where, shelf.error().message);
  const auto additions = additions_for(*form, shelf.value());
  if (!additions) return refuse(options.form, additions.error().message, kFoundErrors);
  const Result<SiteFiles> site = read_site(options.site);
  if (!site) return refuse(site.error().where, site.error().message);
  const Result<SiteFiles> files = site_of_form(site.value(), additions.value());
  if (!files) return refuse(options.site, files.error().message);
  status = ends_with(options.output, ".zip") ? write_zip(options, files.value())
                                             : write_folder(options.output, files.value());
  if (status != kDone) return status;
  tell(*form);
  std::cout << options.output << ": "
            << counted(static_cast<std::int64_t>(files.value().size()), "file")
            << ". It takes this form alone, and there are no keys in it.\n";
  return kDone;
}

int form(const std::string& file) {
  int status = kDone;
  const std::optional<assess::Form> read = load_form(file, status);
  if (!read) return status;
  tell(*read);
  const auto call = [](const char* what, const assess::FormCall& one) {
    std::cout << "  " << what << " " << one.scenario << " " << one.version.substr(0, 12) << "…"
              << (one.anchor ? " (anchor)" : "") << "\n";
  };
  if (read->warm_up) call("warm-up", *read->warm_up);
  for (const assess::FormCall& one : read->calls) call("call", one);
  std::cout << "language " << read->language << ", limit "
            << (read->limit == 0 ? "none" : std::to_string(read->limit) + " s a call")
            << ", pauses " << (read->pauses ? "yes" : "no") << ", kept for "
            << counted(read->keep_days, "day") << ", keys "
            << (read->key_free ? "not in the page (warmline package)" : "in the page") << "\n";
  const std::vector<std::string> missing = assess::missing_in(*read);
  for (const std::string& sentence : missing) std::cerr << file << ": error: " << sentence << "\n";
  return missing.empty() ? kDone : kFoundErrors;
}

}  // namespace warmline::cli
