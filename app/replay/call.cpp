#include "replay/call.h"

#include <algorithm>
#include <string>

#include "core/tr.h"

namespace warmline::replay {

using scenario::Choice;
using scenario::Condition;
using scenario::MoodAxis;
using scenario::NeedLevel;
using scenario::Node;

namespace {

std::int8_t mood_on(const scenario::Mood& mood, MoodAxis axis) {
  return axis == MoodAxis::kDistress ? mood.distress : mood.trust;
}

std::int8_t clamped(int value) {
  return static_cast<std::int8_t>(std::clamp(value, scenario::kMoodMin, scenario::kMoodMax));
}

void apply(const scenario::Effects& effects, CallState& state) {
  for (const scenario::NeedEffect& effect : effects.needs)
    state.needs.set(effect.need, effect.level);
  for (const Index flag : effects.clear_flags) state.flags.set(flag, false);
  for (const Index flag : effects.set_flags) state.flags.set(flag);
  state.mood.distress = clamped(state.mood.distress + effects.distress);
  state.mood.trust = clamped(state.mood.trust + effects.trust);
  state.costs += effects.cost;
  state.seconds += effects.seconds;
  state.transfers += effects.transfer ? 1 : 0;
  state.repeats += effects.repeat ? 1 : 0;
  state.critical_misses += effects.critical ? 1 : 0;
}

}  // namespace

bool operator==(const CallState& a, const CallState& b) {
  return a.node == b.node && a.needs == b.needs && a.flags == b.flags &&
         a.mood.distress == b.mood.distress && a.mood.trust == b.mood.trust && a.used == b.used &&
         a.opened_cards == b.opened_cards && a.seconds == b.seconds && a.costs == b.costs &&
         a.transfers == b.transfers && a.repeats == b.repeats &&
         a.critical_misses == b.critical_misses;
}

CallState begin(const Scenario& scenario) {
  CallState state;
  state.node = scenario.start;
  state.needs = Levels(scenario.needs.size());
  state.flags = Bits<1>(scenario.flags.size());
  state.mood = scenario.mood;
  state.used = Bits<8>(scenario.nodes.size() * kMostChoices);
  state.opened_cards = Bits<1>(scenario.cards.size());
  return state;
}

bool holds(const Condition& condition, const CallState& state) {
  const auto part_holds = [&state](const Condition& part) { return holds(part, state); };
  switch (condition.kind) {
    case Condition::Kind::kAlways:
      return true;
    case Condition::Kind::kFlag:
      return state.flags[condition.index];
    case Condition::Kind::kNeedAtLeast:
      return state.needs[condition.index] >= condition.level;
    case Condition::Kind::kNeedAtMost:
      return state.needs[condition.index] <= condition.level;
    case Condition::Kind::kMoodAtLeast:
      return mood_on(state.mood, condition.axis) >= condition.bound;
    case Condition::Kind::kMoodAtMost:
      return mood_on(state.mood, condition.axis) <= condition.bound;
    case Condition::Kind::kNot:
      return !holds(condition.parts.front(), state);
    case Condition::Kind::kAll:
      return std::all_of(condition.parts.begin(), condition.parts.end(), part_holds);
    case Condition::Kind::kAny:
      return std::any_of(condition.parts.begin(), condition.parts.end(), part_holds);
  }
  assert(false);
  return false;
}

bool at_ending(const Scenario& scenario, const CallState& state) {
  return scenario.nodes[state.node].ending.has_value();
}

Availability availability(const Scenario& scenario, const CallState& state, Index choice,
                          const Lifted& lifted) {
  const Choice& asked = scenario.nodes[state.node].choices[choice];
  if (!asked.again && state.used[used_bit(state.node, choice)]) return Availability::kHidden;
  if (!holds(asked.when, state)) return Availability::kHidden;
  if (asked.block && !lifted.lifts(*asked.block) && holds(asked.block_when, state)) {
    return Availability::kBlocked;
  }
  return Availability::kAvailable;
}

std::vector<Option> options(const Scenario& scenario, const CallState& state,
                            const Lifted& lifted) {
  const Node& node = scenario.nodes[state.node];
  std::vector<Option> shown;
  shown.reserve(node.choices.size());
  for (std::size_t i = 0; i < node.choices.size(); ++i) {
    const auto choice = static_cast<Index>(i);
    const Availability found = availability(scenario, state, choice, lifted);
    if (found != Availability::kHidden) shown.push_back({choice, found});
  }
  return shown;
}

std::vector<Index> available(const Scenario& scenario, const CallState& state,
                             const Lifted& lifted) {
  const Node& node = scenario.nodes[state.node];
  std::vector<Index> found;
  found.reserve(node.choices.size());
  for (std::size_t i = 0; i < node.choices.size(); ++i) {
    const auto choice = static_cast<Index>(i);
    if (availability(scenario, state, choice, lifted) == Availability::kAvailable) {
      found.push_back(choice);
    }
  }
  return found;
}

std::vector<Index> cards(const Scenario& scenario, const CallState& state) {
  std::vector<Index> listed;
  if (at_ending(scenario, state)) return listed;
  for (std::size_t i = 0; i < scenario.cards.size(); ++i) {
    if (holds(scenario.cards[i].when, state)) listed.push_back(static_cast<Index>(i));
  }
  return listed;
}

std::vector<Index> lines(const Scenario& scenario, const CallState& state) {
  const Node& node = scenario.nodes[state.node];
  std::vector<Index> heard;
  for (std::size_t i = 0; i < node.lines.size(); ++i) {
    if (holds(node.lines[i].when, state)) heard.push_back(static_cast<Index>(i));
  }
  return heard;
}

Result<CallState> choose(const Scenario& scenario, const CallState& state, Index choice,
                         const Lifted& lifted) {
  const Node& node = scenario.nodes[state.node];
  if (at_ending(scenario, state)) {
    return Error{"call-ended", tr("The call has ended; there is nothing left to choose."),
                 node.id.text};
  }
  if (choice >= node.choices.size()) {
    return Error{"no-such-choice", tr("This moment of the call has no choice of that number."),
                 node.id.text};
  }
  const Choice& chosen = node.choices[choice];
  const Availability found = availability(scenario, state, choice, lifted);
  if (found != Availability::kAvailable) {
    return Error{"choice-not-available",
                 tr(found == Availability::kBlocked ? "A rule forbids this choice here."
                                                    : "This choice is not offered here."),
                 node.id.text + "/" + chosen.id.text};
  }
  CallState next = state;
  next.used.set(used_bit(state.node, choice));
  apply(chosen.effects, next);
  const auto target = std::find_if(chosen.targets.begin(), chosen.targets.end(),
                                   [&next](const auto& each) { return holds(each.when, next); });
  assert(target != chosen.targets.end());  // parse: the last one is unconditional
  next.node = target->node;
  return next;
}

Result<CallState> open_card(const Scenario& scenario, const CallState& state, Index card) {
  if (at_ending(scenario, state)) {
    return Error{"call-ended", tr("The call has ended; there is nothing left to look up."),
                 scenario.nodes[state.node].id.text};
  }
  if (card >= scenario.cards.size() || !holds(scenario.cards[card].when, state)) {
    return Error{"no-such-card", tr("This card is not to be had here."),
                 scenario.nodes[state.node].id.text};
  }
  const scenario::Card& opened = scenario.cards[card];
  CallState next = state;
  next.opened_cards.set(card);
  next.seconds += opened.seconds;
  if (opened.sets_flag) next.flags.set(*opened.sets_flag);
  return next;
}

Percent credit_of(const scenario::Need& need, NeedLevel level) {
  switch (level) {
    case NeedLevel::kUnmet:
      return 0;
    case NeedLevel::kArranged:
      return need.arranged_credit;
    case NeedLevel::kMet:
      return 100;
  }
  assert(false);
  return 0;
}

Hundredths credit(const Scenario& scenario, const CallState& state) {
  Hundredths sum = 0;
  for (std::size_t i = 0; i < scenario.needs.size(); ++i) {
    const scenario::Need& need = scenario.needs[i];
    sum += need.weight * credit_of(need, state.needs[i]);
  }
  return sum;
}

}  // namespace warmline::replay
