// What is left, in an order and under names that tell nothing.
#include <algorithm>
#include <utility>

#include "assess/key_free_parts.h"

namespace warmline::assess {
namespace {

using scenario::Choice;
using scenario::Condition;
using scenario::Index;
using scenario::MoodAxis;
using scenario::Node;
using scenario::Scenario;
using Kind = Condition::Kind;

// Of scenario.schema.json.
constexpr std::size_t kMostFlags = 64;
constexpr std::size_t kMostInList = 8;

void shuffle(std::vector<Index>& list, Random& random) {
  for (std::size_t left = list.size(); left > 1; --left)
    std::swap(list[left - 1], list[random.below(left)]);
}

// Old position to new; what is gone has none, and nothing that is left refers to it.
class Moves {
 public:
  Moves(const std::vector<Index>& old_positions, std::size_t count) : to_(count, Index{0}) {
    for (std::size_t i = 0; i < old_positions.size(); ++i)
      to_[old_positions[i]] = static_cast<Index>(i);
  }
  [[nodiscard]] Index operator()(Index old) const { return to_[old]; }
  void apply(std::vector<Index>& list) const {
    for (Index& each : list) each = to_[each];
    std::sort(list.begin(), list.end());
  }

 private:
  std::vector<Index> to_;
};

class Renumbering {
 public:
  Renumbering(const Scenario& from, const Places& places)
      : from_(from),
        places_(places),
        nodes_(places.nodes, from.nodes.size()),
        flags_(places.flags, from.flags.size()),
        needs_(places.needs, from.needs.size()),
        blocks_(places.blocks, from.blocks.size()),
        people_(places.people, from.people.size()) {}

  Scenario made() const {
    Scenario out = from_;
    out.start = nodes_(from_.start);
    out.people = taken(from_.people, places_.people);
    out.needs = taken(from_.needs, places_.needs);
    out.flags = taken(from_.flags, places_.flags);
    out.blocks = taken(from_.blocks, places_.blocks);
    out.cards = taken(from_.cards, places_.cards);
    weigh(out.needs);
    for (scenario::Card& card : out.cards) {
      if (card.sets_flag) card.sets_flag = flags_(*card.sets_flag);
      move(card.when);
    }
    out.nodes.clear();
    for (const Index old : places_.nodes) out.nodes.push_back(node(old));
    number(out.nodes);
    return out;
  }

 private:
  template <typename Item>
  static void number(std::vector<Item>& items) {
    for (std::size_t i = 0; i < items.size(); ++i) items[i].id.text = std::to_string(i + 1);
  }
  template <typename Item>
  static std::vector<Item> taken(const std::vector<Item>& items, const std::vector<Index>& order) {
    std::vector<Item> out;
    for (const Index old : order) out.push_back(items[old]);
    number(out);
    return out;
  }

  // A file has at least one need, and weights that sum to 100.
  static void weigh(std::vector<scenario::Need>& needs) {
    if (needs.empty()) needs.push_back({NeedId("1"), "It is told after the form.", 0, 60});
    for (scenario::Need& need : needs) {
      need.weight = 1;
      need.arranged_credit = 60;
    }
    needs.front().weight = 101 - static_cast<std::int32_t>(needs.size());
  }

  void move(Condition& condition) const {
    if (condition.kind == Kind::kFlag) condition.index = flags_(condition.index);
    if (condition.kind == Kind::kNeedAtLeast || condition.kind == Kind::kNeedAtMost)
      condition.index = needs_(condition.index);
    for (Condition& part : condition.parts) move(part);
  }

  Node node(Index old) const {
    Node out = from_.nodes[old];
    for (scenario::Line& line : out.lines) {
      if (line.speaker == scenario::SpeakerKind::kThird) line.person = people_(line.person);
      move(line.when);
    }
    out.choices.clear();
    for (const Index choice : places_.choices[old])
      out.choices.push_back(moved(from_.nodes[old].choices[choice]));
    number(out.choices);
    return out;
  }

  Choice moved(Choice choice) const {
    move(choice.when);
    move(choice.block_when);
    if (choice.block) choice.block = blocks_(*choice.block);
    flags_.apply(choice.effects.set_flags);
    flags_.apply(choice.effects.clear_flags);
    for (scenario::NeedEffect& effect : choice.effects.needs) effect.need = needs_(effect.need);
    for (scenario::Target& target : choice.targets) {
      target.node = nodes_(target.node);
      move(target.when);
    }
    return choice;
  }

  const Scenario& from_;
  const Places& places_;
  Moves nodes_, flags_, needs_, blocks_, people_;
};

struct Disguise {
  bool mirrored[2] = {false, false};  // by axis
  bool swapped = false;

  [[nodiscard]] bool mirrors(MoodAxis axis) const {
    return mirrored[static_cast<std::size_t>(axis)];
  }
  void put_on(Condition& condition) const {
    for (Condition& part : condition.parts) put_on(part);
    if (condition.kind != Kind::kMoodAtLeast && condition.kind != Kind::kMoodAtMost) return;
    if (mirrors(condition.axis)) {
      condition.kind =
          condition.kind == Kind::kMoodAtLeast ? Kind::kMoodAtMost : Kind::kMoodAtLeast;
      condition.bound = static_cast<std::int8_t>(scenario::kMoodMax - condition.bound);
    }
    if (swapped)
      condition.axis = condition.axis == MoodAxis::kTrust ? MoodAxis::kDistress : MoodAxis::kTrust;
  }
};

}  // namespace

bool fits(const Scenario& stripped, const Places& places) {
  const auto choice_fits = [](const Choice& choice) {
    return choice.effects.set_flags.size() <= kMostInList &&
           choice.effects.clear_flags.size() <= kMostInList;
  };
  return places.flags.size() <= kMostFlags &&
         std::all_of(places.nodes.begin(), places.nodes.end(), [&](Index node) {
           const auto& choices = stripped.nodes[node].choices;
           return std::all_of(choices.begin(), choices.end(), choice_fits);
         });
}

void shuffle(Places& places, Random& random) {
  for (std::vector<Index>* list :
       {&places.nodes, &places.flags, &places.needs, &places.blocks, &places.cards, &places.people})
    shuffle(*list, random);
  for (std::vector<Index>& choices : places.choices) shuffle(choices, random);
}

void disguise_mood(Scenario& stripped, Random& random) {
  Disguise disguise;
  for (bool& mirrored : disguise.mirrored) mirrored = random.below(2) == 1;
  disguise.swapped = random.below(2) == 1;
  const auto change = [&](std::int8_t& distress, std::int8_t& trust, int middle) {
    if (disguise.mirrors(MoodAxis::kDistress))
      distress = static_cast<std::int8_t>(2 * middle - distress);
    if (disguise.mirrors(MoodAxis::kTrust)) trust = static_cast<std::int8_t>(2 * middle - trust);
    if (disguise.swapped) std::swap(distress, trust);
  };
  change(stripped.mood.distress, stripped.mood.trust, scenario::kMoodMax / 2);
  for (scenario::Card& card : stripped.cards) disguise.put_on(card.when);
  for (Node& node : stripped.nodes) {
    for (scenario::Line& line : node.lines) disguise.put_on(line.when);
    for (Choice& choice : node.choices) {
      disguise.put_on(choice.when);
      disguise.put_on(choice.block_when);
      change(choice.effects.distress, choice.effects.trust, 0);
      for (scenario::Target& target : choice.targets) disguise.put_on(target.when);
    }
  }
}

Scenario renumbered(const Scenario& stripped, const Places& places) {
  return Renumbering(stripped, places).made();
}

}  // namespace warmline::assess
