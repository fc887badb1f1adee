#include "progress/codec.h"

#include <cassert>
#include <cereal/archives/portable_binary.hpp>
#include <exception>
#include <istream>
#include <limits>
#include <ostream>
#include <streambuf>
#include <type_traits>
#include <utility>

#include "core/hash.h"

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
  } else {
    static_assert(std::is_same_v<Plain, SettingChanged>);
    io(r.key, r.value);
  }
}

class Sink : public std::streambuf {
 public:
  explicit Sink(std::string& out) : out_(out) {}

 protected:
  std::streamsize xsputn(const char* from, std::streamsize count) override {
    out_.append(from, static_cast<std::size_t>(count));
    return count;
  }
  int_type overflow(int_type one) override {
    if (!traits_type::eq_int_type(one, traits_type::eof()))
      out_.push_back(traits_type::to_char_type(one));
    return traits_type::not_eof(one);
  }

 private:
  std::string& out_;
};

class Source : public std::streambuf {
 public:
  explicit Source(std::string_view bytes) {
    char* first = const_cast<char*>(bytes.data());  // streambuf's get area is never written to
    setg(first, first, first + bytes.size());
  }
  [[nodiscard]] std::size_t remaining() const { return static_cast<std::size_t>(egptr() - gptr()); }
};

struct BadPayload : std::exception {
  [[nodiscard]] const char* what() const noexcept override { return "a field is out of its range"; }
};

class Writer {
 public:
  explicit Writer(std::ostream& out) : archive_(out) {}
  template <typename... Fields>
  void operator()(const Fields&... all) {
    (one(all), ...);
  }

 private:
  void one(const std::string& text) {
    archive_(static_cast<std::uint32_t>(text.size()));
    archive_(cereal::binary_data(text.data(), text.size()));
  }
  void one(ClosedHow how) { archive_(static_cast<std::uint8_t>(how)); }
  template <typename Number>
  void one(const Number& number) {
    static_assert(std::is_integral_v<Number>);
    archive_(number);
  }
  cereal::PortableBinaryOutputArchive archive_;
};

// cereal's own strings take a length from the bytes and allocate it; this one looks at what is left
// first.
class Reader {
 public:
  Reader(std::istream& in, const Source& source) : source_(source), archive_(in) {}
  template <typename... Fields>
  void operator()(Fields&... all) {
    (one(all), ...);
  }

 private:
  void one(std::string& text) {
    std::uint32_t length = 0;
    archive_(length);
    if (length > source_.remaining()) throw BadPayload();
    text.resize(length);
    archive_(cereal::binary_data(text.data(), text.size()));
  }
  void one(ClosedHow& how) {
    std::uint8_t number = 0;
    archive_(number);
    if (number > static_cast<std::uint8_t>(ClosedHow::kInterrupted)) throw BadPayload();
    how = static_cast<ClosedHow>(number);
  }
  template <typename Number>
  void one(Number& number) {
    static_assert(std::is_integral_v<Number>);
    archive_(number);
  }
  const Source& source_;
  cereal::PortableBinaryInputArchive archive_;
};

template <typename Number>
void put(std::string& out, Number number) {
  for (std::size_t at = 0; at < sizeof(Number); ++at) {
    out.push_back(static_cast<char>((number >> (8 * at)) & 0xFFu));
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

std::uint32_t checksum(std::string_view header, std::string_view payload) {
  std::string both(header.substr(0, kCheckedHeader));
  both.append(payload);
  return crc32(both);
}

Error damaged(std::string what) {
  return {"damaged", "A stored record is damaged: " + std::move(what) + ".", ""};
}

Error newer(std::string what) {
  return {"newer", "A stored record was written by a newer Warmline: " + std::move(what) + ".", ""};
}

template <typename R>
Result<Record> read_payload(std::string_view payload) {
  R record;
  try {
    Source source(payload);
    std::istream in(&source);
    Reader reader(in, source);
    fields(reader, record);
    if (source.remaining() != 0) return damaged("it is longer than its contents");
  } catch (const std::exception& problem) {
    return damaged(problem.what());
  }
  return Record(std::move(record));
}

template <std::size_t At = 0>
Result<Record> read_known(std::uint16_t format, std::uint16_t version, std::string_view payload) {
  if constexpr (At == std::variant_size_v<Record>) {
    return format == 0 ? damaged("it has no format")
                       : newer("its format is " + std::to_string(format));
  } else {
    using R = std::variant_alternative_t<At, Record>;
    if (format != Stored<R>::kFormat) return read_known<At + 1>(format, version, payload);
    if (version > Stored<R>::kVersion) return newer("its version is " + std::to_string(version));
    if (version == 0) return damaged("it has no version");
    return read_payload<R>(payload);
  }
}

}  // namespace

std::string encode(const Record& record) {
  return std::visit(
      [](const auto& one) {
        using R = std::decay_t<decltype(one)>;
        std::string payload;
        {
          Sink sink(payload);
          std::ostream out(&sink);
          Writer writer(out);
          fields(writer, one);
        }
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
  if (bytes.size() < kHeader) return damaged("it is too short");
  if (bytes.substr(0, kMagic.size()) != kMagic) {
    const bool later =
        bytes.substr(0, 3) == kMagic.substr(0, 3) && bytes[3] > kMagic[3] && bytes[3] <= '9';
    return later ? newer("its envelope is of a later kind") : damaged("it doesn't begin like one");
  }
  const std::string_view payload = bytes.substr(kHeader);
  if (get<std::uint32_t>(bytes, 8) != payload.size())
    return damaged("its length is not what it says");
  if (get<std::uint32_t>(bytes, kCheckedHeader) != checksum(bytes, payload))
    return damaged("its checksum differs");
  return read_known(get<std::uint16_t>(bytes, 4), get<std::uint16_t>(bytes, 6), payload);
}

}  // namespace warmline::progress
