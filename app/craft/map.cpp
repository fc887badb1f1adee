#include "craft/map.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "replay/transcript.h"
#include "score/values.h"

namespace warmline::craft {

namespace {

constexpr int kSweeps = 12;
constexpr std::int32_t kStep = kMapNodeWidth + kMapBeside;
constexpr std::size_t kApartInRow = 6;

// Nodes that a call can come to with whatever rules lifted: what the checker means by reached
// (score/prover.h). Without a solution, what choices lead to whatever their conditions.
std::vector<bool> reached(const Scenario& scenario, const score::Solution* solution) {
  std::vector<bool> seen(scenario.nodes.size(), false);
  if (solution != nullptr) {
    for (const Index node : solution->details().explored.graph.node) seen[node] = true;
    return seen;
  }
  std::vector<Index> waiting{scenario.start};
  seen[scenario.start] = true;
  while (!waiting.empty()) {
    const Index from = waiting.back();
    waiting.pop_back();
    for (const scenario::Choice& choice : scenario.nodes[from].choices) {
      for (const scenario::Target& target : choice.targets) {
        if (seen[target.node]) continue;
        seen[target.node] = true;
        waiting.push_back(target.node);
      }
    }
  }
  return seen;
}

void add_edges(const Scenario& scenario, Map& map) {
  for (std::size_t n = 0; n < scenario.nodes.size(); ++n) {
    const scenario::Node& node = scenario.nodes[n];
    for (std::size_t c = 0; c < node.choices.size(); ++c) {
      std::set<Index> led_to;
      for (const scenario::Target& target : node.choices[c].targets) {
        if (!led_to.insert(target.node).second) continue;
        MapEdge edge;
        edge.from = static_cast<Index>(n);
        edge.to = target.node;
        edge.choice = static_cast<Index>(c);
        edge.blocked = node.choices[c].block.has_value();
        map.edges.push_back(edge);
      }
    }
  }
}

// By breadth first search, through nodes that a call can come to.
void find_layers(const Scenario& scenario, const std::vector<bool>& seen, Map& map) {
  for (MapNode& node : map.nodes) node.layer = -1;
  std::vector<std::vector<Index>> leads(scenario.nodes.size());
  for (const MapEdge& edge : map.edges) leads[edge.from].push_back(edge.to);
  std::vector<Index> waiting{scenario.start};
  map.nodes[scenario.start].layer = 0;
  for (std::size_t next = 0; next < waiting.size(); ++next) {
    for (const Index to : leads[waiting[next]]) {
      if (!seen[to] || map.nodes[to].layer >= 0) continue;
      map.nodes[to].layer = map.nodes[waiting[next]].layer + 1;
      waiting.push_back(to);
    }
  }
}

// Orders each layer by the mean place of what it is joined to in the layer above, then below, and
// so on (Sugiyama's barycentre heuristic); ties keep their order, so that the result is the same
// every time.
class Layers {
 public:
  Layers(const Map& map, std::size_t nodes) : above_(nodes), below_(nodes), place_(nodes, 0) {
    for (std::size_t n = 0; n < nodes; ++n) {
      if (map.nodes[n].layer < 0) continue;
      const auto layer = static_cast<std::size_t>(map.nodes[n].layer);
      if (layers.size() <= layer) layers.resize(layer + 1);
      layers[layer].push_back(static_cast<Index>(n));
    }
    for (const MapEdge& edge : map.edges) {
      const std::int32_t from = map.nodes[edge.from].layer;
      if (from < 0 || map.nodes[edge.to].layer != from + 1) continue;
      below_[edge.from].push_back(edge.to);
      above_[edge.to].push_back(edge.from);
    }
    for (const std::vector<Index>& layer : layers) number(layer);
  }

  void reduce_crossings() {
    std::vector<std::vector<Index>> best = layers;
    std::size_t fewest = crossings();
    for (int sweep = 0; sweep < kSweeps && fewest > 0; ++sweep) {
      const bool down = sweep % 2 == 0;
      for (std::size_t i = 0; i < layers.size(); ++i)
        sort(layers[down ? i : layers.size() - 1 - i], down ? above_ : below_);
      const std::size_t now = crossings();
      if (now >= fewest) continue;
      fewest = now;
      best = layers;
    }
    layers = std::move(best);
    for (const std::vector<Index>& layer : layers) number(layer);
  }

