// A scenario file from disk, read, checked and solved.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/diagnostic.h"
#include "core/result.h"
#include "scenario/scenario.h"
#include "score/outcome.h"

namespace warmline::cli {

struct Loaded {
  std::string file;
  scenario::ScenarioPtr scenario;           // null when its shape is wrong
  std::optional<score::Solution> solution;  // nothing when it can't be scored either
  std::vector<Diagnostic> diagnostics;      // with places, in order of place
};

// At most `most` bytes of it. Error: "unreadable".
[[nodiscard]] Result<std::string> read_file(const std::string& file,
                                            std::size_t most = static_cast<std::size_t>(-1));

// Error: "unreadable".
[[nodiscard]] Result<Loaded> load(const std::string& file);

// The same for playing and solving: errors are printed to stderr. Without a scenario that can be
// scored there is nothing, and `status` says what to exit with.
[[nodiscard]] std::optional<Loaded> load_to_play(const std::string& file, int& status);

// The files named, and for each folder the *.json in it but the schema, by name. Error:
// "not-found".
[[nodiscard]] Result<std::vector<std::string>> scenario_files(
    const std::vector<std::string>& paths);

}  // namespace warmline::cli
