// What is kept: an append-only journal of records, one for each thing that happened. All else is
// derived from them. Order is the journal's sequence number, never the clock.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace warmline::progress {

// 128 random bits as 32 lower-case hex digits, made by the platform.
using AttemptId = std::string;

// A scenario version used by an attempt, kept so that scores never change under anybody.
struct ScenarioKept {
  std::string version;    // SHA-256 of canonical
  std::string canonical;  // canonical JSON
};

struct AttemptBegun {
  AttemptId attempt;
  std::string scenario;  // ScenarioId
  std::string version;
  std::uint64_t seed = 0;           // orders the choices
  std::int64_t wall_ms = 0;         // for display only
  AttemptId rewound_from;           // empty, or the attempt this one goes on from …
  std::uint32_t rewound_steps = 0;  // … after this many of its events
};

struct ChoiceMade {
  AttemptId attempt;
  std::uint32_t step = 0;  // position among the attempt's events, from 0
  std::string node;
  std::string choice;
  std::int64_t wall_ms = 0;
};

struct CardOpened {
  AttemptId attempt;
  std::uint32_t step = 0;
  std::string card;
  std::int64_t wall_ms = 0;
};

enum class ClosedHow : std::uint8_t {
  kFinished,     // reached an ending
  kLeft,         // the agent left the call
  kDeclined,     // declined at the content note; not an attempt to score
  kSuperseded,   // the scenario was begun anew
  kInterrupted,  // the scenario was edited and the record no longer fits
};

struct AttemptClosed {
  AttemptId attempt;
  ClosedHow how = ClosedHow::kFinished;
  std::int64_t wall_ms = 0;
};

struct SettingChanged {  // "mood-hidden" = "1", "theme" = "dark", …; the latest wins
  std::string key;
  std::string value;
};

// A person's own call, as its file has it, so that what is said of it names its lines. Another one
// with the same id takes its place.
struct ScenarioAdded {
  std::string scenario;  // ScenarioId
  std::string file;      // its name on that person's device
  std::string text;
  std::int64_t wall_ms = 0;
};

struct ScenarioRemoved {  // attempts at it stay, each with the version it was made with
  std::string scenario;
  std::int64_t wall_ms = 0;
};

// What comes after stands for everything that came before it: a merge of that with a backup
// (history.h) follows in the same batch. What came before stays where it is, read by nobody.
struct HistoryReplaced {
  std::string file;  // the backup's name
  std::int64_t wall_ms = 0;
};

// Follows the record that it is about, where a merge wrote that, and says what could otherwise only
// be told from the records before it.
struct Placed {
  enum class Thing : std::uint8_t { kAttempt, kSetting, kOwnScenario };
  std::string name;  // attempt id, setting key, scenario id
  Thing thing = Thing::kAttempt;
  std::uint64_t turn = 0;             // history.h, "Order"
  std::uint32_t taken_over = 0;       // kAttempt: so many of its events were another's before …
  std::uint32_t practised_after = 0;  // … and so many belong to none that was practised
};

// A form is being taken (assess/delivery.h); kept in a store of its own, never with practice.
struct SittingBegun {
  std::string sitting;     // 32 lower-case hex digits
  std::string invitation;  // canonical JSON (assess/form.h)
  std::int64_t wall_ms = 0;
};

enum class SittingWhat : std::uint8_t {
  kOpened,     // a page was opened on it; in a call under way: an interruption
  kCallBegun,  // the next one in order
  kChoice,
  kCard,
  kPaused,
  kWentOn,
  kTimeUp,  // no answer
  kMark,    // so much time is used; counts no step
  kFinished,
  kLeft,   // the candidate withdrew
  kSaved,  // the file was handed out
};

struct SittingEvent {
  std::string sitting;
  std::uint32_t step = 0;  // position among the sitting's events, marks apart
  SittingWhat what = SittingWhat::kOpened;
  std::string node, choice;  // kChoice
  std::string card;          // kCard
  std::int64_t used_ms = 0;  // of the call under way
  std::int64_t wall_ms = 0;  // for display only
};

using Record = std::variant<ScenarioKept, AttemptBegun, ChoiceMade, CardOpened, AttemptClosed,
                            SettingChanged, ScenarioAdded, ScenarioRemoved, HistoryReplaced, Placed,
                            SittingBegun, SittingEvent>;

[[nodiscard]] inline bool is_of_sitting(const Record& record) {
  return std::holds_alternative<SittingBegun>(record) ||
         std::holds_alternative<SittingEvent>(record);
}

// A sitting as the journal holds it.
struct Sitting {
  std::string id;
  std::string invitation;
  std::int64_t wall_ms = 0;
  std::vector<SittingEvent> events;  // in order; of marks the last (portfolio.h)
};

}  // namespace warmline::progress
