// The order in which the call shows choices, and the debrief what else there was.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "ui/app_fixture.h"
#include "ui/models.h"

using namespace warmline;
using namespace warmline::ui;

namespace {

constexpr const char* kCall = "let-me-ask-my-husband";

platform::Boot boot() {
  platform::Boot made;
  made.scenarios.push_back(
      {"call.json", fixture::file_text("scenarios/let-me-ask-my-husband.json")});
  return made;
}

AppState begun(const Env& env) {
  AppState state;
  take_scenarios(state, boot());
  take_records(state, {});
  update(state, OpenScenario{kCall}, env);
  update(state, AcceptNotice{}, env);
  update(state, PickUp{}, env);
  REQUIRE(state.screen == Screen::kCall);
  return state;
}

std::vector<std::string> shown(const AppState& state) {
  std::vector<std::string> words;
  const CallModel model = *call_model(state);
  for (const OptionModel& option : model.options) words.push_back(option.words);
  return words;
}

std::vector<std::string> authored(const AppState& state) {
  const scenario::Scenario& scenario = *find_edition(state, state.call->version)->scenario;
  std::vector<OptionModel> options = call_model(state)->options;
  std::sort(options.begin(), options.end(),
            [](const OptionModel& a, const OptionModel& b) { return a.choice < b.choice; });
  CHECK(options.size() == scenario.nodes[state.call->run.states.back().node].choices.size());
  std::vector<std::string> words;
  for (const OptionModel& option : options) words.push_back(option.words);
  return words;
}

}  // namespace

TEST_CASE("each attempt shows the choices in an order of its own, and keeps it") {
  const Env env = fixture::env();
  std::set<std::vector<std::string>> orders;
  std::vector<std::string> as_written;
  for (int i = 0; i < 40; ++i) {
    const AppState state = begun(env);
    orders.insert(shown(state));
    as_written = authored(state);
    CHECK(shown(state) == shown(state));
  }
  CHECK(orders.size() > 12);  // of 24
  for (std::vector<std::string> order : orders) {
    CHECK(std::is_permutation(order.begin(), order.end(), as_written.begin(), as_written.end()));
  }
}

TEST_CASE("what is chosen is what stood there; trying again shows the same order") {
  const Env env = fixture::env();
  for (int i = 0; i < 10; ++i) {
    AppState state = begun(env);
    const std::string first_attempt = state.call->attempt;
    const std::vector<std::string> order = shown(state);
    const CallModel model = *call_model(state);
    update(state, Choose{model.options[1].choice}, env);
    const auto said = call_model(state)->utterances;
    CHECK(std::any_of(said.begin(), said.end(), [&](const Utterance& each) {
      return (each.voice == Voice::kSaid || each.voice == Voice::kDone) &&
             model.options[1].words.find(each.text) != std::string::npos;
    }));
    update(state, LeaveCall{}, env);
    update(state, RewindTo{first_attempt, 0}, env);
    REQUIRE(state.call);
    CHECK(state.call->attempt != first_attempt);
    CHECK(shown(state) == order);
  }
}

TEST_CASE("the debrief lists what else there was in the order that was shown") {
  const Env env = fixture::env();
  int moved = 0;
  for (int i = 0; i < 10; ++i) {
    AppState state = begun(env);
    std::vector<std::string> expected = shown(state);
    std::vector<std::string> written = authored(state);
    const CallModel model = *call_model(state);
    update(state, Choose{model.options[2].choice}, env);
    written.erase(std::find(written.begin(), written.end(), expected[2]));
    expected.erase(expected.begin() + 2);
    update(state, LeaveCall{}, env);
    while (do_some_work(state, [] { return 0.0; }).more) {
    }
    const DebriefModel debrief = *debrief_model(state);
    REQUIRE(debrief.decisions.size() == 1);
    std::vector<std::string> listed;
    for (const AlternativeModel& each : debrief.decisions[0].alternatives) {
      listed.push_back(each.words);
    }
    CHECK(listed == expected);
    moved += expected == written ? 0 : 1;
  }
  CHECK(moved > 4);
}
