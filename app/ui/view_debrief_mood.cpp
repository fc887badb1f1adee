// The caller's mood over the call: two lines with the decisions marked on them, and the same as a
// table for those who don't see them.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/tr.h"
#include "imgui.h"
#include "ui/view_debrief_parts.h"

namespace warmline::ui {
namespace {

constexpr float kHeight = 132;
constexpr float kMost = 10;

struct Plot {
  Rect area;
  std::size_t points;
  [[nodiscard]] float x(std::size_t point) const {
    if (points < 2) return area.x;
    return area.x + area.w * static_cast<float>(point) / static_cast<float>(points - 1);
  }
  [[nodiscard]] float y(int value) const {
    return area.y + area.h * (1 - static_cast<float>(value) / kMost);
  }
};

void node(Ui& ui, const std::string& id, Role role, const std::string& name, const Rect& rect) {
  Node made;
  made.id = id;
  made.role = role;
  made.name = name;
  made.rect = rect;
  ui.semantics.add(std::move(made));
}

void row(Ui& ui, const std::string& id, const Rect& at, Role role, const std::string& when,
         const std::string& upset, const std::string& trust) {
  begin_group(ui, id, Role::kRow, "", at);
  const Rect cell{at.x, at.y, at.w, at.h / 3};
  const bool header = role == Role::kColumnHeader;
  node(ui, id + "/when", header ? role : Role::kRowHeader, when, cell);
  node(ui, id + "/upset", role, upset, {cell.x, cell.y + cell.h, cell.w, cell.h});
  node(ui, id + "/trust", role, trust, {cell.x, cell.y + 2 * cell.h, cell.w, cell.h});
  end_group(ui);
}

// Lies over the curve, a row over each of its points.
void table(Ui& ui, const Plot& plot, const DebriefModel& model) {
  const Rect& area = plot.area;
  begin_group(ui, "mood/table", Role::kTable, tr("The caller’s mood, from 0 to 10"), area);
  row(ui, "mood/head", {area.x, area.y, 1, area.h}, Role::kColumnHeader, tr("When"), tr("Upset"),
      tr("Trust"));
  for (std::size_t i = 0; i < model.mood.size(); ++i) {
    const MoodPointModel& point = model.mood[i];
    row(ui, "mood/point-" + std::to_string(i), {plot.x(i), area.y, 1, area.h}, Role::kCell,
        point.moment, std::to_string(point.distress), std::to_string(point.trust));
  }
  end_group(ui);
}

template <typename Value>
void curve(Ui& ui, const Plot& plot, const DebriefModel& model, Colour colour, Value value) {
  for (std::size_t i = 0; i + 1 < model.mood.size(); ++i) {
    ui.draw->AddLine({plot.x(i), plot.y(value(model.mood[i]))},
                     {plot.x(i + 1), plot.y(value(model.mood[i + 1]))}, ui.tint(colour), 2);
  }
  for (std::size_t i = 0; i < model.mood.size(); ++i) {
    if (!model.mood[i].decision) continue;
    dot(ui, plot.x(i), plot.y(value(model.mood[i])), 4, colour, true);
  }
}

// The number of each decision below the curve, the selected one's set off; of two that would run
// into each other the later one is left away, but never the selected.
void numbers(Ui& ui, const Plot& plot, const DebriefModel& model, const DebriefViewState& state) {
  struct Label {
    float from, to;
  };
  const Palette& c = ui.theme.colours;
  std::vector<Label> taken;
  const auto mark = [&](std::size_t point, bool selected) {
    const std::string text = std::to_string(model.decisions[*model.mood[point].decision].number);
    const float width = text_width(ui, text, Type::kNote, selected);
    const float x = plot.x(point) - width / 2;
    fill(ui, {plot.x(point), plot.area.y, 1, plot.area.h}, selected ? c.muted : c.line, 0);
    const bool free = std::none_of(taken.begin(), taken.end(), [&](const Label& other) {
      return x < other.to + 4 && x + width + 4 > other.from;
    });
    if (!free) return;
    taken.push_back({x, x + width});
    text_at(ui, x, plot.area.y + plot.area.h + 8, {}, text,
            coloured(selected ? c.ink : c.muted, Type::kNote, selected));
  };
  for (const bool selected : {true, false}) {
    for (std::size_t i = 0; i < model.mood.size(); ++i) {
      const auto& decision = model.mood[i].decision;
      if (decision && (decision == state.selected) == selected) mark(i, selected);
    }
  }
}

// Beside the last points; apart where the lines end close together.
void labels(Ui& ui, const Plot& plot, const DebriefModel& model, Colour upset, Colour trust) {
  const float line = type_style(Type::kLabel).line * ui.theme.scale;
  const MoodPointModel& last = model.mood.back();
  float upset_y = plot.y(last.distress) - line / 2;
  float trust_y = plot.y(last.trust) - line / 2;
  const float near = line - std::max(upset_y - trust_y, trust_y - upset_y);
  if (near > 0) {
    float& upper = upset_y <= trust_y ? upset_y : trust_y;
    float& lower = upset_y <= trust_y ? trust_y : upset_y;
    upper -= near / 2;
    lower += near / 2;
  }
  const float x = plot.area.x + plot.area.w + 10;
  text_at(ui, x, upset_y, {}, tr("Upset {0}", last.distress), coloured(upset, Type::kLabel));
  text_at(ui, x, trust_y, {}, tr("Trust {0}", last.trust), coloured(trust, Type::kLabel));
}

}  // namespace

void mood_card(Ui& ui, Column& column, const DebriefModel& model, DebriefViewState& state) {
  if (model.mood.empty()) return;
  std::optional<Box> card = begin_folding(ui, column, state, "mood", tr("How the caller was"));
  if (!card) return column.gap(16);
  Box& box = *card;
  paragraph(ui, box.content, "mood/how",
            tr("From 0 to 10, after each step of the call. Dots and numbers are your decisions."),
            note_look(ui));
  box.content.gap(16);
  const Colour upset = ui.theme.colours.lost;
  const Colour trust = ui.theme.colours.good;
  const float label = std::max(text_width(ui, tr("Upset {0}", 10), Type::kLabel),
                               text_width(ui, tr("Trust {0}", 10), Type::kLabel)) +
                      12;
  const float axis = text_width(ui, "10", Type::kNote) + 10;
  const Plot plot{{box.content.x + axis, box.content.y, box.content.width - label - axis - 4,
                   kHeight * ui.theme.scale},
                  model.mood.size()};
  const float half_line = type_style(Type::kNote).line * ui.theme.scale / 2;
  for (const int value : {0, 5, 10}) {
    fill(ui, {plot.area.x, plot.y(value), plot.area.w, 1}, ui.theme.colours.line, 0);
    text_at(ui, box.content.x, plot.y(value) - half_line, {}, std::to_string(value), note_look(ui));
  }
  numbers(ui, plot, model, state);
  curve(ui, plot, model, upset, [](const MoodPointModel& point) { return point.distress; });
  curve(ui, plot, model, trust, [](const MoodPointModel& point) { return point.trust; });
  labels(ui, plot, model, upset, trust);
  table(ui, plot, model);
  box.content.y = plot.area.y + plot.area.h + 8 + 2 * half_line;
  end_box(ui, column, box);
  column.gap(16);
}

}  // namespace warmline::ui
