#include "craft/map.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "craft/inspect.h"
#include "replay/transcript.h"
#include "scenario/fixture.h"
#include "score/proof.h"
#include "support/call_builder.h"
#include "support/shipped.h"

namespace warmline::test {
namespace {

using craft::Map;
using craft::MapEdge;
using craft::MapNode;

Map mapped(const scenario::ScenarioPtr& scenario) {
  const score::Proof proof = score::prove(scenario);
  REQUIRE(proof.solution);
  return craft::map_of(*scenario, &*proof.solution, craft::decisions(*proof.solution),
                       proof.diagnostics);
}

void check_layout(const scenario::Scenario& scenario, const Map& map) {
  REQUIRE(map.nodes.size() == scenario.nodes.size());
  CHECK(map.order.size() + map.apart.size() == map.nodes.size());
  std::vector<std::size_t> rows(map.nodes.size());
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = i;
  std::sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
    return std::pair(map.nodes[a].at.y, map.nodes[a].at.x) <
           std::pair(map.nodes[b].at.y, map.nodes[b].at.x);
  });
  int overlaps = 0, outside = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const MapNode& node = map.nodes[rows[i]];
    outside += node.at.x < 0 || node.at.y < 0 || node.at.x + craft::kMapNodeWidth > map.width ||
               node.at.y + craft::kMapNodeHeight > map.height;
    if (i == 0) continue;
    const MapNode& before = map.nodes[rows[i - 1]];
    const bool beside = before.at.y == node.at.y;
    overlaps += beside && before.at.x + craft::kMapNodeWidth >= node.at.x;
    overlaps += !beside && before.at.y + craft::kMapNodeHeight >= node.at.y;
  }
  CHECK(overlaps == 0);
  CHECK(outside == 0);
}

bool on_border(const MapNode& node, const craft::MapPoint& point) {
  const std::int32_t x = point.x - node.at.x, y = point.y - node.at.y;
  const bool inside = x >= 0 && x <= craft::kMapNodeWidth && y >= 0 && y <= craft::kMapNodeHeight;
  return inside && (x == 0 || x == craft::kMapNodeWidth || y == 0 || y == craft::kMapNodeHeight);
}

// Each pair of choice and target is an edge once, and each edge begins and ends at its nodes.
void check_edges(const scenario::Scenario& scenario, const Map& map) {
  std::set<std::vector<int>> wanted, drawn;
  for (std::size_t n = 0; n < scenario.nodes.size(); ++n) {
    for (std::size_t c = 0; c < scenario.nodes[n].choices.size(); ++c) {
      for (const scenario::Target& target : scenario.nodes[n].choices[c].targets)
        wanted.insert({static_cast<int>(n), static_cast<int>(c), target.node});
    }
  }
  int loose = 0;
  for (const MapEdge& edge : map.edges) {
    drawn.insert({edge.from, edge.choice, edge.to});
    loose +=
        !on_border(map.nodes[edge.from], edge.begin) || !on_border(map.nodes[edge.to], edge.end);
  }
  CHECK(loose == 0);
  CHECK(drawn == wanted);
  CHECK(map.edges.size() == wanted.size());
}

// Any call: choices to later nodes mostly, some back, some beside.
CallBuilder any_call(std::size_t nodes, std::uint32_t seed) {
  std::mt19937 random(seed);
  CallBuilder call;
  call.need("need", 100);
  for (std::size_t n = 0; n < nodes; ++n) call.node("n" + std::to_string(n));
  const auto below = [&](std::size_t bound) { return static_cast<std::size_t>(random() % bound); };
  for (std::size_t n = 0; n + 1 < nodes; ++n) {
    const std::size_t choices = 1 + below(4);
    for (std::size_t c = 0; c < choices; ++c) {
      const std::size_t to = c == 0 ? n + 1
                             : below(8) == 0
                                 ? below(nodes)
                                 : n + 1 + below(std::min<std::size_t>(12, nodes - n - 1));
      Choice& made =
          call.choice(static_cast<Index>(n), "c" + std::to_string(c), static_cast<Index>(to));
      made.again = false;
    }
  }
  call.raw().nodes.back().ending = scenario::Ending{};
  return call;
}

}  // namespace

