// A team as files for other programs: its people, its attempts, or both.
//
// CSV is RFC 4180: CRLF after every line, a field in quotes where it holds a comma, a quote or a
// line break, quotes doubled. Names come from outside, and spreadsheets take a cell that begins
// with = + - @ or a control character for a formula: such a cell begins with an apostrophe instead
// (which stays there if the file is read again), and so does what follows a semicolon, a tab or a
// line break in it, where some cut it into another cell. A byte order mark stands in front, without
// which spreadsheets misread names that are not ASCII. A cell without a figure is empty: not enough
// evidence, never nought.
//
// Ratios are per cent with one decimal in CSV, per mille in JSON. Weeks count from 1.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "coach/evidence.h"
#include "coach/team_queries.h"
#include "coach/team_table.h"

namespace warmline::coach {

// One cell, safe and quoted as above.
[[nodiscard]] std::string csv_cell(std::string_view text);

struct ExportContents {
  std::size_t people = 0;
  std::size_t attempts = 0;  // the three kinds together
  std::size_t firsts = 0;
  std::size_t repeats = 0;
  std::size_t practised = 0;
  std::size_t scenarios = 0;
};
[[nodiscard]] ExportContents contents_of(const TeamTable& table);

// A line for each person: person, group, data ("simulated", "loaded"), first_attempts, repeats,
// practised, first_attempts_with_critical_miss; then for each measure M (resolution, empathy, feel,
// understand, explore, respect): M_percent, M_low, M_high, M_scenarios, M_observations, of first
// attempts alone (coach/evidence.h).
[[nodiscard]] std::string people_csv(const TeamTable& table, bool simulated);

// A line for each attempt: person, group, data, scenario, sector, week, attempt ("first", "repeat",
// "practised"), resolution_percent, empathy_percent, empathy_decisions, decisions; then for each
// criterion C: C_earned, C_stake, C_observations; critical_misses, seconds, transfers, repeats.
[[nodiscard]] std::string attempts_csv(const TeamTable& table, bool simulated);

// Both in one object; what its figures mean is said in it.
[[nodiscard]] std::string team_json(const TeamTable& table, bool simulated);

}  // namespace warmline::coach
