// What several commands say of an attempt, in words.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "cli/commands.h"
#include "core/units.h"
#include "scenario/scenario.h"
#include "score/scorecard.h"

namespace warmline::cli {

// Says on stderr what is wrong, and gives the status back.
int refuse(const std::string& where, const std::string& why, int status = kMisused);

// "48.2 %"; "not enough evidence".
[[nodiscard]] std::string percent(PerMille ratio);
[[nodiscard]] std::string percent_or_none(const std::optional<PerMille>& ratio);

// "1 decision", "2 decisions".
[[nodiscard]] std::string counted(std::int64_t number, const std::string& what);

// The two figures with their accounts, the time, and a critical miss before all else.
[[nodiscard]] std::string figures(const score::Scorecard& card, std::size_t width);

// A decision with what it lost, what it took and why.
[[nodiscard]] std::string decision(const scenario::Scenario& scenario,
                                   const score::DecisionScore& each, std::size_t width);

// "rise from 76 to 100", "stay at 76": the best possible outcome were something lifted.
[[nodiscard]] std::string change_of_best(Hundredths best, Hundredths lifted);

// The two figures with their accounts, each decision with what it lost and why, rules met. Lines
// wrapped to `width` columns.
[[nodiscard]] std::string debrief(const scenario::Scenario& scenario, const score::Scorecard& card,
                                  std::size_t width);

}  // namespace warmline::cli
