// libFuzzer target: any bytes as a rating file. tests/fuzz/run builds it and starts from
// corpus/rating.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "coach/rating.h"
#include "core/text.h"

using namespace warmline;

namespace {

// Ends the program so that the fuzzer keeps the input.
void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const coach::ParsedRating parsed = coach::parse_rating(text, "f");
  require(parsed.file.has_value() == parsed.diagnostics.empty());
  for (const Diagnostic& one : parsed.diagnostics) {
    const std::string line = to_line(one);
    require(line.find('\n') == std::string::npos);
    require(text::first_invalid_utf8(line) == text::kNone);
  }
  if (!parsed.file) return 0;
  // What was read is what would be written and read again, and one file agrees with itself.
  const std::string written = coach::rating_text(*parsed.file);
  const coach::ParsedRating again = coach::parse_rating(written, "f");
  require(again.file && coach::rating_text(*again.file) == written);
  const coach::Calibration alone = coach::calibrate({*parsed.file, *again.file});
  require(alone.raters.size() == 1 && alone.most.empty() && !alone.agreement.figure);
  return 0;
}
