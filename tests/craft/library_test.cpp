// The calls that are shipped clear the bars that FORMAT.md's `warmline check --quality` prints.
#include "craft/library.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "score/values.h"
#include "support/shipped.h"

namespace warmline::test {

namespace {

// scoring.md, "Empathy": below three decisions with a stake an attempt says nothing.
constexpr int kLeastStakes = 3;

// Decisions with something at stake on the way to the nearest ending, with the rules as they are.
int fewest_stakes(const Shipped& call) {
  const score::Solution::Impl& known = call.solution.details();
  const score::Graph& graph = known.explored.graph;
  std::vector<int> fewest(graph.states(), 0);
  for (const score::StateIndex state : graph.order) {
    std::vector<scenario::Index> available;
    int after = -1;
    for (const score::Edge* edge = graph.begin(state); edge != graph.end(state); ++edge) {
      if (!score::open(*edge, score::kNothingLifted) || edge->card) continue;
      available.push_back(edge->item);
      after = after < 0 ? fewest[edge->to] : std::min(after, fewest[edge->to]);
    }
    if (after < 0) continue;
    const scenario::Node& node = call.scenario->nodes[graph.node[state]];
    fewest[state] = after + (score::stake_of(node, available).stake > 0 ? 1 : 0);
  }
  return fewest[0];
}

}  // namespace

TEST_CASE("The shipped calls clear every bar, each alone and all together") {
  craft::Library library;
  for (const Shipped& call : shipped_scenarios()) {
    INFO(call.id);
    const craft::Measures measures =
        craft::measure(call.scenario, call.solution, craft::Simulating{});
    for (const craft::Miss& each : craft::misses(measures)) FAIL_CHECK(each.problem);
    library.add(*call.scenario, measures);
  }
  CHECK(library.calls == 20);
  for (const craft::Miss& each : craft::misses(library)) FAIL_CHECK(each.problem);
}

TEST_CASE("However early a shipped call goes wrong, it has shown enough to be scored") {
  for (const Shipped& call : shipped_scenarios()) {
    INFO(call.id);
    CHECK(fewest_stakes(call) >= kLeastStakes);
  }
}

}  // namespace warmline::test
