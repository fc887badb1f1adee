#include <algorithm>
#include <optional>
#include <utility>

#include "assess/key_free_parts.h"

namespace warmline::assess {
namespace {

using scenario::Choice;
using scenario::Condition;
using scenario::Effects;
using scenario::Index;
using scenario::NeedLevel;
using scenario::Node;
using scenario::Scenario;
using Kind = Condition::Kind;

// A flag each for "at least arranged" and "met".
struct NeedFlags {
  std::size_t first = 0;  // of all of them
  [[nodiscard]] Index arranged(Index need) const { return static_cast<Index>(first + 2u * need); }
  [[nodiscard]] Index met(Index need) const { return static_cast<Index>(first + 2u * need + 1); }
};

Condition flag_set(Index flag) {
  Condition condition;
  condition.kind = Kind::kFlag;
  condition.index = flag;
  return condition;
}

Condition negated(Condition part) {
  Condition condition;
  condition.kind = Kind::kNot;
  condition.parts.push_back(std::move(part));
  return condition;
}

// What a file can hold that always holds.
Condition tautology() {
  Condition condition;
  condition.kind = Kind::kMoodAtLeast;
  condition.bound = scenario::kMoodMin;
  return condition;
}

Condition with_flags(const Condition& condition, const NeedFlags& flags) {
  if (condition.kind == Kind::kNeedAtLeast) {
    if (condition.level == NeedLevel::kUnmet) return tautology();
    return flag_set(condition.level == NeedLevel::kMet ? flags.met(condition.index)
                                                       : flags.arranged(condition.index));
  }
  if (condition.kind == Kind::kNeedAtMost) {
    if (condition.level == NeedLevel::kMet) return tautology();
    return negated(flag_set(condition.level == NeedLevel::kUnmet ? flags.arranged(condition.index)
                                                                 : flags.met(condition.index)));
  }
  Condition out = condition;
  for (Condition& part : out.parts) part = with_flags(part, flags);
  return out;
}

void need_effects_as_flags(Effects& effects, const NeedFlags& flags) {
  for (const scenario::NeedEffect& effect : effects.needs) {
    const bool arranged = effect.level != NeedLevel::kUnmet;
    const bool met = effect.level == NeedLevel::kMet;
    (arranged ? effects.set_flags : effects.clear_flags).push_back(flags.arranged(effect.need));
    (met ? effects.set_flags : effects.clear_flags).push_back(flags.met(effect.need));
  }
  effects.needs.clear();
}

// Each thing once, and as it stands in the end.
void tidy(Effects& effects) {
  const auto once = [](std::vector<Index>& list) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
  };
  once(effects.set_flags);
  once(effects.clear_flags);
  const std::vector<Index>& set = effects.set_flags;
  auto& clear = effects.clear_flags;
  clear.erase(
      std::remove_if(clear.begin(), clear.end(),
                     [&](Index flag) { return std::binary_search(set.begin(), set.end(), flag); }),
      clear.end());
  std::vector<scenario::NeedEffect> last;
  for (auto effect = effects.needs.rbegin(); effect != effects.needs.rend(); ++effect) {
    const bool later = std::any_of(last.begin(), last.end(),
                                   [&](const auto& one) { return one.need == effect->need; });
    if (!later) last.push_back(*effect);
  }
  effects.needs = std::move(last);
}

// Whatever reads the state of the call.
template <typename Change>
void each_condition(Scenario& scenario, const Change& change) {
  for (scenario::Card& card : scenario.cards) change(card.when);
  for (Node& node : scenario.nodes) {
    for (scenario::Line& line : node.lines) change(line.when);
    for (Choice& choice : node.choices) {
      change(choice.when);
      change(choice.block_when);
      for (scenario::Target& target : choice.targets) change(target.when);
    }
  }
}

void needs_as_flags(Scenario& scenario) {
  const NeedFlags flags{scenario.flags.size()};
  scenario.flags.resize(scenario.flags.size() + 2 * scenario.needs.size());
  scenario.needs.clear();
  each_condition(scenario, [&](Condition& condition) { condition = with_flags(condition, flags); });
  for (Node& node : scenario.nodes) {
    for (Choice& choice : node.choices) need_effects_as_flags(choice.effects, flags);
  }
}

bool always_holds(const Condition& condition) {
  return condition.kind == Kind::kAlways ||
         (condition.kind == Kind::kMoodAtLeast && condition.bound == scenario::kMoodMin) ||
         (condition.kind == Kind::kMoodAtMost && condition.bound == scenario::kMoodMax);
}

// The same without parts that say nothing: by them a flag that was a need could be told.
Condition simplified(const Condition& condition) {
  if (always_holds(condition)) return {};
  Condition out = condition;
  out.parts.clear();
  for (const Condition& part : condition.parts) {
    Condition simple = simplified(part);
    const bool always = always_holds(simple);
    if (always && out.kind == Kind::kAny) return {};
    if (always && out.kind == Kind::kAll) continue;
    out.parts.push_back(always ? tautology() : std::move(simple));  // "not" something always true
  }
  const bool list = out.kind == Kind::kAll || out.kind == Kind::kAny;
  if (list && out.parts.empty()) return {};
  const bool twice_not = out.kind == Kind::kNot && out.parts.front().kind == Kind::kNot;
  if (twice_not) return simplified(out.parts.front().parts.front());
  if (list && out.parts.size() == 1) return Condition(out.parts.front());
  return out;
}

// Endings at which nothing is said are one and the same to a candidate. The first stands for all.
void join_silent_endings(Scenario& scenario) {
  std::optional<Index> first;
  std::vector<bool> silent;
  for (const Node& node : scenario.nodes) {
    silent.push_back(node.ending && node.lines.empty());
    if (silent.back() && !first) first = static_cast<Index>(silent.size() - 1);
  }
  for (Node& node : scenario.nodes) {
    for (Choice& choice : node.choices) {
      for (scenario::Target& target : choice.targets) {
        if (silent[target.node]) target.node = *first;
      }
    }
  }
}

// A way on with a condition says nothing where the next one leads to the same place without any.
void shorten_targets(Choice& choice) {
  auto& targets = choice.targets;
  const auto last = std::find_if(targets.begin(), targets.end(), [](const auto& target) {
    return target.when.kind == Kind::kAlways;
  });
  targets.erase(last + 1, targets.end());
  while (targets.size() > 1 && targets[targets.size() - 2].node == targets.back().node)
    targets.erase(targets.end() - 2);
}

void strip_choice(Choice& choice, Index node) {
  choice.criteria = {};
  choice.why.clear();
  Effects kept;
  kept.needs = std::move(choice.effects.needs);
  kept.set_flags = std::move(choice.effects.set_flags);
  kept.clear_flags = std::move(choice.effects.clear_flags);
  kept.distress = choice.effects.distress;
  kept.trust = choice.effects.trust;
  choice.effects = std::move(kept);
  tidy(choice.effects);
  shorten_targets(choice);
  if (!choice.block || choice.block_when.kind != Kind::kAlways) return;
  // Nobody can take it: where it would have led is nobody's business.
  choice.effects = {};
  choice.targets = {{Condition{}, node}};
}

}  // namespace

Scenario without_keys(const Scenario& whole, bool as_flags) {
  Scenario out = whole;
  out.version.clear();
  out.canonical.clear();
  out.target_seconds = 0;
  for (scenario::Flag& flag : out.flags) flag.about.clear();
  for (scenario::Block& block : out.blocks) block.reason = "It is told after the form.";
  for (scenario::Need& need : out.needs) need.label = "It is told after the form.";
  join_silent_endings(out);
  if (as_flags) needs_as_flags(out);
  each_condition(out, [](Condition& condition) { condition = simplified(condition); });
  for (std::size_t i = 0; i < out.nodes.size(); ++i) {
    Node& node = out.nodes[i];
    if (node.ending)
      node.ending = scenario::Ending{scenario::EndingKind::kUnresolved, "The call has ended.",
                                     "The call has ended."};
    for (Choice& choice : node.choices) strip_choice(choice, static_cast<Index>(i));
  }
  return out;
}

}  // namespace warmline::assess
