// libFuzzer target: any bytes as a result file. tests/fuzz/run builds it and starts from
// corpus/result.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/text.h"
#include "progress/result_chain.h"
#include "progress/result_file.h"

using namespace warmline;

namespace {

// Ends the program so that the fuzzer keeps the input.
void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using progress::Verdict;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const progress::Verified verified = progress::verify_result(text, "f");
  const bool wrong =
      verified.verdict == Verdict::kChanged || verified.verdict == Verdict::kUnreadable;
  require(wrong != verified.findings.empty());
  for (const Diagnostic& one : verified.findings) {
    const std::string line = to_line(one);
    require(line.find('\n') == std::string::npos);
    require(text::first_invalid_utf8(line) == text::kNone);
  }
  if (verified.verdict == Verdict::kUnreadable) return 0;
  // What is sound is what would be written again, byte for byte, with hashes worked out anew.
  progress::ResultFile again = verified.file;
  chain(again);
  if (!wrong) require(result_text(again) == text);
  return 0;
}
