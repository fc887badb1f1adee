#include "ui/charts_flow_layout.h"

#include <algorithm>
#include <map>
#include <utility>

#include "ui/charts_scale.h"

namespace warmline::ui {
namespace {

constexpr int kSweeps = 12;

// A node, or the place where a band passes through a layer.
struct Stop {
  std::size_t layer = 0;
  std::int64_t in = 0, out = 0;
  bool node = true;
  float size = 0, slot = 0;  // across; the slot is what it keeps for itself
  float begin = 0;           // of the slot
  [[nodiscard]] std::int64_t weight() const { return std::max(in, out); }
  [[nodiscard]] float edge() const { return begin + (slot - size) / 2; }
  [[nodiscard]] float middle() const { return begin + slot / 2; }
};

struct Hop {
  std::size_t from = 0, to = 0;  // stops in neighbouring layers
  std::size_t link = 0;
  std::int64_t count = 0;
  float from_across = 0, to_across = 0;
};

struct Graph {
  std::vector<Stop> stops;  // the model's nodes first
  std::vector<Hop> hops;
  std::vector<std::vector<std::size_t>> layers;  // stops in their order across
};

bool can_draw(const std::vector<FlowNode>& nodes, const FlowLink& link) {
  return link.count > 0 && link.from < nodes.size() && link.to < nodes.size() &&
         nodes[link.from].layer < nodes[link.to].layer;
}

Graph graph_of(const std::vector<FlowNode>& nodes, const std::vector<FlowLink>& links) {
  Graph graph;
  graph.stops.resize(nodes.size());
  for (const FlowLink& link : links) {
    if (!can_draw(nodes, link)) continue;
    graph.stops[link.from].out += link.count;
    graph.stops[link.to].in += link.count;
  }
  std::map<std::int32_t, std::size_t> used;  // layers with something in them
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (graph.stops[i].weight() > 0) used.emplace(nodes[i].layer, 0);
  }
  for (auto& layer : used) layer.second = graph.layers.size(), graph.layers.emplace_back();
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    if (graph.stops[i].weight() == 0) continue;
    graph.stops[i].layer = used[nodes[i].layer];
    graph.layers[graph.stops[i].layer].push_back(i);
  }
  for (std::size_t i = 0; i < links.size(); ++i) {
    const FlowLink& link = links[i];
    if (!can_draw(nodes, link)) continue;
    std::size_t at = link.from;
    const std::size_t last = graph.stops[link.to].layer;
    for (std::size_t layer = graph.stops[at].layer + 1; layer < last; ++layer) {
      const std::size_t pass = graph.stops.size();
      graph.stops.push_back({layer, link.count, link.count, false});
      graph.layers[layer].push_back(pass);
      graph.hops.push_back({at, pass, i, link.count});
      at = pass;
    }
    graph.hops.push_back({at, link.to, i, link.count});
  }
  return graph;
}

// Where each stop's neighbours stand, in the mean, weighted by what flows.
struct Pull {
  double sum = 0, weight = 0;
  void add(double at, std::int64_t count) {
    sum += at * static_cast<double>(count);
    weight += static_cast<double>(count);
  }
};

template <typename Place>
std::vector<Pull> pulls(const Graph& graph, bool from_before, bool from_behind, Place place) {
  std::vector<Pull> out(graph.stops.size());
  for (const Hop& hop : graph.hops) {
    if (from_before) out[hop.to].add(place(hop.from), hop.count);
    if (from_behind) out[hop.from].add(place(hop.to), hop.count);
  }
  return out;
}

// Fewer crossings by the barycentre (Sugiyama, Tagawa and Toda 1981, IEEE SMC 11(2):109–125).
void order_layers(Graph& graph) {
  std::vector<double> place(graph.stops.size(), 0);
  const auto number = [&](const std::vector<std::size_t>& layer) {
    for (std::size_t i = 0; i < layer.size(); ++i)
      place[layer[i]] = (static_cast<double>(i) + 0.5) / static_cast<double>(layer.size());
  };
  for (const auto& layer : graph.layers) number(layer);
  for (int sweep = 0; sweep < kSweeps; ++sweep) {
    const bool down = sweep % 2 == 0;
    for (std::size_t n = 0; n < graph.layers.size(); ++n) {
      auto& layer = graph.layers[down ? n : graph.layers.size() - 1 - n];
      const std::vector<Pull> pull =
          pulls(graph, down, !down, [&](std::size_t stop) { return place[stop]; });
      std::vector<double> wanted = place;
      for (const std::size_t stop : layer) {
        if (pull[stop].weight > 0) wanted[stop] = pull[stop].sum / pull[stop].weight;
      }
      std::stable_sort(layer.begin(), layer.end(),
                       [&](std::size_t a, std::size_t b) { return wanted[a] < wanted[b]; });
      number(layer);
    }
  }
}

float needed(const Graph& graph, const std::vector<std::size_t>& layer, const FlowRoom& room,
             double scale) {
  double sum =
      layer.empty() ? 0 : static_cast<double>(room.gap) * static_cast<double>(layer.size() - 1);
  for (const std::size_t stop : layer) {
    const double size = static_cast<double>(graph.stops[stop].weight()) * scale;
    sum += graph.stops[stop].node ? std::max(size, static_cast<double>(room.slot)) : size;
  }
  return static_cast<float>(sum);
}

