// A result file's JSON to its parts, before anything is checked about the chain.
#pragma once

#include <string_view>
#include <vector>

#include "core/diagnostic.h"
#include "progress/result_file.h"

namespace warmline::progress {

// Syntax, limits and shape. Problems are added without their place in the text; the file is to be
// used only if none was.
[[nodiscard]] ResultFile read_result(std::string_view text, std::vector<Diagnostic>& problems);

// Where the chain doesn't hold, and what was done to it.
void check_attempt(const ResultAttempt& attempt, std::size_t index,
                   std::vector<Diagnostic>& findings);

[[nodiscard]] Diagnostic finding(std::string code, std::string pointer, std::string problem,
                                 std::string remedy);

}  // namespace warmline::progress
