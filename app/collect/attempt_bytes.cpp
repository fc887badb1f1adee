#include "collect/attempt_bytes.h"

#include <cstdint>
#include <utility>

namespace warmline::collect {
namespace {

using progress::AttemptKind;
using progress::ClosedHow;
using progress::ResultAttempt;
using progress::ResultEvent;

// Format 1, of these: numbers of seven bits a byte, the lowest first, the top bit saying that more
// follow; signed ones zigzag; a text as its length and its bytes; a version as 1 and 32 bytes where
// it is 64 lower-case hex digits, else as 0 and a text. An event is its step less its place, its
// time less that of the event before, its card, and without a card its node and its choice.
constexpr char kFormat = 1;
constexpr std::size_t kHashBytes = 32;

int digit_of(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  return digit >= 'a' && digit <= 'f' ? digit - 'a' + 10 : -1;
}

class Writing {
 public:
  void byte(std::uint8_t value) { out_ += static_cast<char>(value); }
  void number(std::uint64_t value) {
    for (; value >= 0x80u; value >>= 7u) byte(static_cast<std::uint8_t>(value | 0x80u));
    byte(static_cast<std::uint8_t>(value));
  }
  // Differences wrap, so that no two numbers are too far apart.
  void difference(std::int64_t value, std::int64_t from) {
    const std::uint64_t by = static_cast<std::uint64_t>(value) - static_cast<std::uint64_t>(from);
    number(by << 1u ^ (by >> 63u == 0 ? 0 : ~std::uint64_t{0}));
  }
  void text(std::string_view value) {
    number(value.size());
    out_ += value;
  }
  void hash(std::string_view value) {
    const std::string packed = packed_hash(value);
    byte(packed.size() == kHashBytes ? 1 : 0);
    if (packed.size() == kHashBytes) {
      out_ += packed;
    } else {
      text(value);
    }
  }
  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  std::string out_{kFormat};
};

// After the first mistake everything is empty and sound() is false.
class Reading {
 public:
  explicit Reading(std::string_view bytes) : rest_(bytes) {
    if (byte() != static_cast<std::uint8_t>(kFormat)) fail();
  }
  std::uint8_t byte() {
    if (rest_.empty()) {
      fail();
      return 0;
    }
    const auto value = static_cast<std::uint8_t>(rest_.front());
    rest_.remove_prefix(1);
    return value;
  }
  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const std::uint8_t each = byte();
      const std::uint64_t part = each & 0x7Fu;
      if (part << shift >> shift != part) break;
      value |= part << shift;
      if ((each & 0x80u) != 0) continue;
      if (each == 0 && shift > 0) break;  // there is a shorter form
      return value;
    }
    fail();
    return 0;
  }
  std::int64_t difference(std::int64_t from) {
    const std::uint64_t zigzag = number();
    const std::uint64_t by = zigzag >> 1u ^ ((zigzag & 1u) == 0 ? 0 : ~std::uint64_t{0});
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(from) + by);
  }
  std::string text() { return std::string(piece(number())); }
  std::string hash() {
    const std::uint8_t form = byte();
    if (form == 0) return text();
    if (form != 1) fail();
    return hash_of(piece(kHashBytes));
  }
  template <typename Kind>
  Kind kind(Kind last) {
    const std::uint8_t value = byte();
    if (value > static_cast<std::uint8_t>(last)) fail();
    return sound_ ? static_cast<Kind>(value) : Kind{};
  }
  void fail() {
    sound_ = false;
    rest_ = {};
  }
  [[nodiscard]] bool sound() const { return sound_; }
  [[nodiscard]] bool at_end() const { return sound_ && rest_.empty(); }
  [[nodiscard]] std::size_t left() const { return rest_.size(); }

 private:
  std::string_view piece(std::uint64_t length) {
    if (length > rest_.size()) {
      fail();
      return {};
    }
    const std::string_view out = rest_.substr(0, static_cast<std::size_t>(length));
    rest_.remove_prefix(out.size());
    return out;
  }

  std::string_view rest_;
  bool sound_ = true;
};

ResultEvent event_of(Reading& in, std::uint32_t place, std::int64_t before_ms) {
  ResultEvent event;
  event.step = static_cast<std::uint32_t>(in.difference(place));
  event.at_ms = in.difference(before_ms);
  event.card = in.text();
  if (event.card.empty()) {
    event.node = in.text();
    event.choice = in.text();
  }
  return event;
}

}  // namespace

std::string packed_hash(std::string_view hex) {
  if (hex.size() != 2 * kHashBytes) return std::string(hex);
  std::string packed;
  for (std::size_t i = 0; i < hex.size(); i += 2) {
    const int high = digit_of(hex[i]), low = digit_of(hex[i + 1]);
    if (high < 0 || low < 0) return std::string(hex);
    packed += static_cast<char>(high * 16 + low);
  }
  return packed;
}

std::string hash_of(std::string_view packed) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  if (packed.size() != kHashBytes) return std::string(packed);
  std::string hex;
  for (const char each : packed) {
    const auto value = static_cast<std::uint8_t>(each);
    hex += kDigits[value >> 4u];
    hex += kDigits[value & 0xFu];
  }
  return hex;
}

std::string bytes_of(const ResultAttempt& attempt) {
  Writing out;
  out.text(attempt.scenario);
  out.hash(attempt.version);
  out.text(attempt.seed);
  out.byte(static_cast<std::uint8_t>(attempt.kind));
  out.difference(attempt.tries_before, 0);
  out.text(attempt.rewound_from);
  out.difference(attempt.rewound_steps, 0);
  out.difference(attempt.begun_ms, 0);
  out.byte(static_cast<std::uint8_t>(attempt.closed));
  out.difference(attempt.closed_ms, attempt.begun_ms);
  out.difference(attempt.count, 0);
  out.number(attempt.events.size());
  std::int64_t before_ms = attempt.begun_ms;
  for (std::size_t i = 0; i < attempt.events.size(); ++i) {
    const ResultEvent& event = attempt.events[i];
    out.difference(event.step, static_cast<std::int64_t>(i));
    out.difference(event.at_ms, before_ms);
    before_ms = event.at_ms;
    out.text(event.card);
    if (!event.card.empty()) continue;
    out.text(event.node);
    out.text(event.choice);
  }
  return out.take();
}

std::optional<ResultAttempt> attempt_of(std::string_view bytes) {
  Reading in(bytes);
  ResultAttempt attempt;
  attempt.scenario = in.text();
  attempt.version = in.hash();
  attempt.seed = in.text();
  attempt.kind = in.kind(AttemptKind::kPractised);
  attempt.tries_before = in.difference(0);
  attempt.rewound_from = in.text();
  attempt.rewound_steps = in.difference(0);
  attempt.begun_ms = in.difference(0);
  attempt.closed = in.kind(ClosedHow::kInterrupted);
  attempt.closed_ms = in.difference(attempt.begun_ms);
  attempt.count = in.difference(0);
  const std::uint64_t events = in.number();
  if (!in.sound() || events > in.left()) return std::nullopt;
  std::int64_t before_ms = attempt.begun_ms;
  for (std::uint64_t i = 0; i < events && in.sound(); ++i) {
    attempt.events.push_back(event_of(in, static_cast<std::uint32_t>(i), before_ms));
    before_ms = attempt.events.back().at_ms;
  }
  if (!in.at_end()) return std::nullopt;
  return attempt;
}

}  // namespace warmline::collect
