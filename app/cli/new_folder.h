// Writing a folder, whole or not at all: beside its place first, then put there.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "core/result.h"

namespace warmline::cli {

struct NewFolder {
  std::filesystem::path name;     // absolute, without links and dots: one folder has one name
  std::filesystem::path partial;  // is there, and empty
  std::string given;              // as somebody called it
};

[[nodiscard]] std::filesystem::path folder_name(const std::string& folder);

// The same place, or one somewhere below it; both as folder_name() says them.
[[nodiscard]] bool lies_in(const std::filesystem::path& place, const std::filesystem::path& folder);

// Whether such a folder has a file of this name.
using IsOurs = bool (*)(const std::string& name);

// The folder is new or empty, or, with `force`, holds files of an earlier one alone; so does a
// partial one that was left by a run that was ended. The folder above it is there. Errors:
// "exists", "unwritable".
[[nodiscard]] Result<NewFolder> begin_folder(const std::string& folder, bool force, IsOurs is_ours);

// What stood there goes when the new one is in its place, and not before. Error: "unwritable"; then
// it stands there still, and what was written stays where it is.
[[nodiscard]] std::optional<Error> put_in_place(const NewFolder& folder);

void give_up(const NewFolder& folder);

}  // namespace warmline::cli
