// libFuzzer target: any bytes as a scenario. tests/fuzz/run builds it and starts from
// corpus/scenario.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/text.h"
#include "scenario/parse.h"

using namespace warmline;

namespace {

// Ends the program so that the fuzzer keeps the input.
void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const scenario::Parsed parsed = scenario::parse(text, "f");
  require(has_errors(parsed.diagnostics) == (parsed.scenario == nullptr));
  const auto lines = static_cast<std::uint32_t>(1 + std::count(text.begin(), text.end(), '\n'));
  for (const Diagnostic& diagnostic : parsed.diagnostics) {
    const std::string line = to_line(diagnostic);
    require(diagnostic.line >= 1 && diagnostic.line <= lines && diagnostic.column >= 1);
    require(line.find('\n') == std::string::npos);
    require(text::first_invalid_utf8(line) == text::kNone);
  }
  if (parsed.scenario != nullptr) {
    const scenario::Parsed again = scenario::parse(parsed.scenario->canonical, "f");
    require(again.scenario != nullptr && again.scenario->canonical == parsed.scenario->canonical);
  }
  return 0;
}
