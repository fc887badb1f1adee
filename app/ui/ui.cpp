#include "ui/ui.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "imgui.h"

namespace warmline::ui {

struct Ui::Layers {
  std::vector<std::unique_ptr<ImDrawListSplitter>> splitters;
  std::size_t depth = 0;
};

Ui::Ui(Theme& theme_in, Semantics& semantics_in)
    : theme(theme_in), semantics(semantics_in), layers_(std::make_unique<Layers>()) {}
Ui::~Ui() = default;

void Ui::begin_frame(float width_px, float height_px, double now,
                     const std::vector<platform::InputEvent>& events) {
  using Kind = platform::InputEvent::Kind;
  width = width_px;
  height = height_px;
  now_ms = now;
  alpha = 1;
  top = 0;
  events_ = events;
  modal_before_ = std::exchange(modal_now_, false);
  for (const platform::InputEvent& event : events_) {
    if (event.kind == Kind::kScroll) scrolls_[event.id] = event.amount;
    if (event.kind == Kind::kHover) hovered_ = event.id;
    if (event.kind == Kind::kFocus) {
      focused_ = event.id;
      focus_visible_ = event.visible;
    }
  }
  semantics.begin_frame();
  semantics.set_dark(theme.dark);
  semantics.set_plain(theme.plain);

  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize({width, height});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
  ImGui::Begin("warmline", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                   ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBringToFrontOnFocus |
                   ImGuiWindowFlags_NoScrollWithMouse);
  draw = ImGui::GetWindowDrawList();
  draw->AddRectFilled({0, 0}, {width, height}, theme.colours.bg);
}

void Ui::end_frame() {
  ImGui::End();
  ImGui::PopStyleVar(2);
  events_.clear();
  // What is gone from the page comes back at its top.
  for (auto at = scrolls_.begin(); at != scrolls_.end();) {
    at = semantics.find(at->first) == nullptr ? scrolls_.erase(at) : std::next(at);
  }
}

void Ui::draw_again() {
  end_frame();
  ImGui::EndFrame();
  ImGui::NewFrame();
  begin_frame(width, height, now_ms, {});
}

Form Ui::form() const {
  if (width >= 1200 * theme.scale) return Form::kWide;
  return width >= 720 * theme.scale ? Form::kMedium : Form::kNarrow;
}

bool Ui::activated(std::string_view id) const {
  return std::any_of(events_.begin(), events_.end(), [id](const platform::InputEvent& event) {
    return event.kind == platform::InputEvent::Kind::kActivate && event.id == id;
  });
}

bool Ui::key(std::string_view key, bool repeats) {
  semantics.claim_key(key);
  return std::any_of(events_.begin(), events_.end(),
                     [key, repeats](const platform::InputEvent& event) {
                       return event.kind == platform::InputEvent::Kind::kKey && event.text == key &&
                              (repeats || !event.repeat);
                     });
}

std::vector<platform::InputEvent> Ui::gestures(std::string_view id) const {
  using Kind = platform::InputEvent::Kind;
  std::vector<platform::InputEvent> out;
  for (const platform::InputEvent& event : events_) {
    if ((event.kind == Kind::kPan || event.kind == Kind::kZoom) && event.id == id)
      out.push_back(event);
  }
  return out;
}

bool Ui::focus_within(std::string_view prefix) const {
  return std::string_view(focused_).substr(0, prefix.size()) == prefix;
}

std::optional<std::string> Ui::edited(std::string_view id) const {
  const auto last =
      std::find_if(events_.rbegin(), events_.rend(), [id](const platform::InputEvent& event) {
        return event.kind == platform::InputEvent::Kind::kEdit && event.id == id;
      });
  return last == events_.rend() ? std::nullopt : std::optional(last->text);
}

std::vector<platform::File> Ui::files(platform::InputEvent::Kind kind) const {
  std::vector<platform::File> out;
  for (const platform::InputEvent& event : events_) {
    if (event.kind == kind) out.push_back({event.id, event.text});
  }
  return out;
}

bool Ui::focused(std::string_view id) const {
  return focus_visible_ && focused_ == id;
}
bool Ui::hovered(std::string_view id) const {
  return !hovered_.empty() && hovered_ == id;
}

bool Ui::hovered_within(std::string_view prefix) const {
  return !hovered_.empty() && std::string_view(hovered_).substr(0, prefix.size()) == prefix;
}

float Ui::scroll(std::string_view id) const {
  const auto at = scrolls_.find(std::string(id));
  return at == scrolls_.end() ? 0 : at->second;
}

void Ui::scroll_to(std::string_view id, float y) {
  scrolls_[std::string(id)] = y;
  semantics.requests().scroll_id = id;
  semantics.requests().scroll_to = y;
}

void Ui::announce(std::string_view text) {
  std::string& said = semantics.requests().announce;
  if (!said.empty()) said += '\n';
  said += text;
}

void Ui::animate_until(double until_ms) {
  if (now_ms < until_ms) platform::wake();
}

void Ui::wake_at(double when_ms) {
  platform::wake_at(when_ms);
}

Colour Ui::tint(Colour colour) const {
  if (alpha >= 1) return colour;
  const auto opacity =
      static_cast<Colour>(static_cast<float>(colour >> 24) * std::max(alpha, 0.0f));
  return (colour & 0x00FFFFFFu) | (opacity << 24);
}

int Ui::push_layers() {
  if (layers_->depth == layers_->splitters.size()) {
    layers_->splitters.push_back(std::make_unique<ImDrawListSplitter>());
  }
  ImDrawListSplitter& splitter = *layers_->splitters[layers_->depth];
  splitter.Split(draw, 2);
  splitter.SetCurrentChannel(draw, 1);
  return static_cast<int>(layers_->depth++);
}

void Ui::back_layer(int layers) {
  layers_->splitters[static_cast<std::size_t>(layers)]->SetCurrentChannel(draw, 0);
}

void Ui::pop_layers(int layers) {
  layers_->splitters[static_cast<std::size_t>(layers)]->Merge(draw);
  --layers_->depth;
}

void Ui::enter_modal() {
  in_modal_ = modal_now_ = true;
}
void Ui::leave_modal() {
  in_modal_ = false;
}

}  // namespace warmline::ui
