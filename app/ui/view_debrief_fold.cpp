// Cards that fold to their headings on a narrow screen.
#include <algorithm>
#include <optional>
#include <string>

#include "imgui.h"
#include "ui/view_debrief_parts.h"

namespace warmline::ui {
namespace {

// Points down where something can be unfolded, and up where it is.
void arrow(Ui& ui, float x, float y, bool up) {
  const float side = up ? -3.0f : 3.0f;
  const Colour ink = ui.tint(ui.theme.colours.muted);
  ui.draw->AddLine({x - 6, y - side}, {x, y + side}, ink, 2);
  ui.draw->AddLine({x, y + side}, {x + 6, y - side}, ink, 2);
}

}  // namespace

std::optional<Box> begin_folding(Ui& ui, Column& column, DebriefViewState& state,
                                 std::string_view id, std::string_view title) {
  if (ui.form() != Form::kNarrow) return begin_card(ui, column, id, title, 2);
  const std::string name(id);
  auto at = std::find(state.unfolded.begin(), state.unfolded.end(), name);
  if (at == state.unfolded.end() && state.reveal.rfind(name + "/", 0) == 0)
    at = state.unfolded.insert(at, name);
  const bool open = at != state.unfolded.end();
  Box box = begin_box(ui, column, id, Surface::kCard, Role::kRegion, title);
  const float scale = ui.theme.scale;
  const Rect row{box.x, box.y, box.width, 48 * scale};
  const int heading = begin_group(ui, name + "/title", Role::kHeading, "", row);
  ui.semantics.at(heading).level = 2;
  ui.semantics.at(heading).focusable = true;
  const Pressable press =
      pressable(ui, row, name + "/fold", Role::kButton, title, false, false, open ? 1 : 0);
  end_group(ui);
  const float middle = row.y + row.h / 2;
  text_at(ui, box.content.x, middle - type_style(Type::kLabel).line * scale / 2, {}, title,
          coloured(ui.theme.colours.muted, Type::kLabel));
  arrow(ui, box.x + box.width - box.padding_x - 6, middle, open);
  if (press.focused) focus_ring(ui, row, 14);
  box.content.y = row.y + row.h;
  if (press.pressed) {
    if (open) {
      state.unfolded.erase(at);
    } else {
      state.unfolded.push_back(name);
    }
    ui.animate_until(ui.now_ms + 1);
  }
  if (open) return box;
  box.padding_y = 0;
  end_box(ui, column, box);
  return std::nullopt;
}

}  // namespace warmline::ui
