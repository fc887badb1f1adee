#include "score/reads.h"

namespace warmline::score {

using scenario::Choice;
using scenario::Condition;
using scenario::Node;

namespace {

void add_reads(const Condition& condition, std::size_t flags, Row& row) {
  switch (condition.kind) {
    case Condition::Kind::kFlag:
      row.set(condition.index);
      break;
    case Condition::Kind::kMoodAtLeast:
    case Condition::Kind::kMoodAtMost:
      row.set(flags + static_cast<std::size_t>(condition.axis));
      break;
    default:  // needs are always kept
      break;
  }
  for (const Condition& part : condition.parts) add_reads(part, flags, row);
}

Row own_reads(const Node& node, std::size_t flags) {
  Row row(flags + 2);
  for (const Choice& choice : node.choices) {
    add_reads(choice.when, flags, row);
    if (choice.block) add_reads(choice.block_when, flags, row);
    for (const scenario::Target& target : choice.targets) add_reads(target.when, flags, row);
  }
  return row;
}

}  // namespace

Row leads_from(const Scenario& scenario, std::size_t from) {
  Row result(scenario.nodes.size());
  std::vector<Index> waiting{static_cast<Index>(from)};
  while (!waiting.empty()) {
    const Node& node = scenario.nodes[waiting.back()];
    waiting.pop_back();
    for (const Choice& choice : node.choices) {
      for (const scenario::Target& target : choice.targets) {
        if (result[target.node]) continue;
        result.set(target.node);
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
        if (leads_to[from][to] && kept[from].merge(kept[to])) grew = true;
      }
      for (const scenario::Card& card : scenario.cards) {
        if (!card.sets_flag || !kept[from][*card.sets_flag]) continue;
        Row row(flags + 2);
        add_reads(card.when, flags, row);
        if (kept[from].merge(row)) grew = true;
      }
    }
  }
  return kept;
}

}  // namespace warmline::score
