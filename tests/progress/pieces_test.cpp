// Backups read, merged and written down in pieces, however small: the same as at once.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "core/hash.h"
#include "progress/backup.h"
#include "progress/codec.h"
#include "progress/histories.h"
#include "progress/history.h"

namespace warmline::progress {
namespace {

std::string told(const BackupRead& read) {
  std::string all;
  for (const Diagnostic& one : read.problems) all += to_line(one) + "\n";
  if (!read.backup) return all + "nothing";
  all += std::to_string(read.backup->made_ms) + (read.backup->altered ? " altered" : "") + "\n";
  for (const StoredRecord& one : read.backup->records)
    all += std::to_string(one.sequence) + " " + one.bytes + "\n";
  return all;
}

std::string in_pieces(const std::string& text, std::size_t bytes) {
  BackupReading reading(text, "b.json");
  double before = 0;
  while (!reading.step(bytes)) {
    if (reading.done() < before || reading.done() > 1) FAIL("it went back");
    before = reading.done();
  }
  return told(reading.take());
}

std::vector<std::string> odd_backups() {
  const std::string one = R"({"key":1,"base64":"Zm9v"})";
  const auto with = [](const std::string& records) {
    return R"({"format":"warmline-backup-1","made_ms":5,"records":)" + records +
           R"(,"sha256":"x"})";
  };
  return {
      "",
      "{}",
      "[]",
      "nothing",
      "\"records\":[]",
      with("[]"),
      with("[ ]"),
      with("[\n" + one + " ,\t" + one + "\r\n]"),
      with("[" + one + "," + one + ",]"),
      with("[," + one + "]"),
      with("[" + one + one + "]"),
      with("[" + one + "," + one),
      with("[" + one + ",7]"),
      with("[[]]"),
      with("{\"a\":[" + one + "]}"),
      with("null"),
      with(R"([{"key":1,"base64":"Zm9v","more":{"a":1}}])"),
      with(R"([{"key":1,"base64":"Zm9v","more":{"a":[1]}}])"),
      with(R"([{"key":1,"base64":"Zm9v","key":2}])"),
      with(R"([{"key":1,"base64":"a\"b\\"},{"key":2,"base64":"]}"}])"),
      with(R"([{"key":-1,"base64":""}])"),
      with(R"([{"key":1,"base64":"Zm9v"}}])"),
      with("[{\"key\":1,\"base64\":\"\xFF\"}]"),
      with("[" + one + "],\"records\":[" + one + "]"),
      with("[" + one + "],\"more\":[1,2,{\"records\":[]}]"),
      "{\"made_ms\":1,\"a\":{\"records\":[1]},\"records\":[" + one +
          "],\"format\":\"warmline-backup-1\"}",
      "{\"note\":\"records\",\"records\" : [" + one + "],\"format\":\"warmline-rescue-1\"}",
      "{\"rec\\u006frds\":[" + one + "],\"format\":\"warmline-backup-1\"}",
      "{\"format\":\"warmline-backup-2\",\"records\":[" + one + "]}",
      "\xEF\xBB\xBF{\"format\":\"warmline-backup-1\",\"records\":[" + one + "]}",
      with("[" + one + "]") + " more",
  };
}

History unfolded(const std::vector<StoredRecord>& records, std::size_t most) {
  HistoryReading reading;
  for (const StoredRecord& one : records) reading.take(one);
  while (!reading.unfold(most)) {
  }
  return reading.take_history();
}

}  // namespace

TEST_CASE("a backup read in pieces is the one that is read at once, whatever is wrong with it") {
  std::vector<std::string> texts = odd_backups();
  for (std::uint32_t seed = 0; seed < 20; ++seed)
    texts.push_back(backup_text(some_journal(seed), 7));
  for (const auto& entry :
       std::filesystem::directory_iterator(WARMLINE_SOURCE_DIR "/tests/fuzz/corpus/backup")) {
    std::ifstream in(entry.path(), std::ios::binary);
    texts.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  REQUIRE(texts.size() > 50);
  for (const std::string& text : texts) {
    CAPTURE(text.substr(0, 200));
    const std::string expected = told(read_backup(text, "b.json"));
    for (const std::size_t bytes : {1u, 7u, 4096u, 1u << 20})
      CHECK(in_pieces(text, bytes) == expected);
  }
}

TEST_CASE("every byte of a backup changed in turn: read in pieces it is the same") {
  const std::string text = backup_text(
      to_stored({SettingChanged{"theme", "dark"}, SettingChanged{"mood-hidden", "1"}}), 5);
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (const char by : {'\x01', '\x06', '\x20', '\x7f'}) {
      std::string changed = text;
      changed[at] = static_cast<char>(text[at] ^ by);
      if (in_pieces(changed, 50) != told(read_backup(changed, "b.json"))) FAIL_CHECK(at);
    }
    const std::string cut = text.substr(0, at);
    if (in_pieces(cut, 50) != told(read_backup(cut, "b.json"))) FAIL_CHECK(at);
  }
}

TEST_CASE("a large backup is read in many small pieces") {
  std::vector<StoredRecord> records;
  for (std::uint64_t i = 0; i < 5000; ++i)
    records.push_back({i + 1, encode(SettingChanged{"key-" + std::to_string(i), "value"})});
  const std::string text = backup_text(records, 5);
  BackupReading reading(text, "b.json");
  std::size_t pieces = 1;
  while (!reading.step(1000)) ++pieces;
  CHECK(pieces >= text.size() / 1000);
  const BackupRead read = reading.take();
  REQUIRE(read.backup);
  CHECK_FALSE(read.backup->altered);
  CHECK(read.backup->records.size() == 5000);
}

TEST_CASE("property: histories unfolded, merged and written down piece by piece are the same") {
  for (std::uint32_t seed = 0; seed < 60; ++seed) {
    CAPTURE(seed);
    const std::vector<StoredRecord> one = some_journal(seed * 2), two = some_journal(seed * 2 + 1);
    for (const std::size_t most : {1u, 3u}) {
      const History a = unfolded(one, most), b = unfolded(two, most);
      REQUIRE(same(a, history_of(one)));
      const History both = merge(a, b);
      Merging merging(a, b);
      while (!merging.step(most)) {
      }
      CHECK(merging.changed() == !same(both, a));
      std::size_t fresh = 0, longer = 0;
      for (const auto& [id, attempt] : b.attempts) {
        const auto known = a.attempts.find(id);
        fresh += known == a.attempts.end();
        longer += known != a.attempts.end() && known->second.events.size() < attempt.events.size();
      }
      CHECK(merging.fresh() == fresh);
      CHECK(merging.longer() == longer);
      REQUIRE(same(merging.take(), both));
      std::string bytes, expected;
      WritingDown writing(both);
      while (writing.give(most, [&bytes](Record&& record) { bytes += encode(record); })) {
      }
      for (const Record& record : records_of(both)) expected += encode(record);
      CHECK(bytes == expected);
    }
  }
}

TEST_CASE("SHA-256 of text that comes in pieces is that of the whole") {
  Sha256 sum;
  for (const char* part : {"a", "", "bc"}) sum.add(part);
  CHECK(sum.hex() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace warmline::progress
