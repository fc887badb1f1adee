// Choices given on the command line, played.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/load.h"
#include "replay/transcript.h"

namespace warmline::cli {

struct Attempted {
  Loaded loaded;  // with its solution
  std::vector<replay::Event> events;
  replay::Run run;
};

// Nothing, with `status` to exit with, when the file or a step is no good; stderr says why.
[[nodiscard]] std::optional<Attempted> attempt(const std::string& file, const std::string& choices,
                                               int& status);

}  // namespace warmline::cli
