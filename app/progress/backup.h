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
#include <utility>
#include <vector>

#include "core/diagnostic.h"
#include "core/hash.h"
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

// The same in pieces, for a page that must not stand still meanwhile. The list of records is taken
// apart into batches, each of which goes the one way in for JSON; so does what is left without
// them. Where anything is other than Warmline writes it, all of it is read at once, for the sake of
// what there is to say about it.
class BackupReading {
 public:
  BackupReading(std::string text, std::string name);
  // Looks at about so many bytes more. True: all is read.
  [[nodiscard]] bool step(std::size_t bytes);
  [[nodiscard]] double done() const;  // 0..1
  // Once step() has said so.
  [[nodiscard]] BackupRead take() { return std::move(*read_); }

 private:
  void find_records(std::size_t until);
  void walk_item(std::size_t until);
  void read_batch();
  void read_rest();
  void read_at_once();

  std::string text_, name_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;  // before the list in the whole, then in it
  std::size_t text_begin_ = 0;
  bool in_text_ = false, escaped_ = false;
  bool named_ = false, colon_ = false;
  std::size_t opened_ = 0;  // behind the list's bracket; 0: not there yet
  bool closed_ = false;     // at_ is at its other one
  bool after_item_ = false, comma_ = false;
  bool odd_ = false;
  std::size_t item_ = 0;
  std::string batch_;
  std::size_t values_ = 0;
  Backup backup_;
  Sha256 lines_;
  std::optional<BackupRead> read_;
};

// Looks at the beginning alone: is it worth reading as one?
[[nodiscard]] bool looks_like_backup(std::string_view text);

}  // namespace warmline::progress
