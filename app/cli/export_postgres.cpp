#include "cli/export_postgres.h"

#include <unistd.h>

#include <filesystem>
#include <iostream>
#include <system_error>
#include <utility>

#include "cli/export_source.h"
#include "cli/load.h"
#include "cli/report.h"
#include "cli/write_file.h"
#include "collect/postgres.h"

namespace warmline::cli {
namespace {

namespace fs = std::filesystem;

// Whole, or one that was stopped: the table's file is there from its beginning on.
bool is_export(const fs::path& folder) {
  return fs::exists(folder / "attempts.copy");
}

Result<std::vector<collect::TeamRating>> ratings_of(const std::vector<std::string>& paths) {
  std::vector<collect::TeamRating> found;
  const Result<std::vector<std::string>> files = scenario_files(paths);
  if (!files) return files.error();
  for (const std::string& file : files.value()) {
    const Result<std::string> text = read_file(file, coach::kMostRatingBytes + 1);
    if (!text) return text.error();
    coach::ParsedRating parsed = coach::parse_rating(text.value(), file);
    if (!parsed.file) {
      const std::string why =
          parsed.diagnostics.empty() ? "can't be read" : parsed.diagnostics.front().problem;
      return Error{"no-rating-file", "no ratings: " + why, file};
    }
    found.push_back({team_of(file), std::move(*parsed.file)});
  }
  return found;
}

void tell(const std::string& folder, const collect::PostgresWritten& written) {
  std::cout << folder << ": " << written.attempts << " attempts of " << written.people
            << " people in " << written.teams << " teams, at " << written.editions
            << " versions of calls\n";
  if (written.left_out > 0)
    std::cout << written.left_out
              << " attempts can't be scored: their call is not here, or isn't what they say it "
                 "was (left_out.copy names them)\n";
  std::cout << "To load it: cd " << folder << " && psql -d DATABASE -f load.sql\n";
}

}  // namespace

int export_postgres(const collect::Source& source, Shelf& shelf, const DataOptions& options) {
  const fs::path place = fs::path(options.postgres).lexically_normal();
  const std::string name = (place.has_filename() ? place : place.parent_path()).string();
  if (const std::string why = in_the_way(name, options.force, is_export); !why.empty())
    return refuse(name, why);
  const Result<std::vector<collect::TeamRating>> ratings = ratings_of(options.ratings);
  if (!ratings) return refuse(ratings.error().where, ratings.error().message);

  const fs::path partial = name + ".partial";  // an earlier one that was stopped may be there
  if (const std::string why = in_the_way(partial, true, is_export); !why.empty())
    return refuse(partial.string(), why);
  std::error_code failure;
  fs::remove_all(partial, failure);
  if (!fs::create_directories(partial, failure))
    return refuse(partial.string(), "cannot be made; may you write there?");

  collect::PostgresOptions how;
  how.folder = partial.string();
  how.lenses = score::shipped_lenses();
  how.ratings = ratings.value();
  const bool shows = ::isatty(STDERR_FILENO) == 1;
  how.progress = [shows](std::size_t attempts) {
    if (shows) std::cerr << "\r" << attempts << " attempts scored" << std::flush;
    return true;
  };
  const Result<collect::PostgresWritten> written = collect::write_postgres(
      source, [&](const std::string& version) { return shelf.find(version, source); }, how);
  if (shows) std::cerr << "\r\033[K";
  if (!written) {
    fs::remove_all(partial, failure);
    return refuse(written.error().where, written.error().message);
  }
  fs::remove_all(name, failure);
  fs::rename(partial, name, failure);
  if (failure) return refuse(name, "cannot be put in place: " + failure.message());
  tell(name, written.value());
  return kDone;
}

}  // namespace warmline::cli
