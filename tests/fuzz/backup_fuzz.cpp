// libFuzzer target: any bytes as a backup, restored where nothing is. tests/fuzz/run builds it and
// starts from corpus/backup.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/text.h"
#include "progress/backup.h"
#include "progress/codec.h"
#include "progress/history.h"

using namespace warmline;
using namespace warmline::progress;

namespace {

// Ends the program so that the fuzzer keeps the input.
void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const BackupRead read = read_backup(text, "f");
  require(read.backup.has_value() == read.problems.empty());
  for (const Diagnostic& one : read.problems) {
    const std::string line = to_line(one);
    require(line.find('\n') == std::string::npos);
    require(text::first_invalid_utf8(line) == text::kNone);
  }
  if (!read.backup) return 0;
  const History there = history_of(read.backup->records);
  require(same(merge(there, there), there));
  require(same(merge(History(), there), there));
  require(same(history_of(journal_of(there)), there));
  return 0;
}
