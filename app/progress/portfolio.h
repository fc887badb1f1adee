// The journal read back: attempts with their events, in order; what was set aside; settings.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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
  std::vector<replay::Event> events;     // rewound ones include what they took over
  std::optional<ClosedHow> closed;       // nothing: open, can be resumed
  bool practised = false;                // rewound or hinted
  std::uint64_t ordinal = 0;             // order of beginning over all attempts
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

// State derived from records; the only thing that applies them.
class Portfolio {
 public:
  void load(const std::vector<StoredRecord>& records);  // decodes and applies in order of sequence; never fails
  void apply(const Record& record);

  [[nodiscard]] const std::vector<Attempt>& attempts() const { return attempts_; }  // in order of beginning
  [[nodiscard]] const Attempt* find(std::string_view attempt) const;
  [[nodiscard]] const Attempt* open_attempt(std::string_view scenario) const;   // the one to resume, if any
  [[nodiscard]] const Attempt* latest_open() const;
  [[nodiscard]] const Attempt* first_attempt(std::string_view scenario) const;  // the first begun, declined ones apart
  [[nodiscard]] const std::string* canonical(std::string_view version) const;   // of a kept scenario
  [[nodiscard]] std::string setting(std::string_view key, std::string_view otherwise) const;
  [[nodiscard]] const std::vector<SetAside>& set_aside() const { return set_aside_; }

 private:
  std::vector<Attempt> attempts_;
  std::map<std::string, std::string, std::less<>> scenarios_;
  std::map<std::string, std::string, std::less<>> settings_;
  std::vector<SetAside> set_aside_;
};

}  // namespace warmline::progress
