#include "progress/codec.h"

#include <cassert>
#include <cereal/cereal.hpp>
#include <limits>
#include <type_traits>
#include <utility>

#include "core/hash.h"
#include "core/tr.h"

namespace warmline::progress {
namespace {

// The envelope's first sixteen bytes, little endian. This layout never changes behind this magic,
// so that a build can tell a sound record it doesn't know from a damaged one.
//   0 magic  4 format  6 version  8 payload length  12 CRC-32 of bytes 0 to 11 and the payload
constexpr std::string_view kMagic = "WLR1";
constexpr std::size_t kCheckedHeader = 12;
constexpr std::size_t kHeader = 16;

// Numbers on disk. Never reuse one; a changed form gets the next version, a reader for the old one
// and a fixture.
template <typename R>
struct Stored;
template <>
struct Stored<ScenarioKept> {
  static constexpr std::uint16_t kFormat = 1, kVersion = 1;
};
template <>
struct Stored<AttemptBegun> {
  static constexpr std::uint16_t kFormat = 2, kVersion = 1;
};
template <>
struct Stored<ChoiceMade> {
  static constexpr std::uint16_t kFormat = 3, kVersion = 1;
};
template <>
struct Stored<CardOpened> {
  static constexpr std::uint16_t kFormat = 4, kVersion = 1;
};
template <>
struct Stored<AttemptClosed> {
  static constexpr std::uint16_t kFormat = 5, kVersion = 1;
};
template <>
struct Stored<SettingChanged> {
  static constexpr std::uint16_t kFormat = 6, kVersion = 1;
};
template <>
struct Stored<ScenarioAdded> {
  static constexpr std::uint16_t kFormat = 7, kVersion = 1;
};
template <>
struct Stored<ScenarioRemoved> {
  static constexpr std::uint16_t kFormat = 8, kVersion = 1;
};
template <>
struct Stored<HistoryReplaced> {
  static constexpr std::uint16_t kFormat = 16, kVersion = 1;
};
template <>
struct Stored<Placed> {
  static constexpr std::uint16_t kFormat = 17, kVersion = 1;
};
template <>
struct Stored<SittingBegun> {
  static constexpr std::uint16_t kFormat = 24, kVersion = 1;
};
template <>
struct Stored<SittingEvent> {
  static constexpr std::uint16_t kFormat = 25, kVersion = 1;
};

// The fields of version 1, in order, for the reader and the writer alike (R may be const).
template <typename Io, typename R>
void fields(Io& io, R& r) {
  using Plain = std::remove_const_t<R>;
  if constexpr (std::is_same_v<Plain, ScenarioKept>) {
    io(r.version, r.canonical);
  } else if constexpr (std::is_same_v<Plain, AttemptBegun>) {
    io(r.attempt, r.scenario, r.version, r.seed, r.wall_ms, r.rewound_from, r.rewound_steps);
  } else if constexpr (std::is_same_v<Plain, ChoiceMade>) {
    io(r.attempt, r.step, r.node, r.choice, r.wall_ms);
  } else if constexpr (std::is_same_v<Plain, CardOpened>) {
    io(r.attempt, r.step, r.card, r.wall_ms);
  } else if constexpr (std::is_same_v<Plain, AttemptClosed>) {
    io(r.attempt, r.how, r.wall_ms);
  } else if constexpr (std::is_same_v<Plain, HistoryReplaced>) {
    io(r.file, r.wall_ms);
  } else if constexpr (std::is_same_v<Plain, Placed>) {
    io(r.name, r.thing, r.turn, r.taken_over, r.practised_after);
  } else if constexpr (std::is_same_v<Plain, SettingChanged>) {
    io(r.key, r.value);
  } else if constexpr (std::is_same_v<Plain, ScenarioAdded>) {
    io(r.scenario, r.file, r.text, r.wall_ms);
  } else if constexpr (std::is_same_v<Plain, SittingBegun>) {
    io(r.sitting, r.invitation, r.wall_ms);
  } else if constexpr (std::is_same_v<Plain, SittingEvent>) {
    io(r.sitting, r.step, r.what, r.node, r.choice, r.card, r.used_ms, r.wall_ms);
  } else {
    static_assert(std::is_same_v<Plain, ScenarioRemoved>);
    io(r.scenario, r.wall_ms);
  }
}

template <typename Number>
void put(std::string& out, Number number) {
  const auto bits = static_cast<std::uint64_t>(number);
  for (std::size_t at = 0; at < sizeof(Number); ++at) {
    out.push_back(static_cast<char>((bits >> (8 * at)) & 0xFFu));
  }
}

template <typename Number>
Number get(std::string_view bytes, std::size_t from) {
  std::uint64_t number = 0;
  for (std::size_t at = sizeof(Number); at-- > 0;) {
    number = (number << 8) | static_cast<unsigned char>(bytes[from + at]);
  }
  return static_cast<Number>(number);
}

// cereal's own archives go through the standard streams, which add 50 KB of locales to the page's
// program, and trust the lengths they read. These two keep the layout of its portable binary
// archive: a byte that says little endian, then number after number.
constexpr char kLittleEndian = '\x01';

class Packing : public cereal::OutputArchive<Packing, cereal::AllowEmptyClassElision> {
 public:
  explicit Packing(std::string& out) : OutputArchive(this), out_(out) {
    out_.push_back(kLittleEndian);
  }
  void bytes(std::string_view text) { out_.append(text); }
  template <typename Number>
  void number(Number number) {
    put(out_, number);
  }

