// The ways of a story that lead back.
#pragma once

#include <cstddef>
#include <vector>

#include "interop/story.h"

namespace warmline::interop {

// For each moment, which of its ways lead to a moment that the walk from the start, in authored
// order, has come through: without them no way leads back, and every moment that could be reached
// still can.
[[nodiscard]] std::vector<std::vector<bool>> ways_back(const Story& story);

// Which moments a call can come to.
[[nodiscard]] std::vector<bool> reached(const Story& story);

}  // namespace warmline::interop
