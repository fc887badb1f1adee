#include "cli/export_postgres.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <utility>

#include "cli/export_source.h"
#include "cli/load.h"
#include "cli/new_folder.h"
#include "cli/report.h"
#include "collect/postgres.h"

namespace warmline::cli {
namespace {

bool is_of_postgres(const std::string& name) {
  const auto& sql = collect::sql_files();
  return std::filesystem::path(name).extension() == ".copy" ||
         std::any_of(sql.begin(), sql.end(), [&](const auto& each) { return each.name == name; });
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
  const Result<std::vector<collect::TeamRating>> ratings = ratings_of(options.ratings);
  if (!ratings) return refuse(ratings.error().where, ratings.error().message);

  const Result<NewFolder> begun = begin_folder(options.postgres, options.force, is_of_postgres);
  if (!begun) return refuse(begun.error().where, begun.error().message);
  const NewFolder& folder = begun.value();

  collect::PostgresOptions how;
  how.folder = folder.partial.string();
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
    give_up(folder);
    return refuse(written.error().where, written.error().message);
  }
  if (const auto failed = put_in_place(folder)) return refuse(failed->where, failed->message);
  tell(folder.given, written.value());
  return written.value().left_out > 0 ? kFoundErrors : kDone;
}

}  // namespace warmline::cli
