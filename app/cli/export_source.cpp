#include "cli/export_source.h"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <utility>

#include "cli/load.h"
#include "collect/loaded.h"
#include "collect/store.h"
#include "collect/walk.h"

namespace warmline::cli {

std::string team_of(const std::string& file) {
  const std::string folder =
      std::filesystem::absolute(file).lexically_normal().parent_path().filename().string();
  return folder.empty() ? "team" : collect::shown(folder);
}

namespace {

Result<Opened> load_files(const std::vector<std::string>& paths) {
  const Result<std::vector<std::string>> files = scenario_files(paths);
  if (!files) return files.error();
  if (files.value().empty())
    return Error{"no-result-file",
                 "holds no result files; of a folder those that lie in it are read, folders of "
                 "teams are collected first (warmline collect)",
                 paths.empty() ? "" : paths.front()};
  bool left_out = false;
  auto source = std::make_unique<collect::Loaded>();
  for (const std::string& file : files.value()) {
    const Result<std::string> text = read_file(file, progress::kMostResultBytes + 1);
    if (!text) return Error{text.error().code, text.error().message, file};
    const std::string team = team_of(file);
    source->add(team, progress::verify_result(text.value(), file), file);
    const coach::FileTaken& taken = source->teams().at(team).files.back();
    if (taken.taken) continue;
    left_out = true;
    std::cerr << file << ": left out: " << progress::meaning_of(taken.verdict) << "\n";
  }
  return Opened{std::move(source), left_out};
}

}  // namespace

Result<Opened> open_source(const std::vector<std::string>& paths) {
  const auto found = std::find_if(paths.begin(), paths.end(), collect::Store::is_one);
  if (found == paths.end()) return load_files(paths);
  if (paths.size() > 1)
    return Error{"two-kinds", "is a store; name it alone, or collect the others into it first",
                 *found};
  Result<std::unique_ptr<collect::Store>> store = collect::Store::open(*found);
  if (!store) return store.error();
  return Opened{std::move(store).value(), false};
}

}  // namespace warmline::cli
