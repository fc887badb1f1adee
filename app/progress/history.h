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
// What the order alone brings about (an open attempt is closed by a later one at the same call) is
// derived anew each time and is no part of the union. What a rewound attempt took over is written
// into it, so that nothing that happens to its source in a merge can change its score.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
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
};

[[nodiscard]] History history_of(const std::vector<StoredRecord>& records);
[[nodiscard]] History merge(const History& a, const History& b);

// The journal that says this and nothing else. history_of() of it gives the same history, and a
// portfolio the same attempts as the journal that the history was taken from.
[[nodiscard]] std::vector<Record> records_of(const History& history);

[[nodiscard]] bool same(const History& a, const History& b);

}  // namespace warmline::progress
