#include "ui/backlog.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "support/call_builder.h"
#include "support/tangled.h"
#include "ui/debrief_fixture.h"

using namespace warmline;
using namespace warmline::ui;

namespace {

// Goes on by so much whenever somebody looks at it.
struct Clock {
  double step = 1;
  double now = 0;
  int looks = 0;
  std::function<double()> read() {
    return [this] {
      ++looks;
      return now += step;
    };
  }
};

// A scenario with thousands of states that the site ships as well.
std::string add_tangled(AppState& state, const std::string& version, bool ships = true) {
  Edition edition;
  edition.scenario = test::tangled_call(8);
  edition.file = version + ".json";
  state.editions.emplace(version, std::move(edition));
  if (ships) state.catalog.insert(state.catalog.begin(), version);
  return version;
}

bool solved(const AppState& state, const std::string& version) {
  return find_edition(state, version)->solution.has_value();
}

// In the given order of versions: which were solved when, a slice of one piece at a time.
std::vector<std::string> order_of_solving(AppState& state) {
  std::vector<std::string> order;
  Clock clock{100};
  for (bool more = true; more;) {
    more = do_some_work(state, clock.read()).more;
    for (const auto& [version, edition] : state.editions) {
      const bool known = std::find(order.begin(), order.end(), version) != order.end();
      if (edition.solution && !known) order.push_back(version);
    }
  }
  return order;
}

}  // namespace

TEST_CASE("work stops when its time is up, and goes on from there") {
  AppState state = fixture::small_state();
  const std::string tangled = add_tangled(state, "tangled");
  Clock slow{1};
  const Worked first = do_some_work(state, slow.read());
  CHECK(first.more);
  CHECK_FALSE(first.changed);
  CHECK(slow.looks == 1 + static_cast<int>(kWorkMs));
  REQUIRE(state.solving);
  CHECK(state.solving->version == tangled);
  CHECK_FALSE(solved(state, tangled));

  int slices = 1;
  for (bool more = true; more; ++slices) {
    Clock clock{1};
    const bool before = solved(state, tangled);
    const Worked worked = do_some_work(state, clock.read());
    more = worked.more;
    if (!more) continue;
    CHECK(clock.looks == 1 + static_cast<int>(kWorkMs));
    if (!before) CHECK(worked.changed == solved(state, tangled));
  }
  CHECK(slices > 20);  // some 4,000 states, each looked at many times, 4 × 500 in a slice
  CHECK(solved(state, tangled));
  CHECK(solved(state, state.catalog.back()));
  CHECK_FALSE(state.solving);
  const Worked idle = do_some_work(state, slow.read());
  CHECK_FALSE(idle.more);
  CHECK_FALSE(idle.changed);
}

TEST_CASE("in a slice there is room for more than one piece of work") {
  AppState state = fixture::small_state();
  add_tangled(state, "tangled");
  const Worked worked = do_some_work(state, [] { return 0.0; });
  CHECK_FALSE(worked.more);
  CHECK(worked.changed);
  CHECK(solved(state, "tangled"));
}

TEST_CASE("the call on the screen is solved before those that come first in the list") {
  AppState state = fixture::small_state();
  const std::string small = state.catalog.front();
  add_tangled(state, "tangled");
  Clock clock{100};
  (void)do_some_work(state, clock.read());
  REQUIRE(state.solving);
  CHECK(state.solving->version == "tangled");
  update(state, OpenScenario{"small"}, fixture::env());
  CHECK(order_of_solving(state) == std::vector<std::string>{small, "tangled"});
}

TEST_CASE("what was begun for one screen is finished in the next, unless that waits for another") {
  AppState state = fixture::small_state();
  add_tangled(state, "a");
  add_tangled(state, "b");
  state.chosen = "a";
  state.screen = Screen::kBefore;
  Clock clock{100};
  (void)do_some_work(state, clock.read());
  REQUIRE(state.solving);
  CHECK(state.solving->version == "a");
  update(state, GoTo{Screen::kLibrary}, fixture::env());
  (void)do_some_work(state, clock.read());
  REQUIRE(state.solving);
  CHECK(state.solving->version == "a");  // although "b" stands before it
  state.chosen = "b";
  state.screen = Screen::kBefore;
  const std::vector<std::string> order = order_of_solving(state);
  REQUIRE(order.size() == 3);
  CHECK(order.front() == "b");
}

TEST_CASE("a debrief's scorecard comes before everything else, its explanation right after") {
  AppState state = fixture::after_call({"log", "close"});
  add_tangled(state, "tangled");
  Clock clock{100};
  while (!state.explained) {
    REQUIRE(do_some_work(state, clock.read()).more);
    if (!state.explained && state.solving) CHECK(state.solving->version != "tangled");
  }
  CHECK(state.scorecards.count(state.debrief) == 1);
  CHECK(state.explained->attempt == state.debrief);
  CHECK_FALSE(solved(state, "tangled"));
  fixture::score_all(state);
  CHECK(solved(state, "tangled"));
}

TEST_CASE("a scenario that turns out to be unsound leaves the list when its proof is done") {
  AppState state = fixture::small_state();
  test::CallBuilder call;
  call.need("helped", 100);
  const auto hub = call.node("hub");
  const auto end = call.ending("end");
  test::meets(call.choice(hub, "help", end), 0);
  call.choice(hub, "wait", hub).again = true;
  Edition edition;
  edition.scenario = call.build();
  edition.file = "round.json";
  state.editions.emplace("round", std::move(edition));
  state.catalog.push_back("round");
  fixture::score_all(state);
  CHECK(state.catalog.size() == 1);
  REQUIRE(state.left_out.size() == 1);
  CHECK(state.left_out[0].file == "round.json");
  CHECK(state.left_out[0].diagnostics[0].code == "cycle");
}
