// The letters that suspend.h is written in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace warmline::interop {

inline constexpr std::string_view kSixBits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

class SuspendWriter {
 public:
  void number(std::uint64_t value) {
    do {
      const auto low = static_cast<std::size_t>(value & 31);
      value >>= 5;
      text_ += kSixBits[low + (value != 0 ? 32 : 0)];
    } while (value != 0);
  }
  void bits(std::uint64_t value, int count) {  // the highest ones first; count ≤ 64
    for (int left = count; left > 0; left -= 6) {
      const std::uint64_t part = left >= 6 ? value >> (left - 6) : value << (6 - left);
      text_ += kSixBits[static_cast<std::size_t>(part & 63)];
    }
  }
  void hex(std::string_view digits);  // lower case
  void letter(char c) { text_ += c; }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

// Once something can't be read, everything else can't be either: bad() says so at the end.
class SuspendReader {
 public:
  explicit SuspendReader(std::string_view text) : rest_(text) {}
  std::uint64_t number();
  std::uint64_t bits(int count);
  std::string hex(std::size_t digits);
  [[nodiscard]] bool bad() const { return bad_; }
  [[nodiscard]] bool done() const { return rest_.empty(); }
  // No more of anything than there are characters.
  [[nodiscard]] std::size_t left() const { return rest_.size(); }

 private:
  std::uint64_t six();
  std::string_view rest_;
  bool bad_ = false;
};

}  // namespace warmline::interop
