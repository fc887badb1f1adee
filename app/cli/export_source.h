// What `warmline export` reads: result files, or one store that many were collected in.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "collect/source.h"
#include "core/result.h"

namespace warmline::cli {

// The folder that a file lies in.
[[nodiscard]] std::string team_of(const std::string& file);

struct Opened {
  std::unique_ptr<collect::Source> source;
  bool left_out = false;  // some files, which are named on stderr
};

// Errors: "not-found", "unreadable", and those of a store (collect/store.h); "two-kinds" where a
// store is named beside something else; "no-result-file" where there is none.
[[nodiscard]] Result<Opened> open_source(const std::vector<std::string>& paths);

}  // namespace warmline::cli
