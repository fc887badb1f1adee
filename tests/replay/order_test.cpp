#include "replay/order.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <vector>

#include "core/random.h"
#include "support/call_builder.h"

namespace warmline::test {

using replay::shown_order;
using Order = std::vector<Index>;

TEST_CASE("SplitMix64 gives its published numbers") {
  Random random(1234567);
  CHECK(random.next() == 6457827717110365317u);
  CHECK(random.next() == 3203168211198807973u);
  CHECK(random.next() == 9817491932198370423u);
}

// Worked out apart from this program, from what the header says.
TEST_CASE("The order of choices is the same on every machine") {
  CHECK(shown_order(0, 0, 0, 4) == Order{3, 0, 1, 2});
  CHECK(shown_order(1, 2, 3, 4) == Order{0, 1, 2, 3});
  CHECK(shown_order(~std::uint64_t{0}, 7, 5, 4) == Order{2, 0, 1, 3});
  CHECK(shown_order(42, 0, 0, 3) == Order{2, 1, 0});
  CHECK(shown_order(42, 0, 0, 1) == Order{0});
  CHECK(shown_order(42, 0, 0, 0).empty());
}

TEST_CASE("Every order comes about equally often over seeds, over nodes and over positions") {
  constexpr int kEach = 1000;
  const auto spread = [](auto order_of) {
    std::map<Order, int> seen;
    for (int i = 0; i < 24 * kEach; ++i) {
      const Order order = order_of(i);
      Order sorted = order;
      std::sort(sorted.begin(), sorted.end());
      REQUIRE(sorted == Order{0, 1, 2, 3});  // a permutation
      ++seen[order];
    }
    CHECK(seen.size() == 24);
    for (const auto& each : seen) {
      CAPTURE(each.first);
      CHECK(each.second > kEach - 155);  // five standard deviations, √(24000 · 1/24 · 23/24) = 31
      CHECK(each.second < kEach + 155);
    }
  };
  spread([](int i) { return shown_order(static_cast<std::uint64_t>(i), 3, 2, 4); });
  spread([](int i) { return shown_order(9, static_cast<Index>(i), 2, 4); });
  spread([](int i) { return shown_order(9, 3, static_cast<std::size_t>(i), 4); });
}

namespace {

// start: a | b (a rule forbids it) | c (only with the card) | d, each to end.
scenario::ScenarioPtr with_card() {
  CallBuilder call;
  const Index knows = call.flag("knows");
  const Index rule = call.block("rule");
  call.card("policy", knows);
  const Index start = call.node("start");
  const Index end = call.ending("end");
  call.choice(start, "a", end);
  call.choice(start, "b", end).block = rule;
  call.choice(start, "c", end).when = flag_is_set(knows);
  call.choice(start, "d", end);
  return call.build();
}

Order shown(const scenario::Scenario& scenario, const replay::CallState& state, std::uint64_t seed,
            std::size_t position) {
  Order order;
  for (const replay::Option& option : replay::shown_options(scenario, state, seed, position)) {
    order.push_back(option.choice);
  }
  return order;
}

}  // namespace

TEST_CASE("What is shown is what there is; a card leaves it where it stands") {
  const scenario::ScenarioPtr scenario = with_card();
  const replay::CallState before = replay::begin(*scenario);
  const replay::CallState after = replay::open_card(*scenario, before, 0).value();
  const std::vector<replay::Event> looked_up{replay::CardEvent{CardId("policy")}};
  CHECK(replay::position_after(looked_up, 1) == 0);
  int moved = 0;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    CAPTURE(seed);
    const Order first = shown(*scenario, before, seed, 0);
    Order second = shown(*scenario, after, seed, 0);
    CHECK(std::is_permutation(first.begin(), first.end(), Order{0, 1, 3}.begin()));
    REQUIRE(first.size() == 3);
    REQUIRE(second.size() == 4);
    moved += first == Order{0, 1, 3} ? 0 : 1;
    second.erase(std::find(second.begin(), second.end(), Index{2}));
    CHECK(second == first);
    for (const replay::Option& option : replay::shown_options(*scenario, after, seed, 0)) {
      const bool blocked = option.availability == replay::Availability::kBlocked;
      CHECK(blocked == (option.choice == 1));
    }
  }
  CHECK(moved > 50);
}

TEST_CASE("A position counts choices") {
  const replay::Event choice = replay::ChoiceEvent{NodeId("n"), ChoiceId("c")};
  const replay::Event card = replay::CardEvent{CardId("k")};
  const std::vector<replay::Event> events{card, choice, card, choice};
  CHECK(replay::position_after(events, 0) == 0);
  CHECK(replay::position_after(events, 1) == 0);
  CHECK(replay::position_after(events, 2) == 1);
  CHECK(replay::position_after(events, 3) == 1);
  CHECK(replay::position_after(events, 4) == 2);
}

}  // namespace warmline::test
