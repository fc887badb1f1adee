// The moments that a session begins with: where most was lost, what was missed again and again, the
// best recovery (coach/moments.h), and where there are fewer, what was lost next most.
#pragma once

#include <string>
#include <vector>

#include "coach/moments.h"
#include "coach/session.h"
#include "coach/team.h"

namespace warmline::coach {

inline constexpr std::size_t kProposed = 3;

struct ProposedMoment {
  Moment at;
  MomentKind kind = MomentKind::kOwn;
  std::string why;  // a sentence with its figures
};

// At most kProposed, no decision twice; fewer only where nothing more was lost. Practised attempts
// count for nothing. `reviews` as for telling_moments().
[[nodiscard]] std::vector<ProposedMoment> proposed(
    const Team& team, PersonIndex person, const std::vector<const score::Review*>& reviews);

// As it stands in a session: its words are those of the call. It has no id yet (next_point()).
// `attempt` is the attempt's id.
[[nodiscard]] SessionMoment session_moment(const Team& team, const ProposedMoment& moment,
                                           std::string attempt);

// The last words before so many events that the agent answered to: the caller's or a third party's.
[[nodiscard]] std::string words_before(const scenario::Scenario& call, const replay::Run& run,
                                       std::size_t step);

}  // namespace warmline::coach