  // x of each node, its middle: as near to the middle of what it is joined to as its neighbours in
  // the layer leave it.
  [[nodiscard]] std::vector<double> places() const {
    std::vector<double> x(place_.size(), 0);
    for (const std::vector<Index>& layer : layers) {
      for (std::size_t i = 0; i < layer.size(); ++i) {
        x[layer[i]] = (static_cast<double>(i) - static_cast<double>(layer.size() - 1) / 2) * kStep;
      }
    }
    for (int sweep = 0; sweep < kSweeps; ++sweep) {
      const bool down = sweep % 2 == 0;
      for (std::size_t i = 0; i < layers.size(); ++i)
        settle(layers[down ? i : layers.size() - 1 - i], down ? above_ : below_, x);
    }
    return x;
  }

  std::vector<std::vector<Index>> layers;

 private:
  using Joined = std::vector<std::vector<Index>>;

  void number(const std::vector<Index>& layer) {
    for (std::size_t i = 0; i < layer.size(); ++i) place_[layer[i]] = static_cast<double>(i);
  }

  void sort(std::vector<Index>& layer, const Joined& joined) {
    std::vector<std::pair<double, Index>> keyed;
    for (const Index node : layer) {
      double sum = 0;
      for (const Index other : joined[node]) sum += place_[other];
      const auto count = static_cast<double>(joined[node].size());
      keyed.emplace_back(count > 0 ? sum / count : place_[node], node);
    }
    std::stable_sort(keyed.begin(), keyed.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t i = 0; i < layer.size(); ++i) layer[i] = keyed[i].second;
    number(layer);
  }

  // Pairs of edges between two layers that cross: inversions, counted in a Fenwick tree.
  [[nodiscard]] std::size_t crossings() const {
    std::size_t sum = 0;
    for (std::size_t l = 0; l + 1 < layers.size(); ++l) {
      std::vector<std::pair<std::size_t, std::size_t>> ends;
      for (const Index from : layers[l]) {
        for (const Index to : below_[from])
          ends.emplace_back(static_cast<std::size_t>(place_[from]),
                            static_cast<std::size_t>(place_[to]));
      }
      std::sort(ends.begin(), ends.end());
      std::vector<std::size_t> tree(layers[l + 1].size() + 1, 0);
      std::size_t count = 0;
      for (const auto& [from, to] : ends) {
        std::size_t up_to = 0;
        for (std::size_t i = to + 1; i > 0; i &= i - 1) up_to += tree[i];
        sum += count - up_to;
        for (std::size_t i = to + 1; i < tree.size(); i += i & (~i + 1)) ++tree[i];
        ++count;
      }
    }
    return sum;
  }

  // The places nearest to the wished ones (least squares) that keep order and distance: isotonic
  // regression by pooling adjacent violators.
  static void settle(const std::vector<Index>& layer, const Joined& joined,
                     std::vector<double>& x) {
    struct Pool {
      double sum = 0;
      std::size_t count = 0;
      [[nodiscard]] double mean() const { return sum / static_cast<double>(count); }
    };
    std::vector<Pool> pools;
    for (std::size_t i = 0; i < layer.size(); ++i) {
      double wished = 0;
      for (const Index other : joined[layer[i]]) wished += x[other];
      const auto count = static_cast<double>(joined[layer[i]].size());
      wished = count > 0 ? wished / count : x[layer[i]];
      pools.push_back({wished - static_cast<double>(i) * kStep, 1});
      while (pools.size() > 1 && pools[pools.size() - 2].mean() > pools.back().mean()) {
        pools[pools.size() - 2].sum += pools.back().sum;
        pools[pools.size() - 2].count += pools.back().count;
        pools.pop_back();
      }
    }
    std::size_t i = 0;
    for (const Pool& pool : pools) {
      for (std::size_t k = 0; k < pool.count; ++k, ++i)
        x[layer[i]] = pool.mean() + static_cast<double>(i) * kStep;
    }
  }

