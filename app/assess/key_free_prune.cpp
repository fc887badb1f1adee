// Which flags, needs and moods can still be read from a node on, as a compiler works out which
// variables are live: of an effect that nothing to come reads there is no need, and what it does
// would only tell which choice is the good one.
#include <algorithm>
#include <numeric>
#include <utility>

#include "assess/key_free_parts.h"

namespace warmline::assess {
namespace {

using scenario::Choice;
using scenario::Condition;
using scenario::Effects;
using scenario::Index;
using scenario::MoodAxis;
using scenario::NeedLevel;
using scenario::Node;
using scenario::Scenario;
using Kind = Condition::Kind;

// One bit each: flags, then needs, then the two moods.
class Things {
 public:
  explicit Things(const Scenario& scenario)
      : flags_(scenario.flags.size()), needs_(scenario.needs.size()), bits_(flags_ + needs_ + 2) {}

  [[nodiscard]] bool flag(Index flag) const { return bits_[flag]; }
  [[nodiscard]] bool need(Index need) const { return bits_[flags_ + need]; }
  [[nodiscard]] bool mood(MoodAxis axis) const { return bits_[mood_bit(axis)]; }

  void add_flag(Index flag) { bits_[flag] = true; }
  void add_read(const Condition& condition) {
    switch (condition.kind) {
      case Kind::kFlag:
        bits_[condition.index] = true;
        break;
      case Kind::kNeedAtLeast:
        if (condition.level != NeedLevel::kUnmet) bits_[flags_ + condition.index] = true;
        break;
      case Kind::kNeedAtMost:
        if (condition.level != NeedLevel::kMet) bits_[flags_ + condition.index] = true;
        break;
      case Kind::kMoodAtLeast:
        if (condition.bound > scenario::kMoodMin) bits_[mood_bit(condition.axis)] = true;
        break;
      case Kind::kMoodAtMost:
        if (condition.bound < scenario::kMoodMax) bits_[mood_bit(condition.axis)] = true;
        break;
      default:
        for (const Condition& part : condition.parts) add_read(part);
    }
  }

  bool add(const Things& other) {  // whether that changed anything
    const std::vector<bool> before = bits_;
    for (std::size_t i = 0; i < bits_.size(); ++i) bits_[i] = bits_[i] || other.bits_[i];
    return bits_ != before;
  }

 private:
  [[nodiscard]] std::size_t mood_bit(MoodAxis axis) const {
    return flags_ + needs_ + (axis == MoodAxis::kTrust ? 1 : 0);
  }
  std::size_t flags_, needs_;
  std::vector<bool> bits_;
};

std::vector<bool> reached_nodes(const Scenario& scenario) {
  std::vector<bool> reached(scenario.nodes.size(), false);
  std::vector<Index> waiting{scenario.start};
  reached[scenario.start] = true;
  while (!waiting.empty()) {
    const Index at = waiting.back();
    waiting.pop_back();
    for (const Choice& choice : scenario.nodes[at].choices) {
      for (const scenario::Target& target : choice.targets) {
        if (!reached[target.node]) waiting.push_back(target.node);
        reached[target.node] = true;
      }
    }
  }
  return reached;
}

Things read_at(const Scenario& scenario, const Node& node) {
  Things read(scenario);
  for (const scenario::Line& line : node.lines) read.add_read(line.when);
  for (const Choice& choice : node.choices) {
    read.add_read(choice.when);
    read.add_read(choice.block_when);
    for (const scenario::Target& target : choice.targets) read.add_read(target.when);
  }
  if (node.ending) return read;
  for (const scenario::Card& card : scenario.cards) read.add_read(card.when);
  return read;
}

// What is read at a node or after it.
std::vector<Things> live_at(const Scenario& scenario, const std::vector<bool>& reached) {
  std::vector<Things> live;
  for (std::size_t i = 0; i < scenario.nodes.size(); ++i)
    live.push_back(reached[i] ? read_at(scenario, scenario.nodes[i]) : Things(scenario));
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t i = scenario.nodes.size(); i-- > 0;) {
      for (const Choice& choice : scenario.nodes[i].choices) {
        for (const scenario::Target& target : choice.targets)
          changed = (reached[i] && live[i].add(live[target.node])) || changed;
      }
    }
  }
  return live;
}

