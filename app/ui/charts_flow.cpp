// Flow: how many went which way, layer by layer; from left to right where there is room for the
// words, else from top to bottom.
#include <algorithm>
#include <cmath>

#include "core/tr.h"
#include "imgui.h"
#include "ui/charts_colour.h"
#include "ui/charts_flow_layout.h"
#include "ui/charts_parts.h"
#include "ui/parts.h"

namespace warmline::ui {
namespace {

constexpr float kLayer = 128;     // least width of a layer, from left to right
constexpr float kLayerDown = 92;  // height of one, from top to bottom
constexpr float kHeight = 300;
constexpr float kNode = 10;
constexpr float kPlate = 4;       // round words that stand on a band
constexpr std::size_t kSaid = 5;  // ways that a read-out names

struct Flow {
  Ui& ui;
  const FlowModel& model;
  FlowShape shape;
  Rect area;
  bool down = false;
  float step = 0;                  // from layer to layer
  float slot = 0;                  // across, that a node's words may take
  std::vector<std::size_t> order;  // nodes that are drawn, as the keys go through them
  std::optional<std::size_t> at;   // node pointed at

  [[nodiscard]] ImVec2 point(float along, float across) const {
    return down ? ImVec2{area.x + across, area.y + along} : ImVec2{area.x + along, area.y + across};
  }
  [[nodiscard]] Rect box(std::size_t node) const {
    const FlowShape::Node& n = shape.nodes[node];
    const ImVec2 from = point(n.along, n.across);
    const float node_px = kNode * ui.theme.scale;
    const float size = std::max(n.size, 2.0f);
    return down ? Rect{from.x, from.y, size, node_px} : Rect{from.x, from.y, node_px, size};
  }
  // With its words.
  [[nodiscard]] Rect place(std::size_t node) const {
    const FlowShape::Node& n = shape.nodes[node];
    if (!n.drawn) return {area.x, area.y, 1, 1};
    const Rect b = box(node);
    const float size = std::max(slot, n.size);
    const float middle = n.across + n.size / 2 - size / 2;
    if (down)
      return {area.x + middle, b.y, size,
              std::min({step, 66 * ui.theme.scale, area.y + area.h - b.y})};
    return {b.x, area.y + middle, step - 10, size};
  }
};

bool known(const FlowModel& model, const FlowLink& link) {
  return link.from < model.nodes.size() && link.to < model.nodes.size() && link.count > 0;
}

std::int64_t weight(const FlowModel& model, std::size_t node) {
  std::int64_t in = 0, out = 0;
  for (const FlowLink& link : model.links) {
    if (!known(model, link)) continue;
    if (link.to == node) in += link.count;
    if (link.from == node) out += link.count;
  }
  return std::max(in, out);
}

std::vector<std::string> ways(const FlowModel& model, std::size_t node) {
  std::vector<const FlowLink*> links;
  for (const FlowLink& link : model.links) {
    if (known(model, link) && link.from == node) links.push_back(&link);
  }
  std::stable_sort(links.begin(), links.end(),
                   [](const FlowLink* a, const FlowLink* b) { return a->count > b->count; });
  std::vector<std::string> out;
  for (const FlowLink* link : links) {
    const std::string count = model.counted(link->count);
    const std::string& to = model.nodes[link->to].name;
    out.push_back(link->name.empty() ? tr("{0} to {1}##where calls go on to", count, to)
                                     : tr("{0} to {1} by “{2}”", count, to, link->name));
  }
  return out;
}

ReadoutModel said(const FlowModel& model, std::size_t node) {
  ReadoutModel out;
  out.head = model.nodes[node].name;
  std::string line = model.counted(weight(model, node));
  if (!model.nodes[node].note.empty()) line += ", " + model.nodes[node].note;
  out.lines.push_back(std::move(line));
  const std::vector<std::string> all = ways(model, node);
  for (std::size_t i = 0; i < std::min(all.size(), kSaid); ++i) out.lines.push_back(all[i]);
  if (all.size() > kSaid)
    out.lines.push_back(tr_n("and {0} more way", "and {0} more ways",
                             static_cast<std::int64_t>(all.size() - kSaid)));
  return out;
}

ChartTable table_of(const FlowModel& model, const std::vector<std::size_t>& order) {
  ChartTable table;
  table.name = model.title.finding;
  table.press_rows = model.press;
  table.heads = {tr("Moment"), model.count_head, tr("Goes on to")};
  const bool notes = std::any_of(model.nodes.begin(), model.nodes.end(),
                                 [](const FlowNode& node) { return !node.note.empty(); });
  if (notes) table.heads.push_back(tr("Of note"));
  std::vector<std::size_t> nodes = order;
  for (std::size_t i = 0; i < model.nodes.size(); ++i) {
    if (std::find(order.begin(), order.end(), i) == order.end()) nodes.push_back(i);
  }
  for (const std::size_t node : nodes) {
    std::string to;
    for (const std::string& way : ways(model, node)) to += (to.empty() ? "" : "; ") + way;
    ChartTable::Row row{
        model.nodes[node].name, {model.counted(weight(model, node)), to.empty() ? "–" : to}, node};
    if (notes) row.cells.push_back(model.nodes[node].note.empty() ? "–" : model.nodes[node].note);
    table.rows.push_back(std::move(row));
  }
  return table;
}

// --- drawing

Colour node_colour(const Flow& flow, std::size_t node) {
  const Palette& c = flow.ui.theme.colours;
  switch (flow.model.nodes[node].look) {
    case FlowNode::Look::kGoodEnd:
      return c.good;
    case FlowNode::Look::kBadEnd:
      return c.lost;
    case FlowNode::Look::kLeft:
      return c.out;
    case FlowNode::Look::kMoment:
      break;
  }
  return blended(c.muted, c.ink, 0.3);
}

Colour band_colour(const Flow& flow, const FlowLink& link) {
  const Palette& c = flow.ui.theme.colours;
  const float strong = flow_opacity(flow.ui.theme.dark, false);
  if (link.marked) return faded(c.accent, flow_opacity(flow.ui.theme.dark, true));
  switch (flow.model.nodes[link.to].look) {
    case FlowNode::Look::kGoodEnd:
      return faded(c.good, strong);
    case FlowNode::Look::kBadEnd:
      return faded(c.lost, strong);
    case FlowNode::Look::kLeft:
    case FlowNode::Look::kMoment:
      break;
  }
  return faded(c.muted, strong);
}

ImVec2 on_curve(const Flow& flow, const FlowShape::Piece& piece, float t) {
  // Cubic with its handles half-way along: eased from one edge to the other.
  const float u = 1 - t;
  const float bend = (piece.to_along - piece.from_along) / 2;
  const float along = u * u * u * piece.from_along + 3 * u * u * t * (piece.from_along + bend) +
                      3 * u * t * t * (piece.to_along - bend) + t * t * t * piece.to_along;
  const float ease = 3 * u * t * t + t * t * t;
  return flow.point(along, piece.from_across + (piece.to_across - piece.from_across) * ease);
}

void draw_band(const Flow& flow, std::size_t link, Colour colour) {
  constexpr int kPieces = 20;
  const FlowShape::Band& band = flow.shape.bands[link];
  if (band.pieces.empty()) return;
  const float width = std::max(band.width, 1.0f);
  std::vector<ImVec2> edge, other;
  for (const FlowShape::Piece& piece : band.pieces) {
    for (int i = edge.empty() ? 0 : 1; i <= kPieces; ++i) {
      const ImVec2 at = on_curve(flow, piece, static_cast<float>(i) / kPieces);
      edge.push_back(at);
      other.push_back(flow.down ? ImVec2{at.x + width, at.y} : ImVec2{at.x, at.y + width});
    }
  }
  // Clockwise: the smoothed rim lies outside.
  if (flow.down) edge.swap(other);
  edge.insert(edge.end(), other.rbegin(), other.rend());
  flow.ui.draw->AddConcavePolyFilled(edge.data(), static_cast<int>(edge.size()),
                                     flow.ui.tint(colour));
}

void draw_bands(const Flow& flow) {
  const auto touches = [&](const FlowLink& link) {
    return flow.at && (link.from == *flow.at || link.to == *flow.at);
  };
  for (const int pass : {0, 1, 2}) {
    for (std::size_t i = 0; i < flow.model.links.size(); ++i) {
      const FlowLink& link = flow.model.links[i];
      const int of = touches(link) ? 2 : link.marked ? 1 : 0;
      if (of != pass) continue;
      Colour colour = band_colour(flow, link);
      if (flow.at) colour = faded(colour, of == 2 ? kFlowPointed : 0.45f);
      draw_band(flow, i, colour);
    }
  }
}

// Words stand on bands: something of the ground between them.
void plate(const Flow& flow, const Rect& words) {
  fill(flow.ui, {words.x - kPlate, words.y, words.w + 2 * kPlate, words.h},
       faded(flow.ui.theme.colours.surface, kFlowPlate), 5);
}

float words_line(const Ui& ui) {
  return line_of(ui, Type::kNote) - 2 * ui.theme.scale;
}

// Whether the first line ends within a word.
bool torn(const std::string& text, const std::vector<std::string>& lines) {
  if (lines.size() < 2) return false;
  const std::string& first = lines.front();
  return first.size() < text.size() && text.compare(0, first.size(), first) == 0 &&
         text[first.size()] != ' ' && first.back() != ' ' && first.back() != '-';
}

// From top to bottom there is the height for two lines, and often not the width for one; where no
// word is to be torn, up to the next one's words.
std::vector<std::string> name_lines(const Flow& flow, std::size_t node) {
  const std::string& name = flow.model.nodes[node].name;
  const Rect place = flow.place(node);
  TextLook look = coloured(flow.ui.theme.colours.ink, Type::kNote, true);
  look.max_lines = 1;
  if (!flow.down) return break_text(flow.ui, name, place.w - flow.box(node).w - 10, look).lines;
  look.max_lines = 2;
  for (const float room : {place.w - 2 * kPlate, place.w + kPlate}) {
    std::vector<std::string> lines = break_text(flow.ui, name, room, look).lines;
    if (!torn(name, lines)) return lines;
  }
  look.max_lines = 1;
  return break_text(flow.ui, name, place.w + kPlate, look).lines;
}

void draw_words(const Flow& flow, std::size_t node) {
  Ui& ui = flow.ui;
  const Rect box = flow.box(node);
  const Rect place = flow.place(node);
  const bool pointed = flow.at == node;
  const TextLook name = coloured(ui.theme.colours.ink, Type::kNote, true);
  const TextLook count = coloured(flow_small(ui.theme.colours), Type::kNote);
  const float line = words_line(ui);
  const std::vector<std::string> words = name_lines(flow, node);
  const std::string figures = one_line(ui, flow.model.counted(weight(flow.model, node)),
                                       flow.down ? place.w + 4 : place.w - box.w - 10, count);
  float widest = text_width(ui, figures, Type::kNote);
  for (const std::string& each : words)
    widest = std::max(widest, text_width(ui, each, Type::kNote, true));
  const float height = static_cast<float>(words.size() + 1) * line;
  if (flow.down) {
    const float left = flow.area.x + widest / 2;
    const float right = std::max(left, flow.area.x + flow.area.w - widest / 2);
    const float centre = std::clamp(place.x + place.w / 2, left, right);
    float y = box.y + box.h + 2;
    plate(flow, {centre - widest / 2, y + 1, widest, height});
    for (const std::string& each : words) {
      text_middle(ui, centre, y, each, name);
      y += line;
    }
    text_middle(ui, centre, y, figures, count);
  } else {
    const float x = box.x + box.w + 7;
    float y = box.y + box.h / 2 - height / 2;
    plate(flow, {x, y + 1, widest, height});
    for (const std::string& each : words) {
      text_at(ui, x, y, {}, each, name);
      y += line;
    }
    text_at(ui, x, y, {}, figures, count);
  }
  if (pointed)
    ui.draw->AddRect({box.x - 2, box.y - 2}, {box.x + box.w + 2, box.y + box.h + 2},
                     ui.tint(ui.theme.colours.ink), 4, 0, 1.5f);
}

void draw_nodes(const Flow& flow) {
  for (const std::size_t node : flow.order) {
    const Rect box = flow.box(node);
    if (flow.model.nodes[node].look == FlowNode::Look::kLeft)
      hatched(flow.ui, box, flow.ui.theme.colours.out_bg, flow.ui.theme.colours.out, 2);
    else
      fill(flow.ui, box, node_colour(flow, node), 2);
  }
  for (const std::size_t node : flow.order) draw_words(flow, node);
}

// --- where everything stands

void lay_out(Flow& flow, const Column& column) {
  const float scale = flow.ui.theme.scale;
  FlowRoom room;
  room.node = kNode * scale;
  room.gap = 8 * scale;
  // How many layers and how many in one: a first layout tells.
  const FlowShape first = lay_out_flow(flow.model.nodes, flow.model.links, room);
  if (first.layers == 0) return;
  std::vector<std::size_t> counts(first.layers, 0);
  for (const FlowShape::Node& node : first.nodes) {
    if (node.drawn) ++counts[node.layer];
  }
  const auto most = static_cast<float>(*std::max_element(counts.begin(), counts.end()));
  const auto layers = static_cast<float>(first.layers);
  flow.down = column.width < layers * kLayer * scale;
  if (flow.down) {
    room.across = column.width;
    room.gap = std::min(6 * scale, column.width * 0.1f / most);
    room.slot = std::min(96 * scale, (column.width / 1.5f - room.gap * most) / most);
    room.along = layers * kLayerDown * scale - 34 * scale;
    flow.step = (room.along - room.node) / std::max(1.0f, layers - 1);
  } else {
    room.across = kHeight * scale;
    room.slot = 36 * scale;
    // The last layer's words stand behind its nodes.
    flow.step = column.width / layers;
    room.along = column.width - flow.step + room.node;
  }
  flow.slot = room.slot;
  flow.shape = lay_out_flow(flow.model.nodes, flow.model.links, room);
  flow.area = {column.x, column.y, column.width,
               flow.down ? room.along + 40 * scale : flow.shape.across};
  bool tall = false;  // something in the last layer has two lines
  for (std::size_t i = 0; i < flow.shape.nodes.size(); ++i) {
    const FlowShape::Node& node = flow.shape.nodes[i];
    if (!node.drawn) continue;
    flow.order.push_back(i);
    tall = tall || (node.layer + 1 == flow.shape.layers && name_lines(flow, i).size() > 1);
  }
  if (tall) flow.area.h += words_line(flow.ui);
  std::stable_sort(flow.order.begin(), flow.order.end(), [&](std::size_t a, std::size_t b) {
    const FlowShape::Node& one = flow.shape.nodes[a];
    const FlowShape::Node& two = flow.shape.nodes[b];
    return one.layer != two.layer ? one.layer < two.layer : one.across < two.across;
  });
}

}  // namespace

std::optional<std::size_t> draw_flow(Ui& ui, Column& column, std::string_view id_view,
                                     const FlowModel& model, ChartViewState& state) {
  const std::string id(id_view);
  const ChartFrame frame = begin_chart(ui, column, id, model.title, state);
  Flow flow{ui, model, {}, {}, false, 0, 0, {}, {}};
  lay_out(flow, column);
  const ChartTable table = table_of(model, flow.order);
  std::optional<std::size_t> pressed;
  if (state.table) {
    pressed = draw_chart_table(ui, column, id, table).row;
    end_chart(ui, column, frame);
    return pressed;
  }
  const std::size_t count = flow.order.size();
  const ChartStop stop{
      flow.down ? count : 1, flow.down ? 1 : count, model.title.finding,
      tr_n("Arrow keys go through its {0} moment", "Arrow keys go through its {0} moments",
           static_cast<std::int64_t>(count)),
      model.press};
  if (chart_keys(ui, id, stop, state)) pressed = flow.order[*state.cursor];
  if (const auto cursor = cursor_shown(ui, id, state)) flow.at = flow.order[*cursor];
  for (const std::size_t node : flow.order) {
    if (over_datum(ui, row_id(id, node), flow.place(node))) flow.at = node;
  }
  draw_bands(flow);
  draw_nodes(flow);
  std::optional<Readout> readout;
  if (flow.at) {
    const Rect bounds{column.x, frame.top, column.width, flow.area.y + flow.area.h - frame.top};
    readout = place_readout(ui, id, said(model, *flow.at), flow.place(*flow.at), bounds);
  }
  chart_stop(ui, id, flow.area, stop, state,
             state.cursor ? std::optional(said(model, flow.order[*state.cursor])) : std::nullopt);
  const TablePress twin = twin_table(
      ui, id, flow.area, table, [&](const ChartTable::Row& row) { return flow.place(row.number); });
  if (twin.row) pressed = twin.row;
  if (readout) draw_readout(ui, *readout);
  column.y = flow.area.y + flow.area.h;
  end_chart(ui, column, frame);
  return pressed;
}

}  // namespace warmline::ui
