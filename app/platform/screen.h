// A window with a GL context and ImGui's frame around the drawing (SDL2).
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

struct ImFont;

namespace warmline::platform {

struct ScreenSize {
  float width = 0;  // CSS pixels
  float height = 0;
};

class Screen {
 public:
  // `draws` false: there is no WebGL, so that everything is laid out and nothing drawn. Errors:
  // "no-window", "no-gl".
  [[nodiscard]] static Result<std::shared_ptr<Screen>> open(const std::string& title, bool draws);
  ~Screen();
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;

  // Of TrueType bytes; what the first lacks comes from the others. `before`: the font whose place
  // it takes, which is gone. Outside of a frame.
  [[nodiscard]] ImFont* add_font(const std::vector<std::string_view>& sources,
                                 ImFont* before = nullptr);
  ScreenSize begin_frame();
  void end_frame(bool draw);  // false: nobody looks at it

 private:
  Screen() = default;
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace warmline::platform
