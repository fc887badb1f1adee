#include "coach/flow.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <set>
#include <tuple>
#include <utility>
#include <variant>

#include "coach/moments.h"
#include "replay/call.h"

namespace warmline::coach {

namespace {

using scenario::Index;
using scenario::Scenario;

struct WayCounts {
  std::size_t times = 0;
  std::set<PersonIndex> people;
};
struct UntakenCounts {
  std::size_t offered = 0;
  std::set<PersonIndex> people;
  bool taken = false;
};
struct ChoiceCounts {
  std::size_t times = 0;
  std::int64_t lost = 0;
};
struct DecisionCounts {
  FlowDecision figures;
  std::set<PersonIndex> people;
  std::map<Index, ChoiceCounts> choices;
};

// Counts as attempts are walked through.
struct Counting {
  Counting(const Scenario& with, Flow& into) : scenario(with), flow(into) {
    flow.nodes.resize(scenario.nodes.size());
  }
  void walk(const TeamAttempt& attempt);
  void weigh(const TeamAttempt& attempt);
  void finish();

  const Scenario& scenario;
  Flow& flow;
  std::map<std::tuple<Index, Index, Index>, WayCounts> ways;
  std::map<std::pair<Index, Index>, UntakenCounts> choices;
  std::map<Index, DecisionCounts> decisions;

