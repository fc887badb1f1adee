// What a TrueType file says of its own height, for setting type by its em as the browser does.
#pragma once

#include <string_view>

namespace warmline::ui {

// (ascender − descender) ÷ units per em, of the tables hhea and head (OpenType 1.9): ImGui's font
// size over the CSS one. 1 where the bytes hold no such tables.
[[nodiscard]] float em_factor(std::string_view truetype);

}  // namespace warmline::ui
