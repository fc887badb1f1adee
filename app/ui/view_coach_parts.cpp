#include "ui/view_coach_parts.h"

#include <algorithm>

#include "ui/parts.h"
#include "ui/widgets_field.h"

namespace warmline::ui {

void coach_head(Ui& ui, Column& column, std::string_view id, std::string_view title,
                std::string_view chip_text, std::string_view about) {
  const float top = column.y;
  const float scale = ui.theme.scale;
  heading(ui, column, id, title, 1, Type::kDisplay);
  if (!chip_text.empty()) {
    const float line = type_style(Type::kNote).line * scale + 6;
    const float beside = column.x + text_width(ui, title, Type::kDisplay, true) + 20 * scale;
    const float width = text_width(ui, chip_text, Type::kNote) + 20 * scale;
    const bool fits = beside + width <= column.x + column.width;
    const float y =
        fits ? top + (type_style(Type::kDisplay).line * scale - line) / 2 : column.y + 6;
    chip(ui, fits ? beside : column.x, y, std::string(id) + "/chip", chip_text);
    if (!fits) column.y = y + line;
  }
  if (about.empty()) return;
  column.gap(6);
  paragraph(ui, column, std::string(id) + "/about", about, small_look(ui));
}

std::optional<Chosen> choose_row(Ui& ui, Column& column, std::string_view id,
                                 const std::vector<const CoachOptions*>& fields, float least_px) {
  constexpr float kGap = 16;
  const float least = least_px * ui.theme.scale;
  const auto room =
      static_cast<std::size_t>(std::max(1.0F, (column.width + kGap) / (least + kGap)));
  const std::size_t across = std::min(room, fields.size());
  if (across == 0) return std::nullopt;
  const float width =
      (column.width - kGap * static_cast<float>(across - 1)) / static_cast<float>(across);
  std::optional<Chosen> chosen;
  float bottom = column.y;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0 && i % across == 0) column.y = bottom + 12;
    // One that would stand alone in its row has the row.
    const bool alone = i % across == 0 && i + 1 == fields.size();
    Column at{column.x + static_cast<float>(i % across) * (width + kGap), column.y,
              alone ? column.width : width};
    const CoachOptions& field = *fields[i];
    const std::string name = std::string(id) + "-" + std::to_string(i);
    if (const auto option = select_field(ui, at, name, field.label, field.options, field.chosen))
      chosen = Chosen{i, *option};
    bottom = at.y;
  }
  column.y = bottom;
  return chosen;
}

void sentences(Ui& ui, Column& column, const std::string& id,
               const std::vector<std::string>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) column.gap(6);
    paragraph(ui, column, id + "-" + std::to_string(i), lines[i], small_look(ui));
  }
}

}  // namespace warmline::ui
