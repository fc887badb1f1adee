// What the parts of the first screen share.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "ui/view_library.h"
#include "ui/widgets.h"

namespace warmline::ui {

// A call with its results and the way into it. `extra` draws what else stands in the card; without
// it there is a quiet way to the map.
using CardExtra = std::function<void(Column&)>;
void call_card(Ui& ui, Column& column, const CallCard& card, bool loading, int level,
               std::optional<Intent>& intent, const CardExtra& extra = nullptr);

// A notice with details that unfold.
void folded(Ui& ui, Column& column, const std::string& id, const std::string& title,
            const std::string& sentence, const std::vector<std::string>& lines,
            LibraryViewState& state);

// Lines behind a quiet button that shows and hides them.
void folded_lines(Ui& ui, Column& column, const std::string& id, const std::string& about,
                  const std::vector<std::string>& lines, bool open_at_first,
                  LibraryViewState& state);

// Calls of one's own: what came of the files that came last, the calls, and how to add one.
void own_calls(Ui& ui, Column& column, const LibraryModel& model, LibraryViewState& state,
               std::optional<Intent>& intent);
void removal_dialog(Ui& ui, const LibraryModel& model, LibraryViewState& state,
                    std::optional<Intent>& intent);

}  // namespace warmline::ui
