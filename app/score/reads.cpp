#include "score/reads.h"

namespace warmline::score {

using scenario::Choice;
using scenario::Condition;
using scenario::Node;

namespace {

void add_reads(const Condition& condition, std::size_t flags, Row& row) {
  switch (condition.kind) {
    case Condition::Kind::kFlag:
      row[condition.index] = true;
      break;
    case Condition::Kind::kMoodAtLeast:
    case Condition::Kind::kMoodAtMost:
      row[flags + static_cast<std::size_t>(condition.axis)] = true;
      break;
    default:  // needs are always kept
      break;
  }
  for (const Condition& part : condition.parts) add_reads(part, flags, row);
}

// True if `into` grew.
bool merge(const Row& from, Row& into) {
  bool grew = false;
  for (std::size_t i = 0; i < from.size(); ++i) {
    if (from[i] && !into[i]) into[i] = grew = true;
  }
  return grew;
}

Row own_reads(const Node& node, std::size_t flags) {
  Row row(flags + 2, false);
  for (const Choice& choice : node.choices) {
    add_reads(choice.when, flags, row);
    if (choice.block) add_reads(choice.block_when, flags, row);
    for (const scenario::Target& target : choice.targets) add_reads(target.when, flags, row);
  }
  return row;
}

}  // namespace

Row leads_from(const Scenario& scenario, std::size_t from) {
  Row result(scenario.nodes.size(), false);
  std::vector<Index> waiting{static_cast<Index>(from)};
  while (!waiting.empty()) {
    const Node& node = scenario.nodes[waiting.back()];
    waiting.pop_back();
    for (const Choice& choice : node.choices) {
      for (const scenario::Target& target : choice.targets) {
        if (result[target.node]) continue;
        result[target.node] = true;
        waiting.push_back(target.node);
      }
    }
  }
  return result;
}

std::vector<Row> leads_to(const Scenario& scenario) {
  std::vector<Row> result;
  result.reserve(scenario.nodes.size());
  for (std::size_t from = 0; from < scenario.nodes.size(); ++from) {
    result.push_back(leads_from(scenario, from));
  }
  return result;
}

std::vector<Row> kept_reads(const Scenario& scenario, const std::vector<Row>& leads_to) {
  const std::size_t count = scenario.nodes.size();
  const std::size_t flags = scenario.flags.size();
  std::vector<Row> kept;
  kept.reserve(count);
  for (const Node& node : scenario.nodes) kept.push_back(own_reads(node, flags));
  // A card's condition is read where its flag still matters, which can make another card matter:
  // until nothing grows.
  for (bool grew = true; grew;) {
    grew = false;
    for (std::size_t from = 0; from < count; ++from) {
      for (std::size_t to = 0; to < count; ++to) {
        if (leads_to[from][to] && merge(kept[to], kept[from])) grew = true;
      }
      for (const scenario::Card& card : scenario.cards) {
        if (!card.sets_flag || !kept[from][*card.sets_flag]) continue;
        Row row(flags + 2, false);
        add_reads(card.when, flags, row);
        if (merge(row, kept[from])) grew = true;
      }
    }
  }
  return kept;
}

}  // namespace warmline::score
