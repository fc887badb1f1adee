#include "ui/export_file.h"

#include <cstdint>

#include "core/json.h"

namespace warmline::ui {

std::string base64(std::string_view bytes) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t count = bytes.size() - i < 3 ? bytes.size() - i : 3;
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      const std::uint32_t byte = k < count ? static_cast<unsigned char>(bytes[i + k]) : 0u;
      group = group << 8 | byte;
    }
    for (std::size_t k = 0; k < 4; ++k) {
      out += k <= count ? kDigits[group >> (18 - 6 * k) & 63u] : '=';
    }
  }
  return out;
}

std::string rescue_json(const std::vector<progress::StoredRecord>& records) {
  json::Writer writer;
  writer.begin_object().key("format").string("warmline-rescue-1").key("records").begin_array();
  for (const progress::StoredRecord& one : records) {
    writer.begin_object().key("key").integer(static_cast<std::int64_t>(one.sequence));
    writer.key("base64").string(base64(one.bytes)).end_object();
  }
  writer.end_array().end_object();
  return writer.take();
}

}  // namespace warmline::ui
