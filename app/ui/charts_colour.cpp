#include "ui/charts_colour.h"

#include <algorithm>
#include <cmath>

namespace warmline::ui {
namespace {

constexpr Colour rgb(std::uint32_t hex) {
  return 0xFF000000u | ((hex & 0xFFu) << 16) | (hex & 0xFF00u) | (hex >> 16);
}

struct Ramp {
  Colour low, middle, high, ink, small;
};
constexpr Ramp kLight{rgb(0xDFA98A), rgb(0xF1ECE4), rgb(0x86BFD8), rgb(0x1F2328), rgb(0x3A3F46)};
constexpr Ramp kDark{rgb(0x6E432E), rgb(0x33363A), rgb(0x1F5C78), rgb(0xF3EFE8), rgb(0xD9D5CE)};

constexpr Colour kLightSeries[] = {rgb(0x1B5E7A), rgb(0xA8442A), rgb(0x57606A)};
constexpr Colour kDarkSeries[] = {rgb(0x7CC4E0), rgb(0xF0906F), rgb(0xA9B1BB)};

}  // namespace

Colour blended(Colour from, Colour to, double share) {
  const double part = std::clamp(share, 0.0, 1.0);
  Colour out = 0xFF000000u;
  for (const unsigned shift : {0u, 8u, 16u}) {
    const double a = (from >> shift) & 0xFFu;
    const double b = (to >> shift) & 0xFFu;
    out |= static_cast<Colour>(std::lround(a + (b - a) * part)) << shift;
  }
  return out;
}

Colour faded(Colour colour, float opacity) {
  const auto alpha = static_cast<Colour>(static_cast<float>(colour >> 24) * opacity);
  return (colour & 0x00FFFFFFu) | (alpha << 24);
}

Colour heat_shade(bool dark, double share) {
  const Ramp& ramp = dark ? kDark : kLight;
  return share < 0.5 ? blended(ramp.low, ramp.middle, share * 2)
                     : blended(ramp.middle, ramp.high, share * 2 - 1);
}

Colour heat_ink(bool dark) {
  return (dark ? kDark : kLight).ink;
}
Colour heat_small(bool dark) {
  return (dark ? kDark : kLight).small;
}

float flow_opacity(bool dark, bool marked) {
  return (dark ? 0.28f : 0.18f) + (marked ? 0.2f : 0);
}

Colour flow_small(const Palette& palette) {
  return blended(palette.muted, palette.ink, 0.75);
}

Colour series_colour(bool dark, std::size_t number) {
  return (dark ? kDarkSeries : kLightSeries)[number % 3];
}

}  // namespace warmline::ui
