// libFuzzer target: any bytes as a scenario; what is one is checked and mapped as far as so many
// pieces of work go. tests/fuzz/run builds it and starts from corpus/scenario.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "core/text.h"
#include "craft/inspect.h"
#include "craft/map.h"
#include "scenario/parse.h"

using namespace warmline;

namespace {

// Ends the program so that the fuzzer keeps the input.
void require(bool holds) {
  if (!holds) std::abort();
}

void check_lines(const std::vector<Diagnostic>& diagnostics, std::string_view text) {
  const auto lines = static_cast<std::uint32_t>(1 + std::count(text.begin(), text.end(), '\n'));
  for (const Diagnostic& diagnostic : diagnostics) {
    const std::string line = to_line(diagnostic);
    require(diagnostic.line >= 1 && diagnostic.line <= lines && diagnostic.column >= 1);
    require(line.find('\n') == std::string::npos);
    require(text::first_invalid_utf8(line) == text::kNone);
  }
}

void inspect_some(std::string_view text) {
  constexpr std::size_t kPiece = 500;
  constexpr int kMostPieces = 300;
  craft::Inspecting inspecting(std::string(text), "f", &anonymity::built_in_lexicon());
  int pieces = 0;
  while (!inspecting.step(kPiece)) {
    if (++pieces > kMostPieces) return;
  }
  const craft::Inspection found = inspecting.take();
  check_lines(found.diagnostics, text);
  require(found.scenario != nullptr);
  std::vector<craft::Decision> decisions;
  if (found.solution) decisions = craft::decisions(*found.solution);
  const craft::Map map = craft::map_of(*found.scenario, found.solution ? &*found.solution : nullptr,
                                       decisions, found.diagnostics);
  require(map.nodes.size() == found.scenario->nodes.size());
  require(map.order.size() + map.apart.size() == map.nodes.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const scenario::Parsed parsed = scenario::parse(text, "f");
  require(has_errors(parsed.diagnostics) == (parsed.scenario == nullptr));
  check_lines(parsed.diagnostics, text);
  if (parsed.scenario != nullptr) {
    const scenario::Parsed again = scenario::parse(parsed.scenario->canonical, "f");
    require(again.scenario != nullptr && again.scenario->canonical == parsed.scenario->canonical);
    inspect_some(text);
  }
  return 0;
}
