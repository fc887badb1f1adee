// What the pages about one person share.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/intent.h"
#include "ui/models_coach_person.h"
#include "ui/widgets.h"

namespace warmline::ui {

// Keeps what was typed once nobody has typed for a moment.
struct KeepingPause {
  double keep_at_ms = 0;  // 0: nothing waits
};
// `unkept`: something waits to be kept, as the model knows; `typed`: in this frame.
void keep_after_pause(Ui& ui, KeepingPause& pause, bool unkept, std::optional<Intent>& intent);

// Sessions as a list, each with a button that opens it.
void session_rows(Ui& ui, Column& column, const std::string& id,
                  const std::vector<SessionRow>& rows, std::optional<Intent>& intent);

// A card of all kept sessions; nothing where there are none.
void kept_sessions_card(Ui& ui, Column& column, const std::vector<SessionRow>& rows,
                        std::optional<Intent>& intent);

// A text button that stands where text begins.
bool text_button(Ui& ui, Column& column, std::string_view id, std::string_view label,
                 std::string_view description = {}, int pressed = -1, int expanded = -1);

}  // namespace warmline::ui
