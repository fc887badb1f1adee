// The first screen: what this is, the next call in one press, all calls, what was done so far, and
// what went wrong.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "ui/intent.h"
#include "ui/models.h"
#include "ui/ui.h"

namespace warmline::ui {

struct LibraryViewState {
  std::set<std::string> unfolded;  // ids of notices whose details are shown
  std::string removing;            // the call of one's own that is asked about; mostly empty
  int reports_seen = 0;            // LibraryModel::reports_shown when they were last gone to
};

[[nodiscard]] std::optional<Intent> draw_library(Ui& ui, const LibraryModel& model,
                                                 LibraryViewState& state);

}  // namespace warmline::ui