TEST_CASE(
    "a map of each shipped call: nothing overlaps, every way is drawn, the best path is marked") {
  for (const Shipped& one : shipped_scenarios()) {
    CAPTURE(one.id);
    const Map map = craft::map_of(*one.scenario, &one.solution, craft::decisions(one.solution), {});
    check_layout(*one.scenario, map);
    check_edges(*one.scenario, map);

    // The best path, by playing it.
    const std::vector<replay::Event> events = one.solution.best_path();
    const Result<replay::Run> run = replay::replay(*one.scenario, events);
    REQUIRE(run);
    std::set<std::size_t> best_nodes, marked;
    std::set<std::vector<std::string>> best_edges, marked_edges;
    for (const replay::CallState& state : run.value().states) best_nodes.insert(state.node);
    for (std::size_t i = 0; i < events.size(); ++i) {
      if (const auto* made = std::get_if<replay::ChoiceEvent>(&events[i]))
        best_edges.insert({made->node.text, made->choice.text,
                           one.scenario->nodes[run.value().states[i + 1].node].id.text});
    }
    for (std::size_t n = 0; n < map.nodes.size(); ++n) {
      if (map.nodes[n].best) marked.insert(n);
    }
    for (const MapEdge& edge : map.edges) {
      const scenario::Node& from = one.scenario->nodes[edge.from];
      if (edge.best)
        marked_edges.insert({from.id.text, from.choices[edge.choice].id.text,
                             one.scenario->nodes[edge.to].id.text});
    }
    CHECK(marked == best_nodes);
    CHECK(marked_edges == best_edges);
  }
}

TEST_CASE("layers count choices from the start, and a way down leads one layer down") {
  CallBuilder call;
  const Index need = call.need("need", 100);
  const Index a = call.node("a"), b = call.node("b"), c = call.node("c"), end = call.ending("end");
  call.choice(a, "to-b", b);
  meets(call.choice(a, "to-c", c), need);
  call.choice(b, "to-c", c);
  meets(call.choice(c, "on", end), need);
  const auto scenario = call.build();
  const Map map = mapped(scenario);
  CHECK(map.nodes[a].layer == 0);
  CHECK(map.nodes[b].layer == 1);
  CHECK(map.nodes[c].layer == 1);
  CHECK(map.nodes[end].layer == 2);
  for (const MapEdge& edge : map.edges) {
    CHECK(edge.down == (map.nodes[edge.to].layer == map.nodes[edge.from].layer + 1));
    CHECK((edge.begin.y < edge.end.y || !edge.down));
  }
  CHECK(map.edges[2].from == b);
  CHECK_FALSE(map.edges[2].down);
}

TEST_CASE("what a choice costs on the map is the mean over the moments it is offered in") {
  CallBuilder call;
  const Index a = call.need("a", 60), b = call.need("b", 40);
  const Index start = call.node("start"), end = call.ending("end");
  Choice& both = call.choice(start, "both", end);
  meets(both, a);
  meets(both, b);
  meets(call.choice(start, "one", end), a);
  const Map map = mapped(call.build());
  CHECK(map.known);
  CHECK(map.nodes[start].decides);
  CHECK_FALSE(map.nodes[end].decides);
  REQUIRE(map.nodes[start].choices.size() == 2);
  CHECK(map.nodes[start].choices[0].lost == Hundredths{0});
  CHECK(map.nodes[start].choices[1].lost == Hundredths{4000});
  CHECK(map.nodes[start].most_lost == 4000);
}

