// The context that views draw with: theme, semantics, what happened since the last frame, and the
// time it is said to be.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "platform/platform.h"
#include "ui/semantics.h"
#include "ui/theme.h"

struct ImDrawList;

namespace warmline::ui {

enum class Form : std::uint8_t { kWide, kMedium, kNarrow };  // ≥ 1200, ≥ 720, narrower (CSS px)

class Ui {
 public:
  Ui(Theme& theme_in, Semantics& semantics_in);
  ~Ui();
  Ui(const Ui&) = delete;
  Ui& operator=(const Ui&) = delete;

  // Opens the frame's one full-size ImGui window. Between ImGui::NewFrame and ImGui::Render.
  void begin_frame(float width, float height, double now_ms,
                   const std::vector<platform::InputEvent>& events);
  void end_frame();
  // Throws away what was drawn so far and opens the same frame anew, with nothing having happened
  // in it. What was asked for (focus, announcements) still goes out.
  void draw_again();

  Theme& theme;
  Semantics& semantics;
  ImDrawList* draw = nullptr;
  float width = 0, height = 0;
  bool course = false;  // Practice and Settings are all there is (course.h)
  float top = 0;        // where screens begin: what lies above is taken (view_strip.h)
  double now_ms = 0;
  float alpha = 1;  // multiplies every colour drawn; for fading in

  [[nodiscard]] Form form() const;
  [[nodiscard]] bool activated(std::string_view id) const;  // pressed since the last frame
  // True once when the key was pressed; claims it for the next frames. Repeats only if asked for.
  [[nodiscard]] bool key(std::string_view key, bool repeats = false);
  // Drags and pinches over the plane of that id since the last frame, in order.
  [[nodiscard]] std::vector<platform::InputEvent> gestures(std::string_view id) const;
  // The focus is on something whose id begins like that, with a ring or without.
  [[nodiscard]] bool focus_within(std::string_view prefix) const;
  // What a text field holds, if it was edited since the last frame.
  [[nodiscard]] std::optional<std::string> edited(std::string_view id) const;
  // What came since the last frame as events of that kind.
  [[nodiscard]] std::vector<platform::File> files(platform::InputEvent::Kind kind) const;
  [[nodiscard]] bool focused(std::string_view id) const;  // shows a ring
  [[nodiscard]] bool hovered(std::string_view id) const;  // the pointer is over it, says the DOM
  [[nodiscard]] bool hovered_within(std::string_view prefix) const;
  [[nodiscard]] float scroll(std::string_view id) const;  // where a container stands
  void scroll_to(std::string_view id, float y);           // after this frame
  void focus(std::string_view id) { semantics.requests().focus = id; }
  void announce(std::string_view text);  // appended to what is said after this frame

  // An animation runs until then (steady ms): frames come by themselves; or one frame at that time.
  void animate_until(double until_ms);
  void wake_at(double when_ms);

  [[nodiscard]] Colour tint(Colour colour) const;  // with alpha applied

  // Two drawing layers: what is drawn between goes to the front one, and back_layer to what lies
  // behind it. Nests.
  [[nodiscard]] int push_layers();
  void back_layer(int layers);
  void pop_layers(int layers);

  // What lies under a dialog takes no pointer.
  void enter_modal();
  void leave_modal();
  [[nodiscard]] bool takes_pointer() const { return in_modal_ || !modal_before_; }

 private:
  struct Layers;
  std::unique_ptr<Layers> layers_;
  std::vector<platform::InputEvent> events_;
  std::string focused_;
  std::string hovered_;
  bool focus_visible_ = false;
  bool modal_before_ = false;  // the last frame held a dialog
  bool modal_now_ = false;
  bool in_modal_ = false;
  std::unordered_map<std::string, float> scrolls_;
};

// What is said while this lives is in that language: of a call's own words. "": in the page's.
class InLanguage {
 public:
  InLanguage(Ui& ui, const std::string& tag) : ui_(ui), before_(ui.semantics.set_language(tag)) {}
  ~InLanguage() { ui_.semantics.set_language(before_); }
  InLanguage(const InLanguage&) = delete;
  InLanguage& operator=(const InLanguage&) = delete;

 private:
  Ui& ui_;
  std::string before_;
};

}  // namespace warmline::ui
