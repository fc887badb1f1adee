// Scorecards worked out by hand.
#include "score/scorecard.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "score/outcome.h"
#include "support/call_builder.h"

namespace warmline::test {

namespace {

score::Scorecard play(const scenario::ScenarioPtr& scenario,
                      const std::vector<replay::Event>& events) {
  const score::Solved solved = score::solve(scenario);
  REQUIRE(solved.solution);
  const Result<replay::Run> run = replay::replay(*scenario, events);
  REQUIRE(run);
  return score::score(*scenario, *solved.solution, events, run.value());
}

replay::Event chose(const std::string& node, const std::string& choice) {
  return replay::ChoiceEvent{NodeId(node), ChoiceId(choice)};
}

// Needs: heard 40, pills 60 (arranged: 70 %).
//   hello  warm (feel 2, understand 2; heard met) | form (feel −1) | promise (explore 1; cost 5),
//   all to ask ask    listen (explore 2, understand 1) to act | skip (nothing) to act | leave
//   (nothing) to end act    send (a rule forbids it; pills met) | arrange (respect 1; pills
//   arranged) | sorry (feel 1), all to end
// V* = 40 + 42 = 82; with the rule lifted 100. B = 5 + 3 + 1 = 9: T at hello 4, −1, 1; at ask 3, 0,
// 0; at act 0, 1.
scenario::ScenarioPtr refill() {
  CallBuilder call;
  const Index heard = call.need("heard", 40);
  const Index pills = call.need("pills", 60, 70);
  const Index rule = call.block("no-pills");
  const Index hello = call.node("hello");
  const Index ask = call.node("ask");
  const Index act = call.node("act");
  const Index end = call.ending("end");
  Choice& warm = call.choice(hello, "warm", ask);
  earns(warm, 2, 2);
  meets(warm, heard);
  earns(call.choice(hello, "form", ask), -1);
  Choice& promise = call.choice(hello, "promise", ask);
  earns(promise, 0, 0, 1);
  promise.effects.cost = 500;
  earns(call.choice(ask, "listen", act), 0, 1, 2);
  call.choice(ask, "skip", act);
  call.choice(ask, "leave", end);
  Choice& send = call.choice(act, "send", end);
  send.block = rule;
  meets(send, pills);
  Choice& arrange = call.choice(act, "arrange", end);
  meets(arrange, pills, NeedLevel::kArranged);
  earns(arrange, 0, 0, 0, 1);
  earns(call.choice(act, "sorry", end), 1);
  return call.build();
}

}  // namespace

TEST_CASE("The best call takes all that is in reach") {
  const score::Scorecard card =
      play(refill(), {chose("hello", "warm"), chose("ask", "listen"), chose("act", "arrange")});
  CHECK(card.finished);
  CHECK(card.ending == "end");
  CHECK(card.achieved == 8200);
  CHECK(card.lost == 0);
  CHECK(card.best == 8200);
  CHECK(card.out_of_reach_rules == 1800);
  CHECK(card.out_of_reach_nobody == 0);
  CHECK(card.resolution == 1000);
  CHECK(card.empathy_decisions == 3);
  CHECK(card.empathy_earned == 8);
  CHECK(card.empathy_chances == 9);
  CHECK(card.empathy == 889);  // 8 ÷ 9
  CHECK(card.best_call_empathy == 889);
  REQUIRE(card.blocks_met.size() == 1);
  CHECK(card.blocks_met[0].step == 2);
  CHECK(card.blocks_met[0].best_if_lifted == 10000);
}

TEST_CASE("Each lost point is tied to the decision that lost it") {
  const score::Scorecard card =
      play(refill(), {chose("hello", "promise"), chose("ask", "skip"), chose("act", "sorry")});
  CHECK(card.achieved == -500);
  CHECK(card.resolution == 0);
  CHECK(card.lost == 8700);
  REQUIRE(card.decisions.size() == 3);
  CHECK(card.decisions[0].lost == 4500);  // 82 − (42 − 5)
  CHECK(card.decisions[0].stake == 5);
  CHECK(card.decisions[0].earned_total == 2);
  CHECK(card.decisions[0].stakes == std::array<std::int32_t, 4>{3, 2, 1, 0});
  CHECK(card.decisions[0].earned == std::array<std::int32_t, 4>{1, 0, 1, 0});
  CHECK(card.decisions[1].lost == 0);
  CHECK(card.decisions[2].lost == 4200);
  CHECK(card.decisions[2].number == 3);
  CHECK(card.empathy_earned == 3);  // 2 + 0 + 1
  CHECK(card.empathy == 333);
  CHECK(card.criteria[0].observations == 2);
  CHECK_FALSE(card.criteria[0].quality);  // two observations are not enough
}

TEST_CASE("Leaving early closes chances off instead of paying") {
  const score::Scorecard card = play(refill(), {chose("hello", "warm"), chose("ask", "leave")});
  CHECK(card.achieved == 4000);
  CHECK(card.lost == 4200);
  REQUIRE(card.decisions.size() == 2);
  CHECK(card.decisions[1].closed_off == 1);  // B(ask) 4 − its stake 3 − B(end) 0
  CHECK(card.empathy_chances == 9);
  CHECK_FALSE(card.empathy);      // two decisions
  CHECK(card.resolution == 488);  // 40 ÷ 82 = 487.8
}

TEST_CASE("An attempt that ends unfinished ends where it stands") {
  const score::Scorecard card = play(refill(), {chose("hello", "warm")});
  CHECK_FALSE(card.finished);
  CHECK(card.ending.empty());
  CHECK(card.achieved == 4000);
  CHECK(card.lost == 0);
  CHECK(card.not_finished == 4200);
  CHECK(card.chances_left == 4);
  CHECK(card.empathy_chances == 9);
  CHECK(card.achieved + card.not_finished + card.out_of_reach_rules == kHundredPoints);

  const score::Scorecard untouched = play(refill(), {});
  CHECK(untouched.achieved == 0);
  CHECK(untouched.not_finished == 8200);
  CHECK(untouched.decisions.empty());
}

TEST_CASE("A profile figure needs three observations") {
  CallBuilder call;
  call.need("heard", 100);
  std::vector<Index> moments;
  for (int i = 0; i < 4; ++i) moments.push_back(call.node("m" + std::to_string(i)));
  const Index end = call.ending("end");
  for (std::size_t i = 0; i < 4; ++i) {
    const Index next = i < 3 ? moments[i + 1] : end;
    Choice& good = call.choice(moments[i], "good", next);
    earns(good, 2, i == 0 ? 1 : 0);
    meets(good, 0);
    Choice& flat = call.choice(moments[i], "flat", next);
    earns(flat, i == 3 ? 2 : 0);
    meets(flat, 0);
  }
  const score::Scorecard card = play(call.build(), {chose("m0", "good"), chose("m1", "flat"),
                                                    chose("m2", "good"), chose("m3", "flat")});
  CHECK(card.criteria[0].observations == 3);
  CHECK(card.criteria[0].quality == 667);  // 4 ÷ 6
  CHECK(card.criteria[1].observations == 1);
  CHECK_FALSE(card.criteria[1].quality);
  CHECK(card.empathy_decisions == 3);
  CHECK(card.empathy == 714);  // 5 ÷ 7
}

// One choice is offered; a card would have shown a better one. Going on loses points, so it stands
// in the account.
TEST_CASE("Continue past an unopened card is a decision when it loses points") {
  CallBuilder call;
  call.need("helped", 100);
  const Index knows = call.flag("knows");
  call.card("policy", knows);
  const Index only = call.node("only");
  const Index end = call.ending("end");
  Choice& help = call.choice(only, "help", end);
  help.when = flag_is_set(knows);
  meets(help, 0);
  call.choice(only, "bye", end);
  const scenario::ScenarioPtr scenario = call.build();

  const score::Scorecard passed = play(scenario, {chose("only", "bye")});
  REQUIRE(passed.decisions.size() == 1);
  CHECK(passed.decisions[0].lost == 10000);
  CHECK(passed.decisions[0].offered == 1);

  const score::Scorecard looked =
      play(scenario, {replay::CardEvent{CardId("policy")}, chose("only", "help")});
  CHECK(looked.lost == 0);
  CHECK(looked.seconds == 20);
  REQUIRE(looked.decisions.size() == 1);
  CHECK(looked.decisions[0].step == 1);
}

TEST_CASE("A decision that loses nothing closes nothing off") {
  CallBuilder call;
  const Index helped = call.need("helped", 100);
  const Index start = call.node("start");
  const Index talk = call.node("talk");
  const Index end = call.ending("end");
  meets(call.choice(start, "short", end), helped);
  meets(call.choice(start, "long", talk), helped);
  earns(call.choice(talk, "warm", end), 2);
  call.choice(talk, "flat", end);
  const score::Scorecard card = play(call.build(), {chose("start", "short")});
  CHECK(card.decisions[0].lost == 0);
  CHECK(card.decisions[0].closed_off == 0);
  CHECK(card.empathy_chances == 0);
}

TEST_CASE("A rule met is named once, at its first showing") {
  CallBuilder call;
  const Index helped = call.need("helped", 100);
  const Index rule = call.block("rule");
  const Index other = call.block("other");
  call.card("policy", std::nullopt);
  const Index start = call.node("start");
  const Index more = call.node("more");
  const Index end = call.ending("end");
  call.choice(start, "ruled", end).block = rule;
  meets(call.choice(start, "on", more), helped, NeedLevel::kArranged);
  call.choice(more, "ruled-too", end).block = rule;
  Choice& best = call.choice(more, "other", end);
  best.block = other;
  meets(best, helped);
  call.choice(more, "bye", end);
  const score::Scorecard card = play(call.build(), {replay::CardEvent{CardId("policy")},
                                                    chose("start", "on"), chose("more", "bye")});
  REQUIRE(card.blocks_met.size() == 2);
  CHECK(card.blocks_met[0].block == rule);
  CHECK(card.blocks_met[0].step == 0);
  CHECK(card.blocks_met[0].best_if_lifted == 6000);
  CHECK(card.blocks_met[1].block == other);
  CHECK(card.blocks_met[1].step == 2);
  CHECK(card.blocks_met[1].best_if_lifted == 10000);
}

TEST_CASE("The only choice offered is no decision") {
  CallBuilder call;
  call.need("helped", 100);
  const Index only = call.node("only");
  const Index end = call.ending("end");
  Choice& go = call.choice(only, "go", end);
  meets(go, 0);
  go.effects.cost = 300;
  earns(go, 2);
  const score::Scorecard card = play(call.build(), {chose("only", "go")});
  CHECK(card.decisions.empty());
  CHECK(card.achieved == 9700);
  CHECK(card.best == 9700);
  CHECK(card.out_of_reach_nobody == 300);
}

TEST_CASE("Critical misses, transfers, repeats and seconds are counted beside the account") {
  CallBuilder call;
  call.need("helped", 100);
  const Index first = call.node("first");
  const Index end = call.ending("end");
  Choice& leak = call.choice(first, "leak", end);
  leak.effects.critical = scenario::CriticalMiss::kPrivacy;
  leak.effects.transfer = true;
  leak.effects.repeat = true;
  leak.effects.seconds = 42;
  meets(call.choice(first, "help", end), 0);
  const score::Scorecard card = play(call.build(), {chose("first", "leak")});
  CHECK(card.critical_misses == 1);
  CHECK(card.decisions[0].critical);
  CHECK(card.transfers == 1);
  CHECK(card.repeats == 1);
  CHECK(card.seconds == 42);
}

TEST_CASE("Ratios round half up, below nought too") {
  CHECK(per_mille(1, 3) == 333);
  CHECK(per_mille(2, 3) == 667);
  CHECK(per_mille(1, 2000) == 1);
  CHECK(per_mille(1, 2001) == 0);
  CHECK(per_mille(-1, 2000) == 0);
  CHECK(per_mille(-3, 2000) == -1);
  CHECK(per_mille(-1001, 2000) == -500);
  CHECK(per_mille(0, 7) == 0);
  CHECK(per_mille(7, 7) == 1000);
}

TEST_CASE("Points shown to people keep their sum") {
  using Points = std::vector<std::int32_t>;
  CHECK(score::whole_points({3333, 3333, 3334}) == Points{33, 33, 34});
  CHECK(score::whole_points({3350, 3350, 3300}) == Points{34, 33, 33});
  CHECK(score::whole_points({-50, 10050}) ==
        Points{0, 100});  // the earlier of two equal remainders
  CHECK(score::whole_points({-1260, 8720, 2540}) == Points{-12, 87, 25});
  CHECK(score::whole_points({-1270, 8720, 2550}) == Points{-13, 87, 26});
  CHECK(score::whole_points({0, 10000, 0}) == Points{0, 100, 0});
  CHECK(score::whole_points({}).empty());
  CHECK(score::whole_points({50}) == Points{1});
  CHECK(score::whole_points({49}) == Points{0});
  CHECK(score::decimal(-705) == "-7.05");
  CHECK(score::decimal(1250) == "12.5");
  CHECK(score::decimal(10000) == "100");
}

}  // namespace warmline::test
