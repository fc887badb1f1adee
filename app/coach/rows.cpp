#include "coach/rows.h"

#include <array>
#include <chrono>
#include <utility>

#include "coach/team_export.h"
#include "core/json.h"

namespace warmline::coach {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::int64_t kYear10000 = 253'402'300'800'000;

std::string_view name_of(CellType type) {
  switch (type) {
    case CellType::kText:
      return "text";
    case CellType::kNumber:
      return "whole number";
    case CellType::kYesNo:
      return "yes or no";
    case CellType::kTime:
      break;
  }
  return "time";
}

void append_csv(std::string& out, const RowCell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) {
    out += csv_cell(*text);
  } else if (const auto* number = std::get_if<std::int64_t>(&cell)) {
    out += std::to_string(*number);
  } else if (const auto* yes = std::get_if<bool>(&cell)) {
    out += *yes ? '1' : '0';
  }
}

void write_json(json::Writer& out, const RowCell& cell) {
  if (const auto* text = std::get_if<std::string>(&cell)) {
    out.string(*text);
  } else if (const auto* number = std::get_if<std::int64_t>(&cell)) {
    out.integer(*number);
  } else if (const auto* yes = std::get_if<bool>(&cell)) {
    out.boolean(*yes);
  } else {
    out.null();
  }
}

template <typename Row>
std::string header(RowFormat format, const std::vector<Column<Row>>& columns) {
  if (format == RowFormat::kJsonLines) return "";
  std::string out(kByteOrderMark);
  for (const Column<Row>& column : columns) {
    if (out.size() > kByteOrderMark.size()) out += ',';
    out += column.name;
  }
  return out + "\r\n";
}

template <typename Row>
void append(std::string& out, RowFormat format, const std::vector<Column<Row>>& columns,
            const Row& row) {
  if (format == RowFormat::kJsonLines) {
    json::Writer line;
    line.begin_object();
    for (const Column<Row>& column : columns) {
      line.key(column.name);
      write_json(line, column.cell(row));
    }
    line.end_object();
    out += line.take();
    out += '\n';
    return;
  }
  bool first = true;
  for (const Column<Row>& column : columns) {
    if (!first) out += ',';
    first = false;
    append_csv(out, column.cell(row));
  }
  out += "\r\n";
}

// "0..1000", "first, repeat or practised"; empty: any.
template <typename Row>
std::string values_of(const Column<Row>& column) {
  std::string out;
  if (column.least) out += std::to_string(*column.least);
  if (column.least || column.most) out += "..";
  if (column.most) out += std::to_string(*column.most);
  for (const std::string& each : column.one_of) {
    if (!out.empty()) out += " | ";
    out += each;
  }
  return out;
}

using Entry = std::array<std::string, 7>;
constexpr std::array<std::string_view, 7> kEntryNames = {"file",   "column", "type",   "unit",
                                                         "values", "empty",  "meaning"};

template <typename Row>
void add_entries(std::vector<Entry>& entries, const std::string& file,
                 const std::vector<Column<Row>>& columns) {
  for (const Column<Row>& column : columns) {
    entries.push_back({file, column.name, std::string(name_of(column.type)), column.unit,
                       values_of(column), column.empty.empty() ? "never" : column.empty,
                       column.meaning});
  }
}

}  // namespace

std::string attempts_header(RowFormat format) {
  return header(format, attempt_columns());
}

std::string decisions_header(RowFormat format) {
  return header(format, decision_columns());
}

void append_attempt(std::string& out, RowFormat format, const AttemptRow& row) {
  append(out, format, attempt_columns(), row);
}

void append_decisions(std::string& out, RowFormat format, const AttemptRow& row) {
  for (const score::DecisionScore& decision : row.card->decisions)
    append(out, format, decision_columns(), DecisionRow{&row, &decision});
}

std::string dictionary(RowFormat format) {
  std::vector<Entry> entries;
  add_entries(entries, "attempts", attempt_columns());
  add_entries(entries, "decisions", decision_columns());
  if (format == RowFormat::kCsv) {
    std::string out(kByteOrderMark);
    const auto line = [&out](const auto& cells) {
      for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) out += ',';
        out += csv_cell(cells[i]);
      }
      out += "\r\n";
    };
    line(kEntryNames);
    for (const Entry& entry : entries) line(entry);
    return out;
  }
  json::Writer out(true);
  out.begin_array();
  for (const Entry& entry : entries) {
    out.begin_object();
    for (std::size_t i = 0; i < entry.size(); ++i) out.key(kEntryNames[i]).string(entry[i]);
    out.end_object();
  }
  out.end_array();
  return out.take() + "\n";
}

std::optional<std::string> iso_time(std::int64_t wall_ms) {
  if (wall_ms < 0 || wall_ms >= kYear10000) return std::nullopt;
  constexpr std::int64_t kDayMs = 86'400'000;
  const std::chrono::year_month_day date(
      std::chrono::sys_days(std::chrono::days(static_cast<int>(wall_ms / kDayMs))));
  const std::int64_t in_day = wall_ms % kDayMs;
  std::string out;
  const auto digits = [&out](std::int64_t value, std::size_t count) {
    const std::string text = std::to_string(value);
    out += std::string(count - text.size(), '0') + text;
  };
  digits(static_cast<int>(date.year()), 4);
  out += '-';
  digits(static_cast<unsigned>(date.month()), 2);
  out += '-';
  digits(static_cast<unsigned>(date.day()), 2);
  out += 'T';
  digits(in_day / 3'600'000, 2);
  out += ':';
  digits(in_day / 60'000 % 60, 2);
  out += ':';
  digits(in_day / 1000 % 60, 2);
  out += '.';
  digits(in_day % 1000, 3);
  return out + "Z";
}

}  // namespace warmline::coach
