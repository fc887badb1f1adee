// JSON text to Scenario: syntax, schema, then references. What needs the state graph is proved in
// score/proof.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostic.h"
#include "scenario/scenario.h"

namespace warmline::scenario {

struct Parsed {
  ScenarioPtr scenario;                 // null when there is an error
  std::vector<Diagnostic> diagnostics;  // file, line and column filled, in order of place
};

// `file` is the name used in diagnostics.
[[nodiscard]] Parsed parse(std::string_view text, std::string_view file);

// Gives line and column to diagnostics that carry a pointer alone, and orders them by place.
void place(std::vector<Diagnostic>& diagnostics, std::string_view text, std::string_view file);

}  // namespace warmline::scenario
