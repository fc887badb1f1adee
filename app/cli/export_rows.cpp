#include "cli/export_rows.h"

#include <filesystem>
#include <iostream>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/new_folder.h"
#include "cli/progress_line.h"
#include "cli/report.h"
#include "collect/write_rows.h"

namespace warmline::cli {
namespace {

namespace fs = std::filesystem;

bool is_of_rows(const std::string& name) {
  for (const char* ours : {"attempts.csv", "decisions.csv", "dictionary.csv", "attempts.jsonl",
                           "decisions.jsonl", "dictionary.json"}) {
    if (name == ours) return true;
  }
  return false;
}

void tell(const std::vector<NewFolder>& places, const collect::RowsWritten& written) {
  std::string names;
  for (const NewFolder& each : places) names += (names.empty() ? "" : ", ") + each.given;
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

// Makes the folders. Nothing, or what is in the way.
std::optional<Error> make(std::vector<NewFolder>& places, collect::RowsOptions& how,
                          const DataOptions& options) {
  const auto add = [&](const std::string& folder, coach::RowFormat format) -> std::optional<Error> {
    if (folder.empty()) return std::nullopt;
    const fs::path name = folder_name(folder);
    const bool second = !places.empty();
    const bool both = second && name == places.front().name;  // they may go into one
    // The outer one would be replaced with the inner one in it.
    if (second && !both &&
        (lies_in(name, places.front().name) || lies_in(places.front().name, name)))
      return Error{"nested",
                   "--csv and --jsonl are one inside the other; name the same folder, or two that "
                   "lie beside each other",
                   folder};
    if (!both) {
      Result<NewFolder> made = begin_folder(folder, options.force, is_of_rows);
      if (!made) return made.error();
      places.push_back(std::move(made).value());
    }
    how.outputs.push_back({places.back().partial.string(), format});
    return std::nullopt;
  };
  if (auto failed = add(options.csv, coach::RowFormat::kCsv)) return failed;
  return add(options.jsonl, coach::RowFormat::kJsonLines);
}

}  // namespace

int export_rows(const collect::Source& source, Shelf& shelf, const DataOptions& options) {
  std::vector<NewFolder> places;
  collect::RowsOptions how;
  const auto undo = [&places](const Error& error) {
    for (const NewFolder& each : places) give_up(each);
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
  for (const NewFolder& each : places) {
    if (const auto failed = put_in_place(each)) return refuse(failed->where, failed->message);
  }
  tell(places, written.value());
  const bool some_left_out = written.value().do_not_fit > 0 || !written.value().no_call.empty();
  return some_left_out ? kFoundErrors : kDone;
}

}  // namespace warmline::cli
