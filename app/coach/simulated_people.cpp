#include "coach/simulated_people.h"

#include <algorithm>
#include <cassert>
#include <cstdlib>
#include <numeric>
#include <utility>

namespace warmline::coach {

namespace {

using score::Agent;

constexpr std::array kStyles = {Agent::kKind, Agent::kFast, Agent::kGreedy, Agent::kPlanner};
constexpr std::int32_t kOwnStyle = 55;  // of 100; what is left is knowing where things lead, and
constexpr std::int32_t kAnything = 5;   // doing anything
constexpr std::size_t kPractisedOneIn = 8;

std::int32_t between(Random& random, std::int32_t lowest, std::int32_t highest) {
  return lowest +
         static_cast<std::int32_t>(random.below(static_cast<std::size_t>(highest - lowest + 1)));
}

Agent agent_of(const SimulatedPerson& person, std::int32_t slips, Random& random) {
  const std::int32_t learned = person.slips_first - slips;
  if (static_cast<std::int32_t>(random.below(100)) < std::abs(learned)) {
    return learned > 0 ? Agent::kPlanner : Agent::kRandom;
  }
  auto left = static_cast<std::int32_t>(random.below(100));
  for (std::size_t i = 0; i < score::kAgentCount; ++i) {
    left -= person.leaning[i];
    if (left < 0) return static_cast<Agent>(i);
  }
  return Agent::kRandom;
}

std::int32_t slips_in(const SimulatedPerson& person, Week week, Week weeks) {
  if (weeks < 2) return person.slips_first;
  return person.slips_first + (person.slips_last - person.slips_first) * week / (weeks - 1);
}

std::vector<std::size_t> shuffled(std::size_t count, Random& random) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (std::size_t i = count; i > 1; --i) std::swap(order[i - 1], order[random.below(i)]);
  return order;
}

}  // namespace

SimulatedPerson simulated_person(Random& random) {
  SimulatedPerson person;
  const Agent style = kStyles[random.below(kStyles.size())];
  person.leaning[static_cast<std::size_t>(style)] += kOwnStyle;
  person.leaning[static_cast<std::size_t>(Agent::kRandom)] += kAnything;
  person.leaning[static_cast<std::size_t>(Agent::kPlanner)] += 100 - kOwnStyle - kAnything;
  person.slips_first = between(random, 10, 90);
  // Three in four grow, some much; the others stay or fall back a little.
  const std::int32_t growth =
      random.below(4) > 0 ? between(random, 10, 80) : between(random, -25, 5);
  person.slips_last = std::clamp(person.slips_first - growth, 0, 100);
  return person;
}

std::vector<PlannedCall> planned_calls(const SimulatedPerson& person, const Plans& plans,
                                       Random& random) {
  assert(plans.scenarios > 0 && plans.weeks > 0);
  const std::vector<std::size_t> order = shuffled(plans.scenarios, random);
  std::size_t played = 0;
  std::vector<PlannedCall> calls;
  calls.reserve(plans.calls);
  for (std::size_t i = 0; i < plans.calls; ++i) {
    PlannedCall call;
    call.week = static_cast<Week>(i * plans.weeks / plans.calls);
    call.slips = slips_in(person, call.week, plans.weeks);
    call.agent = agent_of(person, call.slips, random);
    if (played == 0 || (played < order.size() && random.below(100) < plans.new_in_100)) {
      call.scenario = order[played++];
    } else {
      call.scenario = order[random.below(played)];
      call.kind = AttemptKind::kRepeat;
      if (random.below(kPractisedOneIn) == 0) {
        call.kind = AttemptKind::kPractised;
        call.agent = Agent::kPlanner;
        call.slips /= 2;
      }
    }
    call.seed = random.next();
    calls.push_back(call);
  }
  return calls;
}

}  // namespace warmline::coach
