// Who belongs to which group, from a file that the team keeps apart from results. It is joined to
// them by candidate code when a report is made, and by nothing else: no score ever reads it.
//
// A file is either of two:
//   CSV   RFC 4180, UTF-8: a header, then a line for each candidate, the code in the first column,
//         a group in each of the others. Cells may be kept apart by semicolons or tabs instead,
//         where the header has such and no comma: spreadsheets of many countries write so
//   JSON  a list of objects, each with "candidate" and any other members as text
// White space around a cell is taken away, and a line break within one is a space. An empty cell
// says nothing about that candidate. Lines whose cells are all empty are passed over.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostic.h"

namespace warmline::assess {

inline constexpr std::size_t kMostGroupsBytes = 4u << 20;
inline constexpr std::size_t kMostGroupsPeople = 20'000;
inline constexpr std::size_t kMostGroupsColumns = 12;  // beside the code's
inline constexpr std::size_t kMostGroupsCell = 200;    // bytes

struct GroupsRow {
  std::string candidate;
  std::vector<std::string> values;  // beside Groups::columns
};

struct Groups {
  std::vector<std::string> columns;  // at least one, none twice
  std::vector<GroupsRow> people;     // as in the file, no code twice
};

struct ReadGroups {
  std::optional<Groups> groups;  // nothing when there is an error: half a file would mislead
  std::vector<Diagnostic> diagnostics;
};

// Errors: "too-large", "not-utf-8", "no-table" (fewer than two columns, or no line below the
// header), "odd-quote", "uneven-line", "column-name" (none, or the same twice), "not-a-code",
// "duplicate-code", "too-many", "too-long", "control-character"; of JSON those of core/json as
// well, and "no-groups".
[[nodiscard]] ReadGroups read_groups(std::string_view text, std::string_view file);

}  // namespace warmline::assess
