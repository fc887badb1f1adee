#include "ui/view_coach_frame.h"

#include <algorithm>
#include <array>

#include "core/tr.h"
#include "ui/view_coach_parts.h"

namespace warmline::ui {
namespace {

struct Tab {
  const char* id;
  Message label;
  Screen screen;
};
constexpr std::array<Tab, 6> kTabs = {
    {{"tab-team", msg("Team"), Screen::kCoach},
     {"tab-scenario", msg("Scenario"), Screen::kCoachScenario},
     {"tab-reach", msg("Out of reach"), Screen::kCoachReach},
     {"tab-centres", msg("Two call centres"), Screen::kCoachCentres},
     {"tab-calibrate", msg("Calibrate"), Screen::kCoachCalibrate},
     {"tab-export", msg("Export"), Screen::kCoachExport}}};

void tab_button(Ui& ui, const Rect& area, const Tab& tab, bool current,
                std::optional<Intent>& intent) {
  const Pressable state = pressable(ui, area, tab.id, Role::kButton, tr(tab.label), false, current);
  const Colour ink = current || state.hovered ? ui.theme.colours.ink : ui.theme.colours.muted;
  const float width = text_width(ui, tr(tab.label), Type::kSmall, current);
  const float line = type_style(Type::kSmall).line * ui.theme.scale;
  const float x = area.x + (area.w - width) / 2;
  text_at(ui, x, area.y + (area.h - line) / 2, {}, tr(tab.label),
          coloured(ink, Type::kSmall, current));
  if (current) fill(ui, {x, area.y + area.h - 6, width, 3}, ui.theme.colours.accent, 1.5F);
  if (state.focused) focus_ring(ui, {area.x, area.y + 4, area.w, area.h - 8}, 8);
  if (state.pressed) intent = GoTo{tab.screen};
}

}  // namespace

void coach_tabs(Ui& ui, Column& column, Screen current, std::optional<Intent>& intent) {
  const float scale = ui.theme.scale;
  const float height = 44 * scale;
  const float padding = 12 * scale;
  const int group = begin_group(ui, "coach-tabs", Role::kNavigation, tr("Pages of Coach"),
                                {column.x, column.y, column.width, 0});
  const float top = column.y;
  float x = column.x - padding;  // the first word stands on the column's edge
  for (const Tab& tab : kTabs) {
    // As wide as in bold, so that nothing moves.
    const float width = text_width(ui, tr(tab.label), Type::kSmall, true) + 2 * padding;
    if (x > column.x && x + width - padding > column.x + column.width) {
      x = column.x - padding;
      column.y += height;
    }
    tab_button(ui, {x, column.y, width, height}, tab, tab.screen == current, intent);
    x += width;
  }
  column.y += height;
  ui.semantics.resize(group, column.width, column.y - top);
  end_group(ui);
  hairline(ui, column.x, column.y - 1, column.width);
}

CoachFrame begin_coach_page(Ui& ui, Screen screen, std::string_view id, const CoachHead& head,
                            float width, std::optional<Intent>& intent) {
  const Rect area = draw_navigation(ui, screen, false, intent);
  begin_group(ui, "main", Role::kMain, "", area);
  CoachFrame frame{begin_page(ui, area, id, head.title, kCoachWide), head.has_team};
  Column& column = frame.page.content;
  save_trouble(ui, column, head.save, intent);
  coach_tabs(ui, column, screen, intent);
  column.gap(24);
  column.width = std::min(column.width, width * ui.theme.scale);
  coach_head(ui, column, std::string(id) + "-title", head.title, head.chip, head.about);
  column.gap(20);
  return frame;
}

void end_coach_page(Ui& ui, CoachFrame& frame) {
  if (frame.has_team) {
    frame.page.content.gap(8);
    paragraph(ui, frame.page.content, frame.page.id + "-spoken",
              tr("Choosing a good line shows that somebody recognises it; speaking it on a real "
                 "call is another skill."),
              note_look(ui));
  }
  end_page(ui, frame.page);
  end_group(ui);
}

void no_team(Ui& ui, Column& column, std::string_view id, std::string_view what,
             std::optional<Intent>& intent) {
  paragraph(ui, column, std::string(id) + "-none", what);
  column.gap(16);
  const std::string button = std::string(id) + "-load";
  if (button_row(ui, column, {{button, tr("Load a team"), ButtonKind::kPrimary}}))
    intent = GoTo{Screen::kCoach};
}

bool disclosure(Ui& ui, Column& column, std::string_view id, std::string_view label, bool open) {
  ButtonLook look;
  look.kind = ButtonKind::kText;
  look.expanded = open ? 1 : 0;
  Column at{column.x - 10 * ui.theme.scale, column.y, column.width};
  const bool pressed = button(ui, at, id, label, look);
  column.y = at.y;
  if (pressed) ui.animate_until(ui.now_ms + 1);
  return pressed;
}

int begin_item(Ui& ui, const Column& column, std::string_view id) {
  return begin_group(ui, id, Role::kListItem, "", {column.x, column.y, column.width, 0});
}

void end_item(Ui& ui, const Column& column, int item, float top) {
  ui.semantics.resize(item, column.width, column.y - top);
  end_group(ui);
}

}  // namespace warmline::ui
