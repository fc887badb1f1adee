#include "ui/widgets_field.h"

#include <algorithm>

#include "imgui.h"

namespace warmline::ui {

namespace {

void field(Ui& ui, Column& column, std::string_view id, std::string_view label,
           std::string_view value, std::string_view secret, std::string_view enter) {
  const Palette& c = ui.theme.colours;
  const float scale = ui.theme.scale;
  TextLook look;
  look.type = Type::kSmall;
  text_at(ui, column.x, column.y, {}, label, look);
  column.y += type_style(Type::kSmall).line * scale + 4;
  const Rect box{column.x, column.y, column.width, 44 * scale};
  ui.draw->AddRectFilled({box.x, box.y}, {box.x + box.w, box.y + box.h}, ui.tint(c.bg), 8);
  ui.draw->AddRect({box.x, box.y}, {box.x + box.w, box.y + box.h}, ui.tint(c.muted), 8);
  Node node;
  node.id = id;
  node.role = Role::kTextField;
  node.name = label;
  node.text = value;
  node.secret = secret;
  node.enter = enter;
  node.rect = box;
  node.font_px = type_style(Type::kBody).size * scale;
  node.line_px = box.h;
  ui.semantics.add(std::move(node));
  if (ui.focused(id)) focus_ring(ui, box, 8);
  column.y += box.h;
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
  const Palette& c = ui.theme.colours;
  const float scale = ui.theme.scale;
  TextLook look;
  look.type = Type::kSmall;
  text_at(ui, column.x, column.y, {}, label, look);
  column.y += type_style(Type::kSmall).line * scale + 4;
  const float line = type_style(Type::kBody).line * scale;
  // A line more than it holds, so that what is typed next has its place.
  const float room = std::max(40.0F, column.width - 2 * kInset);
  const float held = value.empty() ? 0 : break_text(ui, value, room).height;
  const float height = std::max(line * kFewest, held + line) + 2 * kAbove;
  const Rect box{column.x, column.y, column.width, height};
  ui.draw->AddRectFilled({box.x, box.y}, {box.x + box.w, box.y + box.h}, ui.tint(c.bg), 8);
  ui.draw->AddRect({box.x, box.y}, {box.x + box.w, box.y + box.h}, ui.tint(c.muted), 8);
  Node node;
  node.id = id;
  node.role = Role::kTextArea;
  node.name = label;
  node.text = value;
  node.max = most;
  node.rect = box;
  node.font_px = type_style(Type::kBody).size * scale;
  node.line_px = line;
  ui.semantics.add(std::move(node));
  if (ui.focused(id)) focus_ring(ui, box, 8);
  column.y += box.h;
  return ui.edited(id);
}

std::optional<std::size_t> select_field(Ui& ui, Column& column, std::string_view id,
                                        std::string_view label,
                                        const std::vector<std::string>& options,
                                        std::size_t chosen) {
  const Palette& c = ui.theme.colours;
  const float scale = ui.theme.scale;
  text_at(ui, column.x, column.y, {}, label, {Type::kNote, c.muted, false, false, 0});
  column.y += type_style(Type::kNote).line * scale + 4;
  const Rect box{column.x, column.y, column.width, 44 * scale};
  ui.draw->AddRectFilled({box.x, box.y}, {box.x + box.w, box.y + box.h}, ui.tint(c.surface), 8);
  ui.draw->AddRect({box.x, box.y}, {box.x + box.w, box.y + box.h}, ui.tint(c.line), 8);
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
  Node node;
  node.id = id;
  node.role = Role::kSelect;
  node.name = label;
  node.options = options;
  node.text = std::to_string(chosen);
  node.rect = box;
  node.font_px = type_style(Type::kBody).size * scale;
  node.line_px = box.h;
  ui.semantics.add(std::move(node));
  if (ui.focused(id)) focus_ring(ui, box, 8);
  column.y += box.h;
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
