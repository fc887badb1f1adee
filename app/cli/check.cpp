#include <algorithm>
#include <cstddef>
#include <iostream>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/load.h"
#include "cli/quality.h"
#include "cli/wrap.h"
#include "core/json.h"
#include "craft/anonymous.h"

namespace warmline::cli {

namespace {

struct Counts {
  std::size_t errors = 0;
  std::size_t warnings = 0;
};

Counts count(const std::vector<Loaded>& all) {
  Counts counts;
  for (const Loaded& each : all) {
    for (const Diagnostic& diagnostic : each.diagnostics) {
      ++(diagnostic.severity == Severity::kError ? counts.errors : counts.warnings);
    }
  }
  return counts;
}

// Diagnostics about what could tell who somebody is.
std::size_t telling(const std::vector<Loaded>& all) {
  std::size_t number = 0;
  for (const Loaded& each : all) {
    number += static_cast<std::size_t>(
        std::count_if(each.diagnostics.begin(), each.diagnostics.end(), craft::is_about_anonymity));
  }
  return number;
}

std::string counted(std::size_t number, const std::string& what) {
  return (number == 0 ? "no" : std::to_string(number)) + " " + what + (number == 1 ? "" : "s");
}

// Attempts are kept under a scenario's id, so two files of one check may not share it.
void find_twins(std::vector<Loaded>& all) {
  std::map<std::string, std::string> owner;
  for (Loaded& each : all) {
    if (!each.scenario) continue;
    const std::string& id = each.scenario->id.text;
    const auto [known, is_new] = owner.emplace(id, each.file);
    if (is_new) continue;
    Diagnostic twin;
    twin.code = "duplicate-scenario";
    twin.pointer = "/id";
    twin.problem = "\"" + id + "\" is also the id of " + known->second;
    twin.remedy = "give each scenario an id of its own";
    twin.file = each.file;
    each.diagnostics.push_back(twin);
  }
}

// What was read was looked through; of the rest nothing can be said.
std::string about_anonymity(const std::vector<Loaded>& all) {
  const auto unread = static_cast<std::size_t>(std::count_if(
      all.begin(), all.end(), [](const Loaded& each) { return each.scenario == nullptr; }));
  if (unread == all.size()) return "Anonymity: not looked at, for want of a call that can be read.";
  std::string said = craft::anonymity_summary(telling(all));
  if (unread > 0)
    said += " " + counted(unread, "file") + " with errors could not be looked through.";
  return said;
}

void print_text(const std::vector<Loaded>& all) {
  for (const Loaded& each : all) {
    for (const Diagnostic& diagnostic : each.diagnostics) std::cout << to_line(diagnostic) << "\n";
  }
  const Counts counts = count(all);
  std::cout << counted(all.size(), "scenario") << " checked: " << counted(counts.errors, "error")
            << ", " << counted(counts.warnings, "warning") << ".\n"
            << wrap("", about_anonymity(all), terminal_width());
}

void write_diagnostic(json::Writer& out, const Diagnostic& diagnostic) {
  out.begin_object();
  out.key("severity").string(diagnostic.severity == Severity::kError ? "error" : "warning");
  out.key("code").string(diagnostic.code);
  out.key("file").string(diagnostic.file);
  out.key("line").integer(diagnostic.line);
  out.key("column").integer(diagnostic.column);
  out.key("pointer").string(diagnostic.pointer);
  out.key("problem").string(diagnostic.problem);
  out.key("remedy").string(diagnostic.remedy);
  out.end_object();
}

void print_json(const std::vector<Loaded>& all, const std::optional<Quality>& quality) {
  const Counts counts = count(all);
  json::Writer out(true);
  out.begin_object();
  out.key("files").begin_array();
  for (const Loaded& each : all) {
    out.begin_object();
    out.key("file").string(each.file);
    out.key("sound").boolean(!has_errors(each.diagnostics));
    if (each.scenario) {
      out.key("id").string(each.scenario->id.text);
      out.key("version").string(each.scenario->version);
    }
    if (each.solution) {
      out.key("states").integer(static_cast<std::int64_t>(each.solution->states()));
      out.key("best").integer(each.solution->best().value);
    }
    out.key("diagnostics").begin_array();
    for (const Diagnostic& diagnostic : each.diagnostics) write_diagnostic(out, diagnostic);
    out.end_array().end_object();
  }
  out.end_array();
  out.key("errors").integer(static_cast<std::int64_t>(counts.errors));
  out.key("warnings").integer(static_cast<std::int64_t>(counts.warnings));
  out.key("anonymity").string(about_anonymity(all));
  if (quality) {
    out.key("quality");
    write(out, *quality);
  }
  out.end_object();
  std::cout << out.take() << "\n";
}

}  // namespace

int check_once(const CheckOptions& options) {
  const std::vector<std::string>& paths = options.paths;
  const Result<std::vector<std::string>> files = scenario_files(paths);
  if (!files) {
    std::cerr << files.error().where << ": error: " << files.error().message << "\n";
    return kMisused;
  }
  if (files.value().empty()) {
    std::cerr << paths.front() << ": error: there is no scenario here; name a scenario file, or a "
              << "folder that holds *.json\n";
    return kMisused;
  }
  std::vector<Loaded> all;
  bool unreadable = false;
  for (const std::string& file : files.value()) {
    Result<Loaded> loaded = load(file);
    if (loaded) {
      all.push_back(std::move(loaded).value());
    } else {
      std::cerr << file << ": error: " << loaded.error().message << "\n";
      unreadable = true;
    }
  }
  find_twins(all);
  std::optional<Quality> quality;
  if (options.quality) quality = measure(all, {options.runs, options.seed, options.slips});
  if (options.as_json) {
    print_json(all, quality);
  } else {
    print_text(all);
    if (quality) std::cout << quality_text(*quality, terminal_width());
  }
  if (unreadable) return kMisused;
  return count(all).errors > 0 ? kFoundErrors : kDone;
}

int check(const CheckOptions& options) {
  return options.watch ? watch(options) : check_once(options);
}

}  // namespace warmline::cli
