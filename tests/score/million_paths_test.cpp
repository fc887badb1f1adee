// The account, and the range of every figure, over random ways through the shipped scenarios.
#include <doctest/doctest.h>

#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "replay/transcript.h"
#include "score/scorecard.h"
#include "support/sanitized.h"
#include "support/shipped.h"

namespace warmline::test {

namespace {

constexpr std::uint64_t kPaths = kSanitized ? 50'000 : 1'000'000;

// WARMLINE_PATHS sets another number.
std::uint64_t paths_to_walk() {
  const char* asked = std::getenv("WARMLINE_PATHS");
  return asked == nullptr ? kPaths : std::strtoull(asked, nullptr, 10);
}

struct Walk {
  std::vector<replay::Event> events;
  replay::Run run;  // states alone: scoring reads no lines
};

class Walker {
 public:
  explicit Walker(std::uint64_t seed) : engine_(seed) {}

  // Uniform choices; a card now and then; one step in fifty the agent hangs up.
  void go(const scenario::Scenario& scenario, Walk& walk) {
    walk.events.clear();
    walk.run.states.clear();
    walk.run.states.push_back(replay::begin(scenario));
    while (!replay::at_ending(scenario, walk.run.states.back()) && below(50) != 0) {
      const replay::CallState& state = walk.run.states.back();
      if (below(6) == 0) {
        const std::vector<scenario::Index> cards = replay::cards(scenario, state);
        if (!cards.empty()) {
          const scenario::Index card = cards[below(cards.size())];
          walk.events.push_back(replay::CardEvent{scenario.cards[card].id});
          walk.run.states.push_back(replay::open_card(scenario, state, card).value());
          continue;
        }
      }
      const scenario::Node& node = scenario.nodes[state.node];
      const std::vector<scenario::Index> open = replay::available(scenario, state);
      const scenario::Index choice = open[below(open.size())];
      walk.events.push_back(replay::ChoiceEvent{node.id, node.choices[choice].id});
      walk.run.states.push_back(replay::choose(scenario, state, choice).value());
    }
  }

 private:
  std::size_t below(std::size_t count) { return static_cast<std::size_t>(engine_() % count); }

  std::mt19937_64 engine_;
};

bool is_ratio(const std::optional<PerMille>& figure) {
  return !figure || (*figure >= 0 && *figure <= 1000);
}

const char* wrong_with(const score::DecisionScore& decision) {
  if (decision.lost < 0) return "a decision loses less than nothing";
  if (decision.stake < 0) return "a stake below 0";
  if (decision.earned_total < 0 || decision.earned_total > decision.stake) return "earned";
  if (decision.closed_off < 0) return "closed_off";
  if (decision.offered < 2 && decision.lost == 0) return "a Continue among the decisions";
  for (std::size_t k = 0; k < scenario::kCriterionCount; ++k) {
    if (decision.stakes[k] < 0 || decision.stakes[k] > 3) return "a criterion's stake";
    if (decision.earned[k] < 0 || decision.earned[k] > decision.stakes[k]) {
      return "a criterion's earned";
    }
  }
  return nullptr;
}

const char* wrong_with_sums(const score::Scorecard& card) {
  Hundredths lost = 0;
  std::int32_t earned = 0;
  std::int32_t chances = card.chances_left;
  for (const score::DecisionScore& decision : card.decisions) {
    if (const char* wrong = wrong_with(decision)) return wrong;
    lost += decision.lost;
    earned += decision.earned_total;
    chances += decision.stake + decision.closed_off;
  }
  if (lost != card.lost) return "lost is not the sum over decisions";
  if (earned != card.empathy_earned) return "earned is not the sum over decisions";
  if (chances != card.empathy_chances) return "D is not what its parts sum to";
  return nullptr;
}

const char* wrong_with(const score::Scorecard& card, const score::Solution& solution) {
  if (card.achieved + card.lost + card.not_finished + card.out_of_reach_rules +
          card.out_of_reach_nobody !=
      kHundredPoints) {
    return "the account does not sum to 100 points";
  }
  if (card.achieved + card.lost + card.not_finished != solution.best().value) return "V*";
  if (card.finished && card.not_finished != 0) return "not_finished of a finished call";
  if (card.finished == card.ending.empty()) return "ending";
  if (card.finished && (card.achieved > card.best || card.achieved < solution.worst())) {
    return "achieved is not between the worst and the best call";
  }
  if (card.out_of_reach_rules < 0 || card.out_of_reach_nobody < 0) return "out of reach";
  if (!is_ratio(card.resolution)) return "resolution";
  if (!is_ratio(card.empathy)) return "empathy";
  if (card.empathy.has_value() !=
      (card.empathy_decisions >= score::kMinObservations && card.empathy_chances > 0)) {
    return "empathy with too little evidence, or none with enough";
  }
  for (const score::CriterionScore& criterion : card.criteria) {
    if (!is_ratio(criterion.quality)) return "a criterion";
    if (criterion.quality.has_value() != (criterion.observations >= score::kMinObservations)) {
      return "a criterion with too little evidence, or none with enough";
    }
  }
  if (card.seconds < 0 || card.transfers < 0 || card.repeats < 0 || card.critical_misses < 0) {
    return "a count below 0";
  }
  return wrong_with_sums(card);
}

}  // namespace

TEST_CASE(
    "A million random paths over the shipped scenarios: the account holds, nothing is out of "
    "range") {
  const std::vector<Shipped> all = shipped_scenarios();
  const std::uint64_t paths = paths_to_walk();
  if (paths != 1'000'000)
    MESSAGE("walking " << paths << " paths instead of 1000000: sanitizers, or WARMLINE_PATHS");
  Walker walker(20260101);
  Walk walk;
  std::uint64_t unfinished = 0;
  std::uint64_t with_loss = 0;
  for (std::uint64_t i = 0; i < paths; ++i) {
    const Shipped& call = all[i % all.size()];
    walker.go(*call.scenario, walk);
    const score::Scorecard card =
        score::score(*call.scenario, call.solution, walk.events, walk.run);
    unfinished += card.finished ? 0 : 1;
    with_loss += card.lost > 0 ? 1 : 0;
    const char* wrong = wrong_with(card, call.solution);
    if (wrong != nullptr) {
      CAPTURE(call.id);
      CAPTURE(i);
      FAIL(std::string(wrong));
    }
    if (i % 1000 != 0) continue;  // the steps above are those that a stored attempt takes
    const Result<replay::Run> run = replay::replay(*call.scenario, walk.events);
    REQUIRE(run);
    CHECK(run.value().states == walk.run.states);
  }
  // Otherwise the paths above would show little.
  CHECK(unfinished > paths / 20);
  CHECK(unfinished < paths / 2);
  CHECK(with_loss > paths / 2);
}

}  // namespace warmline::test
