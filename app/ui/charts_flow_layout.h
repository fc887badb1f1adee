// Where a flow's nodes and bands stand. Plain arithmetic in two directions: `along`, from layer to
// layer, and `across`, within a layer.
#pragma once

#include <cstddef>
#include <vector>

#include "ui/charts.h"

namespace warmline::ui {

struct FlowRoom {
  float along = 0;   // from the first layer's beginning to the last one's end, px
  float across = 0;  // as much as there is; the layout takes more if it has to
  float node = 0;    // size of a node along, px
  float gap = 0;     // at least, between neighbours in a layer
  float slot = 0;    // at least, from a node's middle to the next one's: room for its words
};

struct FlowShape {
  struct Node {
    bool drawn = false;     // something goes in or out
    std::size_t layer = 0;  // of those with anything in them, counted from 0
    float along = 0;
    float across = 0;
    float size = 0;  // across: the larger of what goes in and out, times the scale
    std::int64_t in = 0, out = 0;
  };
  // A band passes through the layers between its ends beside their nodes, never over them.
  struct Piece {
    float from_along = 0, from_across = 0;  // of its first edge
    float to_along = 0, to_across = 0;
  };
  struct Band {
    std::vector<Piece> pieces;  // none: not drawn
    float width = 0;            // count times the scale
  };
  std::vector<Node> nodes;  // as in the model
  std::vector<Band> bands;  // as the model's links
  std::size_t layers = 0;
  float scale = 0;   // px for one
  float across = 0;  // that it takes
};

[[nodiscard]] FlowShape lay_out_flow(const std::vector<FlowNode>& nodes,
                                     const std::vector<FlowLink>& links, const FlowRoom& room);

}  // namespace warmline::ui
