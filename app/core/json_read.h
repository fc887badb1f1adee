// Shared by json*.cpp alone: one reading pass over JSON text that knows where it stands.
// RapidJSON's reader is instantiated once, behind read(), because each further instance costs every
// visitor some ten kilobytes.
#pragma once

#include <rapidjson/document.h>
#include <rapidjson/error/error.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/json.h"

namespace warmline::json {

struct Document::Impl {
  rapidjson::Document document;
};

struct Access {
  static Document make(rapidjson::Document&& content) {
    Document made;
    made.impl_->document = std::move(content);
    return made;
  }
  static const rapidjson::Document& of(const Document& document) {
    return document.impl_->document;
  }
};

enum class EventType : std::uint8_t {
  kNull,
  kBool,
  kInteger,
  kUnsigned,
  kDouble,
  kString,
  kKey,
  kStartObject,
  kEndObject,
  kStartArray,
  kEndArray
};

struct Event {
  EventType type = EventType::kNull;
  std::size_t offset = 0;    // of the value's or key's first byte; of an end: its bracket
  std::string_view text;     // kString, kKey; valid during the call
  std::int64_t integer = 0;  // kInteger
  std::uint64_t big = 0;     // kUnsigned: above the range of std::int64_t
  double real = 0;           // kDouble
  bool boolean = false;      // kBool
  std::uint32_t count = 0;   // kEnd…: members or items
};

class Sink {
 public:
  Sink() = default;
  Sink(const Sink&) = delete;
  Sink& operator=(const Sink&) = delete;
  virtual ~Sink() = default;
  virtual bool on(const Event& event) = 0;  // false ends the reading
};

struct ReadResult {
  rapidjson::ParseErrorCode code = rapidjson::kParseErrorNone;
  std::size_t offset = 0;  // where the trouble is
};

// A byte order mark at the front is passed over. Offsets count from the front of the text all the
// same.
[[nodiscard]] ReadResult read(std::string_view text, Sink& sink);

// The JSON Pointer of where a pass stands; feed it each event before looking.
class Path {
 public:
  void before(const Event& event);            // an event that opens, names or is a value
  void after(const Event& event);             // ends close here
  [[nodiscard]] std::string pointer() const;  // of the value or key just met
  [[nodiscard]] std::string container()
      const;  // of the innermost thing still open, or of the member whose value is due
  [[nodiscard]] bool in_object() const { return !frames_.empty() && frames_.back().object; }
  [[nodiscard]] std::size_t depth() const { return frames_.size(); }

 private:
  struct Frame {
    bool object = false;
    bool due = false;  // the key has been read, its value not yet
    bool any = false;
    std::size_t index = 0;
    std::string key;
  };
  [[nodiscard]] std::string join(std::size_t frames) const;
  std::vector<Frame> frames_;
};

// RapidJSON's code in plain words; `text` gives the surroundings.
[[nodiscard]] Diagnostic syntax_problem(const ReadResult& result, std::string_view text);

[[nodiscard]] Position position_at(std::string_view text, std::size_t offset);

// Positions at offsets that never fall, in one pass over the text together.
class Positions {
 public:
  explicit Positions(std::string_view text);
  [[nodiscard]] Position at(std::size_t offset);

 private:
  std::string_view text_;
  std::size_t offset_ = 0;  // as far as position_ goes
  Position position_;
};

void append_escaped(std::string& out, std::string_view text);  // with the quotes

}  // namespace warmline::json
