#include "ui/font_metrics.h"

#include <cstddef>
#include <cstdint>

namespace warmline::ui {
namespace {

std::uint32_t big_endian(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < count; ++i) {
    value = value << 8 | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0u);
  }
  return value;
}

// Where a table begins; 0 if there is none (no table begins at 0).
std::size_t table(std::string_view bytes, std::string_view tag) {
  const std::uint32_t count = big_endian(bytes, 4, 2);
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::size_t entry = 12 + std::size_t{16} * i;
    if (entry + 16 > bytes.size()) return 0;
    if (bytes.substr(entry, 4) == tag) return big_endian(bytes, entry + 8, 4);
  }
  return 0;
}

}  // namespace

float em_factor(std::string_view truetype) {
  const std::size_t head = table(truetype, "head");
  const std::size_t hhea = table(truetype, "hhea");
  if (head == 0 || hhea == 0) return 1;
  const auto units = static_cast<float>(big_endian(truetype, head + 18, 2));
  const auto ascender =
      static_cast<float>(static_cast<std::int16_t>(big_endian(truetype, hhea + 4, 2)));
  const auto descender =
      static_cast<float>(static_cast<std::int16_t>(big_endian(truetype, hhea + 6, 2)));
  return units > 0 && ascender > descender ? (ascender - descender) / units : 1;
}

}  // namespace warmline::ui
