#include "support/stage.h"

#include <doctest/doctest.h>

#include <functional>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "imgui.h"
#include "imgui_impl_null.h"
#include "support/drawn.h"

namespace warmline::tests {
namespace {

// Whatever a test of a view draws, the tree beside it says: the same picture is looked at once.
void look_for_untold(const std::vector<ui::Node>& nodes) {
  static std::unordered_set<std::size_t> seen;
  const ImDrawData& data = *ImGui::GetDrawData();
  std::size_t picture = nodes.size();
  const auto mix = [&](const void* bytes, std::size_t count) {
    const std::string_view text(static_cast<const char*>(bytes), count);
    picture = picture * 31 + std::hash<std::string_view>{}(text);
  };
  for (const ImDrawList* list : data.CmdLists) {
    const auto count = static_cast<std::size_t>(list->VtxBuffer.size_in_bytes());
    mix(list->VtxBuffer.Data, count);
  }
  for (const ui::Node& node : nodes) mix(node.name.data(), node.name.size());
  if (!seen.insert(picture).second) return;
  std::unordered_set<std::string_view> ids;
  for (const ui::Node& node : nodes) {
    if (!ids.insert(node.id).second) FAIL_CHECK("two nodes of one frame are called " << node.id);
  }
  const std::vector<DrawnWord> words = drawn_words(data);
  for (const std::string& word : untold(words, nodes))
    FAIL_CHECK("drawn, but in no node there: " << word);
  for (const std::string& word : sticking_out(words, nodes))
    FAIL_CHECK("over its button's edge: " << word);
}

}  // namespace

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
  if (hears_all) look_for_untold(semantics.nodes());
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
