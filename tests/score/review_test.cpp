// Debriefs worked out by hand, and what holds of every one.
#include "score/review.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

#include "score/attempts.h"
#include "score/best_call.h"
#include "score/brute_force.h"
#include "score/proof.h"
#include "score/random_calls.h"

namespace warmline::test {

namespace {

score::Review review_of(const Attempted& attempted) {
  return score::review(*attempted.scenario, attempted.solution, attempted.card, attempted.run);
}

// Needs: heard 40, pills 60 (arranged: 70 %). Mood: distress 5, trust 5.
//   hello  warm (feel 2; heard met; distress −2) to act | form (feel −1; trust −1) to act
//   act    renew (only with the card; pills arranged; cost 2) to good | send (a rule forbids it;
//          pills met) to good | sorry (feel 1; trust +1) to bad | leave (cost 5) to bad
// V* = 40 + 42 − 2 = 80; with the rule lifted 100.
scenario::ScenarioPtr refill() {
  CallBuilder call;
  const Index heard = call.need("heard", 40);
  const Index pills = call.need("pills", 60, 70);
  const Index knows = call.flag("knows");
  const Index rule = call.block("no-pills");
  call.card("on-call", knows);
  const Index hello = call.node("hello");
  const Index act = call.node("act");
  const Index good = call.ending("good");
  const Index bad = call.ending("bad");
  Choice& warm = call.choice(hello, "warm", act);
  earns(warm, 2);
  meets(warm, heard);
  warm.effects.distress = -2;
  Choice& form = call.choice(hello, "form", act);
  earns(form, -1);
  form.effects.trust = -1;
  Choice& renew = call.choice(act, "renew", good);
  renew.when = flag_is_set(knows);
  renew.effects.cost = 200;
  meets(renew, pills, NeedLevel::kArranged);
  Choice& send = call.choice(act, "send", good);
  send.block = rule;
  meets(send, pills);
  Choice& sorry = call.choice(act, "sorry", bad);
  earns(sorry, 1);
  sorry.effects.trust = 1;
  call.choice(act, "leave", bad).effects.cost = 500;
  return call.build();
}

// Four moments in a row, each with the same choices: hurt (feel −1, trust −2), cold (trust −1),
// mend (feel 2, trust +2), flat, kind (feel 2, mood as it is), sweet (no quality, trust +2).
scenario::ScenarioPtr moments() {
  CallBuilder call;
  const Index helped = call.need("helped", 100);
  std::vector<Index> nodes;
  for (int i = 0; i < 4; ++i) nodes.push_back(call.node("m" + std::to_string(i)));
  nodes.push_back(call.ending("end"));
  for (std::size_t i = 0; i < 4; ++i) {
    const auto add = [&](const std::string& id, int feel, int trust) {
      Choice& choice = call.choice(nodes[i], id, nodes[i + 1]);
      earns(choice, feel);
      choice.effects.trust = static_cast<std::int8_t>(trust);
      meets(choice, helped);
    };
    add("hurt", -1, -2);
    add("cold", 0, -1);
    add("mend", 2, 2);
    add("flat", 0, 0);
    add("kind", 2, 0);
    add("sweet", 0, 2);
  }
  return call.build();
}

score::Review through_moments(const std::vector<std::string>& choices) {
  std::vector<replay::Event> events;
  for (std::size_t i = 0; i < choices.size(); ++i) {
    events.push_back(chose("m" + std::to_string(i), choices[i]));
  }
  return review_of(attempt(moments(), events));
}

std::vector<replay::Event> random_way(const scenario::Scenario& scenario, RandomCall& random) {
  std::vector<replay::Event> events;
  replay::CallState state = replay::begin(scenario);
  while (!replay::at_ending(scenario, state)) {
    const std::vector<Index> open = replay::available(scenario, state);
    const int last = static_cast<int>(open.size()) - 1;
    const Index choice = open[static_cast<std::size_t>(random.from(0, last))];
    const scenario::Node& node = scenario.nodes[state.node];
    events.push_back(replay::ChoiceEvent{node.id, node.choices[choice].id});
    state = replay::choose(scenario, state, choice).value();
  }
  return events;
}

}  // namespace

TEST_CASE("Each alternative says what it would have led to") {
  const Attempted attempted = attempt(refill(), {chose("hello", "form"), chose("act", "sorry")});
  const score::Review review = review_of(attempted);
  REQUIRE(review.decisions.size() == 2);
  const score::ReviewedDecision& hello = review.decisions[0];
  REQUIRE(hello.alternatives.size() == 2);
  CHECK(hello.chosen == 1);
  CHECK(hello.best == 0);
  CHECK(hello.hurt);
  CHECK(hello.before.trust == 5);
  CHECK(hello.after.trust == 4);
  CHECK(hello.alternatives[0].keeps == 8000);
  CHECK(hello.alternatives[0].lost == 0);
  CHECK(hello.alternatives[0].mood.distress == 3);
  CHECK(hello.alternatives[0].earned == 3);
  CHECK(attempted.scenario->nodes[hello.alternatives[0].ending].id.text == "good");
  CHECK(hello.alternatives[1].keeps == 4000);
  CHECK(hello.alternatives[1].lost == 4000);
  CHECK(hello.alternatives[1].outcome == 4000);
}

TEST_CASE("A forbidden alternative is worth what it would be were its rule alone lifted") {
  const Attempted attempted = attempt(refill(), {chose("hello", "warm"), chose("act", "leave")});
  const score::ReviewedDecision act = review_of(attempted).decisions[1];
  REQUIRE(act.alternatives.size() == 4);  // send, sorry, leave; then renew, to be looked up first
  CHECK(act.alternatives[0].block == Index{0});
  CHECK(act.alternatives[0].keeps == 10000);
  CHECK(act.alternatives[0].lost == -2000);
  CHECK(attempted.scenario->nodes[act.alternatives[0].ending].id.text == "good");
  CHECK(act.chosen == 2);
  CHECK(act.alternatives[2].keeps == 3500);
  CHECK(act.alternatives[2].lost == 4500);
}

TEST_CASE("What only a card would have opened stands after the choices shown") {
  const Attempted attempted = attempt(refill(), {chose("hello", "warm"), chose("act", "sorry")});
  const score::ReviewedDecision act = review_of(attempted).decisions[1];
  REQUIRE(act.alternatives.size() == 4);
  CHECK(act.best == 3);
  CHECK(act.alternatives[3].choice == 0);
  CHECK(act.alternatives[3].look_up == std::vector<Index>{0});
  CHECK(act.alternatives[3].keeps == 8000);
  CHECK(act.alternatives[3].lost == 0);
  CHECK(act.alternatives[3].outcome == 8000);

  const Attempted informed =
      attempt(refill(), {chose("hello", "warm"), opened("on-call"), chose("act", "renew")});
  const score::ReviewedDecision renewed = review_of(informed).decisions[1];
  REQUIRE(renewed.alternatives.size() == 4);
  CHECK(renewed.best == 0);
  CHECK(renewed.chosen == 0);
  CHECK(renewed.alternatives[0].look_up.empty());
}

TEST_CASE("A recovery: no hurt, something earned, the mood mended") {
  const score::Review mended = through_moments({"hurt", "mend", "mend"});
  REQUIRE(mended.recoveries.size() == 1);  // the second mends nothing more
  CHECK(mended.recoveries[0].decision == 1);
  CHECK(mended.recoveries[0].mends == std::vector<std::size_t>{0});
  CHECK(mended.recoveries[0].whole);

  const score::Review late = through_moments({"hurt", "cold", "flat", "mend"});
  REQUIRE(late.recoveries.size() == 1);
  CHECK(late.recoveries[0].decision == 3);
  CHECK(late.recoveries[0].mends == std::vector<std::size_t>{0, 1});
  CHECK_FALSE(late.recoveries[0].whole);  // trust 5, 3, 2, 2, 4

  CHECK(through_moments({"hurt", "kind"}).recoveries.empty());   // the mood is as it was
  CHECK(through_moments({"hurt", "sweet"}).recoveries.empty());  // nothing was said to her
  CHECK(through_moments({"mend", "flat"}).recoveries.empty());   // nothing was hurt
  CHECK(through_moments({"hurt", "mend", "cold", "mend"}).recoveries.size() == 2);
}

TEST_CASE("Chances not reached are named with the decision that closed them, and where they were") {
  CallBuilder call;
  const Index helped = call.need("helped", 100);
  const Index start = call.node("start");
  const Index talk = call.node("talk");
  const Index solve = call.node("solve");
  const Index end = call.ending("end");
  earns(call.choice(start, "on", talk), 1);
  call.choice(start, "leave", end);
  earns(call.choice(talk, "warm", solve), 2);
  call.choice(talk, "flat", solve);
  meets(call.choice(solve, "help", end), helped);
  call.choice(solve, "sorry", end);
  const score::Review left = review_of(attempt(call.build(), {chose("start", "leave")}));
  REQUIRE(left.not_reached.size() == 1);
  CHECK(left.not_reached[0].decision == 0);
  CHECK(left.not_reached[0].chances == 2);
  CHECK(left.not_reached[0].moments == std::vector<Index>{talk});  // at solve nothing was at stake
  const score::Review flat = review_of(attempt(
      call.build(), {chose("start", "on"), chose("talk", "flat"), chose("solve", "sorry")}));
  CHECK(flat.not_reached.empty());
}

TEST_CASE("A rule in the way: the needs it was about, and those helped all the same") {
  const score::Review without =
      review_of(attempt(refill(), {chose("hello", "warm"), chose("act", "sorry")}));
  REQUIRE(without.rules.size() == 1);
  CHECK(without.rules[0].step == 1);
  CHECK(without.rules[0].best_if_lifted == 10000);
  CHECK(without.rules[0].needs == std::vector<Index>{1});
  CHECK(without.rules[0].helped.empty());
  const score::Review with = review_of(
      attempt(refill(), {chose("hello", "warm"), opened("on-call"), chose("act", "renew")}));
  CHECK(with.rules[0].helped == std::vector<Index>{1});
}

TEST_CASE("Rules that a call never came to are told apart from those it met") {
  const score::Review met =
      review_of(attempt(refill(), {chose("hello", "warm"), chose("act", "sorry")}));
  CHECK(met.rules_not_met.empty());
  const score::Review not_met = review_of(attempt(refill(), {}));
  CHECK(not_met.rules.empty());
  REQUIRE(not_met.rules_not_met.size() == 1);
  CHECK(not_met.rules_not_met[0].block == met.rules[0].block);
  CHECK(not_met.rules_not_met[0].best_if_lifted == met.rules[0].best_if_lifted);
}

TEST_CASE("A rule stands in the way of what it would have raised, not of what is settled") {
  CallBuilder call;
  const Index helped = call.need("helped", 100);
  const Index rule = call.block("rule");
  const Index start = call.node("start");
  const Index more = call.node("more");
  const Index end = call.ending("end");
  meets(call.choice(start, "help", more), helped);
  call.choice(start, "wait", more);
  Choice& again = call.choice(more, "help-too", end);
  again.block = rule;
  meets(again, helped);
  call.choice(more, "bye", end);
  const auto needs_after = [&](const std::string& first) {
    return review_of(attempt(call.build(), {chose("start", first), chose("more", "bye")}))
        .rules.at(0)
        .needs;
  };
  CHECK(needs_after("help").empty());
  CHECK(needs_after("wait") == std::vector<Index>{helped});
}

TEST_CASE("The caller's mood, step by step, with the decisions marked on it") {
  const score::Review review = review_of(
      attempt(refill(), {chose("hello", "form"), opened("on-call"), chose("act", "sorry")}));
  REQUIRE(review.mood.size() == 4);
  CHECK_FALSE(review.mood[0].decision);
  CHECK(review.mood[0].mood.trust == 5);
  CHECK(review.mood[1].decision == std::size_t{0});
  CHECK(review.mood[1].mood.trust == 4);
  CHECK_FALSE(review.mood[2].decision);
  CHECK(review.mood[2].seconds == 20);
  CHECK(review.mood[3].decision == std::size_t{1});
  CHECK(review.mood[3].mood.trust == 5);
}

TEST_CASE("A best call with its reasons, and what each card is opened for") {
  const Attempted whole = attempt(refill(), {});
  const score::BestCall best = score::best_call(*whole.scenario, whole.solution);
  REQUIRE(best.steps.size() == 3);
  CHECK(best.from == 0);
  CHECK(best.steps[0].why == "Why of warm");
  CHECK_FALSE(best.steps[0].card);
  CHECK(best.steps[1].card);
  CHECK(best.steps[1].why.empty());
  CHECK(best.steps[1].opens == std::size_t{2});
  CHECK(best.steps[2].item == 0);
  CHECK(best.run.states.size() == 4);

  const score::BestCall rest =
      score::best_call(*whole.scenario, whole.solution, {chose("hello", "form")});
  CHECK(rest.from == 1);
  CHECK(rest.events.size() == 3);
  REQUIRE(rest.steps.size() == 2);
  CHECK(rest.steps[0].card);
  CHECK(rest.steps[0].opens == std::size_t{2});
}

TEST_CASE("Lifting chosen rules: best, worst and the way there") {
  const Attempted whole = attempt(refill(), {});
  const score::WhatIf as_it_is = whole.solution.what_if({});
  CHECK(as_it_is.best == whole.solution.best().value);
  CHECK(as_it_is.worst == whole.solution.worst());
  CHECK(as_it_is.path.size() == 3);
  const score::WhatIf lifted = whole.solution.what_if({0});
  CHECK(lifted.best == 10000);
  CHECK(lifted.worst == -500);
  REQUIRE(lifted.path.size() == 2);
  CHECK(std::get<replay::ChoiceEvent>(lifted.path[1]).choice.text == "send");
}

// Over random calls: what could still be had at a decision is the most that any alternative keeps,
// and the one chosen keeps that less what it lost.
TEST_CASE("Alternatives agree with the account, whatever the call") {
  int decisions = 0;
  int forbidden = 0;
  int looked_up = 0;
  for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
    CAPTURE(seed);
    RandomCall random(seed);
    const scenario::ScenarioPtr scenario = random.make();
    const score::Proof proof = score::prove(scenario);
    if (!proof.solution) continue;
    const std::vector<replay::Event> events = random_way(*scenario, random);
    const Attempted attempted = attempt(scenario, events);
    const score::Review review = review_of(attempted);
    REQUIRE(review.decisions.size() == attempted.card.decisions.size());
    CHECK(review.mood.size() == events.size() + 1);
    for (std::size_t i = 0; i < review.decisions.size(); ++i) {
      const score::ReviewedDecision& reviewed = review.decisions[i];
      const score::DecisionScore& decision = attempted.card.decisions[i];
      const replay::CallState& before = attempted.run.states[decision.step];
      const Hundredths best = attempted.solution.best_at(before).value;
      Hundredths most = std::numeric_limits<Hundredths>::min();
      for (const score::Alternative& each : reviewed.alternatives) {
        CHECK(each.lost == best - each.keeps);
        CHECK(each.outcome == each.keeps - before.costs);
        CHECK(scenario->nodes[each.ending].ending.has_value());
        looked_up += each.look_up.empty() ? 0 : 1;
        forbidden += each.block ? 1 : 0;
        if (!each.block) most = std::max(most, each.keeps);
      }
      CHECK(most == best);
      const score::Alternative& chosen = reviewed.alternatives[reviewed.chosen];
      CHECK(chosen.choice == decision.choice);
      CHECK(chosen.keeps == best - decision.lost);
      CHECK(chosen.earned == decision.earned_total);
      CHECK(chosen.mood.trust == reviewed.after.trust);
      CHECK(reviewed.alternatives[reviewed.best].lost == 0);
      ++decisions;
    }
    for (const score::Recovery& each : review.recoveries) {
      CHECK_FALSE(review.decisions[each.decision].hurt);
      REQUIRE_FALSE(each.mends.empty());
      for (const std::size_t hurt : each.mends) {
        CHECK(hurt < each.decision);
        CHECK(review.decisions[hurt].hurt);
      }
    }
  }
  CHECK(decisions > 2000);
  CHECK(forbidden > 200);
  CHECK(looked_up > 50);
}

