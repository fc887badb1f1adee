// A value or an error, for everything that a file, a store or a person can get wrong.
// Our own mistakes are asserts and never a Result.
#pragma once

#include <cassert>
#include <string>
#include <utility>
#include <variant>

namespace warmline {

struct Error {
  std::string code;     // stable, kebab-case, for tests and tools: "unknown-field"
  std::string message;  // a sentence for people: what is wrong and what to do
  std::string where;    // file:line:column and JSON path, or a record's key; may be empty
};

template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : content_(std::move(value)) {}
  Result(Error error) : content_(std::move(error)) {}

  [[nodiscard]] bool ok() const { return std::holds_alternative<T>(content_); }
  explicit operator bool() const { return ok(); }

  [[nodiscard]] const T& value() const& {
    assert(ok());
    return *std::get_if<T>(&content_);
  }
  [[nodiscard]] T&& value() && {
    assert(ok());
    return std::move(*std::get_if<T>(&content_));
  }
  [[nodiscard]] const Error& error() const {
    assert(!ok());
    return *std::get_if<Error>(&content_);
  }

 private:
  std::variant<T, Error> content_;
};

}  // namespace warmline
