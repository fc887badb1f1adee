#include "ui/parts.h"

#include <algorithm>
#include <utility>

#include "imgui.h"
#include "ui/words.h"

namespace warmline::ui {
namespace {

constexpr double kFadeMs = 160;
constexpr float kRise = 8;

}  // namespace

TextLook coloured(Colour colour, Type type, bool bold) {
  TextLook look;
  look.type = type;
  look.colour = colour;
  look.bold = bold;
  return look;
}

TextLook small_look(const Ui& ui) {
  return coloured(ui.theme.colours.muted, Type::kSmall);
}
TextLook note_look(const Ui& ui) {
  return coloured(ui.theme.colours.muted, Type::kNote);
}

void fill(Ui& ui, const Rect& area, Colour colour, float rounding) {
  ui.draw->AddRectFilled({area.x, area.y}, {area.x + area.w, area.y + area.h}, ui.tint(colour),
                         rounding);
}

void dot(Ui& ui, float x, float y, float radius, Colour colour, bool filled) {
  if (filled) {
    ui.draw->AddCircleFilled({x, y}, radius, ui.tint(colour));
  } else {
    ui.draw->AddCircle({x, y}, radius - 0.5f, ui.tint(colour), 0, 1);
  }
}

float page_margin(const Ui& ui) {
  return ui.form() == Form::kNarrow ? 16.0f : 32.0f;
}

Scroll begin_page(Ui& ui, const Rect& area, std::string_view id, std::string_view name,
                  float width) {
  Scroll page = begin_scroll(ui, area, id, name);
  const float margin = page_margin(ui);
  const float fit = std::min(width * ui.theme.scale, area.w - 2 * margin);
  page.content.x = area.x + (area.w - fit) / 2;
  page.content.width = fit;
  page.content.gap(margin);
  return page;
}

void end_page(Ui& ui, Scroll& page) {
  page.content.gap(page_margin(ui));
  end_scroll(ui, page);
}

std::optional<std::size_t> button_row(Ui& ui, Column& column,
                                      const std::vector<ButtonSpec>& buttons) {
  constexpr float kGap = 12;
  const bool stacked = ui.form() == Form::kNarrow;
  std::optional<std::size_t> pressed;
  float x = column.x;
  float height = 0;  // of the row so far
  for (std::size_t i = 0; i < buttons.size(); ++i) {
    const ButtonSpec& spec = buttons[i];
    ButtonLook look;
    look.kind = spec.kind;
    look.description = spec.description;
    look.most_width = column.width;
    const bool bold = spec.kind == ButtonKind::kPrimary;
    const float wanted = text_width(ui, spec.label, Type::kBody, bold) + 40 * ui.theme.scale;
    const float width = stacked ? column.width : std::min(wanted, column.width);
    if (i > 0 && (stacked || x + width > column.x + column.width)) {
      x = column.x;
      column.y += std::exchange(height, 0.0f) + kGap;
    }
    height = std::max(height, button_height(ui, spec.label, look));
    if (button_at(ui, x, column.y, width, spec.id, spec.label, look)) pressed = i;
    x += width + kGap;
  }
  column.y += height;
  return pressed;
}

Box begin_card(Ui& ui, Column& column, std::string_view id, std::string_view title, int level) {
  Box box = begin_box(ui, column, id, Surface::kCard, Role::kRegion, title);
  heading(ui, box.content, std::string(id) + "/title", title, level, Type::kLabel);
  box.content.gap(10);
  return box;
}

void time_line(Ui& ui, Column& column, std::string_view id, const std::vector<StepModel>& steps,
               std::size_t shown, double newest_at_ms) {
  constexpr float kDot = 5;
  const std::string prefix = std::string(id) + "/";
  const int list =
      begin_group(ui, prefix + "list", Role::kList, "", {column.x, column.y, column.width, 0});
  const float top = column.y;
  const float line_x = column.x + kDot;
  const float first_dot = top + 12 * ui.theme.scale;
  float last_dot = first_dot;
  const int layers = ui.push_layers();
  for (std::size_t i = 0; i < shown && i < steps.size(); ++i) {
    const StepModel& step = steps[i];
    if (i > 0) column.gap(12);
    const double age = ui.now_ms - newest_at_ms;
    const bool fading = i + 1 == shown && age < kFadeMs && !ui.theme.reduced_motion;
    const float was = ui.alpha;
    if (fading) {
      ui.alpha *= static_cast<float>(age / kFadeMs);
      ui.animate_until(newest_at_ms + kFadeMs);
    }
    Column inner{column.x + 22, column.y + (fading ? kRise * (1 - ui.alpha) : 0),
                 column.width - 22};
    const std::string item = prefix + step.id;
    const int node = begin_group(ui, item, Role::kListItem, "", {inner.x, inner.y, inner.width, 0});
    last_dot = column.y + 12 * ui.theme.scale;
    dot(ui, line_x, last_dot, kDot, ui.theme.colours.line, true);
    const float from = inner.y;
    paragraph(ui, inner, item + "/what", step.what, coloured(0, Type::kSmall, true));
    std::string detail = step.time;
    if (!step.time.empty() && !step.detail.empty()) detail += " · ";
    detail += step.detail;
    if (!detail.empty()) paragraph(ui, inner, item + "/detail", detail, note_look(ui));
    ui.semantics.resize(node, inner.width, inner.y - from);
    end_group(ui);
    column.y = inner.y - (fading ? kRise * (1 - ui.alpha) : 0);
    ui.alpha = was;
  }
  ui.back_layer(layers);
  if (last_dot > first_dot)
    fill(ui, {line_x - 1, first_dot, 2, last_dot - first_dot}, ui.theme.colours.line, 0);
  ui.pop_layers(layers);
  ui.semantics.resize(list, column.width, column.y - top);
  end_group(ui);
}

void facts(Ui& ui, Column& column, std::string_view id, const std::vector<FactModel>& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i > 0) column.gap(8);
    const std::string row = std::string(id) + "/" + std::to_string(i);
    paragraph(ui, column, row + "/label", rows[i].label, note_look(ui));
    paragraph(ui, column, row + "/value", rows[i].value, coloured(0, Type::kSmall));
  }
}

void lens_trouble(Ui& ui, Column& column, const std::vector<std::string>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    column.gap(8);
    paragraph(ui, column, "lenses/trouble-" + std::to_string(i), lines[i],
              coloured(ui.theme.colours.lost, Type::kSmall));
  }
}

float plain_chip(Ui& ui, float x, float y, std::string_view text) {
  const float padding = 10 * ui.theme.scale;
  const float width = text_width(ui, text, Type::kNote) + 2 * padding;
  const float height = type_style(Type::kNote).line * ui.theme.scale + 6;
  fill(ui, {x, y, width, height}, ui.theme.colours.sunk, height / 2);
  text_at(ui, x + padding, y + 3, {}, text, note_look(ui));
  return width;
}

}  // namespace warmline::ui
