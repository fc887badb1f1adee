// Boxes, scroll areas, groups and dialogs of ui/widgets.h.
#include <algorithm>
#include <string>

#include "imgui.h"
#include "ui/widgets.h"

namespace warmline::ui {
namespace {

constexpr float kCardRounding = 14;
constexpr float kBubbleRounding = 16;
constexpr float kTail = 4;

struct Skin {
  Colour fill;    // 0: none
  Colour border;  // 0: none
  float rounding;
  bool dashed;
};

Skin skin_of(const Ui& ui, Surface surface) {
  const Palette& c = ui.theme.colours;
  switch (surface) {
    case Surface::kCard:
      return {c.surface, c.line, kCardRounding, false};
    case Surface::kSunk:
      return {c.sunk, 0, kCardRounding, false};
    case Surface::kCaller:
      return {c.caller, 0, kBubbleRounding, false};
    case Surface::kAgent:
      return {c.agent, 0, kBubbleRounding, false};
    case Surface::kThird:
      return {0, c.muted, kBubbleRounding, true};
    case Surface::kOutline:
      return {0, c.line, kCardRounding, false};
  }
  return {c.surface, c.line, kCardRounding, false};
}

void dashed_line(Ui& ui, ImVec2 from, ImVec2 to, Colour colour) {
  constexpr float kDash = 5;
  constexpr float kGap = 4;
  const float length = std::max(to.x - from.x, to.y - from.y);
  const bool across = to.x > from.x;
  for (float at = 0; at < length; at += kDash + kGap) {
    const float end = std::min(at + kDash, length);
    const ImVec2 a = across ? ImVec2{from.x + at, from.y} : ImVec2{from.x, from.y + at};
    const ImVec2 b = across ? ImVec2{from.x + end, from.y} : ImVec2{from.x, from.y + end};
    ui.draw->AddLine(a, b, colour);
  }
}

void dashed_box(Ui& ui, const Rect& r, float rounding, Colour colour) {
  const float right = r.x + r.w;
  const float bottom = r.y + r.h;
  dashed_line(ui, {r.x + rounding, r.y}, {right - rounding, r.y}, colour);
  dashed_line(ui, {r.x + rounding, bottom}, {right - rounding, bottom}, colour);
  dashed_line(ui, {r.x, r.y + rounding}, {r.x, bottom - rounding}, colour);
  dashed_line(ui, {right, r.y + rounding}, {right, bottom - rounding}, colour);
  constexpr float kQuarter = 1.5707964f;
  const ImVec2 centres[] = {{right - rounding, bottom - rounding},
                            {r.x + rounding, bottom - rounding},
                            {r.x + rounding, r.y + rounding},
                            {right - rounding, r.y + rounding}};
  for (int corner = 0; corner < 4; ++corner) {
    const float from = kQuarter * static_cast<float>(corner);
    ui.draw->PathArcTo(centres[corner], rounding, from + 0.25f, from + kQuarter - 0.25f, 6);
    ui.draw->PathStroke(colour);
  }
}

// Four corners, two of which may be the small one at the speaker's side.
void fill_bubble(Ui& ui, const Rect& r, const Skin& skin, bool tail_left, bool tail_right) {
  constexpr float kHalfTurn = 3.1415927f;
  const float big = std::min({skin.rounding, r.h / 2, r.w / 2});
  const float left = tail_left ? kTail : big;
  const float right = tail_right ? kTail : big;
  ImDrawList& draw = *ui.draw;
  draw.PathArcTo({r.x + big, r.y + big}, big, kHalfTurn, kHalfTurn * 1.5f);
  draw.PathArcTo({r.x + r.w - big, r.y + big}, big, kHalfTurn * 1.5f, kHalfTurn * 2);
  draw.PathArcTo({r.x + r.w - right, r.y + r.h - right}, right, 0, kHalfTurn / 2);
  draw.PathArcTo({r.x + left, r.y + r.h - left}, left, kHalfTurn / 2, kHalfTurn);
  draw.PathFillConvex(ui.tint(skin.fill));
}

}  // namespace

Box begin_box(Ui& ui, Column& column, std::string_view id, Surface surface, Role role,
              std::string_view name) {
  Box box;
  box.x = column.x;
  box.y = column.y;
  box.width = column.width;
  box.surface = surface;
  box.padding_x *= ui.theme.scale;
  box.padding_y *= ui.theme.scale;
  if (surface == Surface::kCaller || surface == Surface::kAgent || surface == Surface::kThird) {
    box.padding_x = 16 * ui.theme.scale;
    box.padding_y = 12 * ui.theme.scale;
  }
  box.content = {box.x + box.padding_x, box.y + box.padding_y, box.width - 2 * box.padding_x};
  if (role != Role::kGroup || !name.empty()) {
    Node node;
    node.id = id;
    node.role = role;
    node.name = name;
    node.rect = {box.x, box.y, box.width, 0};
    box.node = ui.semantics.open(std::move(node));
  }
  box.layer = ui.push_layers();
  return box;
}

void end_box(Ui& ui, Column& column, Box& box) {
  const Rect rect{box.x, box.y, box.width, box.content.y + box.padding_y - box.y};
  const Skin skin = skin_of(ui, box.surface);
  ui.back_layer(box.layer);
  const ImVec2 from{rect.x, rect.y};
  const ImVec2 to{rect.x + rect.w, rect.y + rect.h};
  if (skin.fill != 0 && (box.tail_left || box.tail_right)) {
    fill_bubble(ui, rect, skin, box.tail_left, box.tail_right);
  } else if (skin.fill != 0) {
    ui.draw->AddRectFilled(from, to, ui.tint(skin.fill), skin.rounding);
  }
  if (skin.border != 0 && skin.dashed) {
    dashed_box(ui, rect, skin.rounding, ui.tint(skin.border));
  } else if (skin.border != 0) {
    ui.draw->AddRect(from, to, ui.tint(skin.border), skin.rounding);
  }
  if (box.focus_ring) focus_ring(ui, rect, skin.rounding);
  ui.pop_layers(box.layer);
  if (box.node >= 0) {
    ui.semantics.resize(box.node, rect.w, rect.h);
    ui.semantics.close();
  }
  column.y = rect.y + rect.h;
}

Scroll begin_scroll(Ui& ui, const Rect& area, std::string_view id, std::string_view name,
                    float padding) {
  Scroll scroll;
  scroll.area = area;
  scroll.id = id;
  scroll.offset = ui.scroll(id);
  scroll.content = {area.x + padding, area.y + padding - scroll.offset, area.w - 2 * padding};
  scroll.top = area.y - scroll.offset;
  Node node;
  node.id = id;
  node.role = Role::kScroll;
  node.name = name;
  node.rect = area;
  node.scroll_y = scroll.offset;
  scroll.node = ui.semantics.open(std::move(node));
  ImGui::PushClipRect({area.x, area.y}, {area.x + area.w, area.y + area.h}, true);
  return scroll;
}

float end_scroll(Ui& ui, Scroll& scroll) {
  ImGui::PopClipRect();
  const float height = scroll.content.y - scroll.top;
  ui.semantics.at(scroll.node).content_h = height;
  ui.semantics.close();
  return height;
}

int begin_group(Ui& ui, std::string_view id, Role role, std::string_view name, const Rect& rect) {
  Node node;
  node.id = id;
  node.role = role;
  node.name = name;
  node.rect = rect;
  return ui.semantics.open(std::move(node));
}

void end_group(Ui& ui) {
  ui.semantics.close();
}

Dialog begin_dialog(Ui& ui, std::string_view id, std::string_view title, float width) {
  Dialog dialog;
  ui.draw->AddRectFilled({0, 0}, {ui.width, ui.height}, 0x73000000u);
  ui.enter_modal();
  dialog.dismissed = ui.key("Escape");
  const float fit = std::min(width * ui.theme.scale, ui.width - 32);
  Column column{(ui.width - fit) / 2, std::max(24.0f, ui.height * 0.14f), fit};
  dialog.box = begin_box(ui, column, id, Surface::kCard, Role::kDialog, title);
  dialog.box.padding_x = dialog.box.padding_y = 24 * ui.theme.scale;
  dialog.box.content = {column.x + dialog.box.padding_x, column.y + dialog.box.padding_y,
                        fit - 2 * dialog.box.padding_x};
  heading(ui, dialog.box.content, std::string(id) + "/title", title, 2);
  dialog.box.content.gap(8);
  return dialog;
}

void end_dialog(Ui& ui, Dialog& dialog) {
  Column column{dialog.box.x, dialog.box.y, dialog.box.width};
  end_box(ui, column, dialog.box);
  ui.leave_modal();
}

}  // namespace warmline::ui
