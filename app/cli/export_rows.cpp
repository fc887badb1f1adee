#include "cli/export_rows.h"

#include <filesystem>
#include <iostream>
#include <system_error>

#include "cli/progress_line.h"
#include "collect/write_rows.h"

namespace warmline::cli {
namespace {

namespace fs = std::filesystem;

int refuse(const std::string& where, const std::string& why) {
  std::cerr << where << ": error: " << why << "\n";
  return kMisused;
}

bool holds_rows(const fs::path& folder) {
  std::error_code failure;
  return fs::exists(folder / "dictionary.csv", failure) ||
         fs::exists(folder / "dictionary.json", failure);
}

// Empty: it can be written to.
std::string in_the_way(const fs::path& folder, bool force) {
  std::error_code failure;
  if (!fs::exists(fs::symlink_status(folder, failure))) return {};
  if (!fs::is_directory(folder, failure)) return "is there already and no folder; name another";
  if (fs::is_empty(folder, failure)) return {};
  if (!force) return "is there already; name another folder, or add --force";
  return holds_rows(folder) ? "" : "holds something else than such an export; name another folder";
}

void tell(const std::string& folder, const collect::RowsWritten& written) {
  std::cout << folder << ": " << grouped(written.attempts) << " attempts and "
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

}  // namespace

int export_rows(const collect::Source& source, Shelf& shelf, const DataOptions& options,
                const std::string& folder, coach::RowFormat format) {
  const fs::path place = fs::path(folder).lexically_normal();
  const std::string name = (place.has_filename() ? place : place.parent_path()).string();
  if (const std::string why = in_the_way(name, options.force); !why.empty())
    return refuse(name, why);
  const fs::path partial = name + ".partial";
  std::error_code failure;
  fs::remove_all(partial, failure);
  if (!fs::create_directory(partial, failure))
    return refuse(partial.string(),
                  "cannot be made; is the folder above it there, and may you write in it?");
  ProgressLine line;
  const collect::RowsOptions how{partial.string(), format, [&line](std::size_t attempts) {
                                   line.show(grouped(attempts) + " attempts written");
                                   return true;
                                 }};
  const auto written = collect::write_rows(
      source, [&](const std::string& version) { return shelf.find(version, source); }, how);
  line.clear();
  if (!written) {
    fs::remove_all(partial, failure);
    return refuse(written.error().where, written.error().message);
  }
  fs::remove_all(name, failure);
  fs::rename(partial, name, failure);
  if (failure) return refuse(name, "cannot be put in place: " + failure.message());
  tell(name, written.value());
  const bool some_left_out = written.value().do_not_fit > 0 || !written.value().no_call.empty();
  return some_left_out ? kFoundErrors : kDone;
}

}  // namespace warmline::cli
