// The units of every score: integers throughout, so that two builds agree to the last digit
// (scoring.md).
#pragma once

#include <cstdint>

namespace warmline {

using Hundredths = std::int32_t;  // points in hundredths of a point; 100 points are 10000
using PerMille = std::int32_t;    // ratios, 0..1000
using Percent = std::int32_t;     // credits, 0..100
using Seconds = std::int32_t;     // authored seconds, never the wall clock

inline constexpr Hundredths kHundredPoints = 10000;

// part/whole in per mille, half up. whole > 0; part may be negative (rounded towards +infinity at a
// half).
[[nodiscard]] constexpr PerMille per_mille(std::int64_t part, std::int64_t whole) {
  const std::int64_t doubled = 2000 * part + whole;
  const std::int64_t divisor = 2 * whole;
  const std::int64_t quotient = doubled / divisor;
  return static_cast<PerMille>(quotient - ((doubled % divisor) < 0 ? 1 : 0));
}

}  // namespace warmline
