// The journal read back: attempts with their events, in order; what was set aside; settings.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "progress/record.h"
#include "replay/transcript.h"

namespace warmline::progress {

struct Attempt {
  AttemptId id;
  std::string scenario;
  std::string version;
  std::uint64_t seed = 0;
  std::int64_t begun_wall_ms = 0;
  std::int64_t last_wall_ms = 0;
  std::vector<replay::Event> events;   // rewound ones include what they took over
  std::vector<std::int64_t> event_ms;  // when each was recorded, by the wall
  std::optional<ClosedHow> closed;     // nothing: open, can be resumed
  bool practised = false;              // rewound or hinted; never a first attempt
  AttemptId rewound_from;              // empty: begun from the start
  // practised: events before the first rewound decision, through all attempts it goes back to
  std::size_t practised_after = 0;
  std::uint64_t ordinal = 0;  // order of beginning over all attempts
  std::uint64_t turn = 0;     // the same where several browsers have a share in it (history.h)
  std::uint32_t rewound_steps = 0;  // as recorded: events of rewound_from that it was to take over
  std::size_t taken_over = 0;       // and did
  bool placed = false;              // by a merge
  bool passed_over = false;         // closed by nothing but its successor's beginning
};

struct Setting {
  std::string value;
  std::uint64_t turn = 0;  // how often it was set
};

struct OwnScenario {  // added, and not removed since
  std::string scenario;
  std::string file;
  std::string text;
  std::int64_t wall_ms = 0;  // when it was added, or last replaced
};

struct SetAside {  // a stored record that could not be used; it stays in the store untouched
  std::uint64_t sequence = 0;
  bool newer = false;  // else damaged
  std::string message;
};

struct StoredRecord {
  std::uint64_t sequence = 0;  // order
  std::string bytes;           // an envelope
};

// State derived from records; the only thing that applies them. A journal means one thing:
// - an attempt's events are those whose step is the next one. A step that it has is a duplicate and
//   changes nothing; a later one is out of place (the record between them is damaged, or two pages
//   wrote at once) and doesn't count;
// - beginning an attempt closes the open one of its scenario as superseded; an event after a close
//   is out of place;
// - after HistoryReplaced nothing that came before counts but what was set aside, and sittings: a
//   merge of practice has nothing to say about those (history.h);
// - a rewound attempt starts with its source's first events and counts its steps on from there;
// - a sitting's events are those whose step is the next one, and marks that stand there. The same
//   one again changes nothing; another one with a step that is taken is out of place: a second page
//   wrote it. A mark is kept until something says that as much time is used.
class Portfolio {
 public:
  // Starts from nothing; decodes and applies in order of sequence. Never fails: what can't be read
  // is set aside.
  void load(const std::vector<StoredRecord>& records);
  // Applying a record again changes nothing (but a setting's older value comes
  // back, and an older text of one's own scenario).
  void apply(const Record& record);

  // As HistoryReplaced, and then all that made the other one, which was not at hand at once.
  void replace_with(Portfolio other);

  void set_aside(std::uint64_t sequence, const Error& why);  // a record that decode() refused

  // In order of beginning.
  [[nodiscard]] const std::vector<Attempt>& attempts() const { return attempts_; }
  [[nodiscard]] const Attempt* find(std::string_view attempt) const;
  // The one to resume, if any.
  [[nodiscard]] const Attempt* open_attempt(std::string_view scenario) const;
  [[nodiscard]] const Attempt* latest_open() const;
  // The first begun, declined and practised ones apart.
  [[nodiscard]] const Attempt* first_attempt(std::string_view scenario) const;
  [[nodiscard]] const std::string* canonical(std::string_view version) const;  // of a kept scenario
  // In order of adding; one that took another's place stands in its place.
  [[nodiscard]] const std::vector<OwnScenario>& own_scenarios() const { return own_; }
  // How often each was added or removed, those that were removed as well.
  [[nodiscard]] const std::map<std::string, std::uint64_t, std::less<>>& own_turns() const {
    return own_turns_;
  }
  [[nodiscard]] const OwnScenario* own_scenario(std::string_view scenario) const;
  [[nodiscard]] const std::map<std::string, std::string, std::less<>>& scenarios() const {
    return scenarios_;
  }
  [[nodiscard]] const std::map<std::string, Setting, std::less<>>& settings() const {
    return settings_;
  }
  [[nodiscard]] std::string setting(std::string_view key, std::string_view otherwise) const;
  // In order of beginning.
  [[nodiscard]] const std::vector<Sitting>& sittings() const { return sittings_; }
  [[nodiscard]] const std::vector<SetAside>& set_aside() const { return set_aside_; }
  // Sound records that count for nothing (see above, or their attempt's beginning is missing). They
  // stay in the store.
  [[nodiscard]] std::size_t out_of_place() const { return out_of_place_; }

 private:
  void take(const ScenarioKept& record);
  void take(const AttemptBegun& record);
  void take(const ChoiceMade& record);
  void take(const CardOpened& record);
  void take(const AttemptClosed& record);
  void take(const SettingChanged& record);
  void take(const ScenarioAdded& record);
  void take(const ScenarioRemoved& record);
  void take(const HistoryReplaced& record);
  void take(const Placed& record);
  void take(const SittingBegun& record);
  void take(const SittingEvent& record);
  void take_event(const AttemptId& attempt, std::uint32_t step, std::int64_t wall_ms,
                  replay::Event event);
  [[nodiscard]] Attempt* find_own(std::string_view attempt);

  std::vector<Attempt> attempts_;
  std::map<std::string, std::size_t, std::less<>> places_;  // attempt id → place in attempts_
  std::map<std::string, std::size_t, std::less<>> open_;  // scenario → place of its open attempt
  std::map<std::string, std::string, std::less<>> scenarios_;
  std::vector<OwnScenario> own_;
  std::map<std::string, std::uint64_t, std::less<>> own_turns_;  // of removed ones as well
  std::map<std::string, Setting, std::less<>> settings_;
  std::uint64_t last_turn_ = 0;    // of all attempts
  std::uint64_t turn_before_ = 0;  // of all but the last one
  std::vector<Sitting> sittings_;
  std::vector<SetAside> set_aside_;
  std::size_t out_of_place_ = 0;
};

}  // namespace warmline::progress
