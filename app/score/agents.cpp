#include "score/agents.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <tuple>
#include <utility>

#include "score/values.h"

namespace warmline::score {

using replay::CallState;
using scenario::Choice;
using scenario::Node;

namespace {

constexpr std::array<std::string_view, kAgentCount> kNames = {"random", "greedy", "kind", "fast",
                                                              "planner"};
constexpr std::size_t kLookUpOneIn = 6;

// What a choice is worth at once: credit of the needs it settles less its cost.
Hundredths gain_of(const Scenario& scenario, const CallState& state, const Choice& choice) {
  Hundredths gain = -choice.effects.cost;
  for (const scenario::NeedEffect& effect : choice.effects.needs) {
    const scenario::Need& need = scenario.needs[effect.need];
    gain += need.weight * (replay::credit_of(need, effect.level) -
                           replay::credit_of(need, state.needs[effect.need]));
  }
  return gain;
}

// How an agent likes a choice: the greater, the better.
std::pair<std::int32_t, std::int32_t> liking(const Scenario& scenario, const CallState& state,
                                             const Choice& choice, Agent agent) {
  switch (agent) {
    case Agent::kGreedy:
      return {gain_of(scenario, state, choice), empathy_of(choice.criteria)};
    case Agent::kKind:
      return {empathy_of(choice.criteria),
              choice.criteria[static_cast<std::size_t>(scenario::Criterion::kRespect)]};
    case Agent::kFast:
      return {-choice.effects.seconds, 0};
    case Agent::kRandom:
    case Agent::kPlanner:
      break;
  }
  return {0, 0};
}

class Player {
 public:
  Player(const Scenario& scenario, const Solution& solution, Agent agent, int slips, Random& random,
         Played& played)
      : scenario_(scenario),
        known_(solution.details()),
        agent_(agent),
        slips_(slips),
        random_(random),
        played_(played) {}

  void run() {
    played_.events.clear();
    played_.run.states.clear();
    played_.run.states.push_back(replay::begin(scenario_));
    while (!replay::at_ending(scenario_, here())) step();
  }

 private:
  [[nodiscard]] const CallState& here() const { return played_.run.states.back(); }

  void step() {
    if (const std::optional<Index> card = card_to_open()) {
      open(*card);
      return;
    }
    const std::vector<Index> offered = replay::available(scenario_, here());
    assert(!offered.empty());  // proved: from every state there is a choice
    if (slips_ > 0 && random_.below(100) < static_cast<std::size_t>(slips_)) {
      choose(any_of(offered));
    } else if (agent_ == Agent::kPlanner) {
      choose(best_edge().item);
    } else {
      choose(any_of(liked_most(offered)));
    }
  }

  std::optional<Index> card_to_open() {
    if (agent_ == Agent::kPlanner) {
      const Edge& best = best_edge();
      if (best.card) return best.item;
    } else if (agent_ == Agent::kGreedy || (agent_ == Agent::kRandom && looks_up())) {
      std::vector<Index> closed = replay::cards(scenario_, here());
      const auto& opened = here().opened_cards;
      closed.erase(std::remove_if(closed.begin(), closed.end(),
                                  [&opened](Index card) { return opened[card]; }),
                   closed.end());
      if (!closed.empty()) return any_of(closed);
    }
    return std::nullopt;
  }

  bool looks_up() { return random_.below(kLookUpOneIn) == 0; }

  [[nodiscard]] const Edge& best_edge() const {
    const Best& best = known_.best[state_of(known_, here())];
    return known_.explored.graph.edges[static_cast<std::size_t>(best.edge)];
  }

  [[nodiscard]] std::vector<Index> liked_most(const std::vector<Index>& offered) const {
    const Node& node = scenario_.nodes[here().node];
    std::vector<Index> most;
    std::pair<std::int32_t, std::int32_t> highest;
    for (const Index each : offered) {
      const auto liked = liking(scenario_, here(), node.choices[each], agent_);
      if (!most.empty() && liked < highest) continue;
      if (most.empty() || highest < liked) most.clear();
      highest = liked;
      most.push_back(each);
    }
    return most;
  }

  Index any_of(const std::vector<Index>& items) {
    return items.size() == 1 ? items.front() : items[random_.below(items.size())];
  }

  void open(Index card) {
    CallState next = replay::open_card(scenario_, here(), card).value();
    played_.events.push_back(replay::CardEvent{scenario_.cards[card].id});
    played_.run.states.push_back(std::move(next));
  }

  void choose(Index choice) {
    const Node& node = scenario_.nodes[here().node];
    CallState next = replay::choose(scenario_, here(), choice).value();
    played_.events.push_back(replay::ChoiceEvent{node.id, node.choices[choice].id});
    played_.run.states.push_back(std::move(next));
  }

  const Scenario& scenario_;
  const Solution::Impl& known_;
  const Agent agent_;
  const int slips_;
  Random& random_;
  Played& played_;
};

}  // namespace

std::string_view name_of(Agent agent) {
  return kNames[static_cast<std::size_t>(agent)];
}

std::optional<Agent> agent_named(std::string_view name) {
  for (std::size_t i = 0; i < kAgentCount; ++i) {
    if (kNames[i] == name) return static_cast<Agent>(i);
  }
  return std::nullopt;
}

void play(const Scenario& scenario, const Solution& solution, Agent agent, int slips,
          Random& random, Played& played) {
  Player(scenario, solution, agent, slips, random, played).run();
}

}  // namespace warmline::score