 private:
  std::string& out_;
};

template <typename Number>
std::enable_if_t<std::is_integral_v<Number>> save(Packing& to, const Number& number) {
  to.number(number);
}

// What is missing reads as zeros, and problem() says so; nothing is read beyond the payload.
class Unpacking : public cereal::InputArchive<Unpacking, cereal::AllowEmptyClassElision> {
 public:
  explicit Unpacking(std::string_view payload) : InputArchive(this), rest_(payload) {
    if (bytes(1) != std::string_view(&kLittleEndian, 1)) refuse(tr("its byte order is unknown"));
  }
  [[nodiscard]] std::string_view bytes(std::size_t count) {
    if (count > rest_.size()) {
      refuse(tr("a field is out of its range"));
      rest_ = {};
      return {};
    }
    const std::string_view taken = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return taken;
  }
  template <typename Number>
  [[nodiscard]] Number number() {
    const std::string_view taken = bytes(sizeof(Number));
    return taken.empty() ? Number{} : get<Number>(taken, 0);
  }
  // The first thing said counts.
  void refuse(const std::string& why) {  // of tr(), which stays
    if (problem_.empty()) problem_ = why;
  }
  [[nodiscard]] std::string_view problem() const { return problem_; }
  [[nodiscard]] bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
  std::string_view problem_;
};

template <typename Number>
std::enable_if_t<std::is_integral_v<Number>> load(Unpacking& from, Number& number) {
  number = from.number<Number>();
}

class Writer {
 public:
  explicit Writer(std::string& out) : archive_(out) {}
  template <typename... Fields>
  void operator()(const Fields&... all) {
    (one(all), ...);
  }

 private:
  void one(const std::string& text) {
    archive_(static_cast<std::uint32_t>(text.size()));
    archive_.bytes(text);
  }
  template <typename Number>
  void one(const Number& number) {
    if constexpr (std::is_enum_v<Number>) {
      archive_(static_cast<std::uint8_t>(number));
    } else {
      static_assert(std::is_integral_v<Number>);
      archive_(number);
    }
  }
  Packing archive_;
};

class Reader {
 public:
  explicit Reader(std::string_view payload) : archive_(payload) {}
  template <typename... Fields>
  void operator()(Fields&... all) {
    (one(all), ...);
  }
  // Why the fields read are not to be used; empty if they are sound and nothing is left over.
  [[nodiscard]] std::string_view problem() {
    if (!archive_.at_end()) archive_.refuse(tr("it is longer than its contents"));
    return archive_.problem();
  }

