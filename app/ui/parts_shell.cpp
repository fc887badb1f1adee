// What frames every screen: the way between areas, the title bar, and the truth about saving.
#include <algorithm>
#include <string>
#include <vector>

#include "core/tr.h"
#include "ui/parts.h"

namespace warmline::ui {
namespace {

constexpr float kRail = 88;
constexpr float kBar = 64;
constexpr float kNarrowBar = 52;

struct Place {
  const char* id;
  Message label;
  Screen screen;
  const char* address;  // ui/address.h: the browser opens it in another tab
};
constexpr Place kPractice{"nav-practice", msg("Practice"), Screen::kLibrary, "#/"};
constexpr Place kCoach{"nav-coach", msg("Coach"), Screen::kCoach, "#/coach"};
constexpr Place kHire{"nav-hire", msg("Hire"), Screen::kHire, "#/hire"};
constexpr Place kSettings{"nav-settings", msg("Settings"), Screen::kSettings, "#/settings"};
constexpr Place kHireSettings{"nav-settings", msg("Settings"), Screen::kSettings,
                              "#/hire/settings"};

// In order; Settings stands apart in a rail.
std::vector<const Place*> places(const Ui& ui, bool hire) {
  const Place* settings = hire ? &kHireSettings : &kSettings;
  if (ui.course) return {&kPractice, settings};
  return {&kPractice, &kCoach, &kHire, settings};
}

// As wide as the longest of their names needs, and at least so much.
float rail_width(const Ui& ui) {
  float width = kRail * ui.theme.scale;
  for (const Place* place : places(ui, false))
    width = std::max(width, text_width(ui, tr(place->label), Type::kNote, true) + 24);
  return width;
}

// An equal part of the bar each, or by what their names need where one needs more.
std::vector<float> bar_widths(const Ui& ui, const std::vector<const Place*>& all) {
  std::vector<float> widths;
  float sum = 0, widest = 0;
  for (const Place* place : all) {
    widths.push_back(text_width(ui, tr(place->label), Type::kNote, true) + 28);
    sum += widths.back();
    widest = std::max(widest, widths.back());
  }
  const auto count = static_cast<float>(all.size());
  const float spare = (ui.width - sum) / count, part = ui.width / count;
  for (float& width : widths) width = widest <= part ? part : width + spare;
  return widths;
}

bool is_current(const Place& place, Screen current) {
  if (place.screen == Screen::kSettings) return current == Screen::kSettings;
  if (place.screen == Screen::kCoach) return is_coach(current);
  if (place.screen == Screen::kHire) return is_hire(current);
  return current != Screen::kSettings && !is_coach(current) && !is_hire(current);
}

void place_button(Ui& ui, const Rect& area, const Place& place, bool current,
                  std::optional<Intent>& intent) {
  const Pressable state = pressable(ui, area, place.id, Role::kLink, tr(place.label), false,
                                    current, -1, place.address);
  const Rect inner{area.x + 8, area.y + 2, area.w - 16, area.h - 4};
  if (current || state.hovered) fill(ui, inner, ui.theme.colours.sunk, 10);
  const Colour ink = current ? ui.theme.colours.ink : ui.theme.colours.muted;
  const float width = text_width(ui, tr(place.label), Type::kNote, current);
  const float line = type_style(Type::kNote).line * ui.theme.scale;
  text_at(ui, area.x + (area.w - width) / 2, area.y + (area.h - line) / 2, {}, tr(place.label),
          coloured(ink, Type::kNote, current));
  if (state.focused) focus_ring(ui, inner, 10);
  if (state.pressed) intent = GoTo{place.screen};
}

void mark(Ui& ui, float x, float y) {
  dot(ui, x, y, 18, ui.theme.colours.accent, true);
  fill(ui, {x - 9, y - 2, 18, 4}, ui.theme.colours.on_accent, 2);
}

}  // namespace

Rect draw_navigation(Ui& ui, Screen current, bool bare, std::optional<Intent>& intent) {
  const float scale = ui.theme.scale;
  const std::vector<const Place*> all = places(ui, is_hire(current));
  if (ui.form() != Form::kNarrow) {
    const float rail = rail_width(ui);
    begin_group(ui, "nav", Role::kNavigation, tr("Areas"), {0, ui.top, rail, ui.height - ui.top});
    mark(ui, rail / 2, ui.top + 38);
    float y = ui.top + 84;
    for (const Place* place : all) {
      if (place->screen == Screen::kSettings) y = ui.height - 64 * scale;
      place_button(ui, {0, y, rail, 48 * scale}, *place, is_current(*place, current), intent);
      y += 56 * scale;
    }
    end_group(ui);
    fill(ui, {rail - 1, ui.top, 1, ui.height - ui.top}, ui.theme.colours.line, 0);
    return {rail, ui.top, ui.width - rail, ui.height - ui.top};
  }
  if (bare) return {0, ui.top, ui.width, ui.height - ui.top};
  const float height = 56 * scale;
  const float top = ui.height - height;
  begin_group(ui, "nav", Role::kNavigation, tr("Areas"), {0, top, ui.width, height});
  const std::vector<float> widths = bar_widths(ui, all);
  float x = 0;
  for (std::size_t i = 0; i < all.size(); ++i) {
    place_button(ui, {x, top, widths[i], height}, *all[i], is_current(*all[i], current), intent);
    x += widths[i];
  }
  end_group(ui);
  hairline(ui, 0, top, ui.width);
  return {0, ui.top, ui.width, top - ui.top};
}

Rect draw_title_bar(Ui& ui, const Rect& area, std::string_view id, std::string_view title,
                    std::string_view chip_text, float reserve, Rect& bar) {
  const float margin = page_margin(ui);
  const float gap = 24;
  const float room = std::max(120.0f, area.w - 2 * margin - reserve);
  TextLook look;
  look.type = Type::kTitle;
  const float chip_width =
      chip_text.empty() ? 0 : text_width(ui, chip_text, Type::kNote) + 20 * ui.theme.scale + gap;
  const float title_width = text_width(ui, title, Type::kTitle, true) + 2;
  const bool with_chip = chip_width > 0 && title_width + chip_width <= room;
  const float width = std::min(title_width, room);
  const float height = break_text(ui, title, width, look).height;
  const float least = ui.form() == Form::kNarrow ? kNarrowBar : kBar;
  const float bar_height = std::max(least * ui.theme.scale, height + 24);
  bar = {area.x, area.y, area.w, bar_height};
  Column column{area.x + margin, area.y + (bar_height - height) / 2, width};
  heading(ui, column, id, title, 1);
  if (with_chip) {
    const float chip_height = type_style(Type::kNote).line * ui.theme.scale + 6;
    chip(ui, area.x + margin + width + gap, area.y + (bar_height - chip_height) / 2,
         std::string(id) + "/chip", chip_text);
  }
  hairline(ui, area.x, area.y + bar_height - 1, area.w);
  return {area.x, area.y + bar_height, area.w, area.h - bar_height};
}

float save_state(Ui& ui, float right, float middle_y, const SaveModel& save,
                 std::optional<Intent>& intent) {
  const float scale = ui.theme.scale;
  if (save.state == progress::SaveState::kNotSaved) {
    const std::string& label = tr("Not saved: export now");
    const float width = text_width(ui, label, Type::kBody, true) + 40 * scale;
    ButtonLook look;
    look.kind = ButtonKind::kPrimary;
    look.description = save.failure;
    if (button_at(ui, right - width, middle_y - 22 * scale, width, "save-export", label, look))
      intent = ExportAll{};
    return right - width;
  }
  const bool saved = save.state == progress::SaveState::kSaved;
  const std::string words = save.read_only ? tr("Looking on")
                            : saved        ? "✓ " + tr("Saved")
                                           : tr("Saving…");
  const float width = text_width(ui, words, Type::kSmall);
  const float line = type_style(Type::kSmall).line * scale;
  text_at(ui, right - width, middle_y - line / 2, "save-state", words, small_look(ui));
  return right - width;
}

void save_trouble(Ui& ui, Column& column, const SaveModel& save, std::optional<Intent>& intent) {
  if (save.state != progress::SaveState::kNotSaved) return;
  Box box = begin_box(ui, column, "save-trouble", Surface::kSunk, Role::kRegion, tr("Not saved"));
  heading(ui, box.content, "save-trouble/title", tr("Your latest steps are not saved"), 2);
  box.content.gap(4);
  paragraph(ui, box.content, "save-trouble/why", save.failure);
  paragraph(ui, box.content, "save-trouble/what",
            tr("They are kept as long as this page is open. Export them to be safe, or try again."),
            small_look(ui));
  box.content.gap(12);
  const auto pressed =
      button_row(ui, box.content,
                 {{"trouble-export", tr("Export everything"), ButtonKind::kPrimary},
                  {"trouble-retry", tr("Try saving again")}});
  if (pressed == 0u) intent = ExportAll{};
  if (pressed == 1u) intent = RetrySaving{};
  end_box(ui, column, box);
  column.gap(24);
}

void keeping_offer(Ui& ui, Column& column, std::optional<Intent>& intent) {
  Box box = begin_box(ui, column, "keeping", Surface::kOutline, Role::kRegion, tr("Keep it here"));
  heading(ui, box.content, "keeping/title", tr("Keep it here"), 3, Type::kBody);
  box.content.gap(4);
  paragraph(
      ui, box.content, "keeping/what",
      tr("Your call is saved in this browser. When the device runs short of space, the browser "
         "may clear it; it can be asked not to."),
      small_look(ui));
  box.content.gap(12);
  const auto pressed = button_row(
      ui, box.content,
      {{"keeping-ask", tr("Ask the browser to keep it")}, {"keeping-later", tr("Not now")}});
  if (pressed == 0u) intent = AskToKeep{};
  if (pressed == 1u) intent = ChangeSetting{"asked-to-keep", "1"};
  end_box(ui, column, box);
  column.gap(24);
}

}  // namespace warmline::ui
