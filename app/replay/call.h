// A call in progress: pure steps over an immutable scenario. No clock, no randomness, no screen.
#pragma once

#include <cassert>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/result.h"
#include "core/units.h"
#include "replay/bits.h"
#include "scenario/scenario.h"

namespace warmline::replay {

using scenario::Index;
using scenario::Scenario;

// What a rule forbids can be lifted for "what if" questions; ordinary replay lifts nothing.
struct Lifted {
  bool all = false;
  std::optional<Index> block;
  [[nodiscard]] bool lifts(Index which) const { return all || (block && *block == which); }
};

// The full state of a call (the solver uses a smaller one, see score/reducer.h). Copyable,
// comparable by value.
struct CallState {
  Index node = 0;
  Levels needs;   // one for each need; all unmet at the start
  Bits<1> flags;  // one for each flag
  scenario::Mood mood;
  Bits<8> used;          // kMostChoices for each node (used_bit)
  Bits<1> opened_cards;  // one for each card
  Seconds seconds = 0;
  Hundredths costs = 0;  // so far
  std::int32_t transfers = 0;
  std::int32_t repeats = 0;
  std::int32_t critical_misses = 0;

  friend bool operator==(const CallState& a, const CallState& b);
  friend bool operator!=(const CallState& a, const CallState& b) { return !(a == b); }
};

enum class Availability : std::uint8_t { kAvailable, kHidden, kBlocked };

struct Option {
  Index choice = 0;                                      // in the node's choices
  Availability availability = Availability::kAvailable;  // never kHidden in options()
};

[[nodiscard]] CallState begin(const Scenario& scenario);
[[nodiscard]] bool holds(const scenario::Condition& condition, const CallState& state);
[[nodiscard]] bool at_ending(const Scenario& scenario, const CallState& state);

// What is shown at the current node, in authored order: available and blocked choices, hidden ones
// left out. Once-only choices that were used are hidden.
[[nodiscard]] std::vector<Option> options(const Scenario& scenario, const CallState& state,
                                          const Lifted& lifted = {});

// Available choices only, in authored order.
[[nodiscard]] std::vector<Index> available(const Scenario& scenario, const CallState& state,
                                           const Lifted& lifted = {});

// Of one choice of the current node.
[[nodiscard]] Availability availability(const Scenario& scenario, const CallState& state,
                                        Index choice, const Lifted& lifted = {});

// Cards listed in this state (their condition holds and the call has not ended), authored order.
[[nodiscard]] std::vector<Index> cards(const Scenario& scenario, const CallState& state);

// Lines of the current node whose condition holds, authored order.
[[nodiscard]] std::vector<Index> lines(const Scenario& scenario, const CallState& state);

// Effects (needs; flags cleared, then set; mood, clamped), then the first target whose condition
// holds. Errors: "no-such-choice", "choice-not-available", "call-ended". `choice` is an index into
// the node's choices.
[[nodiscard]] Result<CallState> choose(const Scenario& scenario, const CallState& state,
                                       Index choice, const Lifted& lifted = {});

// Opening a card again adds its seconds again. Errors: "no-such-card" (not listed here either),
// "call-ended".
[[nodiscard]] Result<CallState> open_card(const Scenario& scenario, const CallState& state,
                                          Index card);

// Where CallState::used keeps a choice.
inline constexpr std::size_t kMostChoices = 8;  // of a node; scenario.schema.json allows 4
[[nodiscard]] constexpr std::size_t used_bit(Index node, Index choice) {
  assert(choice < kMostChoices);
  return node * kMostChoices + choice;
}

// What a need at this level counts: 0, the author's credit for "arranged", 100.
[[nodiscard]] Percent credit_of(const scenario::Need& need, scenario::NeedLevel level);

// Credit of the needs as they stand: Σ weight × credit, 0..10000.
[[nodiscard]] Hundredths credit(const Scenario& scenario, const CallState& state);

}  // namespace warmline::replay
