// The map as it is drawn.
#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <utility>

#include "core/tr.h"
#include "imgui.h"
#include "ui/parts.h"
#include "ui/view_map_parts.h"
#include "ui/words.h"

namespace warmline::ui {
namespace {

constexpr float kMargin = 24;
constexpr float kLegend = 34;
constexpr float kStep = 1.25f;      // of a press or a key
constexpr float kKept = 80;         // of the map stays in sight
constexpr float kReadable = 0.62f;  // below it a node has room for its id alone …
constexpr float kNameable = 0.2f;   // … and below that for nothing
constexpr float kIdAlone = 0.75f;   // the size it then has, whatever the zoom
constexpr float kRounding = 10;

// Text is set at a few sizes only, so that zooming doesn't fill the atlas of glyphs.
class AtZoom {
 public:
  AtZoom(Ui& ui, float zoom) : theme_(ui.theme), was_(ui.theme.scale) {
    theme_.scale = std::max(0.05f, std::floor(zoom * 20) / 20);
  }
  ~AtZoom() { theme_.scale = was_; }
  AtZoom(const AtZoom&) = delete;
  AtZoom& operator=(const AtZoom&) = delete;

 private:
  Theme& theme_;
  float was_;
};

struct Plane {
  Ui& ui;
  const Rect& area;
  const MapModel& model;
  const MapViewState& state;
  std::optional<std::size_t> pointed;  // node under pointer, focus, or pressed
  bool list_beside;
  [[nodiscard]] ImVec2 at(const craft::MapPoint& point) const {
    return {area.x + state.x + static_cast<float>(point.x) * state.zoom,
            area.y + state.y + static_cast<float>(point.y) * state.zoom};
  }
  [[nodiscard]] Rect box(const craft::MapNode& node) const {
    const ImVec2 corner = at(node.at);
    return {corner.x, corner.y, craft::kMapNodeWidth * state.zoom,
            craft::kMapNodeHeight * state.zoom};
  }
  [[nodiscard]] bool in_sight(const Rect& box) const {
    return box.x < area.x + area.w && box.x + box.w > area.x && box.y < area.y + area.h &&
           box.y + box.h > area.y;
  }
};

void zoom_about(MapViewState& state, float factor, float x, float y) {
  const float zoom = std::clamp(state.zoom * factor, kLeastZoom, kMostZoom);
  const float by = zoom / state.zoom;
  state.x = x - (x - state.x) * by;
  state.y = y - (y - state.y) * by;
  state.zoom = zoom;
}

void show_all(const Rect& area, const craft::Map& map, MapViewState& state) {
  const auto width = static_cast<float>(map.width);
  const auto height = static_cast<float>(map.height);
  const float fits = std::min((area.w - 2 * kMargin) / width, (area.h - 2 * kMargin) / height);
  state.zoom = std::clamp(fits, kLeastZoom, 1.0f);
  state.x = (area.w - width * state.zoom) / 2;
  state.y = std::max(kMargin, (area.h - height * state.zoom) / 2);
}

// From where to where the moments reach, in the map's units, that stand above `below`.
struct Reach {
  float left = 0, right = 0;
};

Reach reach_above(const craft::Map& map, float below) {
  const craft::MapNode& start = map.nodes[map.order.front()];
  Reach reach{static_cast<float>(start.at.x),
              static_cast<float>(start.at.x + craft::kMapNodeWidth)};
  for (const scenario::Index place : map.order) {
    const craft::MapNode& node = map.nodes[place];
    if (static_cast<float>(node.at.y) >= below) continue;
    reach.left = std::min(reach.left, static_cast<float>(node.at.x));
    reach.right = std::max(reach.right, static_cast<float>(node.at.x + craft::kMapNodeWidth));
  }
  return reach;
}

// At first the start is in sight, at a size that can be read, and what comes next stands in the
// middle: the whole map may reach far to a side only further down.
void place_first(const Rect& area, const MapModel& model, MapViewState& state) {
  constexpr float kLeast = 0.72f;
  constexpr float kFiner = 0.07f;
  const craft::Map& map = *model.map;
  const float room = area.w - 2 * kMargin;
  state.y = kMargin;
  state.zoom = 1;
  if (map.order.empty()) {
    state.x = (area.w - static_cast<float>(map.width)) / 2;
    return;
  }
  Reach reach = reach_above(map, (area.h - state.y) / state.zoom);
  while ((reach.right - reach.left) * state.zoom > room && state.zoom - kFiner > kLeast) {
    state.zoom -= kFiner;
    reach = reach_above(map, (area.h - state.y) / state.zoom);
  }
  const craft::MapNode& start = map.nodes[map.order.front()];
  const auto middle = static_cast<float>(start.at.x + craft::kMapNodeWidth / 2);
  const float wide = (reach.right - reach.left) * state.zoom;
  state.x = (area.w - wide) / 2 - reach.left * state.zoom;
  if (wide <= room) return;
  state.x =
      std::clamp(area.w / 2 - middle * state.zoom, area.w - kMargin - reach.right * state.zoom,
                 kMargin - reach.left * state.zoom);
}

void keep_in_sight(const Rect& area, const craft::Map& map, MapViewState& state) {
  const float width = static_cast<float>(map.width) * state.zoom;
  const float height = static_cast<float>(map.height) * state.zoom;
  const float x = std::min(kKept, width);
  const float y = std::min(kKept, height);
  state.x = std::clamp(state.x, x - width, area.w - x);
  state.y = std::clamp(state.y, y - height, area.h - y);
}

void take_gestures(Ui& ui, const Rect& area, const MapModel& model, MapViewState& state) {
  for (const platform::InputEvent& event : ui.gestures("map/plane")) {
    if (event.kind == platform::InputEvent::Kind::kPan) {
      state.x += event.x;
      state.y += event.y;
    } else if (event.amount > 0) {
      zoom_about(state, event.amount, event.x, event.y);
    }
  }
  keep_in_sight(area, *model.map, state);
}

// --- edges

Colour faded(Colour colour, float share) {
  const auto alpha = static_cast<Colour>(static_cast<float>(colour >> 24) * share);
  return (colour & 0x00FFFFFFu) | (alpha << 24);
}

void dashed_curve(ImDrawList& draw, const ImVec2 (&p)[4], Colour colour, float thick) {
  constexpr int kPieces = 48;
  ImVec2 last = p[0];
  for (int i = 1; i <= kPieces; ++i) {
    const float t = static_cast<float>(i) / kPieces;
    const float u = 1 - t;
    const float a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
    const ImVec2 next{a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
                      a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y};
    if (i % 2 == 1) draw.AddLine(last, next, colour, thick);
    last = next;
  }
}

// The tip at `to`, coming down into a node (0) or from its left (−1) or right (1).
void arrow(ImDrawList& draw, const ImVec2& to, float side, float size, Colour colour) {
  if (side == 0) {
    draw.AddTriangleFilled({to.x, to.y}, {to.x + size / 2, to.y - size},
                           {to.x - size / 2, to.y - size}, colour);
  } else {
    draw.AddTriangleFilled({to.x, to.y}, {to.x + side * size, to.y - size / 2},
                           {to.x + side * size, to.y + size / 2}, colour);
  }
}

void draw_edge(const Plane& plane, const craft::MapEdge& edge) {
  const Palette& c = plane.ui.theme.colours;
  const float zoom = plane.state.zoom;
  const ImVec2 from = plane.at(edge.begin);
  const ImVec2 to = plane.at(edge.end);
  const float bend =
      edge.down ? craft::kMapBetween * 0.55f * zoom
                : 36 * zoom + 0.12f * std::abs(to.y - from.y) + 0.08f * std::abs(to.x - from.x);
  const ImVec2 curve[4] = {from,
                           {from.x + bend * edge.begin_side, from.y + (edge.down ? bend : 0)},
                           {to.x + bend * edge.end_side, to.y - (edge.down ? bend : 0)},
                           to};
  const float left = std::min({curve[0].x, curve[1].x, curve[2].x, curve[3].x});
  const float right = std::max({curve[0].x, curve[1].x, curve[2].x, curve[3].x});
  const float top = std::min(from.y, to.y) - bend;
  const Rect around{left, top, right - left + 1, std::max(from.y, to.y) + bend - top + 1};
  if (!plane.in_sight(around)) return;
  const bool pointed = plane.pointed == std::size_t{edge.from};
  const Colour colour = plane.ui.tint(edge.best ? c.accent
                                      : pointed ? c.ink
                                                : faded(c.muted, 0.75f));
  const float thick = std::max(1.0f, (edge.best ? 3.0f : pointed ? 2.2f : 1.4f) * std::sqrt(zoom));
  ImDrawList& draw = *plane.ui.draw;
  if (edge.blocked) {
    dashed_curve(draw, curve, colour, thick);
  } else {
    draw.AddBezierCubic(curve[0], curve[1], curve[2], curve[3], colour, thick);
  }
  arrow(draw, to, edge.end_side, std::max(4.0f, 9 * zoom), colour);
}

// --- nodes

Colour fill_of(const Palette& c, const craft::MapNode& node, const MapNodeModel& words) {
  if (node.layer < 0) return c.out_bg;
  switch (words.look) {
    case MapNodeModel::Look::kSatisfied:
      return c.good_bg;
    case MapNodeModel::Look::kHandedOver:
      return c.agent;
    case MapNodeModel::Look::kUnresolved:
      return c.lost_bg;
    case MapNodeModel::Look::kMoment:
      break;
  }
  return c.surface;
}

// What a node's corner says: "−12", or how its ending leaves the caller.
std::string corner_words(const MapNodeModel& words) {
  switch (words.look) {
    case MapNodeModel::Look::kSatisfied:
      return tr("satisfied##ending");
    case MapNodeModel::Look::kHandedOver:
      return tr("handed over##ending");
    case MapNodeModel::Look::kUnresolved:
      return tr("unresolved##ending");
    case MapNodeModel::Look::kMoment:
      break;
  }
  return words.cost > 0 ? minus(words.cost) : "";
}

void node_words(const Plane& plane, const Rect& box, const MapNodeModel& words) {
  Ui& ui = plane.ui;
  const Palette& c = ui.theme.colours;
  if (plane.state.zoom < kNameable) return;
  const bool readable = plane.state.zoom >= kReadable;
  const AtZoom zoomed(ui, readable ? plane.state.zoom : kIdAlone);
  const float pad = readable ? 12 * plane.state.zoom : 4;
  const float inner = box.w - 2 * pad;
  const float line = type_style(Type::kNote).line * ui.theme.scale;
  const std::string corner = readable ? corner_words(words) : "";
  const float corner_width = corner.empty() ? 0 : text_width(ui, corner, Type::kNote, true) + 8;
  TextLook id = coloured(0, Type::kNote, true);
  id.max_lines = 1;
  const Broken name = break_text(ui, words.id, inner - corner_width, id);
  const float top = readable ? box.y + pad : box.y + (box.h - line) / 2;
  text_at(ui, box.x + pad, top, {}, name.lines.front(), id);
  if (!readable) return;
  const bool moment = words.look == MapNodeModel::Look::kMoment;
  if (!corner.empty())
    text_at(ui, box.x + box.w - pad - corner_width + 8, top, {}, corner,
            coloured(moment ? c.lost : c.ink, Type::kNote, moment));
  TextLook first = coloured(c.muted, Type::kNote);
  first.max_lines = 2;
  float y = top + line;
  for (const std::string& text : break_text(ui, words.first, inner, first).lines) {
    text_at(ui, box.x + pad, y, {}, text, first);
    y += line;
  }
}

void draw_node(const Plane& plane, std::size_t place) {
  Ui& ui = plane.ui;
  const craft::MapNode& node = plane.model.map->nodes[place];
  const MapNodeModel& words = plane.model.nodes[place];
  const Rect box = plane.box(node);
  if (!plane.in_sight(box)) return;
  const Palette& c = ui.theme.colours;
  const float rounding = kRounding * plane.state.zoom;
  const Colour back = fill_of(c, node, words);
  if (node.layer < 0) {
    hatched(ui, box, c.surface, c.out_bg, rounding);
  } else {
    fill(ui, box, back, rounding);
  }
  const Colour border = node.trouble ? c.lost : node.best ? c.accent : faded(c.muted, 0.6f);
  const float thick = node.trouble || node.best ? std::max(1.5f, 2.5f * plane.state.zoom) : 1.0f;
  const bool pointed = plane.pointed == place;
  ui.draw->AddRect({box.x, box.y}, {box.x + box.w, box.y + box.h},
                   ui.tint(pointed && !node.trouble && !node.best ? c.ink : border), rounding, 0,
                   thick);
  node_words(plane, box, words);
  if (ui.focused("map/" + words.id)) focus_ring(ui, box, rounding);
}

// Controls only where there is something to press, cut at the plane's edge so that nothing scrolls
// when one takes the focus.
void controls(const Plane& plane, MapViewState& state) {
  constexpr float kLeast = 8;
  const Rect& area = plane.area;
  const auto control = [&](std::size_t place) {
    const MapNodeModel& words = plane.model.nodes[place];
    const Rect box = plane.box(plane.model.map->nodes[place]);
    const float left = std::max(box.x, area.x), right = std::min(box.x + box.w, area.x + area.w);
    const float top = std::max(box.y, area.y), bottom = std::min(box.y + box.h, area.y + area.h);
    if (right - left < kLeast || bottom - top < kLeast) return;
    const Pressable got =
        pressable(plane.ui, {left, top, right - left, bottom - top}, "map/" + words.id,
                  Role::kButton, moment_words(words), false, state.selected == words.id);
    auto& semantics = plane.ui.semantics;
    semantics.at(static_cast<int>(semantics.nodes().size()) - 1).description = words.first;
    if (!got.pressed) return;
    state.selected = state.selected == words.id ? "" : words.id;
    plane.ui.animate_until(plane.ui.now_ms + 1);
  };
  for (const scenario::Index place : plane.model.map->order) control(place);
  for (const scenario::Index place : plane.model.map->apart) control(place);
}

std::optional<std::size_t> pointed_at(const Ui& ui, const MapModel& model,
                                      const MapViewState& state) {
  std::optional<std::size_t> focused, selected;
  for (std::size_t i = 0; i < model.nodes.size(); ++i) {
    const std::string id = "map/" + model.nodes[i].id;
    if (ui.hovered(id)) return i;
    if (ui.focused(id)) focused = i;
    if (model.nodes[i].id == state.selected) selected = i;
  }
  return focused ? focused : selected;
}

// --- what lies over the map

// What was pressed and would lie under what is said about it moves above that, once.
void uncover(const Plane& plane, MapViewState& state, float height) {
  const std::string& id = plane.model.nodes[*plane.pointed].id;
  if (state.uncovered == state.selected) return;
  if (state.selected.empty() || id != state.selected) {
    if (state.selected.empty()) state.uncovered.clear();
    return;
  }
  state.uncovered = id;
  const Rect box = plane.box(plane.model.map->nodes[*plane.pointed]);
  const float room = plane.area.y + plane.area.h - height - 2 * kMargin;
  if (box.y + box.h <= room) return;
  state.y -= box.y + box.h - room;
  plane.ui.animate_until(plane.ui.now_ms + 1);
}

// The corner for what is said about a moment, where it hides least of it: at the bottom if it can.
ImVec2 corner_beside(const Rect& box, const Rect& area, float width, float height, float margin) {
  const float left = area.x + margin, right = area.x + area.w - margin - width;
  const float top = area.y + margin, bottom = area.y + area.h - margin - height;
  ImVec2 best{left, bottom};
  float least = std::numeric_limits<float>::max();
  for (const ImVec2& at : {best, ImVec2{right, bottom}, ImVec2{left, top}, ImVec2{right, top}}) {
    const float w = std::min(box.x + box.w, at.x + width) - std::max(box.x, at.x);
    const float h = std::min(box.y + box.h, at.y + height) - std::max(box.y, at.y);
    const float hidden = std::max(0.0f, w) * std::max(0.0f, h);
    if (hidden >= least) continue;
    least = hidden;
    best = at;
  }
  return best;
}

// The moment that is pointed at, in words: as high as it was in the last frame. What was pressed is
// shown by the list beside the map, if there is one, else at the bottom. What is only pointed at
// can be dragged and pressed through its words, which a small plane has nowhere else to put.
void detail(const Plane& plane, MapViewState& state) {
  if (!plane.pointed) return;
  Ui& ui = plane.ui;
  const MapNodeModel& node = plane.model.nodes[*plane.pointed];
  const bool pressed = node.id == state.selected;
  if (plane.list_beside && pressed) return;
  const bool narrow = ui.form() == Form::kNarrow;
  const float margin = narrow ? 12 : kMargin;
  const float width = std::min(460 * ui.theme.scale, plane.area.w - 2 * margin);
  const ImVec2 at = pressed ? ImVec2{plane.area.x + margin,
                                     plane.area.y + plane.area.h - margin - state.detail_height}
                            : corner_beside(plane.box(plane.model.map->nodes[*plane.pointed]),
                                            plane.area, width, state.detail_height, margin);
  const float y = at.y;
  Column column{at.x, y, width};
  Box box = begin_box(ui, column, "map-detail", Surface::kCard, Role::kRegion, tr("This moment"));
  ui.semantics.at(box.node).through = !pressed;
  paragraph(ui, box.content, "map-detail/id", node.id, coloured(0, Type::kSmall, true));
  paragraph(ui, box.content, "map-detail/kind", node.kind, note_look(ui));
  if (!node.first.empty()) {
    box.content.gap(6);
    TextLook look = coloured(0, Type::kSmall);
    look.max_lines = narrow ? 2 : 3;
    paragraph(ui, box.content, "map-detail/first", node.first, look);
  }
  if (!node.choices.empty()) {
    const float top = box.content.y;
    const int list = begin_group(ui, "map-detail/choices", Role::kList, tr("Choices"),
                                 {box.content.x, top, box.content.width, 0});
    for (std::size_t i = 0; i < node.choices.size(); ++i) {
      box.content.gap(8);
      map_choice(ui, box.content, "map-detail/choice-" + std::to_string(i), node.choices[i],
                 narrow);
    }
    ui.semantics.resize(list, box.content.width, box.content.y - top);
    end_group(ui);
  }
  end_box(ui, column, box);
  uncover(plane, state, column.y - y);
  if (std::abs(column.y - y - state.detail_height) > 0.5f) ui.animate_until(ui.now_ms + 1);
  state.detail_height = column.y - y;
}

// What lines and boxes mean; the list says it in words at each moment.
void legend(Ui& ui, const Rect& at, const craft::Map& map) {
  const Palette& c = ui.theme.colours;
  const float line = type_style(Type::kNote).line * ui.theme.scale;
  const float pad = ui.form() == Form::kNarrow ? 8 : 20;
  struct Sign {
    bool wanted;
    std::string_view words;
  };
  const bool rules = std::any_of(map.edges.begin(), map.edges.end(),
                                 [](const craft::MapEdge& edge) { return edge.blocked; });
  const Sign signs[] = {{map.known, tr("the best path")},
                        {rules, tr("a rule can forbid it")},
                        {!map.apart.empty(), tr("no call comes here")}};
  float x = at.x + page_margin(ui) - 8;
  const float y = at.y + (at.h - line - 6) / 2;
  for (int i = 0; i < 3; ++i) {
    if (!signs[i].wanted) continue;
    const float words = text_width(ui, signs[i].words, Type::kNote);
    const float middle = y + (line + 6) / 2;
    if (i == 2) {
      hatched(ui, {x + 8, middle - 6, 26, 12}, c.surface, c.out, 3);
    } else if (i == 0) {
      fill(ui, {x + 8, middle - 1.5f, 26, 3}, c.accent, 1);
    } else {
      for (const float dash : {8.0f, 18.0f, 28.0f})
        fill(ui, {x + dash, middle - 1, 6, 2}, c.muted, 0);
    }
    text_at(ui, x + 42, y + 3, "map-sign-" + std::to_string(i), signs[i].words, note_look(ui));
    x += words + 42 + pad;
  }
}

void apart_title(const Plane& plane) {
  const craft::Map& map = *plane.model.map;
  if (map.apart.empty() || plane.state.zoom < kNameable) return;
  const ImVec2 at = plane.at({0, map.apart_y});
  const float line = type_style(Type::kLabel).line * plane.ui.theme.scale;
  text_at(plane.ui, at.x, at.y - line - 6, {}, tr("No call comes here"),
          coloured(plane.ui.theme.colours.muted, Type::kLabel));
}

}  // namespace

void move_map(const Rect& area, const MapModel& model, MapViewState& state, MapMove move) {
  if (move == MapMove::kAll) return show_all(area, *model.map, state);
  zoom_about(state, move == MapMove::kIn ? kStep : 1 / kStep, area.w / 2, area.h / 2);
  keep_in_sight(area, *model.map, state);
}

Rect plane_area(const Ui& ui, const Rect& area) {
  const float strip = kLegend * ui.theme.scale;
  return {area.x, area.y + strip, area.w, area.h - strip};
}

void draw_plane(Ui& ui, const Rect& whole, const MapModel& model, MapViewState& state,
                bool list_beside) {
  const Rect area = plane_area(ui, whole);
  legend(ui, {whole.x, whole.y, whole.w, area.y - whole.y}, *model.map);
  if (state.zoom <= 0) place_first(area, model, state);
  take_gestures(ui, area, model, state);
  const Plane plane{ui, area, model, state, pointed_at(ui, model, state), list_beside};
  begin_group(ui, "map/plane", Role::kPlane,
              tr("Map. Drag it, zoom with + and −, 0 shows all of it"), area);
  ImGui::PushClipRect({area.x, area.y}, {area.x + area.w, area.y + area.h}, true);
  const craft::Map& map = *model.map;
  for (const bool best : {false, true}) {
    for (const craft::MapEdge& edge : map.edges) {
      if (edge.best == best) draw_edge(plane, edge);
    }
  }
  for (std::size_t i = 0; i < map.nodes.size(); ++i) draw_node(plane, i);
  apart_title(plane);
  controls(plane, state);
  if (ui.focused("map/plane"))
    focus_ring(ui, {area.x + 5, area.y + 5, area.w - 10, area.h - 10}, 8);
  end_group(ui);
  detail(plane, state);
  ImGui::PopClipRect();
}

}  // namespace warmline::ui
