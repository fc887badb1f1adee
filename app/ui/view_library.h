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
};

[[nodiscard]] std::optional<Intent> draw_library(Ui& ui, const LibraryModel& model,
                                                 LibraryViewState& state);

}  // namespace warmline::ui
