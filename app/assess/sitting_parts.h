// Shared by sitting_*.cpp: the hashes of a sitting file and the names in it.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "assess/sitting_file.h"

namespace warmline::assess {

[[nodiscard]] std::string begun_hash(const SittingFile& file);
[[nodiscard]] std::string event_hash(const std::string& before, const SittingEvent& event);
[[nodiscard]] std::string end_hash(const std::string& last, std::int64_t count);
[[nodiscard]] std::string file_hash(const SittingFile& file);

// By SittingWhat; that of a mark is in no file.
inline constexpr std::array<std::string_view, 11> kWhatNames = {
    "opened",  "call-begun", "choice",   "card", "paused", "went-on",
    "time-up", "mark",       "finished", "left", "saved"};

}  // namespace warmline::assess
