#include "replay/order.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "core/random.h"

namespace warmline::replay {

std::vector<Index> shown_order(std::uint64_t seed, Index node, std::size_t position,
                               std::size_t count) {
  std::vector<Index> order(count);
  std::iota(order.begin(), order.end(), Index{0});
  Random random(mixed(mixed(seed, node), position));
  for (std::size_t left = count; left > 1; --left) {
    std::swap(order[left - 1], order[random.below(left)]);
  }
  return order;
}

std::size_t position_after(const std::vector<Event>& events, std::size_t steps) {
  const auto end = events.begin() + static_cast<std::ptrdiff_t>(std::min(steps, events.size()));
  return static_cast<std::size_t>(std::count_if(events.begin(), end, [](const Event& event) {
    return std::holds_alternative<ChoiceEvent>(event);
  }));
}

std::vector<Option> shown_options(const Scenario& scenario, const CallState& state,
                                  std::uint64_t seed, std::size_t position) {
  const std::vector<Option> authored = options(scenario, state);
  std::vector<Option> shown;
  shown.reserve(authored.size());
  for (const Index choice :
       shown_order(seed, state.node, position, scenario.nodes[state.node].choices.size())) {
    const auto found =
        std::find_if(authored.begin(), authored.end(),
                     [choice](const Option& option) { return option.choice == choice; });
    if (found != authored.end()) shown.push_back(*found);
  }
  return shown;
}

}  // namespace warmline::replay
