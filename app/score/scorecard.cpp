#include "score/scorecard.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <utility>
#include <variant>

namespace warmline::score {

using replay::CallState;
using scenario::kCriterionCount;
using scenario::Node;

namespace {

struct Tally {
  std::array<std::int32_t, kCriterionCount> observations{};
  std::array<std::int32_t, kCriterionCount> stakes{};
  std::array<std::int32_t, kCriterionCount> earned{};
};

Index choice_made(const Node& node, const replay::ChoiceEvent& event) {
  const auto found =
      std::find_if(node.choices.begin(), node.choices.end(),
                   [&event](const scenario::Choice& each) { return each.id == event.choice; });
  assert(found != node.choices.end());  // run is the replay of these events
  return static_cast<Index>(found - node.choices.begin());
}

// The least and the most of something over the choices available.
struct Range {
  std::int32_t lowest = std::numeric_limits<std::int32_t>::max();
  std::int32_t highest = std::numeric_limits<std::int32_t>::min();

  void take(std::int32_t value) {
    lowest = std::min(lowest, value);
    highest = std::max(highest, value);
  }
};

DecisionScore weigh(const Scenario& scenario, const CallState& before, Index choice,
                    const Best& best, const Best& next) {
  const Node& node = scenario.nodes[before.node];
  const scenario::Choice& chosen = node.choices[choice];
  DecisionScore decision;
  Range empathy;
  std::array<Range, kCriterionCount> qualities;
  for (std::size_t i = 0; i < node.choices.size(); ++i) {
    if (replay::availability(scenario, before, static_cast<Index>(i)) !=
        replay::Availability::kAvailable) {
      continue;
    }
    ++decision.offered;
    empathy.take(empathy_of(node.choices[i].criteria));
    for (std::size_t k = 0; k < kCriterionCount; ++k) {
      qualities[k].take(node.choices[i].criteria[k]);
    }
  }
  decision.node = before.node;
  decision.choice = choice;
  decision.lost = best.value - (next.value - chosen.effects.cost);
  decision.qualities = chosen.criteria;
  for (std::size_t k = 0; k < kCriterionCount; ++k) {
    decision.stakes[k] = qualities[k].highest - qualities[k].lowest;
    decision.earned[k] = decision.qualities[k] - qualities[k].lowest;
  }
  decision.stake = empathy.highest - empathy.lowest;
  decision.earned_total = empathy_of(chosen.criteria) - empathy.lowest;
  if (decision.lost > 0) {
    decision.closed_off = std::max(0, best.stakes - decision.stake - next.stakes);
  }
  decision.critical = chosen.effects.critical.has_value();
  return decision;
}

void add_decision(const DecisionScore& decision, Scorecard& card, Tally& tally) {
  card.lost += decision.lost;
  card.empathy_decisions += decision.stake > 0 ? 1 : 0;
  card.empathy_earned += decision.earned_total;
  card.empathy_chances += decision.stake + decision.closed_off;
  for (std::size_t k = 0; k < kCriterionCount; ++k) {
    tally.observations[k] += decision.stakes[k] > 0 ? 1 : 0;
    tally.stakes[k] += decision.stakes[k];
    tally.earned[k] += decision.earned[k];
  }
  card.decisions.push_back(decision);
}

std::optional<PerMille> evidenced(std::int32_t observations, std::int32_t earned,
                                  std::int32_t chances) {
  if (observations < kMinObservations || chances <= 0) return std::nullopt;
  return per_mille(earned, chances);
}

bool has_block(const Node& node) {
  return std::any_of(node.choices.begin(), node.choices.end(),
                     [](const scenario::Choice& choice) { return choice.block.has_value(); });
}

void add_blocks(const Scenario& scenario, const Solution& solution, const replay::Run& run,
                Scorecard& card) {
  for (std::size_t step = 0; step < run.states.size(); ++step) {
    const CallState& state = run.states[step];
    const Node& node = scenario.nodes[state.node];
    if (!has_block(node)) continue;
    for (const replay::Option& option : replay::options(scenario, state)) {
      if (option.availability != replay::Availability::kBlocked) continue;
      const Index block = *node.choices[option.choice].block;
      const bool met = std::any_of(card.blocks_met.begin(), card.blocks_met.end(),
                                   [block](const BlockMet& each) { return each.block == block; });
      if (!met) card.blocks_met.push_back({block, step, solution.best_lifted(block)});
    }
  }
}

void add_account(const Scenario& scenario, const Solution& solution, const CallState& last,
                 const Best& rest, Scorecard& card) {
  const Hundredths credit = replay::credit(scenario, last);
  card.finished = replay::at_ending(scenario, last);
  card.achieved = credit - last.costs;
  card.best = solution.best().value;
  card.not_finished = rest.value - credit;  // at an ending V* is the credit
  card.out_of_reach_rules = solution.best_lifted_all() - card.best;
  card.out_of_reach_nobody = kHundredPoints - solution.best_lifted_all();
  if (card.best > 0) {
    card.resolution = std::clamp(per_mille(card.achieved, card.best), 0, 1000);
  }
  if (card.finished) card.ending = scenario.nodes[last.node].id.text;
  card.chances_left = rest.stakes;  // none at an ending
  card.empathy_chances += rest.stakes;
  card.critical_misses = last.critical_misses;
  card.seconds = last.seconds;
  card.transfers = last.transfers;
  card.repeats = last.repeats;
}

}  // namespace

Scorecard score(const Scenario& scenario, const Solution& solution,
                const std::vector<replay::Event>& events, const replay::Run& run) {
  assert(run.states.size() == events.size() + 1);
  Scorecard card;
  Tally tally;
  card.decisions.reserve(events.size());
  const Best* best = &solution.best();
  for (std::size_t step = 0; step < events.size(); ++step) {
    const Best& here = *std::exchange(best, &solution.best_at(run.states[step + 1]));
    const auto* event = std::get_if<replay::ChoiceEvent>(&events[step]);
    if (event == nullptr) continue;
    const CallState& before = run.states[step];
    const Index choice = choice_made(scenario.nodes[before.node], *event);
    DecisionScore decision = weigh(scenario, before, choice, here, *best);
    if (decision.offered < 2 && decision.lost == 0) continue;  // Continue
    decision.step = step;
    decision.number = static_cast<std::int32_t>(card.decisions.size()) + 1;
    add_decision(decision, card, tally);
  }
  add_account(scenario, solution, run.states.back(), *best, card);
  add_blocks(scenario, solution, run, card);

  card.empathy = evidenced(card.empathy_decisions, card.empathy_earned, card.empathy_chances);
  const Best& whole = solution.best();
  card.best_call_empathy = evidenced(whole.faced, whole.empathy, whole.stakes);
  for (std::size_t k = 0; k < kCriterionCount; ++k) {
    card.criteria[k].observations = tally.observations[k];
    card.criteria[k].quality = evidenced(tally.observations[k], tally.earned[k], tally.stakes[k]);
  }
  return card;
}

std::string_view name_of(scenario::Criterion criterion) {
  switch (criterion) {
    case scenario::Criterion::kFeel:
      return "feel";
    case scenario::Criterion::kUnderstand:
      return "understand";
    case scenario::Criterion::kExplore:
      return "explore";
    case scenario::Criterion::kRespect:
      return "respect";
  }
  assert(false);
  return {};
}

}  // namespace warmline::score
