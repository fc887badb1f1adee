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

// One thing on the page of a call, in order.
struct Entry {
  enum class Kind : std::uint8_t { kLine, kChoice, kCard };
  Kind kind = Kind::kLine;
  Index node = 0;    // kLine, kChoice
  Index item = 0;    // line of the node, choice of the node, or card of the scenario
  std::size_t step = 0;    // how many events had happened before it
};

struct Run {
  std::vector<CallState> states;  // states[i] after i events; size = events + 1
  std::vector<Entry> entries;     // includes the lines of the node the call stands at
};

// Replays events from the start. Errors: "does-not-fit" with the number of events that did, when a node, choice or
// card no longer exists or is not available there (the scenario was edited).
[[nodiscard]] Result<Run> replay(const Scenario& scenario, const std::vector<Event>& events);

// One line for each entry, "Caller: …", ending included; for terminals, golden files and exports.
[[nodiscard]] std::string to_text(const Scenario& scenario, const Run& run);

}  // namespace warmline::replay
