// A stage without a screen: ImGui's null backend, fed with clicks and page events, for looking at
// what views do.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/platform.h"
#include "ui/semantics.h"
#include "ui/theme.h"
#include "ui/ui.h"

struct ImGuiContext;

namespace warmline::tests {

class Stage {
 public:
  Stage(float width, float height);
  ~Stage();
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  using View = std::function<void(ui::Ui&)>;

  void frame(const View& view);  // one frame with what was fed since the last one
  void settle(const View& view, int frames = 3);
  void click(const View& view,
             std::string_view id);  // by pointer: moves there, presses, lets go (frames in between)
  void activate(
      std::string_view id);  // as the parallel page reports it; takes effect in the next frame
  void press_key(std::string_view key, bool repeat = false);
  void give(platform::InputEvent event) { events_.push_back(std::move(event)); }
  void advance(double ms) { now_ms += ms; }

  [[nodiscard]] const ui::Node* find(std::string_view id) const { return semantics.find(id); }
  // The first node of that role whose name contains the words.
  [[nodiscard]] const ui::Node* named(ui::Role role, std::string_view words) const;

  bool hears_all = true;  // each word that a frame draws has to be in its tree (support/drawn.h)
  double now_ms = 1000;
  float width, height;
  ui::Theme theme;
  ui::Semantics semantics;
  ui::Ui ui;

 private:
  ImGuiContext* context_ = nullptr;
  std::vector<platform::InputEvent> events_;
};

}  // namespace warmline::tests
