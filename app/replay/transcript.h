// The record of an attempt as the events that made it, and what a reader sees of it.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "core/ids.h"
#include "core/result.h"
#include "replay/call.h"

namespace warmline::replay {

struct ChoiceEvent {
  NodeId node;
  ChoiceId choice;
};
struct CardEvent {
  CardId card;
};
using Event = std::variant<ChoiceEvent, CardEvent>;  // in order of happening

// One thing on the page of a call, in order. A node's lines are those that held on arrival.
struct Entry {
  enum class Kind : std::uint8_t { kLine, kChoice, kCard };
  Kind kind = Kind::kLine;
  Index node = 0;        // where it happened
  Index item = 0;        // line of the node, choice of the node, or card of the scenario
  std::size_t step = 0;  // how many events had happened before it
};

struct Run {
  std::vector<CallState> states;  // states[i] after i events; size = events + 1
  std::vector<Entry> entries;     // includes the lines of the node the call stands at
};

// Replays events from the start. Error: "does-not-fit" when a node, choice or card no longer exists
// or is not available there (the scenario was edited); `where` is the number of events that did
// fit, in decimal digits.
[[nodiscard]] Result<Run> replay(const Scenario& scenario, const std::vector<Event>& events);

// The call in order of happening, for terminals, golden files and exports; one line each, "\n" at
// the end of each:
//   Caller: …   Agent: …   NAME OF A THIRD PARTY: …   [system line]   Agent: (something done)
//   [Looked up: card's title]
// and, at an ending, an empty line, its title and its text. What was before the call, and choices
// not made, are left out.
[[nodiscard]] std::string to_text(const Scenario& scenario, const Run& run);

// One entry of it, with its "\n".
[[nodiscard]] std::string to_text(const Scenario& scenario, const Entry& entry);

}  // namespace warmline::replay
