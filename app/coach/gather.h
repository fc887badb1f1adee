// From what people handed in to a team's attempts: which comes first, and what each shows. What
// Coach puts a team together with, and what exports for other programs go by.
#pragma once

#include <optional>
#include <vector>

#include "coach/roster.h"
#include "coach/team.h"
#include "progress/result_file.h"

namespace warmline::coach {

// The order of beginning, of one person's attempts: by when they began, then by how many tries came
// before, then by id.
[[nodiscard]] bool begun_before(const progress::ResultAttempt& a, const progress::ResultAttempt& b);

[[nodiscard]] std::vector<replay::Event> events_of(const progress::ResultAttempt& attempt);

// Scored; who, in which week and at which of a team's scenarios are the caller's to fill in.
// Nothing where it doesn't fit the call that it says it was. `run`, if given, is what it was scored
// by.
[[nodiscard]] std::optional<TeamAttempt> scored(const progress::ResultAttempt& attempt,
                                                const Practised& call, replay::Run* run = nullptr);

// Two browsers each have a first attempt at the same call: the later one is a repeat. Versions of
// one scenario are one call. The attempts of each person stand in order of beginning.
void settle_firsts(Team& team);

}  // namespace warmline::coach
