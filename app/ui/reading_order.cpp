#include "ui/reading_order.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace warmline::ui {

void read_from_left(Semantics& semantics, std::size_t since) {
  const std::size_t end = semantics.nodes().size();
  if (since >= end) return;
  const auto node = [&](std::size_t i) -> Node& { return semantics.at(static_cast<int>(i)); };
  const int parent = node(since).parent;
  struct Part {  // one of the parent's children, and what is inside it
    std::size_t first, end;
    float x;
  };
  std::vector<Part> parts;
  for (std::size_t i = since; i < end; ++i) {
    if (node(i).parent == parent) parts.push_back({i, end, node(i).screen.x});
    if (parts.size() > 1) parts[parts.size() - 2].end = parts.back().first;
  }
  std::stable_sort(parts.begin(), parts.end(),
                   [](const Part& a, const Part& b) { return a.x < b.x; });
  std::vector<Node> sorted;
  sorted.reserve(end - since);
  for (const Part& part : parts) {
    const int moved = static_cast<int>(since + sorted.size()) - static_cast<int>(part.first);
    for (std::size_t i = part.first; i < part.end; ++i) {
      if (i > part.first) node(i).parent += moved;
      sorted.push_back(std::move(node(i)));
    }
  }
  for (std::size_t i = 0; i < sorted.size(); ++i) node(since + i) = std::move(sorted[i]);
}

}  // namespace warmline::ui
