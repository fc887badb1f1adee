#include "replay/call.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "replay/transcript.h"
#include "support/call_builder.h"

namespace warmline::test {

using replay::Availability;

namespace {

// hub: calm (again, trust +4, distress −4) | ask (once) | send (a rule forbids it unless trusted) |
// bye
scenario::ScenarioPtr hub_call() {
  CallBuilder call;
  const Index helped = call.need("helped", 100, 60);
  const Index asked = call.flag("asked");
  const Index knows = call.flag("knows");
  const Index rule = call.block("no-pills");
  call.card("policy", knows, flag_is_set(asked));
  const Index hub = call.node("hub");
  const Index end = call.ending("end");
  const Index good_end = call.ending("good-end");
  call.line(hub, "Hello?");
  call.line(hub, "As I said.", flag_is_set(asked));
  Choice& calm = call.choice(hub, "calm", hub);
  calm.again = true;
  calm.effects.trust = 4;
  calm.effects.distress = -4;
  calm.effects.seconds = 10;
  Choice& ask = call.choice(hub, "ask", hub);
  ask.effects.set_flags.push_back(asked);
  ask.effects.cost = 200;
  Choice& send = call.choice(hub, "send", end);
  send.form = scenario::ChoiceForm::kDo;
  send.block = rule;
  send.block_when = mood_at_most(MoodAxis::kTrust, 8);
  meets(send, helped);
  send.targets.insert(send.targets.begin(), {need_at_least(helped, NeedLevel::kMet), good_end});
  Choice& bye = call.choice(hub, "bye", end);
  bye.when = negated(flag_is_set(knows));
  bye.effects.transfer = true;
  bye.effects.repeat = true;
  bye.effects.critical = scenario::CriticalMiss::kDisclosure;
  call.raw().mood = {5, 5};
  return call.build();
}

replay::CallState chosen(const scenario::Scenario& scenario, const replay::CallState& state,
                         Index choice) {
  const Result<replay::CallState> next = replay::choose(scenario, state, choice);
  REQUIRE(next);
  return next.value();
}

}  // namespace

TEST_CASE("A call begins with nothing met, set, used or opened") {
  const auto scenario = hub_call();
  const replay::CallState state = replay::begin(*scenario);
  CHECK(state.needs == replay::Levels{NeedLevel::kUnmet});
  CHECK(state.flags == replay::Bits<1>{false, false});
  CHECK(state.used == replay::Bits<8>(3 * replay::kMostChoices));
  CHECK(replay::credit(*scenario, state) == 0);
  CHECK(replay::available(*scenario, state) == std::vector<Index>{0, 1, 3});
  const auto shown = replay::options(*scenario, state);
  REQUIRE(shown.size() == 4);
  CHECK(shown[2].availability == Availability::kBlocked);
  replay::Lifted lifted;
  lifted.block = Index{0};
  CHECK(replay::available(*scenario, state, lifted) == std::vector<Index>{0, 1, 2, 3});
}

TEST_CASE("Mood is clamped, a choice marked again stays, a once-only one goes") {
  const auto scenario = hub_call();
  replay::CallState state = replay::begin(*scenario);
  state = chosen(*scenario, state, 0);
  CHECK(state.mood.trust == 9);
  CHECK(state.mood.distress == 1);
  state = chosen(*scenario, state, 0);
  CHECK(state.mood.trust == 10);
  CHECK(state.mood.distress == 0);
  CHECK(state.seconds == 20);
  state = chosen(*scenario, state, 1);
  CHECK(state.costs == 200);
  CHECK(replay::available(*scenario, state) == std::vector<Index>{0, 2, 3});
  CHECK(replay::lines(*scenario, state) == std::vector<Index>{0, 1});
}

TEST_CASE("Targets are tried in order after the effects") {
  const auto scenario = hub_call();
  replay::CallState state = chosen(*scenario, replay::begin(*scenario), 0);
  state = chosen(*scenario, state, 2);
  CHECK(scenario->nodes[state.node].id.text == "good-end");
  CHECK(replay::credit(*scenario, state) == kHundredPoints);
  CHECK(replay::at_ending(*scenario, state));
  CHECK(replay::choose(*scenario, state, 0).error().code == "call-ended");
  CHECK(replay::open_card(*scenario, state, 0).error().code == "call-ended");
  CHECK(replay::cards(*scenario, state).empty());
}

TEST_CASE("What is not to be had is refused") {
  const auto scenario = hub_call();
  const replay::CallState state = replay::begin(*scenario);
  CHECK(replay::choose(*scenario, state, 9).error().code == "no-such-choice");
  CHECK(replay::choose(*scenario, state, 2).error().code == "choice-not-available");
  CHECK(replay::open_card(*scenario, state, 0).error().code == "no-such-card");
  CHECK(replay::open_card(*scenario, state, 5).error().code == "no-such-card");
}

TEST_CASE("A card adds its seconds each time and sets its flag") {
  const auto scenario = hub_call();
  replay::CallState state = chosen(*scenario, replay::begin(*scenario), 1);
  CHECK(replay::cards(*scenario, state) == std::vector<Index>{0});
  state = replay::open_card(*scenario, state, 0).value();
  state = replay::open_card(*scenario, state, 0).value();
  CHECK(state.seconds == 40);
  CHECK(state.flags[1]);
  CHECK(state.opened_cards[0]);
  CHECK(replay::available(*scenario, state) == std::vector<Index>{0});  // bye is hidden now
}

TEST_CASE("A flag that a choice both clears and sets is set; needs can go down") {
  CallBuilder call;
  const Index need = call.need("helped", 100);
  const Index flag = call.flag("flag");
  const Index start = call.node("start");
  const Index next = call.node("next");
  const Index end = call.ending("end");
  Choice& both = call.choice(start, "both", next);
  both.effects.set_flags.push_back(flag);
  both.effects.clear_flags.push_back(flag);
  meets(both, need);
  meets(call.choice(next, "undo", end), need, NeedLevel::kArranged);
  const auto scenario = call.build();
  replay::CallState state = chosen(*scenario, replay::begin(*scenario), 0);
  CHECK(state.flags[0]);
  CHECK(replay::credit(*scenario, state) == 10000);
  state = chosen(*scenario, state, 0);
  CHECK(replay::credit(*scenario, state) == 6000);
}

TEST_CASE("The counters beside the account") {
  const auto scenario = hub_call();
  const replay::CallState state = chosen(*scenario, replay::begin(*scenario), 3);
  CHECK(state.transfers == 1);
  CHECK(state.repeats == 1);
  CHECK(state.critical_misses == 1);
  CHECK(state != replay::begin(*scenario));
  CHECK(state == chosen(*scenario, replay::begin(*scenario), 3));
}

TEST_CASE("Events replay to the page of the call") {
  const auto scenario = hub_call();
  const std::vector<replay::Event> events{replay::ChoiceEvent{NodeId("hub"), ChoiceId("ask")},
                                          replay::CardEvent{CardId("policy")},
                                          replay::ChoiceEvent{NodeId("hub"), ChoiceId("calm")},
                                          replay::ChoiceEvent{NodeId("hub"), ChoiceId("send")}};
  const Result<replay::Run> run = replay::replay(*scenario, events);
  REQUIRE(run);
  CHECK(run.value().states.size() == 5);
  CHECK(run.value().entries.size() == 1 + 1 + 2 + 1 + 1 + 2 + 1);
  CHECK(run.value().entries.back().step == 3);
  CHECK(replay::to_text(*scenario, run.value()) ==
        "Caller: Hello?\n"
        "Agent: Text of ask\n"
        "Caller: Hello?\n"
        "Caller: As I said.\n"
        "[Looked up: Card policy]\n"
        "Agent: Text of calm\n"
        "Caller: Hello?\n"
        "Caller: As I said.\n"
        "Agent: (Text of send)\n"
        "\n"
        "Title of good-end\n"
        "Text of good-end\n");
}

TEST_CASE("A record that no longer fits says how far it did") {
  const auto scenario = hub_call();
  const replay::Event ask = replay::ChoiceEvent{NodeId("hub"), ChoiceId("ask")};
  const auto error_of = [&](const replay::Event& second) {
    const Result<replay::Run> run = replay::replay(*scenario, {ask, second});
    REQUIRE_FALSE(run);
    return run.error();
  };
  for (const replay::Event& second :
       {ask, replay::Event(replay::ChoiceEvent{NodeId("elsewhere"), ChoiceId("calm")}),
        replay::Event(replay::ChoiceEvent{NodeId("hub"), ChoiceId("gone")}),
        replay::Event(replay::CardEvent{CardId("gone")})}) {
    CHECK(error_of(second).code == "does-not-fit");
    CHECK(error_of(second).where == "1");
  }
}

}  // namespace warmline::test
