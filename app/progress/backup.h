// A backup: every stored record in one JSON file, as it lies in the journal.
//   {"format":"warmline-backup-1","made_ms":…,"records":[{"key":1,"base64":"…"},…],"sha256":"…"}
// key is the record's sequence number, base64 its envelope (codec.h). sha256 is taken over all
// records in their order, each as the text "KEY BASE64\n". What the page writes when the program
// has stopped ("warmline-rescue-1", web/boot.js) is read as well; it has no checksum.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostic.h"
#include "progress/portfolio.h"

namespace warmline::progress {

inline constexpr std::size_t kMostBackupBytes = 128u << 20;

[[nodiscard]] std::string backup_text(const std::vector<StoredRecord>& records,
                                      std::int64_t made_ms);

struct Backup {
  std::vector<StoredRecord> records;  // in order; whether each is sound, decode() says
  std::int64_t made_ms = 0;           // by that device's clock, for display only; 0: not said
  bool altered = false;               // the checksum is another one; each record has its own still
};
struct BackupRead {
  std::optional<Backup> backup;      // nothing when there is a problem
  std::vector<Diagnostic> problems;  // with their place
};
[[nodiscard]] BackupRead read_backup(std::string_view text, std::string_view name);

// Looks at the beginning alone: is it worth reading as one?
[[nodiscard]] bool looks_like_backup(std::string_view text);

}  // namespace warmline::progress
