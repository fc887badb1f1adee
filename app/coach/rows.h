// Attempts and their decisions as rows for other programs: CSV (RFC 4180) and JSON Lines. One table
// of columns (rows_columns.cpp) writes the rows and says what each column means, so that the data
// dictionary can't drift from what it describes.
//
// CSV is UTF-8 with a header and CRLF; a text that a spreadsheet could take for a formula begins
// with an apostrophe (csv_cell in coach/team_export.h); a yes is 1, a no 0, nothing an empty cell.
// In JSON Lines they are true, false and null, and texts are as they are.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "coach/team_table.h"
#include "progress/record.h"
#include "replay/transcript.h"
#include "scenario/scenario.h"
#include "score/scorecard.h"

namespace warmline::coach {

// One attempt. The scorecard is that of these events.
struct AttemptRow {
  std::string team;
  std::string person;  // a name or code, as it was handed in
  std::string key;     // fingerprint of the key that signed; empty: not signed
  std::string group;   // that a supervisor put them into; may be empty
  bool simulated = false;
  std::string attempt;  // id; empty: simulated
  AttemptKind kind = AttemptKind::kFirst;
  progress::ClosedHow closed = progress::ClosedHow::kFinished;
  std::optional<std::int64_t> begun_ms;  // by the device's clock
  std::optional<std::int64_t> closed_ms;
  const scenario::Scenario* scenario = nullptr;
  const score::Scorecard* card = nullptr;
  const std::vector<replay::Event>* events = nullptr;
  std::vector<std::int64_t> at_ms;  // when each event was recorded; may be empty
};
struct DecisionRow {
  const AttemptRow* attempt = nullptr;
  const score::DecisionScore* decision = nullptr;
};

using RowCell = std::variant<std::monostate, std::string, std::int64_t, bool>;
enum class CellType : std::uint8_t { kText, kNumber, kYesNo, kTime };

template <typename Row>
struct Column {
  std::string name;
  CellType type = CellType::kText;
  std::string meaning;
  std::string unit;                   // "per mille", …; may be empty
  std::optional<std::int64_t> least;  // kNumber
  std::optional<std::int64_t> most;   // kNumber
  std::vector<std::string> one_of;    // kText; empty: any
  std::string empty;                  // when it is empty; "": never
  std::function<RowCell(const Row&)> cell;
};
[[nodiscard]] const std::vector<Column<AttemptRow>>& attempt_columns();
[[nodiscard]] const std::vector<Column<DecisionRow>>& decision_columns();

enum class RowFormat : std::uint8_t { kCsv, kJsonLines };

// The first line, with a byte order mark for spreadsheets; nothing in JSON Lines.
[[nodiscard]] std::string attempts_header(RowFormat format);
[[nodiscard]] std::string decisions_header(RowFormat format);
// Adds the attempt's line, and one for each of its decisions (score::DecisionScore).
void append_attempt(std::string& out, RowFormat format, const AttemptRow& row);
void append_decisions(std::string& out, RowFormat format, const AttemptRow& row);

// What the columns of both mean: CSV, or for JSON Lines one JSON array.
[[nodiscard]] std::string dictionary(RowFormat format);

// ISO 8601 in UTC with milliseconds; nothing outside the years 1970 to 9999, which only a clock
// that is wrong says.
[[nodiscard]] std::optional<std::string> iso_time(std::int64_t wall_ms);

}  // namespace warmline::coach