TEST_CASE("what stands apart is what the checker says no call comes to") {
  // The small call with a way to the caretaker that nothing opens.
  std::string text = fixture::change(
      fixture::small(), "{ \"flag\": \"read-rota\" }, { \"not\"",
      "{ \"flag\": \"read-rota\" }, { \"need\": \"heard\", \"is\": \"met\" }, { \"not\"");
  const craft::Inspection found = craft::inspect(text, "small.json", nullptr);
  REQUIRE(found.scenario);
  REQUIRE(found.solution);
  std::set<std::string> told;
  for (const Diagnostic& one : found.diagnostics) {
    if (one.code == "never-reached") told.insert(one.pointer);
  }
  const Map map = craft::map_of(*found.scenario, &*found.solution,
                                craft::decisions(*found.solution), found.diagnostics);
  std::set<std::string> apart;
  for (const scenario::Index node : map.apart) apart.insert("/nodes/" + std::to_string(node));
  CHECK(told.size() == 2);  // the caretaker, and the light
  CHECK(apart == told);
  for (const scenario::Index node : map.apart) {
    CHECK(map.nodes[node].layer == -1);
    CHECK(map.nodes[node].at.y >= map.apart_y);
  }
  for (const scenario::Index node : map.order) CHECK(map.nodes[node].at.y < map.apart_y);
  check_layout(*found.scenario, map);
}

TEST_CASE("an unsound call has a map too, with its trouble marked and nothing said of costs") {
  const std::string text = fixture::change(fixture::small(), "\"id\": \"neighbour\",",
                                           "\"id\": \"round\", \"say\": \"Hm.\", \"again\": true, "
                                           "\"to\": \"fall\" }, { \"id\": \"neighbour\",");
  const craft::Inspection found = craft::inspect(text, "small.json", nullptr);
  REQUIRE(found.scenario);
  REQUIRE_FALSE(found.solution);
  const Map map = craft::map_of(*found.scenario, nullptr, {}, found.diagnostics);
  CHECK_FALSE(map.known);
  CHECK(map.apart.empty());
  check_layout(*found.scenario, map);
  check_edges(*found.scenario, map);
  for (std::size_t n = 0; n < map.nodes.size(); ++n)
    CHECK(map.nodes[n].trouble == (found.scenario->nodes[n].id.text == "fall"));
}

TEST_CASE("property: any call has a sound layout, the same one every time") {
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    const auto scenario = any_call(2 + seed, seed).build();
    const Map map = craft::map_of(*scenario, nullptr, {}, {});
    check_layout(*scenario, map);
    check_edges(*scenario, map);
    const Map again = craft::map_of(*scenario, nullptr, {}, {});
    bool same = map.order == again.order && map.width == again.width;
    for (std::size_t n = 0; n < map.nodes.size(); ++n)
      same = same && map.nodes[n].at.x == again.nodes[n].at.x &&
             map.nodes[n].at.y == again.nodes[n].at.y;
    CHECK(same);
  }
}

TEST_CASE("nodes stand over what they lead to: a ladder of pairs has no crossing") {
  // Two ways side by side, told in an order that would cross them at each step.
  CallBuilder call;
  call.need("need", 100);
  const Index start = call.node("start");
  std::vector<Index> left, right;
  for (int i = 0; i < 6; ++i) {
    const bool swap = i % 2 == 1;
    const Index one = call.node("r" + std::to_string(i)), two = call.node("l" + std::to_string(i));
    left.push_back(swap ? one : two);
    right.push_back(swap ? two : one);
  }
  const Index end = call.ending("end");
  call.choice(start, "left", left[0]);
  call.choice(start, "right", right[0]);
  for (std::size_t i = 0; i < 6; ++i) {
    call.choice(left[i], "on", i < 5 ? left[i + 1] : end);
    call.choice(right[i], "on", i < 5 ? right[i + 1] : end);
  }
  const Map map = craft::map_of(*call.build(), nullptr, {}, {});
  const bool first = map.nodes[left[0]].at.x < map.nodes[right[0]].at.x;
  for (std::size_t i = 0; i < 6; ++i)
    CHECK((map.nodes[left[i]].at.x < map.nodes[right[i]].at.x) == first);
}

TEST_CASE("two thousand moments are laid out as soundly as a few") {
  const auto scenario = any_call(2000, 7).build();
  const Map map = craft::map_of(*scenario, nullptr, {}, {});
  check_layout(*scenario, map);
  check_edges(*scenario, map);
}

}  // namespace warmline::test
