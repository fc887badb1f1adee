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
#include "cli/package_course.h"
#include "cli/package_files.h"
#include "cli/package_lrs.h"
#include "cli/package_policy.h"
#include "cli/package_site.h"
#include "cli/report.h"
#include "cli/write_file.h"
#include "core/hash.h"
#include "core/text.h"
#include "interop/suspend.h"
#include "scenario/parse.h"

namespace warmline::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostScenario = 4u << 20;

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

void tell(const assess::Form& form) {
  std::cout << form.title << (form.variant.empty() ? "" : " (" + form.variant + ")") << ", edition "
            << form.edition << ": " << counted(static_cast<std::int64_t>(form.calls.size()), "call")
            << (form.warm_up ? " and a warm-up" : "") << "\nhash " << form_hash(form) << "\n";
}

}  // namespace

namespace {

int package_form(const PackageOptions& options) {
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
  paths.insert(paths.end(), options.scenarios.begin(), options.scenarios.end());
  const Result<Shelf> shelf = scenarios_in(paths);
  if (!shelf) return refuse(shelf.error().where, shelf.error().message);
  const auto additions = additions_for(*form, shelf.value());
  if (!additions) return refuse(options.form, additions.error().message, kFoundErrors);
  const Result<SiteFiles> site = read_site(options.site);
  if (!site) return refuse(site.error().where, site.error().message);
  const Result<SiteFiles> files = site_of_form(site.value(), additions.value());
  if (!files) return refuse(options.site, files.error().message);
  status = write_site(options.output, files.value(), options.force);
  if (status != kDone) return status;
  tell(*form);
  std::cout << options.output << ": "
            << counted(static_cast<std::int64_t>(files.value().size()), "file")
            << ". It takes this form alone, and there are no keys in it.\n";
  return kDone;
}

// The chosen calls, each sound, none twice. Nothing where one isn't; that is said.
std::optional<std::vector<scenario::ScenarioPtr>> chosen_calls(const PackageOptions& options,
                                                               CourseDescription& course) {
  const Result<std::vector<std::string>> files = scenario_files(options.scenarios);
  if (!files) {
    refuse(files.error().where, files.error().message);
    return std::nullopt;
  }
  std::vector<scenario::ScenarioPtr> calls;
  std::set<std::string> ids;
  for (const std::string& file : files.value()) {
    int status = kDone;
    std::optional<Loaded> loaded = load_to_play(file, status);
    if (!loaded) return std::nullopt;
    Result<std::string> text = read_file(file, kMostScenario + 1);
    if (!text) {
      refuse(file, text.error().message);
      return std::nullopt;
    }
    const scenario::ScenarioPtr& call = loaded->scenario;
    if (!ids.insert(call->id.text).second) {
      refuse(file, "the call " + text::quoted(call->id.text, 64) + " is in the course already");
      return std::nullopt;
    }
    course.calls.push_back(
        {call->id.text + ".json", std::move(text).value(), call->id.text, call->version});
    calls.push_back(call);
  }
  return calls;
}

std::string title_of(const std::vector<scenario::ScenarioPtr>& calls) {
  if (calls.size() == 1) return calls.front()->title;
  return counted(static_cast<std::int64_t>(calls.size()), "call") + " to practise";
}

int package_course(const PackageOptions& options) {
  CourseDescription course;
  course.standard = options.scorm12     ? Standard::kScorm12
                    : options.scorm2004 ? Standard::kScorm2004
                                        : Standard::kCmi5;
  if (options.pass >= 0) course.pass = options.pass;
  course.lrs = "https:";
  if (!options.lrs.empty()) {
    const Result<std::string> source = policy_source(options.lrs, "--lrs");
    if (!source) return refuse(options.lrs, source.error().message);
    course.lrs = source.value();
  }
  const auto calls = chosen_calls(options, course);
  if (!calls) return kFoundErrors;
  if (calls->empty()) return refuse(options.scenarios.front(), "there is no call here");
  const std::size_t needs = interop::most_suspended(*calls);
  if (needs > interop::kMostSuspend)
    return refuse(options.output,
                  "a learning system has room for " + std::to_string(interop::kMostSuspend) +
                      " characters, and these " +
                      counted(static_cast<std::int64_t>(calls->size()), "call") + " may need " +
                      std::to_string(needs) + "; make two courses of them");
  course.language = calls->front()->language;
  course.title = options.title.empty() ? title_of(*calls) : options.title;
  if (text::first_invalid_utf8(course.title) != text::kNone)
    return refuse("--title", "is not in UTF-8; is the terminal set to another encoding?");
  const Result<SiteFiles> site = read_site(options.site);
  if (!site) return refuse(site.error().where, site.error().message);
  const Result<SiteFiles> files = course_site(site.value(), course);
  if (!files) return refuse(options.site, files.error().message);
  const int status = write_site(options.output, files.value(), options.force);
  if (status != kDone) return status;
  std::cout << course.title << ": " << counted(static_cast<std::int64_t>(calls->size()), "call")
            << "\n"
            << options.output << ": "
            << counted(static_cast<std::int64_t>(files.value().size()), "file") << ". "
            << (course.pass ? "It is passed with a resolution of " + std::to_string(*course.pass) +
                                  " % over all calls.\n"
                            : "It is complete when every call is finished.\n");
  return kDone;
}

}  // namespace

int package(const PackageOptions& options) {
  if (!options.form.empty()) return package_form(options);
  const bool course = options.scorm12 || options.scorm2004 || options.cmi5;
  return course ? package_course(options) : package_lrs(options);
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
