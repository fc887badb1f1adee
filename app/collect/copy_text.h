// Rows in the text format of PostgreSQL's COPY: a line each, tabs between fields, \N for nothing;
// backslash, tab and line breaks escaped. A NUL, which no text of PostgreSQL can hold, becomes
// U+FFFD.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace warmline::collect {

class CopyRow {
 public:
  explicit CopyRow(std::string& out) : out_(out) {}
  CopyRow& integer(std::int64_t number);
  CopyRow& count(std::size_t number) { return integer(static_cast<std::int64_t>(number)); }
  CopyRow& maybe(const std::optional<std::int32_t>& number);
  CopyRow& truth(bool holds);
  CopyRow& text(std::string_view text);
  CopyRow& real(double number);  // so that it reads back as the same
  CopyRow& nothing();
  void end();

 private:
  void next();
  std::string& out_;
  bool first_ = true;
};

}  // namespace warmline::collect
