// Small calls made at random from a seed: many are sound, some go round for ever or have dead ends.
#pragma once

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "support/call_builder.h"

namespace warmline::test {

class RandomCall {
 public:
  explicit RandomCall(std::uint64_t seed) : engine_(seed) {}

  scenario::ScenarioPtr make() {
    add_things();
    const int moments = from(2, 5);
    const int endings = from(1, 2);
    total_ = moments + endings;
    for (int i = 0; i < moments; ++i) build_.node("n" + std::to_string(i));
    for (int i = 0; i < endings; ++i) build_.ending("e" + std::to_string(i));
    for (int node = 0; node < moments; ++node) {
      const int choices = from(1, 3);
      for (int i = 0; i < choices; ++i) add_choice(node, i, i == choices - 1);
    }
    return build_.build();
  }

  int from(int low, int high) {  // both included
    return low + static_cast<int>(engine_() % static_cast<std::uint64_t>(high - low + 1));
  }
  bool chance(int per_cent) { return from(1, 100) <= per_cent; }

 private:
  void add_things() {
    build_.raw().mood = {static_cast<std::int8_t>(from(0, 10)),
                         static_cast<std::int8_t>(from(0, 10))};
    needs_ = from(1, 3);
    int left = 100;
    for (int i = 0; i < needs_; ++i) {
      const int weight = i + 1 == needs_ ? left : from(1, left - (needs_ - i - 1));
      build_.need("need" + std::to_string(i), weight, from(1, 99));
      left -= weight;
    }
    flags_ = from(0, 3);
    for (int i = 0; i < flags_; ++i) build_.flag("flag" + std::to_string(i));
    blocks_ = from(0, 2);
    for (int i = 0; i < blocks_; ++i) build_.block("block" + std::to_string(i));
    if (flags_ == 0) return;
    for (int i = from(0, 2); i > 0; --i) {
      build_.card("card" + std::to_string(i), index(flags_),
                  chance(40) ? condition(0) : Condition{});
    }
  }

  void add_choice(int node, int number, bool last) {
    Choice& choice =
        build_.choice(static_cast<Index>(node), "c" + std::to_string(number), target(node, last));
    if (chance(25))
      choice.targets.insert(choice.targets.begin(), {condition(0), target(node, last)});
    if (!last && chance(35)) choice.when = condition(1);
    if (!last && blocks_ > 0 && chance(35)) {
      choice.block = index(blocks_);
      if (chance(40)) choice.block_when = condition(1);
    }
    choice.again = chance(last ? 50 : 25);
    for (std::int8_t& quality : choice.criteria) {
      if (chance(60)) quality = static_cast<std::int8_t>(from(-1, 2));
    }
    scenario::Effects& effects = choice.effects;
    if (chance(60)) meets(choice, index(needs_), static_cast<NeedLevel>(from(0, 2)));
    if (flags_ > 0 && chance(40)) effects.set_flags.push_back(index(flags_));
    if (flags_ > 0 && chance(15)) effects.clear_flags.push_back(index(flags_));
    if (chance(30)) effects.cost = 100 * from(1, 20);
    if (chance(40)) effects.distress = static_cast<std::int8_t>(from(-5, 5));
    if (chance(40)) effects.trust = static_cast<std::int8_t>(from(-5, 5));
    effects.seconds = from(0, 30);
  }

  Index target(int node, bool forward) {
    return static_cast<Index>(forward || chance(70) ? from(node + 1, total_ - 1)
                                                    : from(0, total_ - 1));
  }

  Index index(int count) { return static_cast<Index>(from(0, count - 1)); }

  Condition condition(int deeper) {
    const int kind = from(0, deeper > 0 ? 9 : 6);
    if (kind == 7) return negated(condition(deeper - 1));
    if (kind > 7) {
      std::vector<Condition> parts{condition(deeper - 1), condition(deeper - 1)};
      return combined(kind == 8 ? Condition::Kind::kAll : Condition::Kind::kAny, std::move(parts));
    }
    const auto axis = static_cast<MoodAxis>(from(0, 1));
    if (kind < 3 && flags_ > 0) return flag_is_set(index(flags_));
    if (kind == 3) return need_at_least(index(needs_), static_cast<NeedLevel>(from(0, 2)));
    if (kind == 4) return need_at_most(index(needs_), static_cast<NeedLevel>(from(0, 2)));
    return kind == 5 ? mood_at_least(axis, from(1, 10)) : mood_at_most(axis, from(0, 9));
  }

  std::mt19937_64 engine_;
  CallBuilder build_;
  int needs_ = 0;
  int flags_ = 0;
  int blocks_ = 0;
  int total_ = 0;
};

}  // namespace warmline::test
