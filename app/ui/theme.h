// Colours, sizes and type of shared design: tokens, light and dark. Sizes in CSS pixels at text
// size 100 %.
#pragma once

#include <cstdint>

#include "platform/platform.h"

struct ImFont;

namespace warmline::ui {

using Colour = std::uint32_t;  // ImGui's packed RGBA

struct Palette {
  Colour bg, surface, sunk, ink, muted, line, accent, on_accent, caller, agent;
  Colour good, good_bg, lost, lost_bg, out, out_bg, focus;
};

[[nodiscard]] const Palette& light_palette();
[[nodiscard]] const Palette& dark_palette();
// For whoever wants more contrast: all that is read has 7 : 1 at least.
[[nodiscard]] const Palette& strong_light_palette();
[[nodiscard]] const Palette& strong_dark_palette();
// Of the few colours that a system forces; what colour tells elsewhere is told by words and forms.
[[nodiscard]] Palette forced_palette(const platform::SystemColours& colours);
[[nodiscard]] bool is_dark(const platform::SystemColours& colours);

struct Theme {
  bool dark = false;
  bool plain = false;  // nothing is drawn; the semantic tree is the page
  Palette colours;
  ImFont* regular = nullptr;
  ImFont* semibold = nullptr;
  float scale = 1;  // text size
  float em = 1;     // ImGui's size of a font over its CSS size: (ascent + descent) ÷ em
  bool reduced_motion = false;
};

enum class Type : std::uint8_t { kBody, kSmall, kNote, kLabel, kTitle, kDisplay, kFigure };
struct TypeStyle {
  float size;  // px
  float line;  // px
  bool bold;
};
// Body 16/25, small 14/21, note 13/19, label 13/19 semibold, title 18/25 semibold, display 28/36
// semibold, figure 44/48 semibold.
[[nodiscard]] TypeStyle type_style(Type type);

}  // namespace warmline::ui
