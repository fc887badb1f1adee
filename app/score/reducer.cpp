#include "score/reducer.h"

#include <algorithm>
#include <cassert>
#include <climits>

namespace warmline::score {

using scenario::Choice;
using scenario::Condition;
using scenario::MoodAxis;
using scenario::Node;

namespace {

constexpr std::uint32_t kWordBits = sizeof(Word) * CHAR_BIT;

// Once-only, and leading back to where it was used: only then can a later visit find it gone.
bool can_come_back(const Choice& choice, Index node, const std::vector<Row>& leads) {
  if (choice.again) return false;
  return std::any_of(choice.targets.begin(), choice.targets.end(), [&](const auto& target) {
    return target.node == node || leads[target.node][node];
  });
}

}  // namespace

Reducer::Reducer(const Scenario& scenario) : scenario_(scenario) {
  const std::vector<Row> leads = leads_to(scenario);
  const std::vector<Row> kept = kept_reads(scenario, leads);
  lay_out(leads, kept);
  masks_.assign(words_ * scenario.nodes.size(), 0);
  cards_.resize(scenario.nodes.size());
  for (std::size_t n = 0; n < scenario.nodes.size(); ++n)
    keep(static_cast<Index>(n), leads, kept[n]);
}

void Reducer::lay_out(const std::vector<Row>& leads, const std::vector<Row>& kept) {
  const std::size_t flags = scenario_.flags.size();
  const auto kept_somewhere = [&kept](std::size_t column) {
    return std::any_of(kept.begin(), kept.end(), [column](const Row& row) { return row[column]; });
  };
  node_ = allot(16);
  for (std::size_t i = 0; i < scenario_.needs.size(); ++i) needs_.push_back(allot(2));
  for (std::size_t i = 0; i < 2; ++i) {
    if (kept_somewhere(flags + i)) mood_[i] = allot(4);
  }
  for (std::size_t i = 0; i < flags; ++i) {
    flags_.push_back(kept_somewhere(i) ? allot(1) : Field{});
    if (flags_.back().width != 0) kept_flags_.push_back(i);
  }
  for (std::size_t n = 0; n < scenario_.nodes.size(); ++n) {
    const auto node = static_cast<Index>(n);
    first_.push_back(used_.size());
    for (const Choice& choice : scenario_.nodes[n].choices) {
      const std::size_t ordinal = used_.size();
      used_.push_back(can_come_back(choice, node, leads) ? allot(1) : Field{});
      if (used_.back().width == 0) continue;
      const auto position = static_cast<Index>(ordinal - first_.back());
      kept_used_.push_back({ordinal, replay::used_bit(node, position)});
    }
  }
  words_ = (bits_ + kWordBits - 1) / kWordBits;
}

void Reducer::keep(Index node, const std::vector<Row>& leads, const Row& kept) {
  const std::size_t flags = scenario_.flags.size();
  Word* mask = &masks_[node * words_];
  put(mask, node_, ~Word{0});
  for (const Field& need : needs_) put(mask, need, ~Word{0});
  for (std::size_t i = 0; i < 2; ++i) {
    if (kept[flags + i]) put(mask, mood_[i], ~Word{0});
  }
  for (std::size_t i = 0; i < flags; ++i) {
    if (kept[i]) put(mask, flags_[i], ~Word{0});
  }
  for (std::size_t n = 0; n < scenario_.nodes.size(); ++n) {
    // A choice of another loop has been left behind or is yet to come.
    if (n != node && !(leads[node][n] && leads[n][node])) continue;
    for (std::size_t i = 0; i < scenario_.nodes[n].choices.size(); ++i) {
      put(mask, used_[first_[n] + i], ~Word{0});
    }
  }
  for (std::size_t i = 0; i < scenario_.cards.size(); ++i) {
    const auto& flag = scenario_.cards[i].sets_flag;
    if (flag && kept[*flag]) cards_[node].push_back(static_cast<Index>(i));
  }
}

// Fields never cross a word's end.
Reducer::Field Reducer::allot(std::uint16_t width) {
  const std::uint32_t room = kWordBits - bits_ % kWordBits;
  if (room < width) bits_ += room;
  const Field field{bits_ / kWordBits, static_cast<std::uint16_t>(bits_ % kWordBits), width};
  bits_ += width;
  return field;
}

void Reducer::put(Word* key, Field field, Word value) {
  const Word ones = ((Word{1} << field.width) - 1) << field.shift;
  key[field.word] = (key[field.word] & ~ones) | ((value << field.shift) & ones);
}

void Reducer::mask(Word* key) const {
  const Word* mask = &masks_[node(key) * words_];
  for (std::size_t i = 0; i < words_; ++i) key[i] &= mask[i];
}

void Reducer::reduce(const replay::CallState& state, Word* key) const {
  std::fill_n(key, words_, Word{0});
  put(key, node_, state.node);
  for (std::size_t i = 0; i < needs_.size(); ++i) {
    put(key, needs_[i], static_cast<Word>(state.needs[i]));
  }
  put(key, mood_[0], static_cast<Word>(state.mood.distress));
  put(key, mood_[1], static_cast<Word>(state.mood.trust));
  for (const std::size_t i : kept_flags_) put(key, flags_[i], state.flags[i] ? 1 : 0);
  for (const KeptUsed& kept : kept_used_) {
    put(key, used_[kept.ordinal], state.used[kept.bit] ? 1 : 0);
  }
  mask(key);
}

Hundredths Reducer::credit(const Word* key) const {
  Hundredths sum = 0;
  for (std::size_t i = 0; i < needs_.size(); ++i) {
    const scenario::Need& asked = scenario_.needs[i];
    sum += asked.weight * replay::credit_of(asked, need(key, i));
  }
  return sum;
}

bool Reducer::holds(const Condition& condition, const Word* key) const {
  const auto part_holds = [this, key](const Condition& part) { return holds(part, key); };
  const auto mood = [&] {
    return static_cast<int>(get(key, mood_[static_cast<std::size_t>(condition.axis)]));
  };
  switch (condition.kind) {
    case Condition::Kind::kAlways:
      return true;
    case Condition::Kind::kFlag:
      return get(key, flags_[condition.index]) != 0;
    case Condition::Kind::kNeedAtLeast:
      return need(key, condition.index) >= condition.level;
    case Condition::Kind::kNeedAtMost:
      return need(key, condition.index) <= condition.level;
    case Condition::Kind::kMoodAtLeast:
      return mood() >= condition.bound;
    case Condition::Kind::kMoodAtMost:
      return mood() <= condition.bound;
    case Condition::Kind::kNot:
      return !holds(condition.parts.front(), key);
    case Condition::Kind::kAll:
      return std::all_of(condition.parts.begin(), condition.parts.end(), part_holds);
    case Condition::Kind::kAny:
      return std::any_of(condition.parts.begin(), condition.parts.end(), part_holds);
  }
  assert(false);
  return false;
}

bool Reducer::offered(const Word* key, Index choice) const {
  const Index at = node(key);
  if (get(key, used_[first_[at] + choice]) != 0) return false;
  return holds(scenario_.nodes[at].choices[choice].when, key);
}

bool Reducer::forbidden(const Word* key, Index choice) const {
  const Choice& asked = scenario_.nodes[node(key)].choices[choice];
  return asked.block && holds(asked.block_when, key);
}

void Reducer::shift_mood(Word* key, MoodAxis axis, int change) const {
  const Field field = mood_[static_cast<std::size_t>(axis)];
  if (change == 0 || field.width == 0) return;
  const int value = static_cast<int>(get(key, field)) + change;
  put(key, field, static_cast<Word>(std::clamp(value, scenario::kMoodMin, scenario::kMoodMax)));
}

void Reducer::choose(const Word* key, Index choice, Word* next) const {
  const Index at = node(key);
  const Choice& chosen = scenario_.nodes[at].choices[choice];
  const scenario::Effects& effects = chosen.effects;
  std::copy_n(key, words_, next);
  put(next, used_[first_[at] + choice], 1);
  for (const scenario::NeedEffect& effect : effects.needs) {
    put(next, needs_[effect.need], static_cast<Word>(effect.level));
  }
  for (const Index flag : effects.clear_flags) put(next, flags_[flag], 0);
  for (const Index flag : effects.set_flags) put(next, flags_[flag], 1);
  shift_mood(next, MoodAxis::kDistress, effects.distress);
  shift_mood(next, MoodAxis::kTrust, effects.trust);
  const auto target = std::find_if(chosen.targets.begin(), chosen.targets.end(),
                                   [&](const auto& each) { return holds(each.when, next); });
  assert(target != chosen.targets.end());  // parse: the last one is unconditional
  put(next, node_, target->node);
  mask(next);
}

bool Reducer::changes(const Word* key, Index card) const {
  const scenario::Card& asked = scenario_.cards[card];
  return get(key, flags_[*asked.sets_flag]) == 0 && holds(asked.when, key);
}

void Reducer::open(const Word* key, Index card, Word* next) const {
  std::copy_n(key, words_, next);
  put(next, flags_[*scenario_.cards[card].sets_flag], 1);
}

}  // namespace warmline::score
