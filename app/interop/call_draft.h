// A transcript, already without what identifies, as the draft of a scenario: what the agent said is
// the first choice of each moment, for an author to add the others.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/result.h"
#include "interop/transcript.h"

namespace warmline::interop {

struct CallDraft {
  std::string json;               // a sound scenario, pretty-printed, keys in the schema's order
  std::vector<std::string> left;  // what is left for the author, a sentence each
  std::size_t moments = 0;        // with an agent's line
  std::size_t before = 0;         // steps the caller went through first
};

// Roles are settled (settle_roles). Nothing but what is said, roles, language and rounded times
// goes into the draft. What an author must write begins with "To write: ". Errors: "no-agent-turn";
// "too-many-moments": more than a scenario has nodes; "too-much-before".
[[nodiscard]] Result<CallDraft> draft_of(const Transcript& transcript);

}  // namespace warmline::interop
