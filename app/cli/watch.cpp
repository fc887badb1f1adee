// `warmline check --watch`: checks again whenever a file changes.
#include <chrono>
#include <filesystem>
#include <iostream>
#include <map>
#include <string>
#include <system_error>
#include <thread>
#include <utility>

#include "cli/commands.h"
#include "cli/load.h"

namespace warmline::cli {

namespace fs = std::filesystem;

namespace {

constexpr std::chrono::milliseconds kPoll{300};

// When each file was last written, and its size: clocks of file systems can be coarse.
using Stamps = std::map<std::string, std::pair<fs::file_time_type, std::uintmax_t>>;

Stamps stamps_of(const std::vector<std::string>& paths) {
  Stamps stamps;
  const Result<std::vector<std::string>> files = scenario_files(paths);
  if (!files) return stamps;
  for (const std::string& file : files.value()) {
    std::error_code gone;  // a file may go while we look; it then counts as changed
    const fs::file_time_type written = fs::last_write_time(file, gone);
    const std::uintmax_t size = fs::file_size(file, gone);
    if (!gone) stamps[file] = {written, size};
  }
  return stamps;
}

// Once nothing has changed for a while: an editor may be writing still.
Stamps settled(const std::vector<std::string>& paths, Stamps stamps) {
  for (;;) {
    std::this_thread::sleep_for(kPoll);
    Stamps now = stamps_of(paths);
    if (now == stamps) return now;
    stamps = std::move(now);
  }
}

std::string difference(const Stamps& before, const Stamps& after) {
  std::string names;
  const auto add = [&names](const std::string& file, const char* what) {
    names += (names.empty() ? "" : ", ") + file + what;
  };
  for (const auto& [file, stamp] : after) {
    const auto was = before.find(file);
    if (was == before.end()) add(file, " is new");
    if (was != before.end() && was->second != stamp) add(file, " changed");
  }
  for (const auto& [file, stamp] : before) {
    if (after.count(file) == 0) add(file, " is gone");
  }
  return names;
}

}  // namespace

int watch(const CheckOptions& options) {
  Stamps known = stamps_of(options.paths);
  const int first = check_once(options);
  if (known.empty()) return first;  // nothing there to watch
  for (;;) {
    std::cout << std::flush;
    Stamps now = stamps_of(options.paths);
    if (now == known) {
      std::this_thread::sleep_for(kPoll);
      continue;
    }
    now = settled(options.paths, std::move(now));
    const std::string changes = difference(known, now);
    known = std::move(now);
    if (changes.empty()) continue;  // written and taken back
    std::cout << "\n" << changes << ":\n";
    // Errors are what one watches for.
    [[maybe_unused]] const int status = check_once(options);
  }
}

}  // namespace warmline::cli
