#include "score/review.h"

#include <algorithm>
#include <cassert>
#include <set>
#include <utility>
#include <variant>

#include "score/values.h"

namespace warmline::score {

using replay::Availability;
using replay::CallState;
using scenario::Mood;
using scenario::NeedLevel;
using scenario::Node;

namespace {

bool mends(const Mood& before, const Mood& after) {
  return after.distress < before.distress || after.trust > before.trust;
}

bool worsens(const Mood& before, const Mood& after) {
  return after.distress > before.distress || after.trust < before.trust;
}

bool hurts(const DecisionScore& decision, const Mood& before, const Mood& after) {
  return worsens(before, after) || std::any_of(decision.qualities.begin(), decision.qualities.end(),
                                               [](std::int8_t quality) { return quality < 0; });
}

bool earned_something(const DecisionScore& decision) {
  for (std::size_t k = 0; k < scenario::kCriterionCount; ++k) {
    if (decision.earned[k] > 0 && decision.qualities[k] > 0) return true;
  }
  return false;
}

class Reviewer {
 public:
  Reviewer(const Scenario& scenario, const Solution& solution, const Scorecard& card,
           const replay::Run& run, const PlansLifted& plans)
      : scenario_(scenario), solution_(solution), card_(card), run_(run), plans_(plans) {}

  Review run() {
    for (const DecisionScore& decision : card_.decisions) add_decision(decision);
    review_.recoveries = recoveries(card_, run_);
    add_not_reached();
    for (const BlockMet& met : card_.blocks_met) add_rule(met);
    add_rules_not_met();
    add_mood();
    return std::move(review_);
  }

 private:
  void add_decision(const DecisionScore& decision) {
    const CallState& state = run_.states[decision.step];
    ReviewedDecision reviewed;
    reviewed.before = state.mood;
    reviewed.after = run_.states[decision.step + 1].mood;
    reviewed.hurt = hurts(decision, reviewed.before, reviewed.after);
    for (const replay::Option& option : replay::options(scenario_, state)) {
      if (option.choice == decision.choice) reviewed.chosen = reviewed.alternatives.size();
      reviewed.alternatives.push_back(option.availability == Availability::kBlocked
                                          ? forbidden(state, option.choice)
                                          : available(state, state, option.choice));
    }
    add_best(state, reviewed);
    review_.decisions.push_back(std::move(reviewed));
  }

  // The choice the best call on takes, with what it looks up first.
  void add_best(const CallState& state, ReviewedDecision& reviewed) {
    const std::vector<replay::Event> path = solution_.best_path(state);
    std::vector<Index> look_up;
    CallState informed = state;
    std::size_t i = 0;
    for (; i < path.size(); ++i) {
      const auto* card = std::get_if<replay::CardEvent>(&path[i]);
      if (card == nullptr) break;
      look_up.push_back(position(scenario_.cards, card->card));
      informed = replay::open_card(scenario_, informed, look_up.back()).value();
    }
    assert(i < path.size());  // proved: from every state there is a choice
    const Index choice = position(scenario_.nodes[state.node].choices,
                                  std::get<replay::ChoiceEvent>(path[i]).choice);
    for (std::size_t each = 0; each < reviewed.alternatives.size(); ++each) {
      const Alternative& shown = reviewed.alternatives[each];
      if (shown.choice != choice || shown.block || shown.lost > 0) continue;
      reviewed.best = each;
      return;
    }
    reviewed.best = reviewed.alternatives.size();
    reviewed.alternatives.push_back(available(state, informed, choice));
    reviewed.alternatives.back().look_up = std::move(look_up);
  }

  // `informed`: the state with what is looked up first.
  Alternative available(const CallState& state, const CallState& informed, Index choice) const {
    const CallState next = replay::choose(scenario_, informed, choice).value();
    return alternative(state, next, choice, solution_.details().best);
  }

  Alternative forbidden(const CallState& state, Index choice) const {
    const Index block = *scenario_.nodes[state.node].choices[choice].block;
    replay::Lifted lifted;
    lifted.block = block;
    const CallState next = replay::choose(scenario_, state, choice, lifted).value();
    const auto plan = plans_.find(block);
    assert(plan != plans_.end());  // rules_at_decisions()
    Alternative found = alternative(state, next, choice, plan->second);
    found.block = block;
    return found;
  }

  Alternative alternative(const CallState& state, const CallState& next, Index choice,
                          const std::vector<Best>& best) const {
    const Solution::Impl& known = solution_.details();
    const Node& node = scenario_.nodes[state.node];
    const scenario::Choice& chosen = node.choices[choice];
    const StateIndex to = state_of(known, next);
    Alternative found;
    found.choice = choice;
    found.keeps = best[to].value - chosen.effects.cost;
    found.lost = solution_.best_at(state).value - found.keeps;
    found.outcome = found.keeps - state.costs;
    found.ending = ending_from(known, best, to);
    found.mood = next.mood;
    found.qualities = chosen.criteria;
    found.earned =
        empathy_of(chosen.criteria) - stake_of(node, replay::available(scenario_, state)).lowest;
    found.critical = chosen.effects.critical.has_value();
    return found;
  }

  void add_not_reached() {
    for (DecisionIndex i = 0; i < card_.decisions.size(); ++i) {
      const DecisionScore& decision = card_.decisions[i];
      if (decision.closed_off == 0) continue;
      review_.not_reached.push_back({i, decision.closed_off, moments_missed(decision.step)});
    }
  }

