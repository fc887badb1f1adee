// The account of 100 points over every way through random calls, and what renaming must not change.
#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <set>
#include <string>
#include <vector>

#include "score/brute_force.h"
#include "score/proof.h"
#include "score/random_calls.h"
#include "score/scorecard.h"

namespace warmline::test {

namespace {

struct Played {
  std::vector<replay::Event> events;
  score::Scorecard card;
};

Played score_of(const scenario::Scenario& scenario, const score::Solution& solution,
                const std::vector<replay::Event>& events) {
  const Result<replay::Run> run = replay::replay(scenario, events);
  REQUIRE(run);
  return {events, score::score(scenario, solution, events, run.value())};
}

void check_account(const score::Scorecard& card) {
  CHECK(card.achieved + card.lost + card.not_finished + card.out_of_reach_rules +
            card.out_of_reach_nobody ==
        kHundredPoints);
  CHECK(card.best + card.out_of_reach_rules + card.out_of_reach_nobody == kHundredPoints);
  CHECK(card.out_of_reach_rules >= 0);
  CHECK(card.out_of_reach_nobody >= 0);
  CHECK(card.resolution >= 0);
  CHECK(card.resolution <= 1000);
  if (card.finished) CHECK(card.not_finished == 0);
  Hundredths lost = 0;
  std::int32_t earned = 0;
  std::int32_t chances = card.chances_left;
  for (const score::DecisionScore& decision : card.decisions) {
    CHECK(decision.lost >= 0);
    CHECK(decision.closed_off >= 0);
    CHECK(decision.earned_total >= 0);
    CHECK(decision.earned_total <= decision.stake);
    CHECK((decision.offered >= 2 || decision.lost > 0));
    lost += decision.lost;
    earned += decision.earned_total;
    chances += decision.stake + decision.closed_off;
  }
  CHECK(lost == card.lost);
  CHECK(earned == card.empathy_earned);
  CHECK(chances == card.empathy_chances);
}

// Every way through a call with no loops, each scored where it stands at every step; cards whose
// flag is set are left shut.
class EveryWay {
 public:
  EveryWay(const scenario::Scenario& scenario, const score::Solution& solution, std::size_t most)
      : scenario_(scenario), solution_(solution), most_(most) {}

  void go(const replay::CallState& state) {
    if (scored_ >= most_) return;
    ++scored_;
    const Played played = score_of(scenario_, solution_, events_);
    check_account(played.card);
    if (replay::at_ending(scenario_, state)) {
      if (played.card.lost == 0) ++perfect_;
      least_ = std::min(least_, played.card.achieved);
      most_achieved_ = std::max(most_achieved_, played.card.achieved);
      return;
    }
    const scenario::Node& node = scenario_.nodes[state.node];
    for (const Index choice : replay::available(scenario_, state)) {
      events_.push_back(replay::ChoiceEvent{node.id, node.choices[choice].id});
      go(replay::choose(scenario_, state, choice).value());
      events_.pop_back();
    }
    for (const Index card : replay::cards(scenario_, state)) {
      const auto& sets = scenario_.cards[card].sets_flag;
      if (!sets || state.flags[*sets]) continue;
      events_.push_back(replay::CardEvent{scenario_.cards[card].id});
      go(replay::open_card(scenario_, state, card).value());
      events_.pop_back();
    }
  }

  bool complete() const { return scored_ < most_; }
  std::size_t scored() const { return scored_; }
  std::size_t perfect() const { return perfect_; }
  Hundredths least() const { return least_; }
  Hundredths most_achieved() const { return most_achieved_; }