 private:
  void arrive(Index node, std::set<Index>& seen);
  void choose(const replay::CallState& before, const replay::CallState& after, Index choice,
              PersonIndex person);
  void set_depths();
};

std::optional<Index> choice_of(const scenario::Node& node, const ChoiceId& id) {
  for (std::size_t i = 0; i < node.choices.size(); ++i) {
    if (node.choices[i].id == id) return static_cast<Index>(i);
  }
  return std::nullopt;
}

std::optional<Index> card_of(const Scenario& scenario, const CardId& id) {
  for (std::size_t i = 0; i < scenario.cards.size(); ++i) {
    if (scenario.cards[i].id == id) return static_cast<Index>(i);
  }
  return std::nullopt;
}

void Counting::arrive(Index node, std::set<Index>& seen) {
  ++flow.nodes[node].arrivals;
  if (seen.insert(node).second) ++flow.nodes[node].calls;
}

void Counting::choose(const replay::CallState& before, const replay::CallState& after, Index choice,
                      PersonIndex person) {
  WayCounts& way = ways[{before.node, choice, after.node}];
  ++way.times;
  way.people.insert(person);
  for (const Index each : replay::available(scenario, before)) {
    UntakenCounts& counts = choices[{before.node, each}];
    if (each == choice) {
      counts.taken = true;
    } else {
      ++counts.offered;
      counts.people.insert(person);
    }
  }
}

void Counting::walk(const TeamAttempt& attempt) {
  std::set<Index> seen;
  replay::CallState state = replay::begin(scenario);
  arrive(state.node, seen);
  for (const replay::Event& event : attempt.events) {
    if (const auto* chosen = std::get_if<replay::ChoiceEvent>(&event)) {
      const scenario::Node& node = scenario.nodes[state.node];
      const std::optional<Index> choice =
          node.id == chosen->node ? choice_of(node, chosen->choice) : std::nullopt;
      if (!choice) break;
      const Result<replay::CallState> next = replay::choose(scenario, state, *choice);
      if (!next) break;
      choose(state, next.value(), *choice, attempt.person);
      state = next.value();
      arrive(state.node, seen);
    } else {
      const std::optional<Index> card = card_of(scenario, std::get<replay::CardEvent>(event).card);
      if (!card) break;
      const Result<replay::CallState> next = replay::open_card(scenario, state, *card);
      if (!next) break;
      state = next.value();
    }
  }
  const bool ended = replay::at_ending(scenario, state);
  ++(ended ? flow.nodes[state.node].ended : flow.nodes[state.node].left);
  flow.finished += ended ? 1 : 0;
}

void Counting::weigh(const TeamAttempt& attempt) {
  std::set<Index> here;
  for (const score::DecisionScore& each : attempt.card.decisions) {
    DecisionCounts& counts = decisions[each.node];
    counts.figures.node = each.node;
    ++counts.figures.faced;
    counts.figures.lost += each.lost;
    counts.figures.losing += each.lost > 0 ? 1 : 0;
    counts.figures.calls += here.insert(each.node).second ? 1 : 0;
    counts.people.insert(attempt.person);
    ChoiceCounts& choice = counts.choices[each.choice];
    ++choice.times;
    choice.lost += each.lost;
  }
}

// Longest ways from the start over what was taken; a way back to a node that is on the way there
// already counts for nothing, so that there is an end to it.
void Counting::set_depths() {
  std::map<Index, std::set<Index>> leads;
  for (const auto& [way, counts] : ways) leads[std::get<0>(way)].insert(std::get<2>(way));
  enum class Mark : std::uint8_t { kNew, kOpen, kDone };
  std::vector<Mark> marks(flow.nodes.size(), Mark::kNew);
  std::set<std::pair<Index, Index>> back;
  std::vector<Index> order;  // every node after those it leads to
  std::vector<std::pair<Index, bool>> stack{{scenario.start, false}};
  while (!stack.empty()) {
    const auto [node, done] = stack.back();
    stack.pop_back();
    if (done) {
      marks[node] = Mark::kDone;
      order.push_back(node);
      continue;
    }
    if (marks[node] != Mark::kNew) continue;
    marks[node] = Mark::kOpen;
    stack.push_back({node, true});
    for (const Index to : leads[node]) {
      if (marks[to] == Mark::kOpen) {
        back.insert({node, to});
      } else if (marks[to] == Mark::kNew) {
        stack.push_back({to, false});
      }
    }
  }
  for (auto node = order.rbegin(); node != order.rend(); ++node) {
    for (const Index to : leads[*node]) {
      if (back.count({*node, to}) > 0) continue;
      flow.nodes[to].depth = std::max(flow.nodes[to].depth, flow.nodes[*node].depth + 1);
    }
  }
}

void Counting::finish() {
  for (const auto& [way, counts] : ways) {
    flow.ways.push_back(
        {std::get<0>(way), std::get<1>(way), std::get<2>(way), counts.times, counts.people.size()});
  }
  for (auto& [node, counts] : decisions) {
    counts.figures.people = counts.people.size();
    const auto costliest = std::max_element(counts.choices.begin(), counts.choices.end(),
                                            [](const auto& a, const auto& b) {
                                              return std::pair(a.second.lost, a.second.times) <
                                                     std::pair(b.second.lost, b.second.times);
                                            });
    counts.figures.choice = costliest->first;
    counts.figures.choice_times = costliest->second.times;
    counts.figures.choice_lost = costliest->second.lost;
    flow.decisions.push_back(counts.figures);
  }
  std::stable_sort(flow.decisions.begin(), flow.decisions.end(),
                   [](const FlowDecision& a, const FlowDecision& b) { return a.lost > b.lost; });
  for (const auto& [choice, counts] : choices) {
    if (counts.taken) continue;
    flow.untaken.push_back({choice.first, choice.second, counts.offered, counts.people.size()});
  }
  std::stable_sort(
      flow.untaken.begin(), flow.untaken.end(),
      [](const FlowUntaken& a, const FlowUntaken& b) { return a.offered > b.offered; });
  for (std::size_t i = 0; i < flow.nodes.size(); ++i) {
    if (flow.nodes[i].arrivals == 0) flow.unseen.push_back(static_cast<Index>(i));
  }
  set_depths();
}

Hundredths mean(std::int64_t sum, std::size_t count) {
  const auto number = static_cast<std::int64_t>(count);
  return static_cast<Hundredths>((2 * sum + number) / (2 * number));
}

}  // namespace

Hundredths FlowDecision::mean_when_faced() const {
  return mean(lost, faced);
}

Hundredths FlowDecision::mean_per_call(std::size_t of_calls) const {
  return mean(lost, of_calls);
}

Flow flow_of(const Team& team, std::size_t scenario, Which which) {
  assert(scenario < team.scenarios.size());
  Flow flow;
  flow.scenario = scenario;
  Counting counting(*team.scenarios[scenario].scenario, flow);
  std::set<PersonIndex> people;
  for (const TeamAttempt& each : team.attempts) {
    if (each.scenario != scenario || !holds(which, each.kind)) continue;
    ++flow.calls;
    people.insert(each.person);
    counting.walk(each);
    counting.weigh(each);
  }
  flow.people = people.size();
  counting.finish();
  return flow;
}

std::vector<PlayedScenario> played_scenarios(const Team& team) {
  std::vector<PlayedScenario> all(team.scenarios.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i].scenario = i;
  for (const TeamAttempt& each : team.attempts) {
    PlayedScenario& played = all[each.scenario];
    switch (each.kind) {
      case AttemptKind::kFirst:
        ++played.firsts;
        break;
      case AttemptKind::kRepeat:
        ++played.repeats;
        break;
      case AttemptKind::kPractised:
        ++played.practised;
        break;
    }
  }
  std::vector<PlayedScenario> found;
  for (const PlayedScenario& each : all) {
    if (each.all() > 0) found.push_back(each);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const PlayedScenario& a, const PlayedScenario& b) {
                     if (a.firsts != b.firsts) return a.firsts > b.firsts;
                     return a.all() > b.all();
                   });
  return found;
}

}  // namespace warmline::coach
