// What a checker can say of style, cheaply and rightly: warnings, never errors. Of feedback that is
// missing and flags that nothing reads parsing warns already (scenario/parse.h).
#pragma once

#include <vector>

#include "core/diagnostic.h"
#include "craft/decisions.h"

namespace warmline::craft {

// A choice is much longer than its siblings if it has half as many characters again as the longest
// of those that are available with it, and this many more.
inline constexpr std::size_t kMuchLonger = 30;

// "giveaway-length": a choice that is much longer than its siblings, and the best: none has more T,
// none loses less, and not all are equal. Once for each choice; pointers filled (scenario::place).
[[nodiscard]] std::vector<Diagnostic> style(const Scenario& scenario,
                                            const std::vector<Decision>& decisions);

}  // namespace warmline::craft
