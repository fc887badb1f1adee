// The solver against plain recursion, on thousands of small calls made at random.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "score/brute_force.h"
#include "score/outcome.h"
#include "score/proof.h"
#include "score/random_calls.h"

namespace warmline::test {

namespace {

constexpr std::uint64_t kCalls = 6000;
constexpr std::size_t kBudget = 30'000;

bool mentions(const std::vector<Diagnostic>& problems, const std::string& code) {
  for (const Diagnostic& problem : problems) {
    if (problem.code == code) return true;
  }
  return false;
}

struct Tally {
  int sound = 0;
  int cycles = 0;
  int dead_ends = 0;
  int with_cards = 0;
  int losing_cards = 0;
  int worth_lifting = 0;
};

// False: too large to enumerate, nothing was compared.
bool compare_structure(const scenario::Scenario& scenario, const std::vector<Diagnostic>& problems,
                       Tally& tally) {
  bool cycle = false;
  bool dead_end = false;
  for (int lifted = -2; lifted < static_cast<int>(scenario.blocks.size()); ++lifted) {
    BruteForce slow(scenario, lifted, kBudget);
    (void)slow.best(slow.start());
    if (slow.gave_up()) return false;
    cycle = cycle || slow.cycle();
    dead_end = dead_end || slow.dead_end();
  }
  CHECK(mentions(problems, "cycle") == cycle);
  if (!cycle) CHECK(mentions(problems, "dead-end") == dead_end);
  tally.cycles += cycle ? 1 : 0;
  tally.dead_ends += dead_end && !cycle ? 1 : 0;
  return !cycle && !dead_end;
}

void compare_values(const scenario::ScenarioPtr& scenario, const score::Solution& solution,
                    Tally& tally) {
  BruteForce slow(*scenario, -1, kBudget);
  const PlainBest expected = slow.best(slow.start());
  CHECK(solution.best().value == expected.value);
  CHECK(solution.worst() == expected.worst);
  CHECK(solution.best().empathy == expected.empathy);
  CHECK(solution.best().stakes == expected.stakes);
  CHECK(solution.best().choices == expected.choices);
  for (std::size_t block = 0; block < scenario->blocks.size(); ++block) {
    BruteForce lifted(*scenario, static_cast<int>(block), kBudget);
    const Hundredths found = solution.best_lifted(static_cast<Index>(block));
    CHECK(found == lifted.best(lifted.start()).value);
    CHECK(found >= solution.best().value);
    CHECK(found <= solution.best_lifted_all());
    tally.worth_lifting += found > solution.best().value ? 1 : 0;
  }
  BruteForce all(*scenario, -2, kBudget);
  CHECK(solution.best_lifted_all() == all.best(all.start()).value);
  tally.losing_cards += slow.card_loses() ? 1 : 0;
  tally.with_cards += scenario->cards.empty() ? 0 : 1;
}

// From every state of a random call the solver knows what plain recursion finds out.
void compare_on_the_way(const scenario::ScenarioPtr& scenario, const score::Solution& solution,
                        RandomCall& random) {
  replay::CallState state = replay::begin(*scenario);
  for (;;) {
    BruteForce slow(*scenario, -1, kBudget);
    const PlainBest expected = slow.best(plain(state, *scenario));
    CHECK(solution.best_at(state).value == expected.value);
    CHECK(solution.best_at(state).empathy == expected.empathy);
    CHECK(solution.best_at(state).stakes == expected.stakes);
    if (replay::at_ending(*scenario, state)) return;
    const std::vector<Index> cards = replay::cards(*scenario, state);
    if (!cards.empty() && random.chance(25)) {
      const Index card =
          cards[static_cast<std::size_t>(random.from(0, static_cast<int>(cards.size()) - 1))];
      state = replay::open_card(*scenario, state, card).value();
      continue;
    }
    const std::vector<Index> open = replay::available(*scenario, state);
    const Index choice =
        open[static_cast<std::size_t>(random.from(0, static_cast<int>(open.size()) - 1))];
    state = replay::choose(*scenario, state, choice).value();
  }
}

}  // namespace

TEST_CASE("The solver agrees with plain recursion over full states") {
  Tally tally;
  for (std::uint64_t seed = 1; seed <= kCalls; ++seed) {
    CAPTURE(seed);
    RandomCall random(seed);
    const scenario::ScenarioPtr scenario = random.make();
    const score::Proof proof = score::prove(scenario);
    if (!compare_structure(*scenario, proof.diagnostics, tally)) continue;
    REQUIRE(proof.solution);
    ++tally.sound;
    compare_values(scenario, *proof.solution, tally);
    compare_on_the_way(scenario, *proof.solution, random);
    BruteForce slow(*scenario, -1, kBudget);
    (void)slow.best(slow.start());
    if (slow.card_loses()) CHECK(mentions(proof.diagnostics, "card-loses"));
  }
  // Otherwise the calls above would show little.
  CHECK(tally.sound > 2000);
  CHECK(tally.cycles > 100);
  CHECK(tally.dead_ends > 100);
  CHECK(tally.with_cards > 500);
  CHECK(tally.losing_cards > 20);
  CHECK(tally.worth_lifting > 100);
}

}  // namespace warmline::test
