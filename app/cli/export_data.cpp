#include "cli/export_data.h"

#include <algorithm>
#include <iostream>
#include <memory>
#include <utility>

#include "cli/export_postgres.h"
#include "cli/export_rows.h"
#include "cli/export_source.h"
#include "cli/export_xapi.h"
#include "cli/load.h"
#include "cli/report.h"
#include "scenario/parse.h"

namespace warmline::cli {
namespace {

constexpr std::size_t kMostScenario = 4u << 20;

}  // namespace

std::optional<Error> Shelf::read(const std::vector<std::string>& paths) {
  const Result<std::vector<std::string>> files = scenario_files(paths);
  if (!files) return files.error();
  for (const std::string& file : files.value()) {
    const Result<std::string> text = read_file(file, kMostScenario + 1);
    if (!text) return text.error();
    const scenario::Parsed parsed = scenario::parse(text.value(), file);
    if (parsed.scenario) texts_.emplace(parsed.scenario->version, parsed.scenario);
  }
  return std::nullopt;
}

const coach::Practised* Shelf::find(const std::string& version, const collect::Source& source) {
  const auto known = solved_.find(version);
  if (known != solved_.end()) return known->second ? &*known->second : nullptr;
  std::optional<coach::Practised>& made = solved_[version];
  scenario::ScenarioPtr call;
  if (const auto found = texts_.find(version); found != texts_.end()) {
    call = found->second;
  } else if (const auto text = source.text(version)) {
    call = scenario::parse(*text, version).scenario;
  }
  if (!call || call->version != version) return nullptr;
  score::Solved solved = score::solve(call);
  if (!solved.solution) return nullptr;
  made = coach::Practised{call, std::move(*solved.solution)};
  return &*made;
}

int export_data(const DataOptions& options) {
  const Result<Opened> opened = open_source(options.paths);
  if (!opened) return refuse(opened.error().where, opened.error().message);
  const collect::Source& source = *opened.value().source;
  Shelf shelf;
  if (const auto failed = shelf.read({options.scenarios}))
    return refuse(failed->where, failed->message);
  int status = opened.value().left_out ? kFoundErrors : kDone;
  if (!options.xapi.empty()) status = std::max(status, export_xapi(source, shelf, options));
  if (!options.postgres.empty()) status = std::max(status, export_postgres(source, shelf, options));
  if (!options.csv.empty() || !options.jsonl.empty())
    status = std::max(status, export_rows(source, shelf, options));
  return status;
}

}  // namespace warmline::cli
