#include "cli/new_folder.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace warmline::cli {
namespace {

namespace fs = std::filesystem;

bool holds_ours_alone(const fs::path& folder, IsOurs is_ours) {
  std::error_code failure;
  for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end;
       entry.increment(failure)) {
    std::error_code unknown;
    if (entry->symlink_status(unknown).type() != fs::file_type::regular ||
        !is_ours(entry->path().filename().string()))
      return false;
  }
  return !failure;
}

// Why it can't be written; empty: it can.
std::string in_the_way(const fs::path& folder, bool force, IsOurs is_ours) {
  std::error_code failure;
  if (!fs::exists(fs::symlink_status(folder, failure))) return {};
  if (!fs::is_directory(folder, failure)) return "is there already and no folder; name another";
  // Where somebody stands nothing can be put in its place without their standing nowhere.
  const fs::path here = fs::current_path(failure);
  if (!failure && lies_in(here, folder))
    return "is where you are; go to another folder, and name it from there";
  if (fs::is_empty(folder, failure)) return {};
  if (!force) return "is there already; name another folder, or add --force";
  return holds_ours_alone(folder, is_ours)
             ? ""
             : "holds something else than such an export; name another folder";
}

}  // namespace

fs::path folder_name(const std::string& folder) {
  std::error_code failure;
  fs::path whole = fs::weakly_canonical(fs::absolute(folder, failure), failure);
  if (failure) whole = fs::absolute(folder, failure).lexically_normal();
  return whole.has_filename() ? whole : whole.parent_path();  // "teams/"
}

bool lies_in(const fs::path& place, const fs::path& folder) {
  return std::mismatch(folder.begin(), folder.end(), place.begin(), place.end()).first ==
         folder.end();
}

Result<NewFolder> begin_folder(const std::string& folder, bool force, IsOurs is_ours) {
  NewFolder made;
  made.name = folder_name(folder);
  made.partial = made.name.string() + ".partial";
  made.given = folder;
  if (std::string why = in_the_way(made.name, force, is_ours); !why.empty())
    return Error{"exists", std::move(why), folder};
  if (std::string why = in_the_way(made.partial, true, is_ours); !why.empty())
    return Error{"exists", std::move(why), made.partial.string()};
  std::error_code failure;
  fs::remove_all(made.partial, failure);
  if (!fs::create_directory(made.partial, failure))
    return Error{"unwritable",
                 "cannot be made; is the folder above it there, and may you write in it?",
                 made.partial.string()};
  return made;
}

std::optional<Error> put_in_place(const NewFolder& folder) {
  std::error_code failure, ignored;
  const bool was_there = fs::exists(fs::symlink_status(folder.name, ignored));
  fs::path old = folder.name.string() + ".old";
  for (int i = 2; fs::exists(fs::symlink_status(old, ignored)); ++i)
    old = folder.name.string() + ".old-" + std::to_string(i);
  if (was_there) fs::rename(folder.name, old, failure);
  if (!failure) {
    fs::rename(folder.partial, folder.name, failure);
    if (failure && was_there) fs::rename(old, folder.name, ignored);
  }
  if (failure)
    return Error{"unwritable",
                 "cannot be put in place (" + failure.message() + "); what was written is in " +
                     folder.partial.string(),
                 folder.given};
  if (was_there) fs::remove_all(old, ignored);
  return std::nullopt;
}

void give_up(const NewFolder& folder) {
  std::error_code ignored;  // what can't be removed stays, as anything else beside it
  fs::remove_all(folder.partial, ignored);
}

}  // namespace warmline::cli
