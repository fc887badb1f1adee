#include "ui/widgets_field.h"

#include <algorithm>
#include <utility>

#include "imgui.h"
#include "ui/charts_colour.h"

namespace warmline::ui {

namespace {

constexpr float kRim = 0.65F;  // of muted in the line's colour: at least 3 : 1 on every ground

// A label and the frame below it, for words or a choice; the column goes on behind.
Rect framed(Ui& ui, Column& column, std::string_view id, std::string_view label, float height,
            Colour ground) {
  const Palette& c = ui.theme.colours;
  const float line = type_style(Type::kSmall).line * ui.theme.scale;
  const TextLook look{Type::kSmall, c.muted, false, false, 0};
  const Broken broken = break_text(ui, label, column.width, look);
  Node words;
  words.id = std::string(id) + "/label";
  words.role = Role::kLabel;
  words.text = id;
  words.rect = {column.x, column.y, broken.width + 1, broken.height};
  words.font_px = type_style(Type::kSmall).size * ui.theme.scale;
  words.line_px = line;
  for (const std::string& each : broken.lines) {
    text_at(ui, column.x, column.y, {}, each, look);
    words.name += (words.name.empty() ? "" : "\n") + each;
    column.y += line;
  }
  ui.semantics.add(std::move(words));
  column.y += 4;
  const Rect box{column.x, column.y, column.width, height};
  const Colour rim = blended(c.line, c.muted, kRim);
  ui.draw->AddRectFilled({box.x, box.y}, {box.x + box.w, box.y + box.h}, ui.tint(ground), 8);
  ui.draw->AddRect({box.x, box.y}, {box.x + box.w, box.y + box.h}, ui.tint(rim), 8);
  column.y += box.h;
  return box;
}

Node field_node(const Ui& ui, std::string_view id, Role role, std::string_view label,
                const Rect& box) {
  Node node;
  node.id = id;
  node.role = role;
  node.name = label;
  node.rect = box;
  node.font_px = type_style(Type::kBody).size * ui.theme.scale;
  node.line_px = box.h;
  return node;
}

void add_field(Ui& ui, Node node) {
  const Rect box = node.rect;
  const bool focused = ui.focused(node.id);
  ui.semantics.add(std::move(node));
  if (focused) focus_ring(ui, box, 8);
}

void field(Ui& ui, Column& column, std::string_view id, std::string_view label,
           std::string_view value, std::string_view secret, std::string_view enter) {
  const Rect box = framed(ui, column, id, label, 44 * ui.theme.scale, ui.theme.colours.bg);
  Node node = field_node(ui, id, Role::kTextField, label, box);
  node.text = value;
  node.secret = secret;
  node.enter = enter;
  add_field(ui, std::move(node));
}

}  // namespace

std::optional<std::string> text_field(Ui& ui, Column& column, std::string_view id,
                                      std::string_view label, std::string_view value,
                                      const FieldLook& look) {
  field(ui, column, id, label, value, {}, look.enter);
  return ui.edited(id);
}

std::optional<std::string> text_area(Ui& ui, Column& column, std::string_view id,
                                     std::string_view label, std::string_view value, int most) {
  constexpr float kInset = 14, kAbove = 10;
  constexpr int kFewest = 2;
  const float line = type_style(Type::kBody).line * ui.theme.scale;
  // A line more than it holds, so that what is typed next has its place.
  const float room = std::max(40.0F, column.width - 2 * kInset);
  const float held = value.empty() ? 0 : break_text(ui, value, room).height;
  const float height = std::max(line * kFewest, held + line) + 2 * kAbove;
  const Rect box = framed(ui, column, id, label, height, ui.theme.colours.bg);
  Node node = field_node(ui, id, Role::kTextArea, label, box);
  node.text = value;
  node.max = most;
  node.line_px = line;
  add_field(ui, std::move(node));
  return ui.edited(id);
}

std::optional<std::size_t> select_field(Ui& ui, Column& column, std::string_view id,
                                        std::string_view label,
                                        const std::vector<std::string>& options,
                                        std::size_t chosen) {
  const Palette& c = ui.theme.colours;
  const float scale = ui.theme.scale;
  const Rect box = framed(ui, column, id, label, 44 * scale, c.surface);
  const float line = type_style(Type::kBody).line * scale;
  if (chosen < options.size()) {
    TextLook look;
    look.max_lines = 1;
    const Broken words = break_text(ui, options[chosen], box.w - 52 * scale, look);
    if (!words.lines.empty())
      text_at(ui, box.x + 14, box.y + (box.h - line) / 2, {}, words.lines.front(), look);
  }
  const float x = box.x + box.w - 22 * scale, y = box.y + box.h / 2;
  ui.draw->AddLine({x - 5, y - 3}, {x, y + 2}, ui.tint(c.muted), 1.8F);
  ui.draw->AddLine({x, y + 2}, {x + 5, y - 3}, ui.tint(c.muted), 1.8F);
  Node node = field_node(ui, id, Role::kSelect, label, box);
  node.options = options;
  node.text = std::to_string(chosen);
  add_field(ui, std::move(node));
  const std::optional<std::string> given = ui.edited(id);
  if (!given || given->empty() || given->size() > 6) return std::nullopt;
  std::size_t at = 0;
  for (const char digit : *given) {
    if (digit < '0' || digit > '9') return std::nullopt;
    at = at * 10 + static_cast<std::size_t>(digit - '0');
  }
  if (at >= options.size()) return std::nullopt;
  return at;
}

void secret_field(Ui& ui, Column& column, std::string_view id, std::string_view label, bool fresh,
                  const FieldLook& look) {
  field(ui, column, id, label, {}, fresh ? "new-password" : "current-password", look.enter);
}

}  // namespace warmline::ui
