// The one hardened way in for JSON from outside. RapidJSON does the reading; its headers stay in
// json*.cpp. Limits on size, depth and counts; duplicate keys refused; invalid UTF-8 refused; no
// recursion on input depth.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostic.h"
#include "core/result.h"

namespace warmline::json {

struct Limits {
  std::size_t bytes = 4u << 20;
  std::size_t depth = 32;
  std::size_t values = 200'000;  // values in all, members and items included
};

struct Position {
  std::uint32_t line = 1;    // 1-based
  std::uint32_t column = 1;  // 1-based, in code points
};

// A view of one value of a Document; cheap to copy, valid while the document lives.
class Value {
 public:
  explicit Value(const void* node = nullptr) : node_(node) {}
  [[nodiscard]] bool is_object() const;
  [[nodiscard]] bool is_array() const;
  [[nodiscard]] bool is_string() const;
  [[nodiscard]] bool is_integer() const;  // fits std::int64_t
  [[nodiscard]] bool is_number() const;   // finite
  [[nodiscard]] bool is_bool() const;
  [[nodiscard]] std::string_view string() const;  // empty if not a string
  [[nodiscard]] std::int64_t integer(std::int64_t otherwise = 0) const;
  [[nodiscard]] double real(double otherwise = 0) const;  // any number, with a fraction or without
  [[nodiscard]] bool boolean(bool otherwise = false) const;
  [[nodiscard]] std::size_t size() const;  // items of an array, members of an object, else 0
  [[nodiscard]] Value item(std::size_t index) const;             // of an array
  [[nodiscard]] std::string_view name(std::size_t index) const;  // of an object's member
  [[nodiscard]] Value member(std::size_t index) const;
  [[nodiscard]] std::optional<Value> find(std::string_view name) const;
  [[nodiscard]] const void* node() const { return node_; }

 private:
  const void* node_;
};

class Document {
 public:
  Document();
  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;
  ~Document();
  [[nodiscard]] Value root() const;

 private:
  friend struct Access;
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Every problem found (a syntax error ends the reading), with pointer, line and column. The
// document is there only when there is none.
struct ParseOutcome {
  std::optional<Document> document;
  std::vector<Diagnostic> problems;  // "syntax", "duplicate-key", "too-large", "too-deep",
                                     // "too-many-values", "not-utf-8"
};
[[nodiscard]] ParseOutcome parse(std::string_view text, const Limits& limits = {});

// Where a JSON Pointer's value stands in the text; for a member its key. nth: which of equal keys
// (0: the first).
[[nodiscard]] std::optional<Position> locate(std::string_view text, std::string_view pointer,
                                             std::size_t nth = 0);
// The same for many pointers in one pass over the text.
[[nodiscard]] std::vector<std::optional<Position>> locate_all(
    std::string_view text, const std::vector<std::string>& pointers);

// The pointer to a member or an item of what `pointer` names; ~ and / in a name are escaped (RFC
// 6901, section 3).
[[nodiscard]] std::string child(std::string_view pointer, std::string_view name);
[[nodiscard]] std::string child(std::string_view pointer, std::size_t index);

// Members sorted by name (bytewise), no white space, minimal escapes: the bytes a version's hash is
// taken of.
[[nodiscard]] std::string canonical(const Value& value);

// A compiled JSON Schema (draft 4 as RapidJSON knows it).
class Schema {
 public:
  explicit Schema(std::string_view schema_text);  // our own text: asserts that it is sound
  Schema(Schema&&) noexcept;
  ~Schema();
  // One diagnostic for each violation, in plain words, pointer filled, line and column not yet.
  [[nodiscard]] std::vector<Diagnostic> validate(const Document& document) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Builds JSON text. Misuse (a value where a key belongs) is our own mistake and asserts.
class Writer {
 public:
  explicit Writer(bool pretty = false);
  Writer(Writer&&) noexcept;
  ~Writer();
  Writer& begin_object();
  Writer& end_object();
  Writer& begin_array();
  Writer& end_array();
  Writer& key(std::string_view name);
  Writer& string(std::string_view text);
  Writer& integer(std::int64_t number);
  Writer& thousandths(std::int64_t number);  // 625 is 0.625, 1000 is 1
  Writer& boolean(bool value);
  Writer& null();
  [[nodiscard]] std::string take();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace warmline::json
