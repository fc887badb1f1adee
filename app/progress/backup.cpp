#include "progress/backup.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/base64.h"
#include "core/hash.h"
#include "core/json.h"
#include "core/tr.h"
#include "scenario/parse.h"

namespace warmline::progress {
namespace {

constexpr std::string_view kFormat = "warmline-backup-1";
constexpr std::string_view kFamily = "warmline-backup-";
constexpr std::string_view kRescueFormat = "warmline-rescue-1";
constexpr json::Limits kLimits{kMostBackupBytes, 4, 4'000'000};
constexpr std::string_view kRecordsName = "records";
constexpr std::size_t kBatchBytes = 8u << 10;  // of records that are read at once

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
                                      Sha256& lines) {
  const auto key = value.find("key");
  const auto coded = value.find("base64");
  if (!key || !key->is_integer() || key->integer() < 0 || !coded || !coded->is_string()) {
    return problem("bad-record", json::child("/records", index),
                   tr("a record needs a \"key\", a whole number, and its bytes in \"base64\""),
                   tr("take the backup again, or an earlier one"));
  }
  lines.add(line_of(key->integer(), coded->string()));
  if (key->integer() == 0) return std::nullopt;  // a profile's own, in a rescue export (boot.js)
  StoredRecord record{static_cast<std::uint64_t>(key->integer()), std::string(coded->string())};
  if (auto bytes = base64_bytes(coded->string())) record.bytes = std::move(*bytes);
  backup.records.push_back(std::move(record));
  return std::nullopt;
}

// `backup` and `lines` may hold records already, which stood first.
std::vector<Diagnostic> read_whole(const json::Value& root, Backup& backup, Sha256& lines) {
  const std::string_view format = text_at(root, "format");
  if (format != kFormat && format != kRescueFormat) {
    if (format.substr(0, kFamily.size()) == kFamily)
      return {problem("newer-format", "/format", tr("this backup was written by a newer Warmline"),
                      tr("open it with that one"))};
    return {problem("no-backup", "", tr("this is no backup of Warmline"),
                    tr("choose a file that “Export everything” wrote"))};
  }
  const auto records = root.find("records");
  if (!records || !records->is_array())
    return {problem("bad-record", "", tr("the backup has no list of records"),
                    tr("take the backup again, or an earlier one"))};
  for (std::size_t i = 0; i < records->size(); ++i) {
    if (auto trouble = read_record(records->item(i), i, backup, lines)) return {*trouble};
  }
  if (const auto made = root.find("made_ms")) backup.made_ms = made->integer();
  backup.altered = format == kFormat && text_at(root, "sha256") != lines.hex();
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
  Sha256 lines;
  read.problems = outcome.document ? read_whole(outcome.document->root(), backup, lines)
                                   : std::move(outcome.problems);
  if (read.problems.empty()) {
    read.backup = std::move(backup);
  } else {
    scenario::place(read.problems, text, name);
  }
  return read;
}

BackupReading::BackupReading(std::string text, std::string name)
    : text_(std::move(text)), name_(std::move(name)) {
  if (text_.size() > kMostBackupBytes) read_at_once();
}

double BackupReading::done() const {
  return text_.empty() ? 1 : static_cast<double>(at_) / static_cast<double>(text_.size());
}

bool BackupReading::step(std::size_t bytes) {
  if (read_) return true;
  const std::size_t until = std::min(text_.size(), at_ + bytes);
  while (at_ < until && !closed_ && !odd_) {
    if (opened_ == 0) {
      find_records(until);
    } else {
      walk_item(until);
    }
  }
  if (!odd_ && (closed_ || batch_.size() >= kBatchBytes)) read_batch();
  if (odd_ || at_ == text_.size()) {
    read_at_once();
  } else if (closed_) {
    read_rest();
  }
  return read_.has_value();
}

// Up to the bracket behind the name "records" of the outermost object.
void BackupReading::find_records(std::size_t until) {
  for (; at_ < until; ++at_) {
    const char c = text_[at_];
    if (in_text_) {
      if (std::exchange(escaped_, false)) continue;
      escaped_ = c == '\\';
      if (c != '"') continue;
      in_text_ = false;
      named_ = depth_ == 1 &&
               std::string_view(text_).substr(text_begin_, at_ - text_begin_) == kRecordsName;
      continue;
    }
    switch (c) {
      case '"':
        in_text_ = true;
        text_begin_ = at_ + 1;
        break;
      case '{':
        ++depth_;
        break;
      case '[':
        if (depth_ == 1 && named_ && colon_) {
          opened_ = ++at_;
          depth_ = 0;
          return;
        }
        ++depth_;
        break;
      case '}':
      case ']':
        if (depth_ > 0) --depth_;
        break;
      default:
        break;
    }
    const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (space) continue;
    colon_ = c == ':' && named_;
    if (c != ':') named_ = false;
  }
}

// Over what stands between two records, or on through one. The brackets inside one are counted and
// no more: whether it is JSON, its batch will tell.
void BackupReading::walk_item(std::size_t until) {
  for (; at_ < until; ++at_) {
    const char c = text_[at_];
    if (depth_ == 0) {
      if (c == ' ' || c == '\n' || c == '\r' || c == '\t') continue;
      if (c == '{' && !after_item_) {
        depth_ = 1;
        item_ = at_;
      } else if (c == ',' && after_item_) {
        after_item_ = false;
        comma_ = true;
      } else if (c == ']' && !comma_) {
        closed_ = true;
        return;
      } else {
        odd_ = true;
        return;
      }
      continue;
    }
    if (in_text_) {
      if (std::exchange(escaped_, false)) continue;
      escaped_ = c == '\\';
      in_text_ = c != '"';
      continue;
    }
    if (c == '"') in_text_ = true;
    if (c == '{' || c == '[') ++depth_;
    if (c != '}' && c != ']') continue;
    if (--depth_ > 0) continue;
    batch_ += batch_.empty() ? '[' : ',';
    batch_.append(text_, item_, at_ + 1 - item_);
    after_item_ = true;
    comma_ = false;
    if (batch_.size() >= kBatchBytes) {
      ++at_;
      return read_batch();
    }
  }
}

void BackupReading::read_batch() {
  if (batch_.empty()) return;
  batch_ += ']';
  const json::ParseOutcome outcome =
      json::parse(batch_, {kMostBackupBytes, kLimits.depth - 1, kLimits.values});
  batch_.clear();
  odd_ = !outcome.document;
  if (odd_) return;
  const json::Value items = outcome.document->root();
  for (std::size_t i = 0; i < items.size() && !odd_; ++i)
    odd_ = read_record(items.item(i), i, backup_, lines_).has_value();
  values_ += 3 * items.size();
  odd_ = odd_ || values_ > kLimits.values;
}

// What is left when the records are taken out is small, and says what all of it is.
void BackupReading::read_rest() {
  std::string rest = text_.substr(0, opened_);
  rest.append(text_, at_);
  const json::ParseOutcome outcome = json::parse(rest, kLimits);
  if (!outcome.document || !read_whole(outcome.document->root(), backup_, lines_).empty())
    return read_at_once();
  read_.emplace();
  read_->backup = std::move(backup_);
}

void BackupReading::read_at_once() {
  backup_ = Backup();
  read_ = read_backup(text_, name_);
}

bool looks_like_backup(std::string_view text) {
  const std::string_view start = text.substr(0, 256);
  return start.find("\"warmline-backup-") != std::string_view::npos ||
         start.find(std::string("\"") + std::string(kRescueFormat)) != std::string_view::npos;
}

}  // namespace warmline::progress
