// What was said in a call, as the screens show it.
#pragma once

#include <string>

#include "replay/transcript.h"
#include "scenario/scenario.h"
#include "ui/models.h"

namespace warmline::ui {

[[nodiscard]] Utterance utterance_of(const scenario::Scenario& scenario, const replay::Entry& entry,
                                     std::string id);

}  // namespace warmline::ui
