// Histories such as people make, from a seed: the records of a journal and helpers to compare.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "progress/codec.h"
#include "progress/history.h"
#include "progress/portfolio.h"
#include "progress/record.h"

namespace warmline::progress {

inline std::vector<StoredRecord> to_stored(const std::vector<Record>& records) {
  std::vector<StoredRecord> stored;
  for (const Record& record : records) stored.push_back({stored.size() + 1, encode(record)});
  return stored;
}

inline std::string event_text(const replay::Event& event) {
  if (const auto* choice = std::get_if<replay::ChoiceEvent>(&event)) {
    return choice->node.text + ">" + choice->choice.text;
  }
  return "#" + std::get<replay::CardEvent>(event).card.text;
}

inline std::string attempt_text(const Attempt& attempt) {
  std::string text = attempt.id + " " + attempt.scenario + " " + attempt.version + " seed " +
                     std::to_string(attempt.seed) + " from " +
                     std::to_string(attempt.begun_wall_ms) + " to " +
                     std::to_string(attempt.last_wall_ms) + " place " +
                     std::to_string(attempt.ordinal) + (attempt.practised ? " practised" : "");
  text += attempt.closed ? " closed " + std::to_string(static_cast<int>(*attempt.closed)) : " open";
  for (const replay::Event& event : attempt.events) text += " " + event_text(event);
  return text + "\n";
}

inline std::string attempts_text(const Portfolio& portfolio) {
  std::string text;
  for (const Attempt& attempt : portfolio.attempts()) text += attempt_text(attempt);
  return text;
}

// A journal that one page could have written.
class HistoryMaker {
 public:
  explicit HistoryMaker(std::uint32_t seed) : random_(seed) {}

  std::vector<Record> make(std::size_t steps) {
    records_.push_back(ScenarioKept{text(64), "{\"id\":\"" + text(200) + "\"}"});
    for (std::size_t step = 0; step < steps; ++step) one_step();
    return records_;
  }

  std::string text(std::size_t most) {
    std::string made(below(most + 1), ' ');
    for (char& one : made) one = static_cast<char>(below(256));
    return made;
  }
  std::size_t below(std::size_t bound) { return static_cast<std::size_t>(random_() % bound); }

 private:
  struct Known {
    AttemptId id;
    std::size_t scenario = 0;
    std::uint32_t events = 0;
    bool open = true;
  };

  std::int64_t wall() { return static_cast<std::int64_t>(random_()) * (below(2) == 0 ? -1 : 1); }

  void begin() {
    Known made{"attempt-" + std::to_string(known_.size()), below(3), 0, true};
    AttemptBegun begun{
        made.id, "scenario-" + std::to_string(made.scenario), "v", random_(), wall(), "", 0};
    if (!known_.empty() && below(3) == 0) {
      const Known& source = known_[below(known_.size())];
      made.scenario = source.scenario;
      made.events = static_cast<std::uint32_t>(below(source.events + 1));
      begun.scenario = "scenario-" + std::to_string(made.scenario);
      begun.rewound_from = source.id;
      begun.rewound_steps = made.events;
    }
    for (Known& other : known_) other.open = other.open && other.scenario != made.scenario;
    known_.push_back(made);
    records_.push_back(begun);
  }

  void go_on(Known& attempt) {
    const std::size_t what = below(10);
    if (what == 0) {
      records_.push_back(AttemptClosed{attempt.id, static_cast<ClosedHow>(below(5)), wall()});
      attempt.open = false;
    } else if (what < 3) {
      records_.push_back(CardOpened{attempt.id, attempt.events++, text(20), wall()});
    } else {
      records_.push_back(ChoiceMade{attempt.id, attempt.events++, text(20), text(20), wall()});
    }
  }

  void one_step() {
    if (below(20) == 0) {
      records_.push_back(SettingChanged{"key-" + std::to_string(below(3)), text(10)});
      return;
    }
    if (below(20) == 0) {
      const std::string own = "scenario-" + std::to_string(below(3));
      if (below(3) == 0)
        records_.push_back(ScenarioRemoved{own, wall()});
      else
        records_.push_back(ScenarioAdded{own, text(10), text(200), wall()});
      return;
    }
    std::vector<Known*> open;
    for (Known& attempt : known_) {
      if (attempt.open) open.push_back(&attempt);
    }
    if (open.empty() || below(8) == 0) {
      begin();
    } else {
      go_on(*open[below(open.size())]);
    }
  }

  std::mt19937 random_;
  std::vector<Known> known_;
  std::vector<Record> records_;
};

// A journal as one browser could hold it: a history cut anywhere, with some records damaged, some
// from a newer build, and perhaps a merge in its past.
inline std::vector<StoredRecord> some_journal(std::uint32_t seed) {
  std::mt19937 source(seed);
  const auto random = [&source] { return static_cast<std::uint32_t>(source()); };
  // Few histories, so that two journals often share one up to somewhere.
  std::vector<Record> records = HistoryMaker(random() % 4).make(60 + random() % 60);
  records.resize(1 + random() % records.size());
  for (std::uint32_t more = random() % 4; more > 0; --more) {
    const std::string id = "own-" + std::to_string(random() % 2);
    if (random() % 3 == 0)
      records.push_back(ScenarioRemoved{id, 5});
    else
      records.push_back(ScenarioAdded{id, "own.json", std::to_string(random() % 3), 6});
  }
  std::vector<StoredRecord> stored = to_stored(records);
  for (StoredRecord& one : stored) {
    if (random() % 40 == 0) one.bytes[random() % one.bytes.size()] ^= 0x10;
  }
  if (random() % 4 == 0) {
    std::vector<Record> merged =
        records_of(merge(history_of(stored), history_of(some_journal(random()))));
    merged.insert(merged.begin(), HistoryReplaced{"backup.json", 5});
    for (const Record& record : HistoryMaker(random()).make(10)) merged.push_back(record);
    for (const Record& record : merged) stored.push_back({stored.size() + 1, encode(record)});
  }
  return stored;
}

}  // namespace warmline::progress
