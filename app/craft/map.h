// A map of a call: its moments in layers by their distance from the start, few crossings, the best
// path marked, what decisions cost, what rules stand in the way, and what no call comes to. Layout
// alone; whoever draws it scales it. The same scenario gives the same map.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/diagnostic.h"
#include "core/units.h"
#include "craft/decisions.h"
#include "scenario/scenario.h"
#include "score/outcome.h"

namespace warmline::craft {

// Units of the map, at its natural size about CSS pixels.
inline constexpr std::int32_t kMapNodeWidth = 220;
inline constexpr std::int32_t kMapNodeHeight = 84;
inline constexpr std::int32_t kMapBeside = 36;   // between two nodes of a layer, at least
inline constexpr std::int32_t kMapBetween = 84;  // between two layers

struct MapPoint {
  std::int32_t x = 0, y = 0;
};

// What a node's choice costs: the mean over the moments in which it is offered.
struct MapCost {
  std::optional<Hundredths> lost;  // nothing: never offered as the rules are, or not known
};

struct MapNode {
  MapPoint at;                   // top left
  std::int32_t layer = 0;        // choices from the start, at least; −1: no call comes here
  bool best = false;             // on the best path
  bool trouble = false;          // an error is about it, or about something in it
  bool decides = false;          // two choices or more are available together at some time
  Hundredths most_lost = 0;      // by its costliest choice
  std::vector<MapCost> choices;  // of each choice
};

struct MapEdge {
  Index from = 0, to = 0;  // nodes
  Index choice = 0;        // of the first
  bool best = false;
  bool blocked = false;  // a rule can forbid it
  bool down = false;     // to the next layer; else beside or back up
  MapPoint begin, end;   // on the edges of their nodes
};

struct Map {
  std::vector<MapNode> nodes;  // as the scenario's
  std::vector<MapEdge> edges;  // by node, choice and target; each pair of choice and target once
  std::int32_t width = 0, height = 0;
  std::int32_t apart_y = 0;  // where those begin that no call comes to
  std::vector<Index> apart;  // they
  std::vector<Index> order;  // all others, by layer, then from left to right
  bool known = false;        // costs, best path and what is apart: there is a solution
};

// `solution` null: the call is unsound, and what can be told without one is. `decisions`: those of
// the solution; `problems`: what was found in the file, pointers filled.
[[nodiscard]] Map map_of(const Scenario& scenario, const score::Solution* solution,
                         const std::vector<Decision>& decisions,
                         const std::vector<Diagnostic>& problems);

}  // namespace warmline::craft
