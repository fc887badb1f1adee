// Appends records and keeps the truth about whether they are stored. Knows no store: it hands out
// batches of bytes and is told what became of them, so that it can be tested without one
// (platform/store.h moves the bytes).
#pragma once

#include <cstddef>
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
  kNotSaved,  // something could not be stored, and has not been since; it is kept in memory and
              // tried again on retry()
};

class Journal {
 public:
  // A batch is stored whole or not at all.
  struct Batch {
    std::uint64_t number = 0;
    std::vector<std::string> records;  // envelopes
  };

  // The number that no batch has: failed(kWholeStore, …) says that what was stored before may be
  // gone. It stays kNotSaved from then on, whatever is stored later.
  static constexpr std::uint64_t kWholeStore = 0;

  void add(const std::vector<Record>& records);  // one batch; none if empty
  // The same for envelopes as they came from elsewhere, whatever is in them.
  void add_sealed(std::vector<std::string> envelopes);
  // In order, one at a time under way; none after a failure until retry().
  [[nodiscard]] std::optional<Batch> next_to_store();
  // Answers may come late or twice: stored() after failed() counts, any number but the first
  // waiting one's is ignored. A batch stored twice does no harm, because applying a record twice
  // changes nothing (portfolio.h).
  void stored(std::uint64_t number);
  void failed(std::uint64_t number, std::string message);  // message: plain words
  // Offers what failed again, in order. It is kNotSaved until that is stored.
  void retry();

  [[nodiscard]] SaveState state() const;
  [[nodiscard]] bool stopped() const { return stopped_; }  // something waits for retry()
  // Plain words; empty unless kNotSaved.
  [[nodiscard]] const std::string& failure() const { return failure_; }
  // Envelopes not yet stored, in order.
  [[nodiscard]] std::vector<std::string> unsaved() const;
  [[nodiscard]] std::size_t unsaved_count() const;
  // The same, which are then nobody's: what takes their place has to be added. An answer that is
  // still to come is to nothing.
  [[nodiscard]] std::vector<std::string> take_unsaved();

 private:
  std::deque<Batch> waiting_;
  bool under_way_ = false;
  bool failed_ = false;   // the first waiting one, once or more
  bool stopped_ = false;  // until retry()
  bool broken_ = false;
  std::string failure_;
  std::uint64_t next_number_ = 1;
};

}  // namespace warmline::progress