  // Along the best call on from the state before that step; its first moment is the decision
  // itself.
  std::vector<Index> moments_missed(std::size_t step) const {
    std::vector<Index> moments;
    CallState state = run_.states[step];
    bool first = true;
    for (const replay::Event& event : solution_.best_path(state)) {
      if (const auto* card = std::get_if<replay::CardEvent>(&event)) {
        state = replay::open_card(scenario_, state, position(scenario_.cards, card->card)).value();
        continue;
      }
      const Node& node = scenario_.nodes[state.node];
      const bool at_stake = stake_of(node, replay::available(scenario_, state)).stake > 0;
      if (!first && at_stake && !came_to(state.node, step + 1)) moments.push_back(state.node);
      first = false;
      const Index choice = position(node.choices, std::get<replay::ChoiceEvent>(event).choice);
      state = replay::choose(scenario_, state, choice).value();
    }
    return moments;
  }

  [[nodiscard]] bool came_to(Index node, std::size_t from) const {
    return std::any_of(run_.states.begin() + static_cast<std::ptrdiff_t>(from), run_.states.end(),
                       [node](const CallState& state) { return state.node == node; });
  }

  void add_rule(const BlockMet& met) {
    RuleInTheWay rule{met.block, met.step, met.best_if_lifted, {}, {}};
    const CallState& last = run_.states.back();
    for (std::size_t i = 0; i < scenario_.needs.size(); ++i) {
      const auto need = static_cast<Index>(i);
      if (!stood_in_the_way(met.block, need)) continue;
      rule.needs.push_back(need);
      if (last.needs[i] != NeedLevel::kUnmet) rule.helped.push_back(need);
    }
    review_.rules.push_back(std::move(rule));
  }

  void add_rules_not_met() {
    for (std::size_t i = 0; i < scenario_.blocks.size(); ++i) {
      const auto block = static_cast<Index>(i);
      const bool met = std::any_of(card_.blocks_met.begin(), card_.blocks_met.end(),
                                   [block](const BlockMet& one) { return one.block == block; });
      if (!met) review_.rules_not_met.push_back({block, solution_.best_lifted(block)});
    }
  }

  // Anywhere on the way a choice was shown that this block forbade and that would have raised it.
  [[nodiscard]] bool stood_in_the_way(Index block, Index need) const {
    for (const CallState& state : run_.states) {
      const Node& node = scenario_.nodes[state.node];
      for (const replay::Option& option : replay::options(scenario_, state)) {
        const scenario::Choice& choice = node.choices[option.choice];
        if (option.availability != Availability::kBlocked || *choice.block != block) continue;
        for (const scenario::NeedEffect& effect : choice.effects.needs) {
          if (effect.need == need && effect.level > state.needs[need]) return true;
        }
      }
    }
    return false;
  }

  void add_mood() {
    DecisionIndex next = 0;
    for (std::size_t step = 0; step < run_.states.size(); ++step) {
      const CallState& state = run_.states[step];
      MoodPoint point{step, state.seconds, state.mood, std::nullopt};
      if (next < card_.decisions.size() && card_.decisions[next].step + 1 == step) {
        point.decision = next++;
      }
      review_.mood.push_back(point);
    }
  }

  template <typename Item, typename ItemId>
  static Index position(const std::vector<Item>& items, const ItemId& id) {
    const auto found =
        std::find_if(items.begin(), items.end(), [&id](const Item& item) { return item.id == id; });
    assert(found != items.end());  // paths are made of the scenario's own ids
    return static_cast<Index>(found - items.begin());
  }

  const Scenario& scenario_;
  const Solution& solution_;
  const Scorecard& card_;
  const replay::Run& run_;
  const PlansLifted& plans_;
  Review review_;
};

}  // namespace

std::vector<Recovery> recoveries(const Scorecard& card, const replay::Run& run) {
  std::vector<Recovery> found;
  std::vector<DecisionIndex> open;
  for (DecisionIndex i = 0; i < card.decisions.size(); ++i) {
    const DecisionScore& decision = card.decisions[i];
    const Mood& before = run.states[decision.step].mood;
    const Mood& after = run.states[decision.step + 1].mood;
    if (hurts(decision, before, after)) {
      open.push_back(i);
    } else if (!open.empty() && earned_something(decision) && mends(before, after)) {
      const Mood& unhurt = run.states[card.decisions[open.front()].step].mood;
      found.push_back({i, std::exchange(open, {}), !worsens(unhurt, after)});
    }
  }
  return found;
}

std::vector<Index> rules_at_decisions(const Scenario& scenario, const Scorecard& card,
                                      const replay::Run& run) {
  std::set<Index> rules;
  for (const DecisionScore& decision : card.decisions) {
    const CallState& state = run.states[decision.step];
    for (const replay::Option& option : replay::options(scenario, state)) {
      if (option.availability != Availability::kBlocked) continue;
      rules.insert(*scenario.nodes[state.node].choices[option.choice].block);
    }
  }
  return {rules.begin(), rules.end()};
}

Review review(const Scenario& scenario, const Solution& solution, const Scorecard& card,
              const replay::Run& run) {
  PlansLifted plans;
  for (const Index rule : rules_at_decisions(scenario, card, run)) {
    plans[rule] = plan(solution.details(), LiftedSet{1} << rule).best;
  }
  return review(scenario, solution, card, run, plans);
}

Review review(const Scenario& scenario, const Solution& solution, const Scorecard& card,
              const replay::Run& run, const PlansLifted& plans) {
  return Reviewer(scenario, solution, card, run, plans).run();
}

}  // namespace warmline::score
