#include "ui/widgets_field.h"

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

void secret_field(Ui& ui, Column& column, std::string_view id, std::string_view label, bool fresh,
                  const FieldLook& look) {
  field(ui, column, id, label, {}, fresh ? "new-password" : "current-password", look.enter);
}

}  // namespace warmline::ui
