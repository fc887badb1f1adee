#include "collect/copy_text.h"

#include <array>
#include <charconv>
#include <cstdio>

namespace warmline::collect {

void CopyRow::next() {
  if (!first_) out_ += '\t';
  first_ = false;
}

CopyRow& CopyRow::integer(std::int64_t number) {
  next();
  std::array<char, 24> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out_.append(digits.data(), end);
  return *this;
}

CopyRow& CopyRow::maybe(const std::optional<std::int32_t>& number) {
  return number ? integer(*number) : nothing();
}

CopyRow& CopyRow::truth(bool holds) {
  next();
  out_ += holds ? 't' : 'f';
  return *this;
}

CopyRow& CopyRow::text(std::string_view text) {
  next();
  for (const char each : text) {
    switch (each) {
      case '\\':
        out_ += "\\\\";
        break;
      case '\t':
        out_ += "\\t";
        break;
      case '\n':
        out_ += "\\n";
        break;
      case '\r':
        out_ += "\\r";
        break;
      case '\0':
        out_ += "\xEF\xBF\xBD";
        break;
      default:
        out_ += each;
    }
  }
  return *this;
}

CopyRow& CopyRow::real(double number) {
  next();
  std::array<char, 32> digits;
  const int size = std::snprintf(digits.data(), digits.size(), "%.17g", number);
  out_.append(digits.data(), static_cast<std::size_t>(size));
  return *this;
}

CopyRow& CopyRow::nothing() {
  next();
  out_ += "\\N";
  return *this;
}

void CopyRow::end() {
  out_ += '\n';
  first_ = true;
}

}  // namespace warmline::collect
