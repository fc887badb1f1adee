#include "ui/view_best_call.h"

#include <algorithm>
#include <string>

#include "core/tr.h"
#include "ui/bubble.h"
#include "ui/parts.h"

namespace warmline::ui {
namespace {

constexpr float kBetween = 12;
constexpr float kNote = 460;

// The reason stands below its choice, at the same side.
void reason(Ui& ui, Column& column, const BestLine& line) {
  if (line.why.empty() && line.parted.empty()) return;
  const float width = std::min(kNote * ui.theme.scale, column.width * 0.88f);
  column.gap(6);
  Column inner{column.x + column.width - width, column.y, width};
  const float top = inner.y;
  if (!line.why.empty()) paragraph(ui, inner, line.said.id + "/why", line.why, small_look(ui));
  if (!line.parted.empty()) {
    if (!line.why.empty()) inner.gap(4);
    paragraph(ui, inner, line.said.id + "/parted", line.parted, coloured(0, Type::kSmall));
  }
  fill(ui, {inner.x - 12, top + 2, 2, inner.y - top - 4}, ui.theme.colours.line, 1);
  column.y = inner.y;
}

void transcript(Ui& ui, Column& column, const BestCallModel& model) {
  const Rect at{column.x, column.y, column.width, 0};
  const int list = begin_group(ui, "best/list", Role::kList, "", at);
  for (std::size_t i = 0; i < model.lines.size(); ++i) {
    if (i > 0) column.gap(kBetween);
    const BestLine& line = model.lines[i];
    const BubbleShape shape = shape_of(ui, line.said, column.width);
    const Rect row{column.x, column.y, column.width, shape.height};
    const int item = begin_group(ui, line.said.id, Role::kListItem, "", row);
    {
      const InLanguage spoken(ui, model.language);
      draw_bubble(ui, column, line.said, shape);
    }
    column.gap(shape.height);
    reason(ui, column, line);
    ui.semantics.resize(item, row.w, column.y - row.y);
    end_group(ui);
  }
  ui.semantics.resize(list, at.w, column.y - at.y);
  end_group(ui);
}

void ending(Ui& ui, Column& column, const BestCallModel& model) {
  if (model.ending_title.empty()) return;
  column.gap(24);
  Box box = begin_box(ui, column, "best/ending", Surface::kSunk, Role::kRegion, tr("How it ends"));
  paragraph(ui, box.content, "best/ending/kind", tr("How it ends"), note_look(ui));
  const InLanguage written(ui, model.language);
  heading(ui, box.content, "best/ending/title", model.ending_title, 2);
  box.content.gap(4);
  paragraph(ui, box.content, "best/ending/text", model.ending_text);
  end_box(ui, column, box);
}

}  // namespace

std::optional<Intent> draw_best_call(Ui& ui, const BestCallModel& model) {
  std::optional<Intent> intent;
  const Rect area = draw_navigation(ui, Screen::kBestCall, false, intent);
  begin_group(ui, "main", Role::kMain, "", area);
  Rect bar;
  const Rect below = draw_title_bar(ui, area, "best-title", model.title, tr("A best call"), 0, bar);
  Scroll page = begin_page(ui, below, "best", tr("A best call"), 720);
  Column& column = page.content;
  save_trouble(ui, column, model.save, intent);
  if (button_row(ui, column, {{"best-back", tr("Back to the debrief")}}))
    intent = OpenDebrief{model.attempt};
  column.gap(20);
  if (model.ready) {
    paragraph(ui, column, "best/summary", model.summary);
    column.gap(24);
    transcript(ui, column, model);
    ending(ui, column, model);
    column.gap(24);
    if (button_row(ui, column, {{"best-back-below", tr("Back to the debrief")}}))
      intent = OpenDebrief{model.attempt};
  } else {
    paragraph(ui, column, "best/waiting", tr("Working out a best call…"));
  }
  end_page(ui, page);
  end_group(ui);
  return intent;
}

}  // namespace warmline::ui
