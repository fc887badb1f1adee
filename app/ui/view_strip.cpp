#include "ui/view_strip.h"

#include <algorithm>
#include <string>

#include "core/tr.h"
#include "ui/parts.h"

namespace warmline::ui {
namespace {

constexpr float kPadding = 10;
constexpr float kGap = 20;
constexpr float kButton = 44;

struct Press {
  std::string_view id, label;
  Intent intent;
};

std::optional<Press> press_of(const StripModel& model) {
  if (model.kind == StripModel::Kind::kReading)
    return Press{"take-over", tr("Go on here instead"), TakeOver{}};
  if (model.kind == StripModel::Kind::kUndo) return Press{"undo", tr("Undo"), UndoLast{}};
  if (model.kind == StripModel::Kind::kBeyondDrawing)
    return Press{"beyond-plain", tr("Use the plain view"), ChangeSetting{"view", "plain"}};
  if (model.something_to_export) return Press{"strip-export", tr("Export everything"), ExportAll{}};
  return std::nullopt;
}

struct Name {
  std::string id;
  Message name;
};
Name named(StripModel::Kind kind) {
  switch (kind) {
    case StripModel::Kind::kReading:
      return {"reading", msg("Another tab")};
    case StripModel::Kind::kRefused:
      return {"refused", msg("What can’t be done now")};
    case StripModel::Kind::kUndo:
      return {"undone", msg("What was done last")};
    case StripModel::Kind::kBeyondDrawing:
      return {"beyond", msg("Letters that can’t be drawn")};
    default:
      return {"store-problem", msg("Storage")};
  }
}

}  // namespace

std::optional<Intent> draw_strip(Ui& ui, const StripModel& model) {
  if (model.kind == StripModel::Kind::kNone) return std::nullopt;
  std::optional<Intent> intent;
  const auto [id, name] = named(model.kind);
  const float scale = ui.theme.scale;
  const float margin = page_margin(ui);
  const float inner = ui.width - 2 * margin;
  const std::optional<Press> press = press_of(model);
  const float button = press ? text_width(ui, press->label, Type::kBody) + 40 * scale : 0;
  const bool beside = press && inner - button - kGap >= 440 * scale;
  const float room = beside ? inner - button - kGap : inner;
  TextLook look = small_look(ui);
  look.colour = ui.theme.colours.ink;
  const float title = break_text(ui, model.title, room, coloured(0, Type::kBody, true)).height;
  const float text =
      title + (model.text.empty() ? 0 : break_text(ui, model.text, room, look).height);
  float height = text + 2 * kPadding;
  if (beside) height = std::max(height, kButton * scale + 2 * kPadding);
  if (press && !beside) height += 8 + kButton * scale;

  const Rect area{0, 0, ui.width, height};
  begin_group(ui, id, Role::kRegion, tr(name), area);
  fill(ui, area, ui.theme.colours.sunk, 0);
  Column column{margin, kPadding + (beside ? (height - 2 * kPadding - text) / 2 : 0), room};
  paragraph(ui, column, id + "/title", model.title, coloured(0, Type::kBody, true));
  if (!model.text.empty()) paragraph(ui, column, id + "/text", model.text, look);
  if (press) {
    const float x = beside ? ui.width - margin - button : margin;
    const float y = beside ? (height - kButton * scale) / 2 : column.y + 8;
    if (button_at(ui, x, y, button, press->id, press->label)) intent = press->intent;
  }
  hairline(ui, 0, height - 1, ui.width);
  end_group(ui);
  ui.top = height;
  return intent;
}

}  // namespace warmline::ui