// Flags that can be set when a call comes to a node.
std::vector<Things> set_before(const Scenario& scenario) {
  Things by_cards(scenario);
  for (const scenario::Card& card : scenario.cards) {
    if (card.sets_flag) by_cards.add_flag(*card.sets_flag);
  }
  std::vector<Things> before(scenario.nodes.size(), by_cards);
  for (bool changed = true; changed;) {
    changed = false;
    for (std::size_t i = 0; i < scenario.nodes.size(); ++i) {
      for (const Choice& choice : scenario.nodes[i].choices) {
        Things after = before[i];
        for (const Index flag : choice.effects.set_flags) after.add_flag(flag);
        for (const scenario::Target& target : choice.targets)
          changed = before[target.node].add(after) || changed;
      }
    }
  }
  return before;
}

// Nor is anything cleared that can't have been set.
void drop_idle(Effects& effects, const Things& before) {
  auto& clear = effects.clear_flags;
  clear.erase(
      std::remove_if(clear.begin(), clear.end(), [&](Index flag) { return !before.flag(flag); }),
      clear.end());
}

void drop_unread(Effects& effects, const Things& after) {
  const auto drop_flags = [&](std::vector<Index>& list) {
    list.erase(std::remove_if(list.begin(), list.end(), [&](Index f) { return !after.flag(f); }),
               list.end());
  };
  drop_flags(effects.set_flags);
  drop_flags(effects.clear_flags);
  auto& needs = effects.needs;
  needs.erase(std::remove_if(needs.begin(), needs.end(),
                             [&](const auto& effect) { return !after.need(effect.need); }),
              needs.end());
  if (!after.mood(MoodAxis::kDistress)) effects.distress = 0;
  if (!after.mood(MoodAxis::kTrust)) effects.trust = 0;
}

template <typename Keep>
std::vector<Index> positions(std::size_t count, const Keep& keep) {
  std::vector<Index> kept;
  for (std::size_t i = 0; i < count; ++i) {
    if (keep(static_cast<Index>(i))) kept.push_back(static_cast<Index>(i));
  }
  return kept;
}

}  // namespace

Places pruned(Scenario& stripped) {
  const std::vector<bool> reached = reached_nodes(stripped);
  const std::vector<Things> live = live_at(stripped, reached);
  const std::vector<Things> before = set_before(stripped);
  const Things& ever = live[stripped.start];
  std::vector<bool> rule_used(stripped.blocks.size()), person_used(stripped.people.size());
  Places places;
  for (std::size_t i = 0; i < stripped.nodes.size(); ++i) {
    Node& node = stripped.nodes[i];
    std::vector<Index> choices(node.choices.size());
    std::iota(choices.begin(), choices.end(), Index{0});
    places.choices.push_back(std::move(choices));
    if (!reached[i]) continue;
    for (const scenario::Line& line : node.lines) {
      if (line.speaker == scenario::SpeakerKind::kThird) person_used[line.person] = true;
    }
    for (Choice& choice : node.choices) {
      if (choice.block) rule_used[*choice.block] = true;
      Things after(stripped);
      for (const scenario::Target& target : choice.targets) {
        after.add_read(target.when);
        after.add(live[target.node]);
      }
      drop_unread(choice.effects, after);
      drop_idle(choice.effects, before[i]);
    }
  }
  for (scenario::Card& card : stripped.cards) {
    if (card.sets_flag && !ever.flag(*card.sets_flag)) card.sets_flag.reset();
  }
  if (!ever.mood(MoodAxis::kDistress)) stripped.mood.distress = scenario::kMoodMax / 2;
  if (!ever.mood(MoodAxis::kTrust)) stripped.mood.trust = scenario::kMoodMax / 2;
  places.nodes = positions(stripped.nodes.size(), [&](Index node) { return reached[node]; });
  places.flags = positions(stripped.flags.size(), [&](Index flag) { return ever.flag(flag); });
  places.needs = positions(stripped.needs.size(), [&](Index need) { return ever.need(need); });
  places.blocks = positions(stripped.blocks.size(), [&](Index rule) { return rule_used[rule]; });
  places.cards = positions(stripped.cards.size(), [](Index) { return true; });
  places.people = positions(stripped.people.size(), [&](Index one) { return person_used[one]; });
  return places;
}

}  // namespace warmline::assess
