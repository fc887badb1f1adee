// Fonts that the start does without: each is fetched when something is to be shown that it takes,
// and only then.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "platform/platform.h"
#include "ui/scripts.h"

namespace warmline::ui {

class MoreFonts {
 public:
  enum class Weight : std::uint8_t { kRegular, kSemibold, kBoth };
  // Gets the bytes of a font, which stay where they are while this lives.
  using Add = std::function<void(std::string& truetype, Weight weight)>;

  explicit MoreFonts(Add add) : add_(std::move(add)) {}
  void ask_for(const Scripts& scripts);  // at most once each
  // Keeps the fonts that came for itself and gives back all other events.
  [[nodiscard]] std::vector<platform::InputEvent> take(std::vector<platform::InputEvent> events);

 private:
  static constexpr std::size_t kCount = 3;
  Add add_;
  std::array<bool, kCount> asked_{};
  std::array<std::string, kCount> bytes_;
};

}  // namespace warmline::ui
