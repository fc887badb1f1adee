// The fuzzers' corpora, each input once: what was found stays found.
#include <doctest/doctest.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "progress/backup.h"
#include "progress/history.h"
#include "progress/result_file.h"

namespace fs = std::filesystem;
using namespace warmline::progress;

namespace {

template <typename Take>
std::size_t replay(const std::string& target, const Take& take) {
  std::size_t count = 0;
  for (const fs::directory_entry& entry :
       fs::directory_iterator(WARMLINE_SOURCE_DIR "/tests/fuzz/corpus/" + target)) {
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    INFO(entry.path());
    take(entry.path().filename().string(), text);
    ++count;
  }
  return count;
}

}  // namespace

TEST_CASE("the corpus of result files: the signed one alone is unchanged") {
  const std::size_t count = replay("result", [](const std::string& name, const std::string& text) {
    const Verified verified = verify_result(text, name);
    CHECK((verified.verdict == Verdict::kUnchanged) == (name == "signed.json"));
    CHECK((verified.verdict == Verdict::kUnsigned) == (name == "unsigned.json"));
  });
  CHECK(count >= 5);
}

TEST_CASE("the corpus of backups: each is read and restored, or refused with a reason") {
  const std::size_t count = replay("backup", [](const std::string& name, const std::string& text) {
    const BackupRead read = read_backup(text, name);
    CHECK(read.backup.has_value() == read.problems.empty());
    if (!read.backup) return;
    const History there = history_of(read.backup->records);
    CHECK(same(merge(there, there), there));
  });
  CHECK(count >= 3);
}

TEST_CASE("a file that nests or repeats without end is refused within limits") {
  CHECK(verify_result(std::string(1u << 20, '['), "f").verdict == Verdict::kUnreadable);
  CHECK_FALSE(read_backup(std::string(1u << 20, '['), "f").backup);
}
