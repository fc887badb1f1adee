#include "ui/charts_colour.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>

using namespace warmline::ui;

namespace {

using Three = std::array<double, 3>;
using Matrix = std::array<Three, 3>;

// sRGB to linear light (IEC 61966-2-1).
Three linear(Colour colour) {
  Three out{};
  for (unsigned i = 0; i < 3; ++i) {
    const double c = ((colour >> (8 * i)) & 0xFFu) / 255.0;
    out[i] = c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  }
  return out;
}

Three times(const Matrix& m, const Three& v) {
  Three out{};
  for (std::size_t i = 0; i < 3; ++i) out[i] = m[i][0] * v[0] + m[i][1] * v[1] + m[i][2] * v[2];
  return out;
}

// Contrast of WCAG 2.2.
double contrast(Colour one, Colour other) {
  const auto light = [](Colour colour) {
    const Three c = linear(colour);
    return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2];
  };
  const double a = light(one), b = light(other);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

// CIELAB under D65, of linear light.
Three lab(const Three& rgb) {
  constexpr Matrix kXyz{{{0.4124564, 0.3575761, 0.1804375},
                         {0.2126729, 0.7151522, 0.0721750},
                         {0.0193339, 0.1191920, 0.9503041}}};
  constexpr Three kWhite{0.95047, 1.0, 1.08883};
  Three f = times(kXyz, rgb);
  for (std::size_t i = 0; i < 3; ++i) {
    const double t = std::max(f[i], 0.0) / kWhite[i];
    f[i] = t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116;
  }
  return {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
}

// As eyes without one kind of cone see it: Machado, Oliveira and Fernandes 2009, severity 1.
constexpr std::array<Matrix, 4> kEyes{{{{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
                                       {{{0.152286, 1.052583, -0.204868},
                                         {0.114503, 0.786281, 0.099216},
                                         {-0.003882, -0.048116, 1.051998}}},
                                       {{{0.367322, 0.860646, -0.227968},
                                         {0.280085, 0.672501, 0.047413},
                                         {-0.011820, 0.042940, 0.968881}}},
                                       {{{1.255528, -0.076749, -0.178779},
                                         {-0.078411, 0.930809, 0.147602},
                                         {0.004733, 0.691367, 0.303900}}}}};

// ΔE*ab (CIE 1976) as those eyes see both.
double apart(const Matrix& eyes, Colour one, Colour other) {
  const auto seen = [&](Colour colour) {
    Three c = times(eyes, linear(colour));
    for (double& channel : c) channel = std::clamp(channel, 0.0, 1.0);
    return lab(c);
  };
  const Three a = seen(one), b = seen(other);
  return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

const Palette& palette(bool dark) {
  return dark ? dark_palette() : light_palette();
}

}  // namespace

TEST_CASE("figures can be read on every shade of the heat map, in both themes") {
  for (const bool dark : {false, true}) {
    for (int i = 0; i <= 1000; ++i) {
      CAPTURE(dark);
      CAPTURE(i);
      const Colour shade = heat_shade(dark, i / 1000.0);
      CHECK(contrast(shade, heat_ink(dark)) >= 4.5);
      CHECK(contrast(shade, heat_small(dark)) >= 4.5);
    }
  }
}

TEST_CASE("both ends of the shades and their middle are told apart, by all eyes") {
  for (const bool dark : {false, true}) {
    const Colour low = heat_shade(dark, 0), middle = heat_shade(dark, 0.5),
                 high = heat_shade(dark, 1);
    for (std::size_t eyes = 0; eyes < kEyes.size(); ++eyes) {
      CAPTURE(dark);
      CAPTURE(eyes);
      CHECK(apart(kEyes[eyes], low, high) >= 25);
      CHECK(apart(kEyes[eyes], low, middle) >= 12);
      CHECK(apart(kEyes[eyes], middle, high) >= 12);
      // Ever further from the low end along the way: no two shades of different halves look alike.
      double before = -1;
      for (int i = 0; i <= 20; ++i) {
        const double now = apart(kEyes[eyes], low, heat_shade(dark, i / 20.0));
        CHECK(now > before);
        before = now;
      }
    }
  }
}

TEST_CASE("colours of lines are told apart by all eyes and can be read as words") {
  for (const bool dark : {false, true}) {
    const Palette& c = palette(dark);
    for (std::size_t i = 0; i < 3; ++i) {
      CHECK(contrast(series_colour(dark, i), c.surface) >= 4.5);
      for (std::size_t k = 0; k < i; ++k) {
        for (const Matrix& eyes : kEyes) {
          CAPTURE(dark);
          CAPTURE(i);
          CAPTURE(k);
          CHECK(apart(eyes, series_colour(dark, i), series_colour(dark, k)) >= 12);
        }
      }
    }
    CHECK(contrast(c.ink, c.surface) >= 4.5);  // the read-out, whose ground is the ink
    CHECK(contrast(c.ink, c.bg) >= 4.5);
  }
}

TEST_CASE(
    "the simulated eyes are the published ones: white stays white, and what they can't tell") {
  for (const Matrix& eyes : kEyes) {
    CHECK(apart(eyes, 0xFFFFFFFFu, 0xFFFFFFFFu) == 0);
    const Three white = times(eyes, {1, 1, 1});
    for (const double channel : white) CHECK(channel == doctest::Approx(1).epsilon(1e-3));
  }
  // A red and a green of the same lightness come far closer for eyes without the green cones.
  const Colour red = 0xFF3030C0u, green = 0xFF207820u;
  CHECK(apart(kEyes[2], red, green) < apart(kEyes[0], red, green) / 2);
}

TEST_CASE("a flow's words can be read on its bands, even on two that cross and are pointed at") {
  const auto over = [](Colour ground, Colour colour, double opacity) {
    return blended(ground, colour, std::min(opacity, 1.0));
  };
  for (const bool dark : {false, true}) {
    const Palette& c = palette(dark);
    for (const Colour one : {c.accent, c.muted, c.good, c.lost}) {
      for (const Colour other : {c.accent, c.muted, c.good, c.lost}) {
        const auto opacity = [&](Colour colour) {
          return static_cast<double>(kFlowPointed * flow_opacity(dark, colour == c.accent));
        };
        const Colour bands = over(over(c.surface, one, opacity(one)), other, opacity(other));
        const Colour ground = over(bands, c.surface, static_cast<double>(kFlowPlate));
        CAPTURE(dark);
        CHECK(contrast(ground, c.ink) >= 4.5);
        CHECK(contrast(ground, flow_small(c)) >= 4.5);
      }
    }
  }
}

TEST_CASE("who wants more contrast reads everything at 7 : 1") {
  for (const Palette* palette : {&strong_light_palette(), &strong_dark_palette()}) {
    const Palette& c = *palette;
    for (const Colour ground : {c.bg, c.surface, c.sunk, c.caller, c.agent}) {
      CHECK(contrast(c.ink, ground) >= 7);
      CHECK(contrast(c.muted, ground) >= 7);
    }
    for (const Colour ground : {c.bg, c.surface})
      for (const Colour said : {c.accent, c.good, c.lost, c.out})
        CHECK(contrast(said, ground) >= 7);
    CHECK(contrast(c.on_accent, c.accent) >= 7);
    CHECK(contrast(c.good, c.good_bg) >= 7);
    CHECK(contrast(c.lost, c.lost_bg) >= 7);
    CHECK(contrast(c.out, c.out_bg) >= 7);
    CHECK(contrast(c.focus, c.bg) >= 3);
  }
}
