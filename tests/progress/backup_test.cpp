#include "progress/backup.h"

#include <doctest/doctest.h>

#include <string>

#include "progress/codec.h"
#include "progress/histories.h"

namespace warmline::progress {
namespace {

std::string code_of(const std::string& text) {
  const BackupRead read = read_backup(text, "b.json");
  CHECK(read.backup.has_value() == read.problems.empty());
  return read.problems.empty() ? (read.backup->altered ? "altered" : "ok")
                               : read.problems.front().code;
}

}  // namespace

TEST_CASE("a backup holds each record's bytes and number") {
  const std::vector<StoredRecord> records = {{7, "foo"}, {9, std::string("\0\xff", 2)}};
  const std::string text = backup_text(records, -5);
  // sha256sum of "7 Zm9v\n9 AP8=\n"
  CHECK(
      text ==
      R"({"format":"warmline-backup-1","made_ms":-5,"records":[{"key":7,"base64":"Zm9v"},)"
      R"({"key":9,"base64":"AP8="}],"sha256":"568e998e36660921ccf9059f326d37b4f4356353dc7973a7cba3ede6848570b3"})"
      "\n");
  CHECK(looks_like_backup(text));
  const BackupRead read = read_backup(text, "b.json");
  REQUIRE(read.backup);
  CHECK(read.backup->made_ms == -5);
  REQUIRE(read.backup->records.size() == 2);
  CHECK(read.backup->records[1].sequence == 9);
  CHECK(read.backup->records[1].bytes == records[1].bytes);
}

TEST_CASE(
    "every byte of a backup changed in turn: refused, or known to be altered, and the sound "
    "records are read") {
  const std::vector<StoredRecord> records =
      to_stored({SettingChanged{"theme", "dark"}, SettingChanged{"mood-hidden", "1"}});
  const std::string text = backup_text(records, 5);
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (const char by : {'\x01', '\x20', '\x7f'}) {
      std::string changed = text;
      changed[at] = static_cast<char>(text[at] ^ by);
      const BackupRead read = read_backup(changed, "b.json");
      if (!read.backup) {
        CHECK_FALSE(read.problems.empty());
        continue;
      }
      std::size_t sound = 0;
      for (const StoredRecord& one : read.backup->records) sound += decode(one.bytes).ok();
      if (sound + 1 < records.size()) FAIL_CHECK(at);
      if (sound < records.size() && !read.backup->altered) FAIL_CHECK(at);
    }
  }
}

TEST_CASE("a file that is no backup, a newer one or a broken one is told what it is") {
  CHECK(code_of("") == "syntax");
  CHECK(code_of("{}") == "no-backup");
  CHECK(code_of(R"({"format":"warmline-backup-2"})") == "newer-format");
  CHECK(code_of(R"({"format":"warmline-backup-1"})") == "bad-record");
  CHECK(code_of(R"({"format":"warmline-backup-1","records":[{"key":-1,"base64":""}]})") ==
        "bad-record");
  CHECK(code_of(R"({"format":"warmline-backup-1","records":[{"key":1}]})") == "bad-record");
  CHECK(code_of(R"({"format":"warmline-backup-1","records":[]})") == "altered");
  const std::string text = backup_text(to_stored({SettingChanged{"theme", "dark"}}), 5);
  CHECK(code_of(text) == "ok");
  CHECK(code_of(text.substr(0, text.size() / 2)) == "syntax");
  CHECK_FALSE(looks_like_backup(R"({"format":1,"id":"a"})"));
}

TEST_CASE("what the page writes when the program has stopped is read as well") {
  const std::string text =
      R"({"format":"warmline-rescue-1","records":[{"key":1,"base64":"Zm9v"}]})";
  CHECK(looks_like_backup(text));
  CHECK(code_of(text) == "ok");
  CHECK(read_backup(text, "b").backup->records[0].bytes == "foo");
}

TEST_CASE("a record whose base64 is broken is kept to be set aside") {
  const BackupRead read =
      read_backup(R"({"format":"warmline-rescue-1","records":[{"key":1,"base64":"Zm9"}]})", "b");
  REQUIRE(read.backup);
  CHECK_FALSE(decode(read.backup->records[0].bytes).ok());
}

}  // namespace warmline::progress
