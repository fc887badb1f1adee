#include "cli/package_files.h"

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

#include "cli/commands.h"
#include "cli/load.h"
#include "cli/report.h"
#include "cli/write_file.h"
#include "core/hash.h"
#include "interop/zip_write.h"

namespace warmline::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostSiteFile = 64u << 20;

bool ends_with(const std::string& text, std::string_view end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

// What is in the folder, by path; nothing where it can't be looked into.
std::optional<std::set<std::string>> files_in(const fs::path& folder) {
  std::set<std::string> found;
  std::error_code failure;
  for (fs::recursive_directory_iterator entry(folder, failure), end; !failure && entry != end;
       entry.increment(failure)) {
    if (!entry->is_directory(failure))
      found.insert(entry->path().lexically_relative(folder).generic_string());
  }
  if (failure) return std::nullopt;
  return found;
}

// Of an earlier package, whose files may go; nothing where the folder holds anything else.
std::optional<std::set<std::string>> replaceable(const fs::path& folder) {
  std::error_code failure;
  if (!fs::exists(folder, failure)) return std::set<std::string>();
  std::optional<std::set<std::string>> there = files_in(folder);
  if (!there || there->empty()) return there;
  const Result<std::string> sums = read_file((folder / kSums).string(), kMostSiteFile);
  if (!sums) return std::nullopt;
  const auto listed = listed_in(sums.value());
  if (!listed || !is_package(listed.value())) return std::nullopt;
  const bool all_listed = std::all_of(there->begin(), there->end(), [&](const std::string& path) {
    return path == kSums || listed.value().count(path) != 0;
  });
  return all_listed ? there : std::nullopt;
}

int write_folder(const std::string& output, const SiteFiles& files) {
  const fs::path folder(output);
  const auto before = replaceable(folder);
  if (!before)
    return refuse(output, "holds something else than a package; name another folder, or empty it");
  std::error_code failure;
  // First, so that what stands there is a package at no time that it isn't whole.
  fs::remove(folder / kSums, failure);
  for (const std::string& path : *before) {
    if (files.count(path) == 0) fs::remove(folder / path, failure);
  }
  const auto put = [&](const std::string& path, const std::string& bytes) {
    std::error_code ignored;  // writing the file says what is wrong
    fs::create_directories((folder / path).parent_path(), ignored);
    return write_file((folder / path).string(), bytes, true);
  };
  for (const auto& [path, bytes] : files) {
    if (path == kSums) continue;
    if (const auto failed = put(path, bytes)) return refuse(failed->where, failed->message);
  }
  if (const auto failed = put(std::string(kSums), files.at(std::string(kSums))))
    return refuse(failed->where, failed->message);
  return kDone;
}

int write_zip(const std::string& output, const SiteFiles& files, bool force) {
  const std::optional<std::string> zip = interop::zip_of(files);
  if (!zip) return refuse(output, "can't be packed");
  if (const auto failed = write_file(output, *zip, force))
    return refuse(failed->where, failed->message);
  return kDone;
}

}  // namespace

Result<SiteFiles> read_site(const std::string& folder) {
  const fs::path root(folder);
  const Result<std::string> sums = read_file((root / kSums).string(), kMostSiteFile);
  if (!sums)
    return Error{"not-a-site",
                 "holds no built site; build one (./web/run --build), or name another with --site",
                 folder};
  Result<std::map<std::string, std::string>> listed = listed_in(sums.value());
  if (!listed) return Error{listed.error().code, listed.error().message, folder};
  SiteFiles files;
  for (const auto& [path, hash] : listed.value()) {
    Result<std::string> bytes = read_file((root / path).string(), kMostSiteFile);
    if (!bytes || sha256_hex(bytes.value()) != hash)
      return Error{"not-a-site",
                   path + " is missing or not as SHA256SUMS has it; build the site afresh", folder};
    files.emplace(path, std::move(bytes).value());
  }
  return files;
}

int write_site(const std::string& output, const SiteFiles& files, bool force) {
  return ends_with(output, ".zip") ? write_zip(output, files, force) : write_folder(output, files);
}

}  // namespace warmline::cli
