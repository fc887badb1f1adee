// Colours of charts, in both themes. What a chart tells by colour it also tells by place, pattern
// or word; the colours themselves stay apart for eyes without one kind of cone (tested with the
// matrices of Machado, Oliveira and Fernandes 2009, IEEE TVCG 15(6):1291–1298).
#pragma once

#include <cstddef>

#include "ui/theme.h"

namespace warmline::ui {

// The shade of a heat map at 0..1: warm brown at the low end, neutral, blue at the high one.
[[nodiscard]] Colour heat_shade(bool dark, double share);
[[nodiscard]] Colour heat_ink(bool dark);    // for figures on any of the shades
[[nodiscard]] Colour heat_small(bool dark);  // for the small ones below them

// Of the n-th thing that is told apart by colour: blue, brown-red, grey. Lines and words both.
[[nodiscard]] Colour series_colour(bool dark, std::size_t number);

// A flow's bands lie over each other and under words: how much of their colour shows, how much more
// of it at what is pointed at, and how much of the ground lies between them and words.
[[nodiscard]] float flow_opacity(bool dark, bool marked);
inline constexpr float kFlowPointed = 1.3f;
inline constexpr float kFlowPlate = 0.5f;
[[nodiscard]] Colour flow_small(const Palette& palette);  // for a node's count

[[nodiscard]] Colour blended(Colour from, Colour to, double share);  // opaque, share 0..1 of `to`
[[nodiscard]] Colour faded(Colour colour, float opacity);            // opacity times its own

}  // namespace warmline::ui
