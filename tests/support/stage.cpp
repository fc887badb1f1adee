#include "support/stage.h"

#include <utility>

#include "imgui.h"
#include "imgui_impl_null.h"

namespace warmline::tests {

Stage::Stage(float width_px, float height_px)
    : width(width_px), height(height_px), ui(theme, semantics) {
  context_ = ImGui::CreateContext();
  ImGui::SetCurrentContext(context_);  // there may be another stage
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  ImGui_ImplNull_Init();
  theme.colours = ui::light_palette();
  theme.regular = theme.semibold = io.Fonts->AddFontDefault();
}

Stage::~Stage() {
  ImGui::SetCurrentContext(context_);
  ImGui_ImplNull_Shutdown();
  ImGui::DestroyContext(context_);
}

void Stage::frame(const View& view) {
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  ImGui_ImplNull_NewFrame();
  io.DisplaySize = {width, height};
  ImGui::NewFrame();
  ui.begin_frame(width, height, now_ms, std::exchange(events_, {}));
  view(ui);
  ui.end_frame();
  ImGui::Render();
  now_ms += 16;
}

void Stage::settle(const View& view, int frames) {
  for (int i = 0; i < frames; ++i) frame(view);
}

void Stage::click(const View& view, std::string_view id) {
  const ui::Node* node = find(id);
  if (node == nullptr) return;
  const ui::Rect& at = node->screen;
  ImGui::SetCurrentContext(context_);
  ImGuiIO& io = ImGui::GetIO();
  io.AddMousePosEvent(at.x + at.w / 2, at.y + at.h / 2);
  settle(view);
  io.AddMouseButtonEvent(0, true);
  frame(view);
  io.AddMouseButtonEvent(0, false);
  settle(view);
}

void Stage::activate(std::string_view id) {
  platform::InputEvent event;
  event.kind = platform::InputEvent::Kind::kActivate;
  event.id = id;
  events_.push_back(std::move(event));
}

void Stage::press_key(std::string_view key, bool repeat) {
  platform::InputEvent event;
  event.kind = platform::InputEvent::Kind::kKey;
  event.text = key;
  event.repeat = repeat;
  events_.push_back(std::move(event));
}

const ui::Node* Stage::named(ui::Role role, std::string_view words) const {
  for (const ui::Node& node : semantics.nodes()) {
    if (node.role == role && node.name.find(words) != std::string::npos) return &node;
  }
  return nullptr;
}

}  // namespace warmline::tests