float most_needed(const Graph& graph, const FlowRoom& room, double scale) {
  float most = 0;
  for (const auto& layer : graph.layers) most = std::max(most, needed(graph, layer, room, scale));
  return most;
}

// The largest at which every layer fits. `across` is what that takes.
double scale_for(const Graph& graph, const FlowRoom& room, float& across) {
  std::int64_t heaviest = 1;
  for (const auto& layer : graph.layers) {
    std::int64_t sum = 0;
    for (const std::size_t stop : layer) sum += graph.stops[stop].weight();
    heaviest = std::max(heaviest, sum);
  }
  // Where words alone fill the room, bands get half as much again.
  const float words = most_needed(graph, room, 0);
  across = std::max(room.across, words * 1.5f);
  double low = 0, high = static_cast<double>(across) / static_cast<double>(heaviest);
  for (int i = 0; i < 50; ++i) {
    const double middle = (low + high) / 2;
    (most_needed(graph, room, middle) <= across ? low : high) = middle;
  }
  return low;
}

void place_across(Graph& graph, const FlowRoom& room, double scale, float across) {
  for (Stop& stop : graph.stops) {
    stop.size = static_cast<float>(static_cast<double>(stop.weight()) * scale);
    stop.slot = stop.node ? std::max(stop.size, room.slot) : stop.size;
  }
  const auto set = [&](const std::vector<std::size_t>& layer, const std::vector<Pull>& pull) {
    std::vector<float> begins, sizes;
    for (const std::size_t at : layer) {
      const Stop& stop = graph.stops[at];
      const double wish =
          pull[at].weight > 0 ? pull[at].sum / pull[at].weight : static_cast<double>(stop.middle());
      begins.push_back(static_cast<float>(wish) - stop.slot / 2);
      sizes.push_back(stop.slot);
    }
    keep_apart(begins, sizes, room.gap, 0, across);
    for (std::size_t i = 0; i < layer.size(); ++i) graph.stops[layer[i]].begin = begins[i];
  };
  for (const auto& layer : graph.layers) {
    float at = (across - needed(graph, layer, room, scale)) / 2;
    for (const std::size_t stop : layer) {
      graph.stops[stop].begin = at;
      at += graph.stops[stop].slot + room.gap;
    }
  }
  const auto middle = [&](std::size_t stop) {
    return static_cast<double>(graph.stops[stop].middle());
  };
  for (int sweep = 0; sweep < kSweeps; ++sweep) {
    const bool down = sweep % 2 == 0;
    for (std::size_t n = 0; n < graph.layers.size(); ++n) {
      const auto& layer = graph.layers[down ? n : graph.layers.size() - 1 - n];
      const bool last = sweep + 2 >= kSweeps;  // at the end both sides pull
      set(layer, pulls(graph, down || last, !down || last, middle));
    }
  }
}

// Bands leave and come in in the order of where they go and come from.
void stack_bands(Graph& graph, double scale) {
  std::vector<std::size_t> order(graph.hops.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto stack = [&](std::size_t Hop::*other, std::size_t Hop::*own, float Hop::*across) {
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return graph.stops[graph.hops[a].*other].middle() <
             graph.stops[graph.hops[b].*other].middle();
    });
    std::vector<std::int64_t> taken(graph.stops.size(), 0);
    for (const std::size_t at : order) {
      Hop& hop = graph.hops[at];
      std::int64_t& used = taken[hop.*own];
      hop.*across =
          graph.stops[hop.*own].edge() + static_cast<float>(static_cast<double>(used) * scale);
      used += hop.count;
    }
  };
  stack(&Hop::to, &Hop::from, &Hop::from_across);
  stack(&Hop::from, &Hop::to, &Hop::to_across);
}

}  // namespace

FlowShape lay_out_flow(const std::vector<FlowNode>& nodes, const std::vector<FlowLink>& links,
                       const FlowRoom& room) {
  FlowShape shape;
  shape.nodes.resize(nodes.size());
  shape.bands.resize(links.size());
  Graph graph = graph_of(nodes, links);
  shape.layers = graph.layers.size();
  if (graph.hops.empty()) return shape;
  order_layers(graph);
  const double scale = scale_for(graph, room, shape.across);
  shape.scale = static_cast<float>(scale);
  place_across(graph, room, scale, shape.across);
  stack_bands(graph, scale);

  const float step = (room.along - room.node) / static_cast<float>(shape.layers - 1);
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const Stop& stop = graph.stops[i];
    if (stop.weight() == 0) continue;
    shape.nodes[i] = {true,        stop.layer, static_cast<float>(stop.layer) * step,
                      stop.edge(), stop.size,  stop.in,
                      stop.out};
  }
  // Hops of one link stand one behind the other.
  for (const Hop& hop : graph.hops) {
    FlowShape::Band& band = shape.bands[hop.link];
    band.width = static_cast<float>(static_cast<double>(hop.count) * scale);
    const float layer = static_cast<float>(graph.stops[hop.from].layer) * step;
    // Through a layer it goes straight on, as long as a node there would be.
    if (!band.pieces.empty()) {
      const FlowShape::Piece last = band.pieces.back();
      band.pieces.push_back({last.to_along, last.to_across, layer + room.node, hop.from_across});
    }
    band.pieces.push_back({layer + room.node, hop.from_across, layer + step, hop.to_across});
  }
  return shape;
}

}  // namespace warmline::ui
