// What one file is, and what of it goes into a store. On any thread.
#pragma once

#include <string_view>

#include "collect/store.h"
#include "collect/walk.h"

namespace warmline::collect {

// The words that a store keeps for what came of a file. The first two are taken.
inline constexpr std::string_view kUnchanged = "unchanged";
inline constexpr std::string_view kUnsigned = "unsigned";
inline constexpr std::string_view kChanged = "changed";  // after it was saved
inline constexpr std::string_view kNewerFormat = "newer-format";
inline constexpr std::string_view kCandidate = "candidate";  // a candidate's file (assess/)
inline constexpr std::string_view kBackup = "backup";
inline constexpr std::string_view kNoResult = "no-result-file";
inline constexpr std::string_view kDamaged = "damaged";  // was a result file; can't be read
inline constexpr std::string_view kTooLarge = "too-large";
inline constexpr std::string_view kUnreadable = "unreadable";  // by this user, or at all
inline constexpr std::string_view kNoFile = "no-file";         // a pipe, a device
inline constexpr std::string_view kLinkedFolder = "linked-folder";

[[nodiscard]] bool is_taken(std::string_view reason);
// For people: "changed after it was saved", of so many files.
[[nodiscard]] std::string_view meaning_of(std::string_view reason);

// Reads and verifies it. `state` of what comes is that of the bytes that were read; size −1 where
// the file went on changing, or couldn't be read: it is read again the next time.
[[nodiscard]] PreparedFile examine(const Found& found);

}  // namespace warmline::collect
