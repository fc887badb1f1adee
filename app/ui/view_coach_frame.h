// What frames Coach's pages about the team as a whole.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ui/parts.h"
#include "ui/view_coach_pages.h"

namespace warmline::ui {

// All of them are as wide, so that the way between them stands still.
inline constexpr float kCoachWide = 1240;

// Navigation, a scrolling page `id` and its head `id`-title with the way between pages; what comes
// below is at most `width` wide.
struct CoachFrame {
  Scroll page;
  bool has_team = false;
};
[[nodiscard]] CoachFrame begin_coach_page(Ui& ui, Screen screen, std::string_view id,
                                          const CoachHead& head, float width,
                                          std::optional<Intent>& intent);
void end_coach_page(Ui& ui, CoachFrame& frame);

// Where there is no team: what to do about it.
void no_team(Ui& ui, Column& column, std::string_view id, std::string_view what,
             std::optional<Intent>& intent);

// A button in text that opens and closes something. True when it was pressed.
bool disclosure(Ui& ui, Column& column, std::string_view id, std::string_view label, bool open);

// Begins and ends an item of a list; `top` is where it began.
int begin_item(Ui& ui, const Column& column, std::string_view id);
void end_item(Ui& ui, const Column& column, int item, float top);

}  // namespace warmline::ui
