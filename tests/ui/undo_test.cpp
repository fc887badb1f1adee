#include "ui/undo.h"

#include <doctest/doctest.h>

#include <string>

#include "scenario/fixture.h"
#include "ui/coaching_fixture.h"
#include "ui/debrief_fixture.h"
#include "ui/models.h"
#include "ui/update.h"

using namespace warmline;
using namespace warmline::ui;
using What = Coaching::What;

namespace {

constexpr const char* kLens =
    R"({ "format": 1, "id": "house", "title": "Our house", "about": "What our house values.",
         "weights": { "empathy": 90, "time": 10 }, "target_seconds": 300 })";

AppState with_a_lens() {
  AppState state = fixture::debriefed({"log", "close"});
  update(state, TakeFile{"house.json", kLens}, fixture::env());
  REQUIRE(state.lenses.size() == 3);
  return state;
}

}  // namespace

TEST_CASE("A removed lens comes back as it was, and is kept") {
  AppState state = with_a_lens();
  const std::string key = state.lenses[2].key;
  update(state, RemoveLens{key}, fixture::env());
  REQUIRE(state.undo);
  CHECK(strip_model(state).kind == StripModel::Kind::kUndo);
  CHECK(strip_model(state).title == "The lens “Our house” was removed.");
  update(state, UndoLast{}, fixture::env());
  REQUIRE(state.lenses.size() == 3);
  CHECK(state.lenses[2].lens.weights[0] == 90);
  CHECK_FALSE(state.undo);
  CHECK(strip_model(state).kind == StripModel::Kind::kNone);
  CHECK(fixture::reopened(state).lenses.size() == 3);
}

TEST_CASE("What was done since can't be undone with it: it is forgotten") {
  AppState state = with_a_lens();
  update(state, RemoveLens{state.lenses[2].key}, fixture::env());
  update(state, RetrySaving{}, fixture::env());
  CHECK(state.undo);  // saving goes on meanwhile
  update(state, GoTo{Screen::kSettings}, fixture::env());
  CHECK_FALSE(state.undo);
  update(state, UndoLast{}, fixture::env());
  CHECK(state.lenses.size() == 2);
}

TEST_CASE("A removed call of one's own is there again, and can be taken") {
  AppState state = fixture::small_state();
  const std::string text =
      fixture::change(fixture::file_text("tests/fixtures/scenarios/small.json"),
                      "\"id\": \"small\"", "\"id\": \"mine\"");
  record(state, {progress::ScenarioAdded{"mine", "mine.json", text, 1}});
  state = fixture::reopened(state);
  update(state, RemoveCall{"mine"}, fixture::env());
  CHECK(state.portfolio.own_scenario("mine") == nullptr);
  REQUIRE(state.undo);
  update(state, UndoLast{}, fixture::env());
  REQUIRE(state.portfolio.own_scenario("mine") != nullptr);
  CHECK(state.portfolio.own_scenario("mine")->text == text);
  CHECK(state.own.size() == 1);
  CHECK(fixture::reopened(state).portfolio.own_scenario("mine") != nullptr);
}

TEST_CASE("A moment that was removed from a session comes back in its place") {
  AppState state = fixture::prepared();
  REQUIRE(state.coaching.session->moments.size() >= 2);
  const coach::Session before = *state.coaching.session;
  fixture::wish(state, What::kMomentRemove, 0);
  CHECK(state.coaching.session->moments.size() + 1 == before.moments.size());
  REQUIRE(state.undo);
  fixture::wish(state, What::kKeep);
  REQUIRE(state.undo);
  update(state, UndoLast{}, fixture::env());
  CHECK(state.coaching.session->moments.size() == before.moments.size());
  CHECK(state.coaching.session->moments[0].comment == before.moments[0].comment);
  CHECK(state.coaching.unkept);
}
