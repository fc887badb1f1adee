// Who says an imported line, and whether an imported link is words or a deed.
#pragma once

#include <string_view>

#include "interop/story.h"

namespace warmline::interop {

// "Agent: One moment." is the agent's; likewise Caller and System. Without such a name in front it
// is `otherwise`'s. What is said is empty if nothing stands behind the name.
[[nodiscard]] Speech speech_of(std::string_view line, std::string_view otherwise);

// "(Put the caller through.)" and "Continue" are done, everything else is said; quotation marks
// around all of it are taken off. `to`, `why` and `place` are left to the caller.
[[nodiscard]] Way way_of(std::string_view text);

}  // namespace warmline::interop
