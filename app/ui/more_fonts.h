// Fonts that the start does without: each is fetched when something is to be shown that it takes,
// and only then.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/platform.h"
#include "ui/scripts.h"

namespace warmline::ui {

class MoreFonts {
 public:
  void ask_for(const Scripts& scripts);  // at most once each
  // Keeps the fonts that came and gives back all other events.
  [[nodiscard]] std::vector<platform::InputEvent> take(std::vector<platform::InputEvent> events);
  [[nodiscard]] bool take_news() { return std::exchange(news_, false); }  // some came since
  // TrueType bytes of those that are here for this weight; they stay where they are while this
  // lives.
  [[nodiscard]] std::vector<std::string_view> of(bool semibold) const;

 private:
  static constexpr std::size_t kCount = 3;
  bool news_ = false;
  std::array<bool, kCount> asked_{};
  std::array<std::string, kCount> bytes_;
};

}  // namespace warmline::ui
