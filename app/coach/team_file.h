// A team's attempts as a file of plain text, one line each: comma-separated (RFC 4180 without
// quotes: no name holds a comma, a quote or a line break). It comes from outside, so it is read
// with limits, and says the line where something is wrong. Read in pieces of any size.
//
//   person,group,scenario,sector,week,attempt,resolution,empathy,empathy_decisions,decisions,
//   feel_earned,feel_stake,feel_observations, … of understand, explore, respect,
//   critical_misses,seconds,transfers,repeats
//
// week counts from 1. attempt: first, repeat or practised. Ratios are per mille; no empathy: not
// enough evidence.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "coach/team_table.h"
#include "core/result.h"

namespace warmline::coach {

inline constexpr std::size_t kLongestLine = 512;  // bytes
inline constexpr std::size_t kLongestCode = 64;   // bytes

[[nodiscard]] std::string team_file_header();  // with its line break

// Adds a line. The codes hold letters, digits, spaces and . _ - alone.
void append_team_line(std::string& out, std::string_view person, std::string_view group,
                      std::string_view scenario, std::string_view sector, const TeamRow& row);

class TeamFileReading {
 public:
  // Feeds the next bytes. Nothing, or the first error, after which nothing more is read. Errors:
  // "not-a-team-file" (another header), "bad-line" (too long, another number of fields, a number
  // out of its range, an unknown kind of attempt, a code with other characters), "two-groups" (a
  // person's group or a scenario's sector differs from before), "too-many" (people, scenarios,
  // groups, sectors or attempts). `where` is "line N".
  std::optional<Error> feed(std::string_view bytes);
  // The end: a last line without a break counts. Errors as above; also "empty".
  std::optional<Error> finish();

  [[nodiscard]] std::size_t attempts() const { return table_.attempts(); }
  [[nodiscard]] TeamTable take() { return std::move(table_); }

 private:
  std::optional<Error> line(std::string_view text);
  std::optional<Error> row(std::string_view text);
  std::optional<Error> failed(std::string code, std::string message);

  TeamTable table_;
  std::string rest_;  // of a line whose end has not come yet
  std::size_t line_ = 0;
  std::optional<Error> error_;
};

}  // namespace warmline::coach
