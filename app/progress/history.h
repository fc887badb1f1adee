// Everything that a journal says, apart from the order in which it says it, and the union of two of
// them: what a backup is restored and merged by.
//
// Union. merge() is associative, commutative and idempotent: each part is a value of its own, and
// of two values of the same part the greater one in a total order is kept. Parts are: each attempt,
// by its id; each setting, by its key; each kept scenario, by its version; each call
// of one's own, by its id; each record that this
// build can't read (damaged, or newer), by its bytes. Of two forms of one attempt the one with more
// events is kept whole, then one that is closed, then the one whose bytes are greater: a copy that
// was made in the middle of a call gives way to the call played to its end. Where an attempt that
// was open was gone on with in two browsers, the longer one stays.
//
// Order. Which attempt at a call was the first must be the same whichever browser is asked and in
// whatever order backups met, and no clock may have a say in it. Sequence numbers can't tell: each
// browser counts its own. So every attempt has a turn: one more than the greatest turn that its
// browser knew of when it began (a Lamport clock). In a journal that was never merged that is its
// place; a merge writes the turns down (record.h: Placed), since the places change. Attempts stand
// by turn, then by id, which is random. So an attempt stands behind all that were known where it
// began; of two that knew nothing of each other the one whose browser had seen fewer comes first,
// and a tie is decided the same way everywhere. The turn of a setting, or of a
// call of one's own, is how often it was set, added or removed; the one with more turns stays.
//
// Sittings (record.h) are no practice: they live in stores of their own, and a history holds none
// of them. A backup of practice never has any; where a file does all the same, they are left out,
// and whoever shows what is in it says so (History::sittings).
//
// What the order alone brings about (an open attempt is closed by a later one at the same call) is
// derived anew each time and is no part of the union. What a rewound attempt took over is written
// into it, so that nothing that happens to its source in a merge can change its score.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "progress/portfolio.h"
#include "progress/record.h"

namespace warmline::progress {

struct HistoryAttempt {
  AttemptBegun begun;
  std::uint64_t turn = 0;
  std::uint32_t taken_over = 0;
  std::uint32_t practised_after = 0;
  std::vector<Record> events;  // ChoiceMade and CardOpened, all from step 0 on
  std::optional<AttemptClosed> closed;
};

// A call of one's own: added, or removed again (then without text).
struct HistoryScenario {
  bool there = false;
  std::string file;
  std::string text;
  std::int64_t wall_ms = 0;
  std::uint64_t turn = 0;
};

struct History {
  std::map<AttemptId, HistoryAttempt> attempts;
  std::map<std::string, std::string> scenarios;  // version → canonical
  std::map<std::string, Setting> settings;
  std::map<std::string, HistoryScenario> own;  // scenario id →
  std::set<std::string> unread;                // envelopes
  // Counted alone, no part of the history: records of sittings that were left out, and those of
  // `unread` that a newer build wrote. What those do to the others can't be known here.
  std::size_t sittings = 0, newer = 0;
};

[[nodiscard]] History history_of(const std::vector<StoredRecord>& records);
[[nodiscard]] History merge(const History& a, const History& b);

// The journal that says this and nothing else. history_of() of it gives the same history, and a
// portfolio the same attempts as the journal that the history was taken from.
[[nodiscard]] std::vector<Record> records_of(const History& history);

// --- the same in pieces, for a page that must not stand still meanwhile

class HistoryReading {
 public:
  void take(const StoredRecord& record);  // one after the other, in order of sequence
  // Once all are taken: goes on with so many parts. True: the history is whole.
  [[nodiscard]] bool unfold(std::size_t most);
  [[nodiscard]] History take_history() { return std::move(history_); }
  // Attempts, so far and in all that was taken.
  [[nodiscard]] std::size_t unfolded() const { return at_; }
  [[nodiscard]] std::size_t attempts() const { return portfolio_.attempts().size(); }

 private:
  Portfolio portfolio_;
  History history_;
  std::size_t at_ = 0;
};

class Merging {
 public:
  Merging(History into, History from) : into_(std::move(into)), from_(std::move(from)) {}
  // Goes on with so many parts. True: the union is whole.
  [[nodiscard]] bool step(std::size_t most);
  [[nodiscard]] History take() { return std::move(into_); }
  [[nodiscard]] bool changed() const { return changed_; }       // `into` is no longer what it was
  [[nodiscard]] std::size_t fresh() const { return fresh_; }    // attempts that it had not …
  [[nodiscard]] std::size_t longer() const { return longer_; }  // … and had with fewer events
  [[nodiscard]] std::size_t left() const { return from_.attempts.size(); }  // attempts, of `from`

 private:
  History into_, from_;
  bool changed_ = false;
  std::size_t fresh_ = 0, longer_ = 0;
};

// The history has to outlive it and stay as it is.
class WritingDown {
 public:
  explicit WritingDown(const History& history)
      : history_(history),
        sorted_(history.attempts.begin()),
        scenario_(history.scenarios.begin()),
        setting_(history.settings.begin()),
        own_(history.own.begin()) {}
  // The records of so many parts more. False: that was all.
  [[nodiscard]] bool give(std::size_t most, const std::function<void(Record&&)>& sink);
  [[nodiscard]] std::size_t given() const { return given_; }  // attempts

 private:
  const History& history_;
  std::map<AttemptId, HistoryAttempt>::const_iterator sorted_;
  std::map<std::string, std::string>::const_iterator scenario_;
  std::map<std::string, Setting>::const_iterator setting_;
  std::map<std::string, HistoryScenario>::const_iterator own_;
  std::map<std::pair<std::uint64_t, AttemptId>, const HistoryAttempt*> order_;
  std::size_t given_ = 0;
};

// The same as it would be stored: numbered from 1, what this build can't read behind the rest.
[[nodiscard]] std::vector<StoredRecord> journal_of(const History& history);

[[nodiscard]] bool same(const History& a, const History& b);
// Do both hold the same events and the same end of an attempt, whatever its turn?
[[nodiscard]] bool same_form(const HistoryAttempt& a, const HistoryAttempt& b);

}  // namespace warmline::progress
