#include "core/text.h"

#include <algorithm>
#include <cstdint>

#include "core/tr.h"

namespace warmline::text {
namespace {

constexpr std::size_t kLongestName = 64;

unsigned byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

bool is_continuation(std::string_view bytes, std::size_t at) {
  return at < bytes.size() && (byte_at(bytes, at) & 0xC0u) == 0x80u;
}

// Length of the sound sequence that begins here, or 0. Second-byte bounds: Unicode 15, table 3-7.
std::size_t sequence_length(std::string_view bytes, std::size_t at) {
  const unsigned first = byte_at(bytes, at);
  if (first < 0x80) return 1;
  if (first < 0xC2 || first > 0xF4) return 0;
  const std::size_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  for (std::size_t i = 1; i < length; ++i) {
    if (!is_continuation(bytes, at + i)) return 0;
  }
  const unsigned second = byte_at(bytes, at + 1);
  if (first == 0xE0 && second < 0xA0) return 0;
  if (first == 0xED && second > 0x9F) return 0;
  if (first == 0xF0 && second < 0x90) return 0;
  if (first == 0xF4 && second > 0x8F) return 0;
  return length;
}

void append_escape(std::string& out, unsigned code) {
  static constexpr char kDigits[] = "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += kDigits[(code >> shift) & 0xFu];
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// Optimal string alignment: insertions, deletions, changes and swapped neighbours, each one step.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> previous(b.size() + 1);
  std::vector<std::size_t> current(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) previous[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    current[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = lower(a[i - 1]) == lower(b[j - 1]) ? 0 : 1;
      current[j] = std::min({previous[j] + 1, current[j - 1] + 1, previous[j - 1] + change});
      if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
          lower(a[i - 2]) == lower(b[j - 1])) {
        current[j] = std::min(current[j], before[j - 2] + 1);
      }
    }
    before.swap(previous);
    previous.swap(current);
  }
  return previous[b.size()];
}

}  // namespace

std::size_t first_invalid_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = sequence_length(bytes, at);
    if (length == 0) return at;
    at += length;
  }
  return kNone;
}

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u;
  }));
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const unsigned c = byte_at(text, i);
    if (c < 0x20 || c == 0x7F) {
      append_escape(out, c);
    } else if (c == 0xC2 && i + 1 < text.size() && byte_at(text, i + 1) < 0xA0) {
      append_escape(out, byte_at(text, ++i));
    } else if (text.substr(i, 3) == "\u2028" || text.substr(i, 3) == "\u2029") {
      append_escape(out, 0x2000u | (byte_at(text, i + 2) - 0x80u));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string quoted(std::string_view text, std::size_t most) {
  std::size_t end = 0;
  std::size_t count = 0;
  while (end < text.size()) {
    if ((byte_at(text, end) & 0xC0u) != 0x80u && ++count > most) break;
    ++end;
  }
  const bool cut = end < text.size();
  return tr("\"{0}\"", printable(text.substr(0, end)) + (cut ? "…" : ""));
}

std::optional<std::string_view> nearest(std::string_view written,
                                        const std::vector<std::string_view>& names) {
  if (written.empty() || written.size() > kLongestName) return std::nullopt;
  const std::size_t allowed = std::max<std::size_t>(1, written.size() / 3);
  std::size_t best = allowed + 1;
  std::optional<std::string_view> found;
  for (const std::string_view name : names) {
    const std::size_t gap =
        name.size() > written.size() ? name.size() - written.size() : written.size() - name.size();
    if (gap >= best || name.empty()) continue;
    const std::size_t steps = distance(written, name);
    if (steps < best && steps < name.size()) {
      best = steps;
      found = name;
    }
  }
  return found;
}

std::string list_of(const std::vector<std::string_view>& names, std::size_t most) {
  std::string out;
  const std::size_t shown = std::min(most, names.size());
  for (std::size_t i = 0; i < shown; ++i) {
    const std::string name = quoted(names[i]);
    if (i == 0) {
      out = name;
    } else {
      const bool last = i + 1 == shown && shown == names.size();
      out = last ? tr("{0} or {1}##list", out, name) : tr("{0}, {1}##list", out, name);
    }
  }
  if (shown == names.size()) return out;
  return tr_n("{1} and {0} more", "{1} and {0} more",
              static_cast<std::int64_t>(names.size() - shown), out);
}

}  // namespace warmline::text