 private:
  const scenario::Scenario& scenario_;
  const score::Solution& solution_;
  const std::size_t most_;
  std::vector<replay::Event> events_;
  std::size_t scored_ = 0;
  std::size_t perfect_ = 0;
  Hundredths least_ = std::numeric_limits<Hundredths>::max();
  Hundredths most_achieved_ = std::numeric_limits<Hundredths>::min();
};

bool sound(const score::Proof& proof) {
  for (const Diagnostic& diagnostic : proof.diagnostics) {
    if (diagnostic.code == "card-loses") return false;
  }
  return proof.solution.has_value();
}

scenario::ScenarioPtr renamed(const scenario::Scenario& scenario) {
  scenario::Scenario other = scenario;
  const auto rename = [](auto& items, const std::string& prefix) {
    // Backwards, so that the order of names turns round too.
    for (std::size_t i = 0; i < items.size(); ++i)
      items[i].id.text = prefix + std::to_string(1000 - i);
  };
  rename(other.needs, "x");
  rename(other.flags, "y");
  rename(other.blocks, "z");
  rename(other.cards, "a");
  rename(other.nodes, "b");
  for (scenario::Node& node : other.nodes) rename(node.choices, "c");
  return std::make_shared<const scenario::Scenario>(other);
}

}  // namespace

TEST_CASE("Every way through sound calls splits 100 points without remainder") {
  std::size_t ways = 0;
  std::size_t calls = 0;
  for (std::uint64_t seed = 1; seed <= 1500; ++seed) {
    CAPTURE(seed);
    const scenario::ScenarioPtr scenario = RandomCall(seed).make();
    const score::Proof proof = score::prove(scenario);
    if (!sound(proof)) continue;
    EveryWay every(*scenario, *proof.solution, 2000);
    every.go(replay::begin(*scenario));
    ways += every.scored();
    if (!every.complete()) continue;
    ++calls;
    CHECK(every.perfect() > 0);
    CHECK(every.least() == proof.solution->worst());
    CHECK(every.most_achieved() == proof.solution->best().value);
  }
  CHECK(calls > 500);
  CHECK(ways > 20'000);
}

TEST_CASE("The best path is perfect, and earns the empathy it is said to earn") {
  int compared = 0;
  for (std::uint64_t seed = 1; seed <= 3000; ++seed) {
    CAPTURE(seed);
    const scenario::ScenarioPtr scenario = RandomCall(seed).make();
    const score::Proof proof = score::prove(scenario);
    if (!sound(proof)) continue;
    const score::Solution& solution = *proof.solution;
    const Played best = score_of(*scenario, solution, solution.best_path());
    CHECK(best.card.finished);
    CHECK(best.card.lost == 0);
    CHECK(best.card.achieved == solution.best().value);
    CHECK(best.card.empathy_earned == solution.best().empathy);
    CHECK(best.card.empathy_chances == solution.best().stakes);
    CHECK(best.card.empathy_decisions == solution.best().faced);
    CHECK(best.card.empathy == best.card.best_call_empathy);
    if (best.card.best > 0) CHECK(best.card.resolution == 1000);
    ++compared;
  }
  CHECK(compared > 1000);
}

TEST_CASE("Renaming ids changes nothing") {
  int compared = 0;
  for (std::uint64_t seed = 1; seed <= 1000; ++seed) {
    CAPTURE(seed);
    const scenario::ScenarioPtr scenario = RandomCall(seed).make();
    const scenario::ScenarioPtr other = renamed(*scenario);
    const score::Proof proof = score::prove(scenario);
    const score::Proof other_proof = score::prove(other);
    REQUIRE(proof.diagnostics.size() == other_proof.diagnostics.size());
    for (std::size_t i = 0; i < proof.diagnostics.size(); ++i) {
      CHECK(proof.diagnostics[i].code == other_proof.diagnostics[i].code);
      CHECK(proof.diagnostics[i].pointer == other_proof.diagnostics[i].pointer);
    }
    if (!proof.solution) continue;
    ++compared;
    const score::Scorecard best =
        score_of(*scenario, *proof.solution, proof.solution->best_path()).card;
    const score::Scorecard other_best =
        score_of(*other, *other_proof.solution, other_proof.solution->best_path()).card;
    CHECK(best.achieved == other_best.achieved);
    CHECK(best.empathy_earned == other_best.empathy_earned);
    CHECK(best.empathy_chances == other_best.empathy_chances);
    CHECK(best.out_of_reach_rules == other_best.out_of_reach_rules);
    REQUIRE(best.decisions.size() == other_best.decisions.size());
    for (std::size_t i = 0; i < best.decisions.size(); ++i) {
      CHECK(best.decisions[i].node == other_best.decisions[i].node);
      CHECK(best.decisions[i].choice == other_best.decisions[i].choice);
    }
  }
  CHECK(compared > 500);
}

}  // namespace warmline::test
