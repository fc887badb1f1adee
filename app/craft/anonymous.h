// What in an authored call could tell who somebody is: the anonymity check (anonymity/find.h) over
// every text that a scenario holds. Warnings, never errors: whoever wrote it knows what is made up.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "anonymity/lexicon.h"
#include "core/diagnostic.h"
#include "scenario/scenario.h"

namespace warmline::craft {

// "identifies-email", "identifies-person" …, one for each finding; pointers filled
// (scenario::place), in the order of the texts below.
[[nodiscard]] std::vector<Diagnostic> anonymous(const scenario::Scenario& scenario,
                                                const anonymity::Lexicon& lexicon);

// What a check of `scenarios` calls says at its end, `findings` being the diagnostics of the kind
// above: how many there are, or that nothing was found by these checks, and either way what share
// of each type the checks find (anonymity/recall.h). Without a full stop's promise: never that a
// text is anonymous.
[[nodiscard]] std::string anonymity_summary(std::size_t findings);

[[nodiscard]] bool is_about_anonymity(const Diagnostic& diagnostic);

}  // namespace warmline::craft
