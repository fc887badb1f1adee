// The team that is loaded as rows for other programs (coach/rows.h), as files to save.
#pragma once

#include <cstdint>
#include <string>

#include "coach/rows.h"
#include "ui/coach_state.h"

namespace warmline::ui {

enum class RowsOf : std::uint8_t { kAttempts, kDecisions, kDictionary };
inline constexpr std::size_t kRowsOfCount = 3;

struct RowsFile {
  std::string name, mime, bytes;
};

// A team is there, or the dictionary is what is wanted. What `warmline export` writes of the same
// result files, but for the team's name, which the app knows none of, and groups, which it does.
[[nodiscard]] RowsFile exported_rows(const CoachState& coach, RowsOf what, coach::RowFormat format);

}  // namespace warmline::ui