  Joined above_, below_;
  std::vector<double> place_;
};

void place_nodes(const Layers& layers, Map& map) {
  const std::vector<double> x = layers.places();
  double left = 0;
  for (const std::vector<Index>& layer : layers.layers) left = std::min(left, x[layer.front()]);
  std::int32_t y = 0;
  for (const std::vector<Index>& layer : layers.layers) {
    for (const Index node : layer) {
      // Whole steps apart before rounding, whole steps apart after it: rounded down all alike.
      map.nodes[node].at = {static_cast<std::int32_t>(x[node] - left), y};
      map.width = std::max(map.width, map.nodes[node].at.x + kMapNodeWidth);
      map.order.push_back(node);
    }
    y += kMapNodeHeight + kMapBetween;
  }
  map.apart_y = y;
  for (std::size_t n = 0; n < map.nodes.size(); ++n) {
    if (map.nodes[n].layer >= 0) continue;
    const auto column = static_cast<std::int32_t>(map.apart.size() % kApartInRow);
    const auto row = static_cast<std::int32_t>(map.apart.size() / kApartInRow);
    map.nodes[n].at = {column * kStep, y + row * (kMapNodeHeight + kMapBeside)};
    map.width = std::max(map.width, map.nodes[n].at.x + kMapNodeWidth);
    map.apart.push_back(static_cast<Index>(n));
  }
  for (const MapNode& node : map.nodes)
    map.height = std::max(map.height, node.at.y + kMapNodeHeight);
}

// Edges leave below, spread in the order of the choices, and come in above; those that don't go
// down leave and come in at the right.
void place_edges(const Scenario& scenario, Map& map) {
  for (MapEdge& edge : map.edges) {
    const MapNode& from = map.nodes[edge.from];
    const MapNode& to = map.nodes[edge.to];
    const auto ports = static_cast<std::int32_t>(scenario.nodes[edge.from].choices.size());
    edge.down = from.layer >= 0 && to.layer == from.layer + 1;
    if (edge.down) {
      edge.begin = {from.at.x + kMapNodeWidth * (edge.choice + 1) / (ports + 1),
                    from.at.y + kMapNodeHeight};
      edge.end = {to.at.x + kMapNodeWidth / 2, to.at.y};
    } else {
      edge.begin = {from.at.x + kMapNodeWidth,
                    from.at.y + kMapNodeHeight * (edge.choice + 1) / (ports + 1)};
      edge.end = {to.at.x + kMapNodeWidth, to.at.y + kMapNodeHeight / 2};
    }
  }
}

void mark_best(const Scenario& scenario, const score::Solution& solution, Map& map) {
  const std::vector<replay::Event> events = solution.best_path();
  const Result<replay::Run> run = replay::replay(scenario, events);
  assert(run);
  map.nodes[scenario.start].best = true;
  for (std::size_t step = 0; step < events.size(); ++step) {
    const auto* made = std::get_if<replay::ChoiceEvent>(&events[step]);
    if (made == nullptr) continue;
    const Index from = run.value().states[step].node;
    const Index to = run.value().states[step + 1].node;
    map.nodes[to].best = true;
    for (MapEdge& edge : map.edges) {
      if (edge.from == from && edge.to == to &&
          scenario.nodes[from].choices[edge.choice].id == made->choice)
        edge.best = true;
    }
  }
}

void add_costs(const std::vector<Decision>& decisions, Map& map) {
  struct Sum {
    std::int64_t lost = 0, states = 0;
  };
  std::map<std::pair<Index, Index>, Sum> sums;
  for (const Decision& decision : decisions) {
    map.nodes[decision.node].decides = true;
    for (const Offer& offer : decision.offers) {
      Sum& sum = sums[{decision.node, offer.choice}];
      sum.lost += std::int64_t{offer.lost} * decision.states;
      sum.states += decision.states;
    }
  }
  for (const auto& [place, sum] : sums) {
    MapNode& node = map.nodes[place.first];
    const auto lost = static_cast<Hundredths>((2 * sum.lost + sum.states) / (2 * sum.states));
    node.choices[place.second].lost = lost;
    node.most_lost = std::max(node.most_lost, lost);
  }
}

void mark_trouble(const std::vector<Diagnostic>& problems, Map& map) {
  constexpr std::string_view kNodes = "/nodes/";
  for (const Diagnostic& problem : problems) {
    if (problem.severity != Severity::kError || problem.pointer.rfind(kNodes, 0) != 0) continue;
    std::size_t node = 0;
    std::size_t at = kNodes.size();
    for (; at < problem.pointer.size() && problem.pointer[at] >= '0' && problem.pointer[at] <= '9';
         ++at)
      node = node * 10 + static_cast<std::size_t>(problem.pointer[at] - '0');
    if (at > kNodes.size() && node < map.nodes.size()) map.nodes[node].trouble = true;
  }
}

}  // namespace

Map map_of(const Scenario& scenario, const score::Solution* solution,
           const std::vector<Decision>& decisions, const std::vector<Diagnostic>& problems) {
  Map map;
  map.known = solution != nullptr;
  map.nodes.resize(scenario.nodes.size());
  for (std::size_t n = 0; n < scenario.nodes.size(); ++n)
    map.nodes[n].choices.resize(scenario.nodes[n].choices.size());
  add_edges(scenario, map);
  find_layers(scenario, reached(scenario, solution), map);
  Layers layers(map, map.nodes.size());
  layers.reduce_crossings();
  place_nodes(layers, map);
  place_edges(scenario, map);
  if (solution != nullptr) mark_best(scenario, *solution, map);
  add_costs(decisions, map);
  mark_trouble(problems, map);
  return map;
}

}  // namespace warmline::craft
