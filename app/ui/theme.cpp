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

}  // namespace

const Palette& light_palette() {
  return kLight;
}
const Palette& dark_palette() {
  return kDark;
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
