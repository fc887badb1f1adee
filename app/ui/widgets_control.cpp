// Controls of ui/widgets.h: what can be pressed, and meters.
#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "imgui.h"
#include "ui/widgets.h"

namespace warmline::ui {
namespace {

constexpr float kControlRounding = 12;

// Pressed by pointer through ImGui (native, tests), or by the DOM's element of the same id.
Pressable press(Ui& ui, const Rect& area, std::string_view id, bool disabled) {
  Pressable result;
  result.focused = ui.focused(id);
  result.hovered = !disabled && ui.hovered(id);
  result.pressed = !disabled && ui.activated(id);
  if (disabled || !ui.takes_pointer() || area.w <= 0 || area.h <= 0) return result;
  ImGui::SetCursorScreenPos({area.x, area.y});
  ImGui::PushID(id.data(), id.data() + id.size());
  result.pressed |= ImGui::InvisibleButton("press", {area.w, area.h});
  result.hovered |= ImGui::IsItemHovered();
  ImGui::PopID();
  return result;
}

Node control_node(const Rect& area, std::string_view id, Role role, std::string_view name,
                  bool disabled) {
  Node node;
  node.id = id;
  node.role = role;
  node.name = name;
  node.rect = area;
  node.disabled = disabled;
  return node;
}

// Where the parts of a choice stand in a column of some width.
struct ChoiceShape {
  float key, pad_x, pad_y;
  float text_left;  // of the words, from the column's edge
  Broken lines, rule;
  float height;
};

ChoiceShape choice_shape(const Ui& ui, std::string_view words, std::string_view rule, float width) {
  const float scale = ui.theme.scale;
  ChoiceShape shape{26 * scale, 16 * scale, 14 * scale, 56 * scale, {}, {}, 0};
  const float room = width - shape.pad_x - shape.text_left;
  TextLook small;
  small.type = Type::kNote;
  shape.lines = break_text(ui, words, room);
  float inner = shape.lines.height;
  if (!rule.empty()) {
    shape.rule = break_text(ui, rule, room, small);
    inner += shape.rule.height + 4;
  }
  shape.height = std::max(shape.key, inner) + 2 * shape.pad_y;
  return shape;
}

struct ButtonColours {
  Colour fill, border, ink;
};

ButtonColours button_colours(const Ui& ui, const ButtonLook& look, bool hovered) {
  const Palette& c = ui.theme.colours;
  if (look.disabled) return {c.sunk, 0, c.muted};
  if (look.kind == ButtonKind::kPrimary) return {c.accent, 0, c.on_accent};
  if (look.kind == ButtonKind::kText) return {hovered || look.pressed == 1 ? c.sunk : 0, 0, c.ink};
  return {hovered || look.pressed == 1 ? c.sunk : c.surface, c.line, c.ink};
}

}  // namespace

Pressable pressable(Ui& ui, const Rect& area, std::string_view id, Role role, std::string_view name,
                    bool disabled, bool current, int expanded, std::string_view href) {
  Node node = control_node(area, id, role, name, disabled);
  node.href = href;
  node.expanded = expanded;
  node.current = current;
  ui.semantics.add(std::move(node));
  return press(ui, area, id, disabled);
}

namespace {

struct ButtonShape {
  Type type;
  bool bold;
  float padding;
  std::vector<std::string> lines;
  float width;  // of the widest line
  float height;
};

ButtonShape shape_of(const Ui& ui, std::string_view label, const ButtonLook& look) {
  const float scale = ui.theme.scale;
  const bool text_kind = look.kind == ButtonKind::kText;
  ButtonShape shape{text_kind ? Type::kSmall : Type::kBody,
                    look.kind == ButtonKind::kPrimary,
                    (text_kind ? 10 : 20) * scale,
                    {std::string(label)},
                    0,
                    (text_kind ? 32 : 44) * scale};
  shape.width = text_width(ui, label, shape.type, shape.bold);
  const float room = look.most_width - 2 * shape.padding;
  if (look.most_width <= 0 || shape.width <= room) return shape;
  TextLook words;
  words.type = shape.type;
  words.bold = shape.bold;
  Broken broken = break_text(ui, label, std::max(room, 1.0F), words);
  const auto more = static_cast<float>(broken.lines.size()) - 1;
  shape.height += more * type_style(shape.type).line * scale;
  shape.lines = std::move(broken.lines);
  shape.width = broken.width;
  return shape;
}

}  // namespace

float button_height(const Ui& ui, std::string_view label, const ButtonLook& look) {
  return shape_of(ui, label, look).height;
}

bool button_at(Ui& ui, float x, float y, float width, std::string_view id, std::string_view label,
               const ButtonLook& look, float* right_edge) {
  const float scale = ui.theme.scale;
  const bool text_kind = look.kind == ButtonKind::kText;
  const ButtonShape shape = shape_of(ui, label, look);
  const Rect area{x, y, width > 0 ? width : shape.width + 2 * shape.padding, shape.height};
  if (right_edge != nullptr) *right_edge = area.x + area.w;

  Node node = control_node(area, id, Role::kButton, label, look.disabled);
  node.description = look.description;
  node.pressed = look.pressed;
  node.expanded = look.expanded;
  ui.semantics.add(std::move(node));
  const Pressable state = press(ui, area, id, look.disabled);

  const ButtonColours colours = button_colours(ui, look, state.hovered);
  const ImVec2 from{area.x, area.y};
  const ImVec2 to{area.x + area.w, area.y + area.h};
  const float rounding = text_kind ? 8 : kControlRounding;
  if (colours.fill != 0) ui.draw->AddRectFilled(from, to, ui.tint(colours.fill), rounding);
  if (colours.border != 0) ui.draw->AddRect(from, to, ui.tint(colours.border), rounding);
  TextLook words;
  words.type = shape.type;
  words.bold = shape.bold;
  words.colour = colours.ink;
  const float line = type_style(shape.type).line * scale;
  float top = area.y + (area.h - line * static_cast<float>(shape.lines.size())) / 2;
  for (const std::string& each : shape.lines) {
    const float wide = text_width(ui, each, shape.type, shape.bold);
    const ImVec2 at{area.x + (area.w - wide) / 2, top};
    text_at(ui, at.x, at.y, {}, each, words);
    // Words that can be pressed look like it; what stays pressed has a ground of its own.
    if (text_kind && !look.disabled && look.pressed != 1) {
      const float under = std::round(at.y + line - 2 * scale);
      ui.draw->AddRectFilled({at.x, under}, {at.x + wide, under + 1},
                             ui.tint(ui.theme.colours.muted & 0x99FFFFFFu));
    }
    top += line;
  }
  if (state.focused) focus_ring(ui, area, rounding);
  return state.pressed;
}

bool button(Ui& ui, Column& column, std::string_view id, std::string_view label,
            const ButtonLook& look) {
  const float width = look.full_width ? column.width : 0;
  ButtonLook fitting = look;
  fitting.most_width = column.width;
  const bool pressed = button_at(ui, column.x, column.y, width, id, label, fitting);
  column.y += button_height(ui, label, fitting);
  return pressed;
}

float choice_height(const Ui& ui, std::string_view words, std::string_view rule, float width) {
  return choice_shape(ui, words, rule, width).height;
}

bool choice(Ui& ui, Column& column, std::string_view id, std::string_view words,
            const ChoiceLook& look) {
  const Palette& c = ui.theme.colours;
  const float scale = ui.theme.scale;
  const bool blocked = !look.rule.empty();
  const ChoiceShape shape = choice_shape(ui, words, look.rule, column.width);
  const auto& [key, pad_x, pad_y, text_left, lines, rule, height] = shape;
  const float text_x = column.x + text_left;
  const Rect area{column.x, column.y, column.width, height};

  const bool disabled = blocked || !look.active;
  std::string name = std::to_string(look.number) + "\n";
  name += words;
  if (blocked) name.append("\n").append(look.rule);
  ui.semantics.add(control_node(area, id, Role::kButton, name, disabled));
  const Pressable state = press(ui, area, id, disabled);

  const ImVec2 from{area.x, area.y};
  const ImVec2 to{area.x + area.w, area.y + area.h};
  if (!blocked) ui.draw->AddRectFilled(from, to, ui.tint(state.hovered ? c.sunk : c.surface), 14);
  ui.draw->AddRect(from, to, ui.tint(state.hovered ? c.muted : c.line), 14);

  const ImVec2 key_at{area.x + pad_x, area.y + pad_y};
  ui.draw->AddRectFilled(key_at, {key_at.x + key, key_at.y + key},
                         ui.tint(state.hovered ? c.surface : c.sunk), 8);
  TextLook digit;
  digit.type = Type::kSmall;
  digit.bold = true;
  digit.colour = blocked ? c.muted : c.ink;
  const std::string number = std::to_string(look.number);
  const float digit_w = text_width(ui, number, Type::kSmall, true);
  text_at(ui, key_at.x + (key - digit_w) / 2, key_at.y + (key - 21 * scale) / 2, {}, number, digit);

  const float line = type_style(Type::kBody).line * scale;
  TextLook body;
  body.colour = blocked ? c.muted : c.ink;
  float y = area.y + pad_y + (lines.lines.size() == 1 && !blocked ? (key - line) / 2 : 0);
  for (const std::string& text : lines.lines) {
    text_at(ui, text_x, y, {}, text, body);
    y += line;
  }
  TextLook small;
  small.type = Type::kNote;
  small.colour = c.muted;
  y += 4;
  for (const std::string& text : rule.lines) {
    text_at(ui, text_x, y, {}, text, small);
    y += type_style(Type::kNote).line * scale;
  }
  if (state.focused) focus_ring(ui, area, 14);
  column.y += area.h;
  const bool by_key = !disabled && ui.takes_pointer() && ui.key(number);
  return state.pressed || by_key;
}

void meter(Ui& ui, Column& column, std::string_view id, std::string_view label, int value, int max,
           Colour colour) {
  const Palette& c = ui.theme.colours;
  TextLook look;
  look.type = Type::kSmall;
  text_at(ui, column.x, column.y, {}, label, look);
  column.y += type_style(Type::kSmall).line * ui.theme.scale + 4;
  const float share =
      max > 0 ? static_cast<float>(std::clamp(value, 0, max)) / static_cast<float>(max) : 0;
  const Rect bar{column.x, column.y, column.width, 8};
  ui.draw->AddRectFilled({bar.x, bar.y}, {bar.x + bar.w, bar.y + bar.h}, ui.tint(c.sunk), 4);
  if (share > 0) {
    const float filled = std::max(8.0f, bar.w * share);
    ui.draw->AddRectFilled({bar.x, bar.y}, {bar.x + filled, bar.y + bar.h}, ui.tint(colour), 4);
  }
  const float top = type_style(Type::kSmall).line * ui.theme.scale + 4;
  Node node = control_node({bar.x, bar.y - top, bar.w, top + 8}, id, Role::kMeter, label, false);
  node.value = value;
  node.max = max;
  ui.semantics.add(std::move(node));
  column.y += 8;
}

void hairline(Ui& ui, float x, float y, float width) {
  ui.draw->AddRectFilled({x, y}, {x + width, y + 1}, ui.tint(ui.theme.colours.line));
}

void hatched(Ui& ui, const Rect& area, Colour back, Colour stripes, float rounding) {
  const ImVec2 from{area.x, area.y};
  const ImVec2 to{area.x + area.w, area.y + area.h};
  ui.draw->AddRectFilled(from, to, ui.tint(back), rounding);
  ui.draw->PushClipRect(from, to, true);
  for (float x = area.x - area.h; x < area.x + area.w; x += 12) {
    ui.draw->AddLine({x, area.y + area.h}, {x + area.h, area.y}, ui.tint(stripes), 4);
  }
  ui.draw->PopClipRect();
}

void focus_ring(Ui& ui, const Rect& area, float rounding) {
  constexpr float kOff = 2.5f;  // 1 px off, and half of its own 3 px
  ui.draw->AddRect({area.x - kOff, area.y - kOff}, {area.x + area.w + kOff, area.y + area.h + kOff},
                   ui.theme.colours.focus, rounding + kOff, 0, 3);
}

}  // namespace warmline::ui
