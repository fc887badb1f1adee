#include "ui/view_map.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/tr.h"
#include "ui/parts.h"
#include "ui/view_map_parts.h"

namespace warmline::ui {
namespace {

constexpr float kTwoColumns = 1000;
constexpr float kList = 420;
constexpr float kToolbar = 60;

struct Tool {
  const char* id;
  Message name;
  Message drawn;  // where there is no room for the name
};
constexpr std::array<Tool, 3> kMoves{{{"map-in", msg("Zoom in"), "+"},
                                      {"map-out", msg("Zoom out"), "−"},
                                      {"map-all", msg("Show all##the map"), msg("All##the map")}}};

// A button whose name is longer than what is drawn on it.
bool small_button(Ui& ui, float x, float y, float width, const Tool& tool) {
  const float scale = ui.theme.scale;
  const Rect area{x, y, width, 44 * scale};
  const Pressable state = pressable(ui, area, tool.id, Role::kButton, tr(tool.name));
  fill(ui, area, ui.theme.colours.line, 12);
  fill(ui, {area.x + 1, area.y + 1, area.w - 2, area.h - 2},
       state.hovered ? ui.theme.colours.sunk : ui.theme.colours.surface, 11);
  const float line = type_style(Type::kBody).line * scale;
  text_at(ui, x + (width - text_width(ui, tr(tool.drawn), Type::kBody)) / 2,
          y + (area.h - line) / 2, {}, tr(tool.drawn));
  if (state.focused) focus_ring(ui, area, 12);
  return state.pressed;
}

struct Pressed {
  std::optional<MapMove> move;
  std::optional<Intent> intent;
};

// `both`: map and list stand side by side. Without the map there is nothing to zoom.
Pressed toolbar(Ui& ui, const Rect& area, const MapModel& model, MapViewState& state, bool both) {
  const float scale = ui.theme.scale;
  const bool narrow = ui.form() == Form::kNarrow;
  const float gap = narrow ? 6.0f : 12.0f;
  float x = area.x + page_margin(ui);
  const float y = area.y + (area.h - 44 * scale) / 2;
  Pressed pressed;
  if (button_at(ui, x, y, 0, "map-back", tr(narrow ? "Back" : "Back to calls"), {}, &x))
    pressed.intent = GoTo{Screen::kLibrary};
  x += gap;
  if (model.take && !narrow) {
    ButtonLook look;
    look.description = model.title;
    if (button_at(ui, x, y, 0, "map-take", tr("Take this call"), look, &x))
      pressed.intent = OpenScenario{model.scenario};
    x += gap;
  }
  if (model.map == nullptr) return pressed;
  if (!both) {
    ButtonLook look;
    look.pressed = state.list ? 1 : 0;
    const std::string label =
        std::string(state.list ? "✓ " : "") + tr(narrow ? "List" : "As a list");
    if (button_at(ui, x, y, 0, "map-as-list", label, look, &x)) {
      state.list = !state.list;
      ui.animate_until(ui.now_ms + 1);
    }
    x += gap;
  }
  if (!both && state.list) return pressed;
  for (std::size_t i = 0; i < kMoves.size(); ++i) {
    const Tool& tool = kMoves[i];
    const float width =
        narrow ? 48 * scale : text_width(ui, tr(tool.name), Type::kBody) + 40 * scale;
    const Tool shown{tool.id, tool.name, narrow ? tool.drawn : tool.name};
    if (small_button(ui, x, y, width, shown)) pressed.move = static_cast<MapMove>(i);
    x += width + gap;
  }
  return pressed;
}

// A map shows every way and what each is worth: better after a first attempt than before it.
void ask(Ui& ui, const Rect& area, const MapModel& model, std::optional<Intent>& intent) {
  Scroll page = begin_page(ui, area, "map-ask", tr("Before the map"), 640);
  Column& column = page.content;
  paragraph(ui, column, "map-ask/what",
            tr("You haven’t taken this call yet. Its map gives it away: everything the caller may "
               "say, where each choice leads, and what it costs."));
  column.gap(8);
  paragraph(ui, column, "map-ask/why",
            tr("A first attempt happens only once, and it tells you the most. The map will still "
               "be here afterwards."),
            small_look(ui));
  column.gap(20);
  std::vector<ButtonSpec> buttons;
  if (model.take)
    buttons.push_back(
        {"map-ask/take", tr("Take the call first"), ButtonKind::kPrimary, model.title});
  buttons.push_back({"map-ask/show", tr("Show the map all the same")});
  if (const auto pressed = button_row(ui, column, buttons)) {
    if (model.take && *pressed == 0)
      intent = OpenScenario{model.scenario};
    else
      intent = ShowMap{model.version, true};
  }
  end_page(ui, page);
}

void keys(Ui& ui, const Rect& area, const MapModel& model, MapViewState& state) {
  constexpr float kFar = 60;
  struct Way {
    const char* key;
    float x, y;
  };
  constexpr std::array<Way, 4> kWays{{{"ArrowLeft", kFar, 0},
                                      {"ArrowRight", -kFar, 0},
                                      {"ArrowUp", 0, kFar},
                                      {"ArrowDown", 0, -kFar}}};
  if (ui.key("+", true) || ui.key("=", true)) move_map(area, model, state, MapMove::kIn);
  if (ui.key("-", true) || ui.key("−", true)) move_map(area, model, state, MapMove::kOut);
  if (ui.key("0")) move_map(area, model, state, MapMove::kAll);
  if (!state.selected.empty() && ui.key("Escape")) state.selected.clear();
  // In the list and everywhere else these scroll.
  if (!ui.focus_within("map/")) return;
  for (const Way& way : kWays) {
    if (!ui.key(way.key, true)) continue;
    state.x += way.x;
    state.y += way.y;
  }
}

}  // namespace

std::string moment_words(const MapNodeModel& node) {
  std::string words = node.id + ". " + node.kind;
  for (const std::string& mark : node.marks) words += ". " + mark;
  return words;
}

std::optional<Intent> draw_map(Ui& ui, const MapModel& model, MapViewState& state) {
  if (state.version != model.version) {
    state = {};
    state.version = model.version;
  }
  std::optional<Intent> intent;
  const Rect area = draw_navigation(ui, Screen::kMap, true, intent);
  begin_group(ui, "main", Role::kMain, "", area);
  Rect bar;
  const Rect below = draw_title_bar(ui, area, "map-title", model.title, tr("Map"), 0, bar);
  const float tools = kToolbar * ui.theme.scale;
  const Rect row{below.x, below.y, below.w, tools};
  const Rect rest{below.x, below.y + tools, below.w, below.h - tools};
  const bool both = rest.w >= kTwoColumns * ui.theme.scale;
  const Pressed pressed = toolbar(ui, row, model, state, both);
  if (pressed.intent) intent = pressed.intent;
  if (model.ask) {
    ask(ui, rest, model, intent);
  } else if (model.map == nullptr) {
    Column column{rest.x + page_margin(ui), rest.y + 12, rest.w - 2 * page_margin(ui)};
    paragraph(ui, column, "map-waiting", tr("Drawing the map…"), small_look(ui));
  } else {
    hairline(ui, rest.x, rest.y - 1, rest.w);
    const float list = kList * ui.theme.scale;
    const Rect plane{rest.x, rest.y, both ? rest.w - list : rest.w, rest.h};
    if (both || !state.list) {
      const Rect drawn = plane_area(ui, plane);
      if (pressed.move) move_map(drawn, model, state, *pressed.move);
      keys(ui, drawn, model, state);
      draw_plane(ui, plane, model, state, both);
    }
    if (both) {
      fill(ui, {plane.x + plane.w, rest.y, 1, rest.h}, ui.theme.colours.line, 0);
      draw_map_list(ui, {plane.x + plane.w + 1, rest.y, list - 1, rest.h}, model, state);
    } else if (state.list) {
      draw_map_list(ui, rest, model, state);
    }
  }
  end_group(ui);
  return intent;
}

}  // namespace warmline::ui
