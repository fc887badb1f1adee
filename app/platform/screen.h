// A window with a GL context and ImGui's frame around the drawing (SDL2).
#pragma once

#include <memory>
#include <string>

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

  [[nodiscard]] ImFont* add_font(std::string& truetype_bytes);  // must outlive the screen
  // What `font` lacks and these have; outside of a frame. The bytes must outlive the screen.
  void add_glyphs(std::string& truetype_bytes, ImFont* font);
  ScreenSize begin_frame();
  void end_frame(bool draw);  // false: nobody looks at it

 private:
  Screen() = default;
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace warmline::platform
