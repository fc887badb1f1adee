// The scoring model once more, written apart from the engine: plain recursion over full states,
// nothing reduced, nothing remembered. Slow and obvious; the solver must agree with it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <vector>

#include "replay/call.h"
#include "scenario/scenario.h"

namespace warmline::test {

struct PlainState {
  std::size_t node = 0;
  std::vector<int> needs;
  std::vector<int> flags;
  int mood[2] = {0, 0};
  std::set<std::pair<std::size_t, std::size_t>> used;  // of once-only choices

  bool operator==(const PlainState& other) const {
    return node == other.node && needs == other.needs && flags == other.flags &&
           mood[0] == other.mood[0] && mood[1] == other.mood[1] && used == other.used;
  }
};

struct PlainBest {
  std::int64_t value = 0;
  std::int64_t worst = 0;
  std::int64_t empathy = 0;
  std::int64_t stakes = 0;
  std::int64_t choices = 0;
};

class BruteForce {
 public:
  // lifted: a block's index, −1 for none, −2 for all.
  BruteForce(const scenario::Scenario& scenario, int lifted, std::size_t budget)
      : scenario_(scenario), lifted_(lifted), budget_(budget) {}

  PlainState start() const {
    PlainState state;
    state.node = scenario_.start;
    state.needs.assign(scenario_.needs.size(), 0);
    state.flags.assign(scenario_.flags.size(), 0);
    state.mood[0] = scenario_.mood.distress;
    state.mood[1] = scenario_.mood.trust;
    return state;
  }

  bool gave_up() const { return steps_ > budget_; }
  bool cycle() const { return cycle_; }
  bool dead_end() const { return dead_end_; }
  bool card_loses() const { return card_loses_; }

  PlainBest best(const PlainState& state) {
    PlainBest result;
    if (++steps_ > budget_) return result;
    if (scenario_.nodes[state.node].ending) {
      result.value = result.worst = credit(state);
      return result;
    }
    if (std::find(path_.begin(), path_.end(), state) != path_.end()) {
      cycle_ = true;
      return result;
    }
    path_.push_back(state);
    const std::vector<std::size_t> open = available(state);
    if (open.empty()) dead_end_ = true;
    const auto [low, high] = range(state, open);
    std::optional<PlainBest> found;
    for (const std::size_t each : open) {
      const scenario::Choice& choice = scenario_.nodes[state.node].choices[each];
      PlainBest next = best(after(state, each));
      next.value -= choice.effects.cost;
      next.worst -= choice.effects.cost;
      next.empathy += sum(choice) - low;
      next.stakes += high - low;
      next.choices += 1;
      take(found, next);
    }
    for (const scenario::Card& card : scenario_.cards) {
      if (!card.sets_flag || state.flags[*card.sets_flag] == 1 || !true_in(card.when, state))
        continue;
      PlainState informed = state;
      informed.flags[*card.sets_flag] = 1;
      const PlainBest next = best(informed);
      if (found && next.value < found->value) card_loses_ = true;
      take(found, next);
    }
    path_.pop_back();
    return found.value_or(result);
  }

  std::vector<std::size_t> available(const PlainState& state) const {
    std::vector<std::size_t> open;
    const scenario::Node& node = scenario_.nodes[state.node];
    for (std::size_t i = 0; i < node.choices.size(); ++i) {
      const scenario::Choice& choice = node.choices[i];
      if (!true_in(choice.when, state)) continue;
      if (state.used.count({state.node, i}) == 1) continue;
      if (choice.block) {
        const bool lifted = lifted_ == -2 || lifted_ == *choice.block;
        if (!lifted && true_in(choice.block_when, state)) continue;
      }
      open.push_back(i);
    }
    return open;
  }

  PlainState after(const PlainState& before, std::size_t chosen) const {
    const scenario::Choice& choice = scenario_.nodes[before.node].choices[chosen];
    PlainState state = before;
    if (!choice.again) state.used.insert({before.node, chosen});
    for (const auto& effect : choice.effects.needs)
      state.needs[effect.need] = static_cast<int>(effect.level);
    for (const auto flag : choice.effects.clear_flags) state.flags[flag] = 0;
    for (const auto flag : choice.effects.set_flags) state.flags[flag] = 1;
    state.mood[0] = std::max(0, std::min(10, state.mood[0] + choice.effects.distress));
    state.mood[1] = std::max(0, std::min(10, state.mood[1] + choice.effects.trust));
    for (const scenario::Target& target : choice.targets) {
      if (!true_in(target.when, state)) continue;
      state.node = target.node;
      break;
    }
    return state;
  }

