// Attempts of many teams as tables for PostgreSQL: a folder with the schema, a file for each table
// in COPY's text format, and the script that loads them; and the views that work every figure of
// Coach out of them (assets/sql).
//
// Read once, a person's attempts at a time; held in memory are the people of one team, and the
// scenarios. Attempts are scored on all processors; what is written is the same however many.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "coach/rating.h"
#include "coach/team.h"
#include "collect/source.h"
#include "core/result.h"
#include "score/lens.h"

namespace warmline::collect {

// A version of a scenario, solved; nullptr where it isn't here or can't be scored. What it gives
// stays where it is.
using FindCall = std::function<const coach::Practised*(const std::string& version)>;

struct TeamRating {
  std::string team;
  coach::RatingFile file;
};

struct PostgresOptions {
  std::string folder;                                  // is there, and empty
  std::size_t threads = 0;                             // 0: as many as there are processors
  std::vector<score::Lens> lenses;                     // by which people can be ranked
  std::vector<TeamRating> ratings;                     // of calibration
  std::function<bool(std::size_t attempts)> progress;  // false: stop
};

struct PostgresWritten {
  std::size_t teams = 0;
  std::size_t people = 0;
  std::size_t attempts = 0;  // scored
  std::size_t left_out = 0;  // that can't be scored
  std::size_t editions = 0;
};

// Errors: those of the source; "unwritable"; "stopped".
[[nodiscard]] Result<PostgresWritten> write_postgres(const Source& source, const FindCall& find,
                                                     const PostgresOptions& options);

// What stands in assets/sql, compiled in.
struct SqlFile {
  std::string_view name;
  std::string_view text;
};
[[nodiscard]] const std::vector<SqlFile>& sql_files();

}  // namespace warmline::collect