 private:
  void one(std::string& text) {
    std::uint32_t length = 0;
    archive_(length);
    text = archive_.bytes(length);
  }
  void one(ClosedHow& how) { named(how, ClosedHow::kInterrupted); }
  void one(Placed::Thing& thing) { named(thing, Placed::Thing::kOwnScenario); }
  void one(SittingWhat& what) { named(what, SittingWhat::kSaved); }
  template <typename Enum>
  void named(Enum& value, Enum last) {
    std::uint8_t number = 0;
    archive_(number);
    if (number > static_cast<std::uint8_t>(last)) {
      return archive_.refuse(tr("a field is out of its range"));
    }
    value = static_cast<Enum>(number);
  }
  template <typename Number>
  void one(Number& number) {
    static_assert(std::is_integral_v<Number>);
    archive_(number);
  }
  Unpacking archive_;
};

std::uint32_t checksum(std::string_view header, std::string_view payload) {
  std::string both(header.substr(0, kCheckedHeader));
  both.append(payload);
  return crc32(both);
}

Error damaged(const std::string& what) {
  return {"damaged", tr("A stored record is damaged: {0}.", what), ""};
}

Error newer(const std::string& what) {
  return {"newer", tr("A stored record was written by a newer Warmline: {0}.", what), ""};
}

template <typename R>
Result<Record> read_payload(std::string_view payload) {
  R record;
  Reader reader(payload);
  fields(reader, record);
  if (const auto problem = reader.problem(); !problem.empty()) return damaged(std::string(problem));
  return Record(std::move(record));
}

template <std::size_t At = 0>
Result<Record> read_known(std::uint16_t format, std::uint16_t version, std::string_view payload) {
  if constexpr (At == std::variant_size_v<Record>) {
    return format == 0 ? damaged(tr("it has no format"))
                       : newer(tr("its format is {0}", std::to_string(format)));
  } else {
    using R = std::variant_alternative_t<At, Record>;
    if (format != Stored<R>::kFormat) return read_known<At + 1>(format, version, payload);
    if (version > Stored<R>::kVersion)
      return newer(tr("its version is {0}", std::to_string(version)));
    if (version == 0) return damaged(tr("it has no version"));
    return read_payload<R>(payload);
  }
}

}  // namespace

std::string encode(const Record& record) {
  return std::visit(
      [](const auto& one) {
        using R = std::decay_t<decltype(one)>;
        std::string payload;
        Writer writer(payload);
        fields(writer, one);
        assert(payload.size() <= std::numeric_limits<std::uint32_t>::max());
        std::string bytes(kMagic);
        put(bytes, Stored<R>::kFormat);
        put(bytes, Stored<R>::kVersion);
        put(bytes, static_cast<std::uint32_t>(payload.size()));
        put(bytes, checksum(bytes, payload));
        return bytes + payload;
      },
      record);
}

Result<Record> decode(std::string_view bytes) {
  if (bytes.size() < kHeader) return damaged(tr("it is too short"));
  if (bytes.substr(0, kMagic.size()) != kMagic) {
    const bool later =
        bytes.substr(0, 3) == kMagic.substr(0, 3) && bytes[3] > kMagic[3] && bytes[3] <= '9';
    return later ? newer(tr("its envelope is of a later kind"))
                 : damaged(tr("it doesn't begin like one"));
  }
  const std::string_view payload = bytes.substr(kHeader);
  if (get<std::uint32_t>(bytes, 8) != payload.size())
    return damaged(tr("its length is not what it says"));
  if (get<std::uint32_t>(bytes, kCheckedHeader) != checksum(bytes, payload))
    return damaged(tr("its checksum differs"));
  return read_known(get<std::uint16_t>(bytes, 4), get<std::uint16_t>(bytes, 6), payload);
}

}  // namespace warmline::progress
