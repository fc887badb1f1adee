// Author-written ids, told apart by type so that a node's id can't be passed where a flag's is
// meant.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <utility>

namespace warmline {

// Letters, digits and hyphens, at most 64 bytes (the schema holds the pattern).
template <typename Tag>
struct Id {
  std::string text;

  Id() = default;
  explicit Id(std::string value) : text(std::move(value)) {}
  [[nodiscard]] bool empty() const { return text.empty(); }
  friend bool operator==(const Id& a, const Id& b) { return a.text == b.text; }
  friend bool operator!=(const Id& a, const Id& b) { return a.text != b.text; }
  friend bool operator<(const Id& a, const Id& b) { return a.text < b.text; }
};

using ScenarioId = Id<struct ScenarioTag>;
using NodeId = Id<struct NodeTag>;
using ChoiceId = Id<struct ChoiceTag>;
using NeedId = Id<struct NeedTag>;
using FlagId = Id<struct FlagTag>;
using BlockId = Id<struct BlockTag>;
using CardId = Id<struct CardTag>;
using PersonId = Id<struct PersonTag>;

}  // namespace warmline

template <typename Tag>
struct std::hash<warmline::Id<Tag>> {
  std::size_t operator()(const warmline::Id<Tag>& id) const noexcept {
    return std::hash<std::string>{}(id.text);
  }
};
