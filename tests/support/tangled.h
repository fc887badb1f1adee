// A call made to be hard to solve: what is chosen at each moment is remembered to the end.
#pragma once

#include "scenario/scenario.h"

namespace warmline::test {

// `moments` in a row, each with four choices that set a flag or not and move trust; the last node
// reads every flag, trust, and three rules. Thirteen make 169,156 reachable
// states.
[[nodiscard]] scenario::ScenarioPtr tangled_call(int moments);

}  // namespace warmline::test
