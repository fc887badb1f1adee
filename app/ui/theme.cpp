#include "ui/theme.h"

namespace warmline::ui {
namespace {

constexpr Colour rgb(std::uint32_t hex) {  // 0xRRGGBB to ImGui's packed order, opaque
  return 0xFF000000u | ((hex & 0xFFu) << 16) | (hex & 0xFF00u) | (hex >> 16);
}

constexpr Palette kLight{rgb(0xFAF7F2), rgb(0xFFFFFF), rgb(0xF2EDE5), rgb(0x1F2328), rgb(0x57606A),
                         rgb(0xE2DACE), rgb(0xA8442A), rgb(0xFFFFFF), rgb(0xF4EDE2), rgb(0xE4EFF0),
                         rgb(0x24704F), rgb(0xDDEFE6), rgb(0xA8442A), rgb(0xF7DFD7), rgb(0x5A616C),
                         rgb(0xE6E7EA), rgb(0x1B5E7A)};

constexpr Palette kDark{rgb(0x15171A), rgb(0x1D2024), rgb(0x24282D), rgb(0xEDE9E2), rgb(0xA9B1BB),
                        rgb(0x33383F), rgb(0xF0906F), rgb(0x20120D), rgb(0x2A2723), rgb(0x1F2D31),
                        rgb(0x79CFA8), rgb(0x1D3A2D), rgb(0xF0906F), rgb(0x43261D), rgb(0xA2A9B3),
                        rgb(0x2D3137), rgb(0x7CC4E0)};

constexpr Palette kStrongLight{
    rgb(0xFFFFFF), rgb(0xFFFFFF), rgb(0xF4F2EE), rgb(0x000000), rgb(0x2E343A), rgb(0x6B6458),
    rgb(0x7C2A13), rgb(0xFFFFFF), rgb(0xF6F0E6), rgb(0xE9F2F3), rgb(0x0F4A31), rgb(0xE3F2EA),
    rgb(0x7C2A13), rgb(0xFAE8E2), rgb(0x3A4048), rgb(0xECEDEF), rgb(0x0B3F58)};

constexpr Palette kStrongDark{
    rgb(0x000000), rgb(0x0A0B0C), rgb(0x15171A), rgb(0xFFFFFF), rgb(0xD3D9E0), rgb(0x8A929C),
    rgb(0xFFB49B), rgb(0x1A0C07), rgb(0x1B1916), rgb(0x131E21), rgb(0xA4E6C6), rgb(0x0F2A1E),
    rgb(0xFFB49B), rgb(0x33190F), rgb(0xCBD1D9), rgb(0x1B1E22), rgb(0xA9E0F5)};

}  // namespace

const Palette& light_palette() {
  return kLight;
}
const Palette& dark_palette() {
  return kDark;
}

const Palette& strong_light_palette() {
  return kStrongLight;
}
const Palette& strong_dark_palette() {
  return kStrongDark;
}

Palette forced_palette(const platform::SystemColours& colours) {
  const Colour ground = rgb(colours.canvas), ink = rgb(colours.canvas_text);
  const Colour link = rgb(colours.link_text), sunk = rgb(colours.button_face);
  return {ground,
          ground,
          sunk,
          ink,
          ink,
          ink,
          link,
          ground,
          ground,
          ground,
          ink,
          ground,
          ink,
          ground,
          ink,
          ground,
          rgb(colours.highlight)};
}

bool is_dark(const platform::SystemColours& colours) {
  const auto part = [&](unsigned shift) { return (colours.canvas >> shift) & 0xFFu; };
  return part(16) * 299 + part(8) * 587 + part(0) * 114 < 128'000;
}

TypeStyle type_style(Type type) {
  switch (type) {
    case Type::kBody:
      return {16, 25, false};
    case Type::kSmall:
      return {14, 21, false};
    case Type::kNote:
      return {13, 19, false};
    case Type::kLabel:
      return {13, 19, true};
    case Type::kTitle:
      return {18, 25, true};
    case Type::kDisplay:
      return {28, 36, true};
    case Type::kFigure:
      return {44, 48, true};
  }
  return {16, 25, false};
}

}  // namespace warmline::ui
