// Appends records and keeps the truth about whether they are stored. Knows no store: it hands out batches of bytes and is
// told what became of them, so that it can be tested without one (platform/store.h moves the bytes).
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "progress/record.h"

namespace warmline::progress {

enum class SaveState : std::uint8_t {
  kSaved,     // everything handed in is stored
  kSaving,    // something is under way
  kNotSaved,  // something could not be stored; it is kept in memory and tried again on retry()
};

class Journal {
 public:
  // A batch is stored whole or not at all.
  struct Batch {
    std::uint64_t number = 0;
    std::vector<std::string> records;  // envelopes
  };

  void add(const std::vector<Record>& records);      // one batch
  [[nodiscard]] std::optional<Batch> next_to_store();  // in order, one at a time under way
  void stored(std::uint64_t number);
  void failed(std::uint64_t number, std::string message);
  void retry();                                        // offers what failed again, in order

  [[nodiscard]] SaveState state() const;
  [[nodiscard]] const std::string& failure() const { return failure_; }  // plain words; empty unless kNotSaved
  [[nodiscard]] std::vector<std::string> unsaved() const;                // envelopes not yet stored, in order

 private:
  std::deque<Batch> waiting_;
  bool under_way_ = false;
  bool failed_ = false;
  std::string failure_;
  std::uint64_t next_number_ = 1;
};

}  // namespace warmline::progress
