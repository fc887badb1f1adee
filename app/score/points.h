// Points for people.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/units.h"

namespace warmline::score {

// Whole points by largest remainder (ties: the earlier part), so that what sums to 10000 shows as
// 100. A sum that is no whole number of points is rounded half up. Each part is off by less than a
// point; order kept.
[[nodiscard]] std::vector<std::int32_t> whole_points(const std::vector<Hundredths>& parts);

// Exactly, with as many decimals as it takes: "12", "-7.5", "0.05".
[[nodiscard]] std::string decimal(Hundredths points);

}  // namespace warmline::score
