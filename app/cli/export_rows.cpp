#include "cli/export_rows.h"

#include <filesystem>
#include <iostream>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "cli/progress_line.h"
#include "cli/report.h"
#include "cli/write_file.h"
#include "collect/write_rows.h"

namespace warmline::cli {
namespace {

namespace fs = std::filesystem;

bool holds_rows(const fs::path& folder) {
  std::error_code failure;
  return fs::exists(folder / "dictionary.csv", failure) ||
         fs::exists(folder / "dictionary.json", failure);
}

struct Place {
  fs::path name;
  fs::path partial;  // until it is whole
};

// Without a slash at its end.
fs::path plain(const std::string& folder) {
  const fs::path place = fs::path(folder).lexically_normal();
  return place.has_filename() ? place : place.parent_path();
}

void tell(const std::vector<Place>& places, const collect::RowsWritten& written) {
  std::string names;
  for (const Place& each : places) names += (names.empty() ? "" : ", ") + each.name.string();
  std::cout << names << ": " << grouped(written.attempts) << " attempts and "
            << grouped(written.decisions) << " decisions; dictionary.* says what each column is\n";
  for (const auto& [call, attempts] : written.no_call) {
    std::cerr << grouped(attempts) << " attempts at " << call
              << " are left out: that version is neither in the result files nor in --scenarios, "
                 "or can't be scored\n";
  }
  if (written.do_not_fit > 0)
    std::cerr << grouped(written.do_not_fit)
              << " attempts are left out: they don't fit the call that they say they were\n";
}

void remove(const std::vector<Place>& places) {
  std::error_code failure;  // what can't be removed stays, as anything else beside it
  for (const Place& each : places) fs::remove_all(each.partial, failure);
}

// Makes the folders. Nothing, or what is in the way.
std::optional<Error> make(std::vector<Place>& places, collect::RowsOptions& how,
                          const DataOptions& options) {
  const auto add = [&](const std::string& folder, coach::RowFormat format) -> std::optional<Error> {
    if (folder.empty()) return std::nullopt;
    const fs::path name = plain(folder);
    const fs::path partial = name.string() + ".partial";
    how.outputs.push_back({partial.string(), format});
    for (const Place& each : places) {
      if (each.name == name) return std::nullopt;
    }
    if (std::string why = in_the_way(name, options.force, holds_rows); !why.empty())
      return Error{"exists", std::move(why), name.string()};
    std::error_code failure;
    fs::remove_all(partial, failure);
    if (!fs::create_directory(partial, failure))
      return Error{"unwritable",
                   "cannot be made; is the folder above it there, and may you write in it?",
                   partial.string()};
    places.push_back({name, partial});
    return std::nullopt;
  };
  if (auto failed = add(options.csv, coach::RowFormat::kCsv)) return failed;
  return add(options.jsonl, coach::RowFormat::kJsonLines);
}

}  // namespace

int export_rows(const collect::Source& source, Shelf& shelf, const DataOptions& options) {
  std::vector<Place> places;
  collect::RowsOptions how;
  const auto undo = [&places](const Error& error) {
    remove(places);
    return refuse(error.where, error.message);
  };
  if (const auto failed = make(places, how, options)) return undo(*failed);
  ProgressLine line;
  how.go_on = [&line](std::size_t attempts) {
    line.show(grouped(attempts) + " attempts written");
    return true;
  };
  const auto written = collect::write_rows(
      source, [&](const std::string& version) { return shelf.find(version, source); }, how);
  line.clear();
  if (!written) return undo(written.error());
  for (const Place& each : places) {
    std::error_code failure;
    fs::remove_all(each.name, failure);
    fs::rename(each.partial, each.name, failure);
    if (failure)
      return undo(
          {"unwritable", "cannot be put in place: " + failure.message(), each.name.string()});
  }
  tell(places, written.value());
  const bool some_left_out = written.value().do_not_fit > 0 || !written.value().no_call.empty();
  return some_left_out ? kFoundErrors : kDone;
}

}  // namespace warmline::cli
