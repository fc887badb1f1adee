#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <iostream>
#include <string>
#include <system_error>
#include <vector>

#include "cli/commands.h"
#include "cli/load.h"
#include "cli/report.h"
#include "cli/write_file.h"
#include "progress/backup.h"
#include "progress/history.h"

namespace warmline::cli {
namespace {

using progress::History;

struct Source {
  std::string file;
  std::int64_t made_ms = 0;
  bool altered = false;
  History history;
};

std::string number_of(std::size_t number, const std::string& what) {
  return counted(static_cast<std::int64_t>(number), what);
}

// What a file has to do with the union of all.
struct Share {
  std::size_t alone = 0;     // attempts that no other file holds
  std::size_t shorter = 0;   // … and of which another file's form was kept
  std::size_t settings = 0;  // whose value is the one that was kept
  std::size_t own = 0;       // calls of one's own, likewise
};

Share share_of(const Source& one, const std::vector<Source>& all, const History& both) {
  Share share;
  for (const auto& [id, attempt] : one.history.attempts) {
    const auto holders = std::count_if(all.begin(), all.end(), [&key = id](const Source& other) {
      return other.history.attempts.count(key) != 0;
    });
    if (holders == 1) ++share.alone;
    if (!same_form(attempt, both.attempts.at(id))) ++share.shorter;
  }
  for (const auto& [key, setting] : one.history.settings) {
    if (both.settings.at(key).value == setting.value) ++share.settings;
  }
  for (const auto& [id, own] : one.history.own) {
    const progress::HistoryScenario& kept = both.own.at(id);
    if (own.there && kept.there && kept.text == own.text) ++share.own;
  }
  return share;
}

void tell(const Source& one, const Share& share) {
  std::cout << one.file << ": " << number_of(one.history.attempts.size(), "attempt");
  if (share.alone > 0) std::cout << ", " << share.alone << " of them in no other file";
  if (share.shorter > 0)
    std::cout << ", " << share.shorter << " of them taken from another file that has more of "
              << (share.shorter == 1 ? "it" : "them");
  std::cout << "; " << number_of(share.settings, "setting") << " and "
            << number_of(share.own, "call") << " of one's own as they are in the output";
  if (!one.history.unread.empty())
    std::cout << "; " << number_of(one.history.unread.size(), "record")
              << " that can't be read here, kept as they are";
  if (one.history.sittings > 0)
    std::cout << "; " << number_of(one.history.sittings, "record")
              << " of an assessment left out: those are never put together with practice";
  std::cout << "\n";
  if (one.altered)
    std::cerr << one.file
              << ": warning: it is not as it was saved: its checksum is another one. Each record "
                 "has a checksum of its own; take the backup again if you can [altered]\n";
}

// Adds what the file holds; else what is wrong with it is printed and `status` set.
void read_source(const std::string& file, std::vector<Source>& sources, int& status) {
  const Result<std::string> text = read_file(file, progress::kMostBackupBytes + 1);
  if (!text) {
    std::cerr << file << ": error: " << text.error().message << "\n";
    status = kMisused;
    return;
  }
  progress::BackupRead read = progress::read_backup(text.value(), file);
  for (const Diagnostic& one : read.problems) std::cerr << to_line(one) << "\n";
  if (!read.backup) {
    status = std::max(status, kFoundErrors);
    return;
  }
  const progress::Backup& backup = *read.backup;
  sources.push_back({file, backup.made_ms, backup.altered, progress::history_of(backup.records)});
}

bool is_among(const std::string& output, const std::vector<std::string>& files) {
  return std::any_of(files.begin(), files.end(), [&output](const std::string& file) {
    std::error_code ignored;  // where one of the two can't be looked at they are not the same
    return std::filesystem::equivalent(file, output, ignored);
  });
}

}  // namespace

int merge(const MergeOptions& options) {
  const Result<std::vector<std::string>> files = scenario_files(options.paths);
  if (!files) {
    std::cerr << files.error().where << ": error: " << files.error().message << "\n";
    return kMisused;
  }
  if (files.value().empty()) {
    std::cerr << options.paths.front() << ": error: there is no *.json here\n";
    return kMisused;
  }
  if (is_among(options.output, files.value())) {
    std::cerr << options.output
              << ": error: this is one of the backups to merge; name another output\n";
    return kMisused;
  }
  int status = kDone;
  std::vector<Source> sources;
  for (const std::string& file : files.value()) read_source(file, sources, status);
  if (status != kDone) {
    std::cerr << "Nothing was written.\n";
    return status;
  }
  History both;
  std::int64_t made_ms = 0;  // the latest; whatever the order, the same files give the same bytes
  for (const Source& one : sources) {
    both = progress::merge(both, one.history);
    made_ms = std::max(made_ms, one.made_ms);
  }
  const std::string text = progress::backup_text(progress::journal_of(both), made_ms);
  if (text.size() > progress::kMostBackupBytes) {
    std::cerr << options.output << ": error: the backups together would be larger than "
              << (progress::kMostBackupBytes >> 20)
              << " MB, which is the most that is read; merge fewer of them\n";
    return kFoundErrors;
  }
  if (const auto failed = write_file(options.output, text, options.force)) {
    std::cerr << failed->where << ": error: " << failed->message << "\n";
    return kMisused;
  }
  for (const Source& one : sources) tell(one, share_of(one, sources, both));
  std::cout << options.output << ": " << number_of(both.attempts.size(), "attempt") << ", "
            << number_of(both.settings.size(), "setting") << ", out of "
            << number_of(sources.size(), "backup") << ". Restore it in Settings of the app.\n";
  return kDone;
}

}  // namespace warmline::cli