TEST_CASE("Alternatives, forbidden ones too, are worth what plain recursion finds") {
  constexpr std::size_t kBudget = 20'000;
  int compared = 0;
  int forbidden = 0;
  for (std::uint64_t seed = 5001; seed <= 7000; ++seed) {
    CAPTURE(seed);
    RandomCall random(seed);
    const scenario::ScenarioPtr scenario = random.make();
    if (!score::prove(scenario).solution) continue;
    const Attempted attempted = attempt(scenario, random_way(*scenario, random));
    const score::Review review = review_of(attempted);
    for (std::size_t i = 0; i < review.decisions.size(); ++i) {
      const score::DecisionScore& decision = attempted.card.decisions[i];
      const PlainState before = plain(attempted.run.states[decision.step], *scenario);
      for (const score::Alternative& each : review.decisions[i].alternatives) {
        if (!each.look_up.empty()) continue;
        BruteForce slow(*scenario, each.block ? static_cast<int>(*each.block) : -1, kBudget);
        const PlainBest best = slow.best(slow.after(before, each.choice));
        if (slow.gave_up()) continue;
        const scenario::Choice& choice = scenario->nodes[decision.node].choices[each.choice];
        CHECK(each.keeps == best.value - choice.effects.cost);
        ++compared;
        forbidden += each.block ? 1 : 0;
      }
    }
  }
  CHECK(compared > 1000);
  CHECK(forbidden > 100);
}

}  // namespace warmline::test
