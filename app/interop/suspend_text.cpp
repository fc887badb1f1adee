#include "interop/suspend_text.h"

namespace warmline::interop {
namespace {

constexpr std::string_view kDigits = "0123456789abcdef";
constexpr int kMostShift = 60;

}  // namespace

void SuspendWriter::hex(std::string_view digits) {
  std::uint64_t kept = 0;
  int count = 0;
  for (const char c : digits) {
    const std::size_t digit = kDigits.find(c);
    kept = kept << 4 | (digit == std::string_view::npos ? 0 : digit);
    count += 4;
    if (count % 6 != 0) continue;
    bits(kept, count);
    kept = 0;
    count = 0;
  }
  if (count > 0) bits(kept, count);
}

std::uint64_t SuspendReader::six() {
  const std::size_t value = rest_.empty() ? std::string_view::npos : kSixBits.find(rest_.front());
  if (bad_ || value == std::string_view::npos) {
    bad_ = true;
    return 0;
  }
  rest_.remove_prefix(1);
  return value;
}

std::uint64_t SuspendReader::number() {
  std::uint64_t value = 0;
  for (int shift = 0; shift <= kMostShift; shift += 5) {
    const std::uint64_t part = six();
    value |= (part & 31) << shift;
    if (part < 32) return value;
  }
  bad_ = true;
  return 0;
}

std::uint64_t SuspendReader::bits(int count) {
  std::uint64_t value = 0;
  for (int left = count; left > 0; left -= 6) {
    const std::uint64_t part = six();
    value = left >= 6 ? value << 6 | part : value << left | part >> (6 - left);
  }
  return value;
}

std::string SuspendReader::hex(std::size_t digits) {
  std::string out;
  std::uint64_t kept = 0;
  int count = 0;
  while (out.size() < digits && !bad_) {
    kept = kept << 6 | six();
    count += 6;
    while (count >= 4 && out.size() < digits) {
      out += kDigits[static_cast<std::size_t>(kept >> (count - 4) & 15)];
      count -= 4;
    }
  }
  return out;
}

}  // namespace warmline::interop
