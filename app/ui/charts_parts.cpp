#include "ui/charts_parts.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/tr.h"
#include "imgui.h"
#include "ui/charts_scale.h"
#include "ui/parts.h"

namespace warmline::ui {
namespace {

constexpr float kToggleFrom = 520;  // width from which the button stands beside the finding
constexpr Message kAsTable = msg("Show as table");

bool toggle(Ui& ui, float x, float y, const std::string& id, const ChartTitle& title,
            ChartViewState& state) {
  ButtonLook look;
  look.kind = ButtonKind::kText;
  look.pressed = state.table ? 1 : 0;
  look.description = title.finding;
  if (!button_at(ui, x, y, 0, id + "/as-table", tr(kAsTable), look)) return false;
  state.table = !state.table;
  ui.animate_until(ui.now_ms + 1);
  return true;
}

}  // namespace

ChartFrame begin_chart(Ui& ui, Column& column, const std::string& id, const ChartTitle& title,
                       ChartViewState& state) {
  ChartFrame frame;
  frame.top = column.y;
  frame.node = begin_group(ui, id, Role::kGroup, "", {column.x, column.y, column.width, 0});
  const float scale = ui.theme.scale;
  const float button = text_width(ui, tr(kAsTable), Type::kSmall) + 20 * scale;
  const bool beside = column.width >= kToggleFrom * scale;
  Column words = column;
  if (beside) words.width -= button + 16;
  TextLook look;
  look.bold = true;
  const Broken lines = break_text(ui, title.finding, words.width, look);
  Node node;
  node.id = id + "/title";
  node.role = Role::kHeading;
  node.level = title.level;
  node.font_px = type_style(Type::kBody).size * scale;
  node.line_px = line_of(ui, Type::kBody);
  node.bold = true;
  node.focusable = true;
  node.rect = {words.x, words.y, words.width, lines.height};
  for (const std::string& line : lines.lines) {
    text_at(ui, words.x, words.y, {}, line, look);
    words.y += node.line_px;
    node.name += (node.name.empty() ? "" : "\n") + line;
  }
  ui.semantics.add(std::move(node));
  if (!title.what.empty()) {
    words.gap(2);
    paragraph(ui, words, id + "/what", title.what, note_look(ui));
  }
  if (beside) {
    toggle(ui, column.x + column.width - button + 10 * scale, column.y - 4, id, title, state);
    words.y = std::max(words.y, column.y + 28 * scale);
  } else {
    words.gap(2);
    toggle(ui, column.x - 10 * scale, words.y, id, title, state);
    words.y += 32 * scale;
  }
  column.y = words.y + (beside ? 16.0f : 8.0f);
  return frame;
}

void end_chart(Ui& ui, Column& column, const ChartFrame& frame) {
  ui.semantics.resize(frame.node, column.width, column.y - frame.top);
  end_group(ui);
}

std::string ReadoutModel::spoken() const {
  std::string all = head;
  for (std::size_t i = 0; i < lines.size(); ++i) all += (i == 0 ? ": " : ". ") + lines[i];
  return all;
}

bool chart_keys(Ui& ui, const std::string& id, const ChartStop& stop, ChartViewState& state) {
  const std::size_t count = stop.rows * stop.columns;
  if (state.cursor && *state.cursor >= count) state.cursor.reset();
  if (count == 0) return false;
  if (!ui.focus_within(id + "/plot") && !ui.focus_within(id + "/row-")) return false;
  const auto step = [&](const char* key, bool back, std::size_t by, std::size_t of,
                        std::size_t at) {
    if (of < 2 || !ui.key(key, true)) return;
    if (!state.cursor) {
      state.cursor = back ? count - 1 : 0;
    } else if (back && at > 0) {
      *state.cursor -= by;
    } else if (!back && at + 1 < of) {
      *state.cursor += by;
    }
  };
  const auto column = [&] { return state.cursor ? *state.cursor % stop.columns : 0; };
  const auto row = [&] { return state.cursor ? *state.cursor / stop.columns : 0; };
  step("ArrowLeft", true, 1, stop.columns, column());
  step("ArrowRight", false, 1, stop.columns, column());
  step("ArrowUp", true, stop.columns, stop.rows, row());
  step("ArrowDown", false, stop.columns, stop.rows, row());
  if (ui.key("Home")) state.cursor = 0;
  if (ui.key("End")) state.cursor = count - 1;
  if (count == 1 && (ui.key("ArrowRight") || ui.key("ArrowDown"))) state.cursor = 0;
  if (state.cursor && ui.key("Escape")) state.cursor.reset();
  // Claimed from the first focus on, so that no Enter behind an arrow is lost between two frames.
  const bool enter = stop.press && ui.focus_within(id + "/plot") && ui.key("Enter");
  return enter && state.cursor;
}

void chart_stop(Ui& ui, const std::string& id, const Rect& area, const ChartStop& stop,
                const ChartViewState& state, const std::optional<ReadoutModel>& said) {
  const std::size_t count = stop.rows * stop.columns;
  Node node;
  node.id = id + "/plot";
  node.role = Role::kChart;
  node.name = stop.name;
  node.rect = area;
  node.value = static_cast<int>(state.cursor.value_or(0));
  node.max = static_cast<int>(count == 0 ? 0 : count - 1);
  if (said) {
    node.text = said->spoken();
  } else {
    node.text = count == 0 ? tr("Nothing to show") : stop.keys;
  }
  ui.semantics.add(std::move(node));
  if (ui.focused(id + "/plot")) focus_ring(ui, {area.x - 3, area.y - 3, area.w + 6, area.h + 6}, 8);
}

std::optional<std::size_t> cursor_shown(const Ui& ui, const std::string& id,
                                        const ChartViewState& state) {
  const bool here = ui.focus_within(id + "/plot") || ui.focus_within(id + "/row-");
  return here ? state.cursor : std::nullopt;
}

bool over_datum(const Ui& ui, const std::string& datum, const Rect& area) {
  if (!ui.takes_pointer()) return false;
  if (ui.hovered(datum) || ui.hovered_within(datum + "/")) return true;
  return ImGui::IsMouseHoveringRect({area.x, area.y}, {area.x + area.w, area.y + area.h});
}

Readout place_readout(Ui& ui, const std::string& id, const ReadoutModel& model, const Rect& thing,
                      const Rect& bounds, ReadoutAt at) {
  const float scale = ui.theme.scale;
  const float pad = 12 * scale;
  const float most = std::min(320 * scale, bounds.w) - 2 * pad;
  Readout out;
  const TextLook bold = coloured(0, Type::kNote, true);
  const Broken head = break_text(ui, model.head, most, bold);
  out.head = head.lines;
  float width = head.width;
  for (const std::string& line : model.lines) {
    const Broken broken = break_text(ui, line, most, note_look(ui));
    out.lines.insert(out.lines.end(), broken.lines.begin(), broken.lines.end());
    width = std::max(width, broken.width);
  }
  const float line = line_of(ui, Type::kNote);
  const float height = line * static_cast<float>(out.head.size() + out.lines.size()) + 16 * scale;
  width = std::ceil(width) + 2 * pad;
  constexpr float kOff = 8;
  float y = thing.y - height - kOff;
  if (y < bounds.y) y = thing.y + thing.h + kOff;
  if (y + height > bounds.y + bounds.h) y = std::max(bounds.y, bounds.y + bounds.h - height);
  float x = std::clamp(thing.x + thing.w / 2 - width / 2, bounds.x,
                       std::max(bounds.x, bounds.x + bounds.w - width));
  if (at == ReadoutAt::kBeside) {
    const bool right = thing.x + thing.w + kOff + width <= bounds.x + bounds.w;
    const bool left = thing.x - kOff - width >= bounds.x;
    if (right || left) {
      x = right ? thing.x + thing.w + kOff : thing.x - kOff - width;
      y = std::clamp(thing.y, bounds.y, std::max(bounds.y, bounds.y + bounds.h - height));
    }
  }
  out.box = {x, y, width, height};
  std::string name;
  for (const auto* lines : {&out.head, &out.lines}) {
    for (const std::string& text : *lines) name += (name.empty() ? "" : "\n") + text;
  }
  Node node;
  node.id = id + "/readout";
  node.role = Role::kText;
  node.name = std::move(name);
  node.rect = {x + pad, y + 8 * scale, width - 2 * pad, height - 16 * scale};
  node.font_px = type_style(Type::kNote).size * scale;
  node.line_px = line;
  ui.semantics.add(std::move(node));
  return out;
}

void draw_readout(Ui& ui, const Readout& readout) {
  const Palette& c = ui.theme.colours;
  const Rect& box = readout.box;
  const float scale = ui.theme.scale;
  // A soft shadow, and a rim that shows on every ground.
  for (int i = 3; i > 0; --i) {
    const auto by = static_cast<float>(2 * i);
    fill(ui, {box.x - by / 2, box.y - by / 4 + 2, box.w + by, box.h + by}, 0x0C000000u, 10 + by);
  }
  fill(ui, box, c.ink, 10);
  float y = box.y + 8 * scale;
  const float x = box.x + 12 * scale;
  for (const std::string& line : readout.head) {
    text_at(ui, x, y, {}, line, coloured(c.surface, Type::kNote, true));
    y += line_of(ui, Type::kNote);
  }
  for (const std::string& line : readout.lines) {
    text_at(ui, x, y, {}, line, coloured(c.bg, Type::kNote));
    y += line_of(ui, Type::kNote);
  }
}

Pressable press_area(Ui& ui, const Rect& area, const std::string& id, std::string_view name,
                     bool stop, bool current) {
  Pressable result = pressable(ui, area, id, Role::kButton, name, false, current);
  ui.semantics.at(static_cast<int>(ui.semantics.nodes().size()) - 1).focusable = !stop;
  return result;
}

std::string sorted_words(std::string_view name, bool sorted, bool down) {
  std::string words(name);
  if (sorted) words += down ? " ▼" : " ▲";
  return words;
}

void add_node(Ui& ui, const std::string& id, Role role, std::string_view name, const Rect& rect) {
  Node node;
  node.id = id;
  node.role = role;
  node.name = name;
  node.rect = rect;
  ui.semantics.add(std::move(node));
}

std::string row_id(const std::string& id, std::size_t number) {
  return id + "/row-" + std::to_string(number);
}

std::string span_words(const AxisModel& axis, const ChartSpan& span) {
  return tr("{0} to {1}", figure(axis, span.low), figure(axis, span.high));
}

std::string axis_words(const AxisModel& axis) {
  return axis.unit.empty() || axis.name.empty() ? axis.name + axis.unit
                                                : axis.name + ", " + axis.unit;
}

float line_of(const Ui& ui, Type type) {
  return type_style(type).line * ui.theme.scale;
}

std::string one_line(const Ui& ui, std::string_view text, float width, const TextLook& look) {
  TextLook once = look;
  once.max_lines = 1;
  const Broken broken = break_text(ui, text, width, once);
  return broken.lines.empty() ? std::string() : broken.lines.front();
}

void text_right(Ui& ui, float right, float y, std::string_view text, const TextLook& look) {
  text_at(ui, right - text_width(ui, text, look.type, look.bold), y, {}, text, look);
}

void text_middle(Ui& ui, float middle, float y, std::string_view text, const TextLook& look) {
  text_at(ui, middle - text_width(ui, text, look.type, look.bold) / 2, y, {}, text, look);
}

void dashed(Ui& ui, float x0, float y0, float x1, float y1, Colour colour, float thick) {
  constexpr float kDash = 4, kGap = 3;
  const float length = std::hypot(x1 - x0, y1 - y0);
  for (float at = 0; at < length; at += kDash + kGap) {
    const float end = std::min(at + kDash, length);
    const float a = at / length, b = end / length;
    ui.draw->AddLine({x0 + (x1 - x0) * a, y0 + (y1 - y0) * a},
                     {x0 + (x1 - x0) * b, y0 + (y1 - y0) * b}, ui.tint(colour), thick);
  }
}

void dashed_rect(Ui& ui, const Rect& r, float rounding, Colour colour) {
  const float right = r.x + r.w, bottom = r.y + r.h;
  dashed(ui, r.x + rounding, r.y, right - rounding, r.y, colour);
  dashed(ui, r.x + rounding, bottom, right - rounding, bottom, colour);
  dashed(ui, r.x, r.y + rounding, r.x, bottom - rounding, colour);
  dashed(ui, right, r.y + rounding, right, bottom - rounding, colour);
  constexpr float kQuarter = 1.5707964f;
  const ImVec2 centres[] = {{right - rounding, bottom - rounding},
                            {r.x + rounding, bottom - rounding},
                            {r.x + rounding, r.y + rounding},
                            {right - rounding, r.y + rounding}};
  for (int corner = 0; corner < 4; ++corner) {
    const float from = kQuarter * static_cast<float>(corner);
    ui.draw->PathArcTo(centres[corner], rounding, from + 0.3f, from + kQuarter - 0.3f, 4);
    ui.draw->PathStroke(ui.tint(colour));
  }
}

float across_axis(Ui& ui, const Rect& plot, const std::vector<Rect>& strips, const AxisModel& axis,
                  const ChartSpan& range) {
  const float scale = ui.theme.scale;
  const Scale x{range, plot.x, plot.x + plot.w};
  const double least = std::pow(10.0, -axis.decimals);
  const auto most = static_cast<std::size_t>(std::max(2.0f, plot.w / (96 * scale)));
  const std::vector<double> ticks = nice_ticks(range.low, range.high, most, least);
  for (std::size_t i = 0; i < ticks.size(); ++i) {
    const float at = std::round(x(ticks[i]));
    for (const Rect& strip : strips) fill(ui, {at, strip.y, 1, strip.h}, ui.theme.colours.line, 0);
    const std::string words = figure(axis, ticks[i]);
    const float width = text_width(ui, words, Type::kNote);
    const float left = std::clamp(at - width / 2, plot.x - width / 2, plot.x + plot.w - width / 2);
    text_at(ui, left, plot.y + plot.h + 6 * scale, {}, words, note_look(ui));
  }
  return plot.y + plot.h + 6 * scale + line_of(ui, Type::kNote);
}

}  // namespace warmline::ui
