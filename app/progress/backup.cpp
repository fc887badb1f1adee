#include "progress/backup.h"

#include <optional>
#include <utility>

#include "core/base64.h"
#include "core/hash.h"
#include "core/json.h"
#include "scenario/parse.h"

namespace warmline::progress {
namespace {

constexpr std::string_view kFormat = "warmline-backup-1";
constexpr std::string_view kFamily = "warmline-backup-";
constexpr std::string_view kRescueFormat = "warmline-rescue-1";
constexpr json::Limits kLimits{kMostBackupBytes, 4, 4'000'000};

Diagnostic problem(std::string code, std::string pointer, std::string what, std::string remedy) {
  Diagnostic diagnostic;
  diagnostic.code = std::move(code);
  diagnostic.pointer = std::move(pointer);
  diagnostic.problem = std::move(what);
  diagnostic.remedy = std::move(remedy);
  return diagnostic;
}

std::string line_of(std::int64_t key, std::string_view coded) {
  return std::to_string(key) + " " + std::string(coded) + "\n";
}

std::string_view text_at(const json::Value& object, std::string_view name) {
  const auto found = object.find(name);
  return found ? found->string() : std::string_view();
}

// A record that isn't one any more is kept as what it is: bytes that decode() will set aside.
std::optional<Diagnostic> read_record(const json::Value& value, std::size_t index, Backup& backup,
                                      std::string& lines) {
  const auto key = value.find("key");
  const auto coded = value.find("base64");
  if (!key || !key->is_integer() || key->integer() < 0 || !coded || !coded->is_string()) {
    return problem("bad-record", json::child("/records", index),
                   "a record needs a \"key\", a whole number, and its bytes in \"base64\"",
                   "take the backup again, or an earlier one");
  }
  lines += line_of(key->integer(), coded->string());
  StoredRecord record{static_cast<std::uint64_t>(key->integer()), std::string(coded->string())};
  if (auto bytes = base64_bytes(coded->string())) record.bytes = std::move(*bytes);
  backup.records.push_back(std::move(record));
  return std::nullopt;
}

std::vector<Diagnostic> read_whole(const json::Value& root, Backup& backup) {
  const std::string_view format = text_at(root, "format");
  if (format != kFormat && format != kRescueFormat) {
    if (format.substr(0, kFamily.size()) == kFamily)
      return {problem("newer-format", "/format", "this backup was written by a newer Warmline",
                      "open it with that one")};
    return {problem("no-backup", "", "this is no backup of Warmline",
                    "choose a file that “Export everything” wrote")};
  }
  const auto records = root.find("records");
  if (!records || !records->is_array())
    return {problem("bad-record", "", "the backup has no list of records",
                    "take the backup again, or an earlier one")};
  std::string lines;
  for (std::size_t i = 0; i < records->size(); ++i) {
    if (auto trouble = read_record(records->item(i), i, backup, lines)) return {*trouble};
  }
  if (const auto made = root.find("made_ms")) backup.made_ms = made->integer();
  backup.altered = format == kFormat && text_at(root, "sha256") != sha256_hex(lines);
  return {};
}

}  // namespace

std::string backup_text(const std::vector<StoredRecord>& records, std::int64_t made_ms) {
  json::Writer out;
  std::string lines;
  out.begin_object().key("format").string(kFormat).key("made_ms").integer(made_ms);
  out.key("records").begin_array();
  for (const StoredRecord& one : records) {
    const auto key = static_cast<std::int64_t>(one.sequence);
    const std::string coded = base64(one.bytes);
    lines += line_of(key, coded);
    out.begin_object().key("key").integer(key).key("base64").string(coded).end_object();
  }
  out.end_array().key("sha256").string(sha256_hex(lines)).end_object();
  return out.take() + "\n";
}

BackupRead read_backup(std::string_view text, std::string_view name) {
  BackupRead read;
  json::ParseOutcome outcome = json::parse(text, kLimits);
  Backup backup;
  read.problems =
      outcome.document ? read_whole(outcome.document->root(), backup) : std::move(outcome.problems);
  if (read.problems.empty()) {
    read.backup = std::move(backup);
  } else {
    scenario::place(read.problems, text, name);
  }
  return read;
}

bool looks_like_backup(std::string_view text) {
  const std::string_view start = text.substr(0, 256);
  return start.find("\"warmline-backup-") != std::string_view::npos ||
         start.find(std::string("\"") + std::string(kRescueFormat)) != std::string_view::npos;
}

}  // namespace warmline::progress
