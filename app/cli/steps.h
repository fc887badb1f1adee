// Steps of a call as the command line writes them.
#pragma once

#include <string>
#include <vector>

#include "core/result.h"
#include "replay/transcript.h"

namespace warmline::cli {

// "NODE/CHOICE" or "card:CARD", as --choices takes them; the second with commas between them.
[[nodiscard]] std::string step_id(const replay::Event& event);
[[nodiscard]] std::string step_ids(const std::vector<replay::Event>& events);

// What --choices says: ids separated by commas, each CHOICE, NODE/CHOICE or card:CARD. Error:
// "no-such-step", at the first one that isn't to be had where it stands, with what is.
[[nodiscard]] Result<std::vector<replay::Event>> events_of(const scenario::Scenario& scenario,
                                                           const std::string& choices);

}  // namespace warmline::cli
