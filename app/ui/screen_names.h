// What each screen is called: in the window's title, and where focus and scrolling begin.
#pragma once

#include <string>

#include "ui/app_state.h"

namespace warmline::ui {

[[nodiscard]] const char* heading_of(Screen screen);  // id of its first heading
[[nodiscard]] const char* scroll_of(Screen screen);   // id of what scrolls; empty: nothing does
[[nodiscard]] std::string title_of(Screen screen, const AppState& state);

}  // namespace warmline::ui
