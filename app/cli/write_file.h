// Writing one file, whole or not at all.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"

namespace warmline::cli {

// To a new file beside `path` first, which then takes its place; so there is never half a file, and
// nothing else is touched. With `replace` false, what stands at `path` stays. Errors: "exists",
// "unwritable".
[[nodiscard]] std::optional<Error> write_file(const std::string& path, std::string_view text,
                                              bool replace);

}  // namespace warmline::cli