  std::int64_t credit(const PlainState& state) const {
    std::int64_t total = 0;
    for (std::size_t i = 0; i < state.needs.size(); ++i) {
      const scenario::Need& need = scenario_.needs[i];
      const std::int64_t per_cent[] = {0, need.arranged_credit, 100};
      total += need.weight * per_cent[state.needs[i]];
    }
    return total;
  }

 private:
  using Kind = scenario::Condition::Kind;

  static void take(std::optional<PlainBest>& found, const PlainBest& next) {
    if (!found) {
      found = next;
      return;
    }
    const std::int64_t worst = std::min(found->worst, next.worst);
    const bool wins = next.value != found->value       ? next.value > found->value
                      : next.empathy != found->empathy ? next.empathy > found->empathy
                                                       : next.choices < found->choices;
    if (wins) found = next;
    found->worst = worst;
  }

  static std::int64_t sum(const scenario::Choice& choice) {
    return choice.criteria[0] + choice.criteria[1] + choice.criteria[2];  // respect stands apart
  }

  std::pair<std::int64_t, std::int64_t> range(const PlainState& state,
                                              const std::vector<std::size_t>& open) const {
    std::vector<std::int64_t> sums;
    for (const std::size_t each : open)
      sums.push_back(sum(scenario_.nodes[state.node].choices[each]));
    if (sums.empty()) return {0, 0};
    return {*std::min_element(sums.begin(), sums.end()),
            *std::max_element(sums.begin(), sums.end())};
  }

  bool true_in(const scenario::Condition& condition, const PlainState& state) const {
    const int level = static_cast<int>(condition.level);
    const int mood = state.mood[condition.axis == scenario::MoodAxis::kDistress ? 0 : 1];
    if (condition.kind == Kind::kAlways) return true;
    if (condition.kind == Kind::kFlag) return state.flags[condition.index] == 1;
    if (condition.kind == Kind::kNeedAtLeast) return state.needs[condition.index] >= level;
    if (condition.kind == Kind::kNeedAtMost) return state.needs[condition.index] <= level;
    if (condition.kind == Kind::kMoodAtLeast) return mood >= condition.bound;
    if (condition.kind == Kind::kMoodAtMost) return mood <= condition.bound;
    std::size_t holding = 0;
    for (const scenario::Condition& part : condition.parts) holding += true_in(part, state) ? 1 : 0;
    if (condition.kind == Kind::kNot) return holding == 0;
    if (condition.kind == Kind::kAll) return holding == condition.parts.size();
    return holding > 0;
  }

  const scenario::Scenario& scenario_;
  const int lifted_;
  const std::size_t budget_;
  std::size_t steps_ = 0;
  bool cycle_ = false;
  bool dead_end_ = false;
  bool card_loses_ = false;
  std::vector<PlainState> path_;
};

// The same state of a call in this shape.
inline PlainState plain(const replay::CallState& state, const scenario::Scenario& scenario) {
  PlainState result;
  result.node = state.node;
  for (std::size_t i = 0; i < state.needs.size(); ++i) {
    result.needs.push_back(static_cast<int>(state.needs[i]));
  }
  for (std::size_t i = 0; i < state.flags.size(); ++i) {
    result.flags.push_back(state.flags[i] ? 1 : 0);
  }
  result.mood[0] = state.mood.distress;
  result.mood[1] = state.mood.trust;
  for (std::size_t n = 0; n < scenario.nodes.size(); ++n) {
    for (std::size_t i = 0; i < scenario.nodes[n].choices.size(); ++i) {
      const bool used = state.used[replay::used_bit(static_cast<scenario::Index>(n),
                                                    static_cast<scenario::Index>(i))];
      if (used && !scenario.nodes[n].choices[i].again) result.used.insert({n, i});
    }
  }
  return result;
}

}  // namespace warmline::test
