// The map as a list in words.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/tr.h"
#include "ui/parts.h"
#include "ui/view_map_parts.h"
#include "ui/words.h"

namespace warmline::ui {
namespace {

constexpr std::size_t kPortion = 60;  // moments listed at a time

std::string joined(const std::vector<std::string>& parts) {
  std::string all;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!all.empty()) all += " · ";
    all += part;
  }
  return all;
}

void moment(Ui& ui, Column& column, const MapNodeModel& node, bool selected) {
  const std::string id = "list-" + node.id;
  Box box =
      begin_box(ui, column, id, selected ? Surface::kCard : Surface::kOutline, Role::kListItem);
  box.focus_ring = selected;
  heading(ui, box.content, id + "/title", node.id, 3, Type::kBody);
  std::vector<std::string> marks{node.kind};
  marks.insert(marks.end(), node.marks.begin(), node.marks.end());
  paragraph(ui, box.content, id + "/kind", joined(marks), note_look(ui));
  for (std::size_t i = 0; i < node.says.size(); ++i) {
    box.content.gap(6);
    paragraph(ui, box.content, id + "/says-" + std::to_string(i), node.says[i],
              coloured(0, Type::kSmall));
  }
  if (!node.choices.empty()) {
    box.content.gap(10);
    const float top = box.content.y;
    const int list = begin_group(ui, id + "/choices", Role::kList, tr("Choices"),
                                 {box.content.x, top, box.content.width, 0});
    for (std::size_t i = 0; i < node.choices.size(); ++i) {
      if (i > 0) box.content.gap(8);
      map_choice(ui, box.content, id + "/choice-" + std::to_string(i), node.choices[i]);
    }
    ui.semantics.resize(list, box.content.width, box.content.y - top);
    end_group(ui);
  }
  end_box(ui, column, box);
}

void cards(Ui& ui, Column& column, const MapModel& model) {
  if (model.cards.empty()) return;
  column.gap(24);
  heading(ui, column, "map-cards", tr("What can be looked up"), 2, Type::kTitle);
  column.gap(8);
  for (std::size_t i = 0; i < model.cards.size(); ++i) {
    if (i > 0) column.gap(4);
    paragraph(ui, column, "map-cards/" + std::to_string(i), model.cards[i],
              coloured(0, Type::kSmall));
  }
}

struct Listing {
  const std::vector<scenario::Index>& nodes;
  const char* id;
  std::string_view title;
};

// Returns where the selected one begins, or a negative number.
float list_of(Ui& ui, Column& column, const MapModel& model, const MapViewState& state,
              const Listing& listing, std::size_t most) {
  float selected_at = -1;
  if (listing.nodes.empty() || most == 0) return selected_at;
  heading(ui, column, std::string(listing.id) + "/title", listing.title, 2, Type::kTitle);
  column.gap(12);
  const float top = column.y;
  const int list =
      begin_group(ui, listing.id, Role::kList, listing.title, {column.x, top, column.width, 0});
  for (std::size_t i = 0; i < std::min(most, listing.nodes.size()); ++i) {
    const MapNodeModel& node = model.nodes[listing.nodes[i]];
    if (i > 0) column.gap(12);
    const bool selected = node.id == state.selected;
    if (selected) selected_at = column.y;
    moment(ui, column, node, selected);
  }
  ui.semantics.resize(list, column.width, column.y - top);
  end_group(ui);
  return selected_at;
}

}  // namespace

void map_choice(Ui& ui, Column& column, const std::string& id, const MapChoiceModel& choice,
                bool brief) {
  const float top = column.y;
  const int item = begin_group(ui, id, Role::kListItem, "", {column.x, top, column.width, 0});
  Column inner{column.x + 14, column.y, column.width - 14};
  TextLook words = coloured(0, Type::kSmall);
  words.max_lines = brief ? 1 : 0;
  paragraph(ui, inner, id + "/words", choice.words, words);
  const std::string rest =
      joined({choice.leads, choice.costs, choice.best ? tr("on the best path") : "", choice.rule});
  paragraph(ui, inner, id + "/leads", rest, note_look(ui));
  fill(ui, {column.x, top + 3, choice.best ? 3.0f : 2.0f, inner.y - top - 6},
       choice.best ? ui.theme.colours.accent : ui.theme.colours.line, 1);
  ui.semantics.resize(item, column.width, inner.y - top);
  end_group(ui);
  column.y = inner.y;
}

void draw_map_list(Ui& ui, const Rect& area, const MapModel& model, MapViewState& state) {
  Scroll page = begin_scroll(ui, area, "map-list", tr("The map as a list"));
  const float margin = ui.form() == Form::kNarrow ? 16.0f : 20.0f;
  const float width = std::min(area.w - 2 * margin, 720 * ui.theme.scale);
  Column& column = page.content;
  column.x = area.x + (area.w - width) / 2;
  column.width = width;
  column.gap(margin);
  paragraph(ui, column, "map-summary", model.summary, small_look(ui));
  column.gap(16);
  const std::size_t most = std::max(state.listed, kPortion);
  const craft::Map& map = *model.map;
  const float from = page.top;
  float selected_at = list_of(ui, column, model, state,
                              {map.order, "map-moments", tr("By distance from the start")}, most);
  const std::size_t left = most > map.order.size() ? most - map.order.size() : 0;
  if (!map.apart.empty() && left > 0) {
    column.gap(24);
    const float apart =
        list_of(ui, column, model, state, {map.apart, "map-apart", tr("No call comes here")}, left);
    selected_at = std::max(selected_at, apart);
  }
  const std::size_t all = map.order.size() + map.apart.size();
  if (most < all) {
    column.gap(16);
    const std::string label = tr("List {0} more of {1}", std::min(kPortion, all - most), all);
    if (button_row(ui, column, {{"map-more", label}})) {
      state.listed = most + kPortion;
      ui.animate_until(ui.now_ms + 1);
    }
  }
  cards(ui, column, model);
  column.gap(margin);
  end_scroll(ui, page);
  if (state.selected_shown == state.selected) return;
  state.selected_shown = state.selected;
  if (selected_at >= 0) ui.scroll_to("map-list", std::max(0.0f, selected_at - from - margin));
}

}  // namespace warmline::ui
