// Writing one file, whole or not at all.
#pragma once

#include <filesystem>
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

// Why files can't be written into this folder; empty: they can. It is new or empty, or, with
// `force`, holds an earlier one's files, which `is_ours` knows.
[[nodiscard]] std::string in_the_way(const std::filesystem::path& folder, bool force,
                                     bool (*is_ours)(const std::filesystem::path& folder));

}  // namespace warmline::cli
