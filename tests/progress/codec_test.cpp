#include "progress/codec.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <set>
#include <variant>

#include "core/hash.h"
#include "progress/histories.h"

namespace warmline::progress {
namespace {

struct Fixture {
  const char* name;
  Record record;
};

// What stands in tests/fixtures/records/v1, each written once by the first build that stored such a
// record. These files never change: a later form gets a folder of its own.
std::vector<Fixture> first_forms() {
  const AttemptId one = "00112233445566778899aabbccddeeff";
  const AttemptId two = "ffeeddccbbaa99887766554433221100";
  const std::string version(64, 'a');
  return {
      {"scenario_kept", ScenarioKept{version, R"({"id":"refill","title":"Été – 「夏」"})"}},
      {"attempt_begun",
       AttemptBegun{one, "refill", version, 0xFEDCBA9876543210u, 1764000000123, "", 0}},
      {"attempt_rewound", AttemptBegun{two, "refill", version, 7, -1, one, 3}},
      {"choice_made", ChoiceMade{one, 4, "front-desk", "ask-name", 1764000001000}},
      {"card_opened", CardOpened{one, 5, "refill-policy", 1764000002000}},
      {"attempt_closed", AttemptClosed{one, ClosedHow::kInterrupted, 1764000003000}},
      {"setting_changed", SettingChanged{"mood-hidden", "1"}},
      {"scenario_added",
       ScenarioAdded{"refill", "Ré fill.json", "{\n  \"id\": \"refill\"\n}\n", 1764000004000}},
      {"scenario_removed", ScenarioRemoved{"refill", 1764000005000}},
      {"history_replaced", HistoryReplaced{"backup.json", 1764000004000}},
      {"placed", Placed{two, Placed::Thing::kAttempt, 9, 3, 2}},
      {"sitting_begun", SittingBegun{one, R"({"candidate":"K–17"})", 1764000006000}},
      {"sitting_choice", SittingEvent{one, 3, SittingWhat::kChoice, "front-desk", "ask-name", "",
                                      41'250, 1764000007000}},
      {"sitting_card",
       SittingEvent{one, 4, SittingWhat::kCard, "", "", "refill-policy", 52'000, -7}},
      {"sitting_saved", SittingEvent{two, 90, SittingWhat::kSaved, "", "", "", 0, 1764000008000}},
  };
}

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  REQUIRE_MESSAGE(in.good(), path);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string little_endian(std::uint32_t number) {
  std::string bytes;
  for (unsigned shift = 0; shift < 32; shift += 8) {
    bytes.push_back(static_cast<char>((number >> shift) & 0xFFu));
  }
  return bytes;
}

// An envelope whose checksum is right, whatever stands in it.
std::string sealed(char format, char version, const std::string& payload) {
  std::string bytes = std::string("WLR1") + format + '\0' + version + '\0';
  bytes += little_endian(static_cast<std::uint32_t>(payload.size()));
  return bytes + little_endian(crc32(bytes + payload)) + payload;
}

std::string code_of(const std::string& bytes) {
  const Result<Record> record = decode(bytes);
  return record.ok() ? "ok" : record.error().code;
}

TEST_CASE("every stored form that shipped is read, to the value it was written from") {
  for (const Fixture& fixture : first_forms()) {
    CAPTURE(fixture.name);
    const std::string path =
        std::string(WARMLINE_SOURCE_DIR) + "/tests/fixtures/records/v1/" + fixture.name + ".bin";
    const std::string bytes = read_file(path);
    const Result<Record> record = decode(bytes);
    REQUIRE(record.ok());
    CHECK(record.value().index() == fixture.record.index());
    CHECK(encode(record.value()) == encode(fixture.record));
  }
}

TEST_CASE("there is a stored form of every kind of record") {
  std::set<std::size_t> kinds;
  for (const Fixture& fixture : first_forms()) kinds.insert(fixture.record.index());
  CHECK(kinds.size() == std::variant_size_v<Record>);
}

TEST_CASE("what is written now is byte for byte what the first build wrote") {
  for (const Fixture& fixture : first_forms()) {
    CAPTURE(fixture.name);
    const std::string path =
        std::string(WARMLINE_SOURCE_DIR) + "/tests/fixtures/records/v1/" + fixture.name + ".bin";
    CHECK(encode(fixture.record) == read_file(path));
  }
}

TEST_CASE("fields come back as they were") {
  const Result<Record> record = decode(encode(first_forms()[2].record));
  REQUIRE(record.ok());
  const auto& begun = std::get<AttemptBegun>(record.value());
  CHECK(begun.attempt == "ffeeddccbbaa99887766554433221100");
  CHECK(begun.scenario == "refill");
  CHECK(begun.version == std::string(64, 'a'));
  CHECK(begun.seed == 7);
  CHECK(begun.wall_ms == -1);
  CHECK(begun.rewound_from == "00112233445566778899aabbccddeeff");
  CHECK(begun.rewound_steps == 3);
}

TEST_CASE("fields of a sitting come back as they were") {
  const SittingEvent written{"s", 7, SittingWhat::kTimeUp, "n", "c", "k", 1'234'567'890'123, -5};
  const Result<Record> record = decode(encode(written));
  REQUIRE(record.ok());
  const auto& event = std::get<SittingEvent>(record.value());
  CHECK(event.sitting == "s");
  CHECK(event.step == 7);
  CHECK(event.what == SittingWhat::kTimeUp);
  CHECK(event.node == "n");
  CHECK(event.choice == "c");
  CHECK(event.card == "k");
  CHECK(event.used_ms == 1'234'567'890'123);
  CHECK(event.wall_ms == -5);
  const Result<Record> begun = decode(encode(SittingBegun{"s", "{}", 9}));
  REQUIRE(begun.ok());
  CHECK(std::get<SittingBegun>(begun.value()).invitation == "{}");
  CHECK(std::get<SittingBegun>(begun.value()).wall_ms == 9);
}

TEST_CASE("property: every record of a history survives the round trip") {
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    for (const Record& record : HistoryMaker(seed).make(40)) {
      const std::string bytes = encode(record);
      const Result<Record> again = decode(bytes);
      REQUIRE(again.ok());
      REQUIRE(again.value().index() == record.index());
      REQUIRE(encode(again.value()) == bytes);
    }
  }
}

TEST_CASE("property: no flipped byte and no truncation is taken for a record") {
  for (const Fixture& fixture : first_forms()) {
    CAPTURE(fixture.name);
    const std::string bytes = encode(fixture.record);
    for (std::size_t at = 0; at < bytes.size(); ++at) {
      CHECK(code_of(bytes.substr(0, at)) == "damaged");
      for (const int mask : {0x01, 0x80, 0xFF}) {
        std::string flipped = bytes;
        flipped[at] = static_cast<char>(flipped[at] ^ mask);
        CHECK(code_of(flipped) != "ok");
      }
    }
    CHECK(code_of(bytes + '\0') == "damaged");
  }
}

TEST_CASE("what a newer build wrote is told from damage") {
  CHECK(code_of(sealed(99, 1, "anything")) == "newer");
  CHECK(code_of(sealed(6, 2, "anything")) == "newer");
  CHECK(code_of(sealed(0, 1, "")) == "damaged");
  CHECK(code_of(sealed(6, 0, "")) == "damaged");
  std::string later = sealed(6, 1, "");
  later[3] = '2';
  CHECK(code_of(later) == "newer");
  std::string broken = sealed(99, 1, "anything");
  broken.back() = '!';
  CHECK(code_of(broken) == "damaged");
}

TEST_CASE(
    "a sound checksum over an unsound payload is refused without taking its word for lengths") {
  const std::string endian(1, '\1');  // cereal's mark for little endian
  CHECK(code_of(sealed(6, 1, "")) == "damaged");
  CHECK(code_of(sealed(6, 1, endian)) == "damaged");
  // A key that claims 4 GB, and one that claims a byte more than there is.
  const Result<Record> huge = decode(sealed(6, 1, endian + "\xFF\xFF\xFF\xFF"));
  REQUIRE_FALSE(huge.ok());
  CHECK(huge.error().code == "damaged");
  CHECK(huge.error().message.find("out of its range") != std::string::npos);
  CHECK(code_of(sealed(6, 1, endian + little_endian(4) + "abc")) == "damaged");
  // Bytes left over.
  CHECK(code_of(sealed(6, 1, endian + little_endian(0) + little_endian(0))) == "ok");
  CHECK(code_of(sealed(6, 1, endian + little_endian(0) + little_endian(0) + "x")) == "damaged");
  // A way of closing that doesn't exist.
  std::string closed = encode(AttemptClosed{"a", ClosedHow::kInterrupted, 0}).substr(16);
  closed[closed.size() - 9] = 5;
  CHECK(code_of(sealed(5, 1, closed)) == "damaged");
  // A thing in a sitting that doesn't exist: it stands behind the id's length, the id and the step.
  std::string said = encode(SittingEvent{"a", 0, SittingWhat::kSaved, "", "", "", 0, 0}).substr(16);
  CHECK(code_of(sealed(25, 1, said)) == "ok");
  ++said[1 + 4 + 1 + 4];
  CHECK(code_of(sealed(25, 1, said)) == "damaged");
}

TEST_CASE("property: random payloads under a sound checksum never crash") {
  HistoryMaker maker(4);
  for (int round = 0; round < 20000; ++round) {
    const std::size_t one = maker.below(10);  // 1 to 8, 24 and 25
    const auto format = static_cast<char>(one < 8 ? 1 + one : 16 + one);
    const std::string code = code_of(sealed(format, 1, std::string(1, '\1') + maker.text(40)));
    CHECK((code == "ok" || code == "damaged"));
  }
}

}  // namespace
}  // namespace warmline::progress
