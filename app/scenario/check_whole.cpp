#include <algorithm>

#include "core/text.h"
#include "core/tr.h"
#include "scenario/draft.h"

namespace warmline::scenario {
namespace {

// Every condition is taken to hold, so a node left out here is reached by no call at all.
std::vector<bool> reachable_nodes(const Scenario& scenario) {
  std::vector<bool> reached(scenario.nodes.size(), false);
  std::vector<Index> waiting{scenario.start};
  reached[scenario.start] = true;
  while (!waiting.empty()) {
    const Node& node = scenario.nodes[waiting.back()];
    waiting.pop_back();
    for (const Choice& choice : node.choices) {
      for (const Target& target : choice.targets) {
        if (reached[target.node]) continue;
        reached[target.node] = true;
        waiting.push_back(target.node);
      }
    }
  }
  return reached;
}

void check_nodes(Draft& draft) {
  const Scenario& scenario = draft.scenario;
  const std::vector<bool> reached = reachable_nodes(scenario);
  bool ends = false;
  bool decides = false;
  for (std::size_t i = 0; i < scenario.nodes.size(); ++i) {
    const Node& node = scenario.nodes[i];
    ends = ends || (reached[i] && node.ending);
    decides = decides || node.choices.size() > 1;
    if (reached[i]) continue;
    draft.error(json::child("/nodes", i), "unreachable-node",
                tr("no call gets to the node {0}", text::quoted(node.id.text, 64)),
                tr("lead a choice to it, or remove it"));
  }
  if (!ends) {
    draft.error("/nodes", "no-ending", tr("no call comes to an ending"),
                tr("give the nodes where a call is over an ending, and lead choices to them"));
  }
  if (!decides) {
    draft.warning("/nodes", "no-decision",
                  tr("no node offers two choices, so there is nothing to decide"),
                  tr("offer two to four choices where a decision is"));
  }
}

void check_used(Draft& draft) {
  for (std::size_t i = 0; i < draft.flag_read.size(); ++i) {
    const std::string name = text::quoted(draft.flags.all()[i], 64);
    const std::string pointer = json::child("/flags", i);
    if (!draft.flag_read[i] && !draft.flag_set[i]) {
      draft.warning(pointer, "unused-flag", tr("the flag {0} is never set and never read", name),
                    tr("remove it##a flag"));
    } else if (!draft.flag_read[i]) {
      draft.warning(pointer, "flag-never-read",
                    tr("the flag {0} is set and no condition reads it", name),
                    tr("read it somewhere, or remove it"));
    } else if (!draft.flag_set[i]) {
      draft.warning(pointer, "flag-never-set", tr("the flag {0} is read and nothing sets it", name),
                    tr("set it in the effects of a choice or with a card"));
    }
  }
  for (std::size_t i = 0; i < draft.block_used.size(); ++i) {
    if (draft.block_used[i]) continue;
    draft.warning(json::child("/blocks", i), "unused-block",
                  tr("the block {0} forbids no choice", text::quoted(draft.blocks.all()[i], 64)),
                  tr("name it in the choice that it forbids, or remove it"));
  }
  for (std::size_t i = 0; i < draft.person_used.size(); ++i) {
    if (draft.person_used[i]) continue;
    draft.warning(json::child("/people", i), "unused-person",
                  tr("{0} says nothing in the call", text::quoted(draft.people.all()[i], 64)),
                  tr("give this person a line, or remove them"));
  }
}

// A card is used if it can be listed: a condition that reads only flags that nothing sets never
// holds.
bool can_hold(const Condition& condition, const std::vector<bool>& flag_set) {
  const auto holds = [&flag_set](const Condition& part) { return can_hold(part, flag_set); };
  switch (condition.kind) {
    case Condition::Kind::kFlag:
      return flag_set[condition.index];
    case Condition::Kind::kAll:
      return std::all_of(condition.parts.begin(), condition.parts.end(), holds);
    case Condition::Kind::kAny:
      return std::any_of(condition.parts.begin(), condition.parts.end(), holds);
    default:
      return true;
  }
}

void check_cards(Draft& draft) {
  for (std::size_t i = 0; i < draft.scenario.cards.size(); ++i) {
    if (can_hold(draft.scenario.cards[i].when, draft.flag_set)) continue;
    draft.warning(json::child("/cards", i), "unused-card",
                  tr("the card {0} is never listed", text::quoted(draft.cards.all()[i], 64)),
                  tr("set the flag that it waits for, or take its condition away"));
  }
}

}  // namespace

void check_whole(Draft& draft) {
  // With a target that leads nowhere the reachable nodes can't be told.
  const bool dangling =
      std::any_of(draft.problems.begin(), draft.problems.end(),
                  [](const Diagnostic& problem) { return problem.code == "dangling-target"; });
  if (!dangling && !draft.full()) check_nodes(draft);
  // A misspelt reference would make what it means look unused.
  if (has_errors(draft.problems)) return;
  check_used(draft);
  check_cards(draft);
}

}  // namespace warmline::scenario
