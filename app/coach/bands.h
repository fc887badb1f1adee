// What many attempts say of one person, with how sure it is (scoring.md, "Over many attempts").
//
// Of the values x of n scenarios, one of each, the first attempt's:
//   mean ± t(.975, n − 1)·s ÷ √n        the usual interval for a mean (Student 1908)
// The change between two periods, whose first attempts are of different scenarios:
//   difference of the means ± t(.975, ν)·√(s₁² ÷ n₁ + s₂² ÷ n₂), ν by Welch and Satterthwaite
//   (Welch 1947, Biometrika 34:28–35), rounded down, which errs on the wide side
// Both are clipped to what is possible and rounded outwards to whole per mille. A change of means
// can also come of scenarios that are harder in one period: it is said of what was practised.
//
// The values are summed as integers, so their order changes nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/units.h"

namespace warmline::coach {

inline constexpr std::int32_t kBandScenarios = 5;      // below: a mean without a band
inline constexpr std::int32_t kShownObservations = 8;  // below: no figure at all

// What the first attempt at a scenario showed.
struct ScenarioValue {
  PerMille value = 0;             // 0..1000
  std::int32_t observations = 0;  // decisions behind it, ≥ 0
};

struct Band {
  PerMille low = 0;
  PerMille high = 0;
};

struct Estimate {
  std::int32_t scenarios = 0;
  std::int32_t observations = 0;
  std::optional<PerMille> mean;  // half up; nothing below kShownObservations
  std::optional<Band> band;      // in 0..1000; nothing without a mean or below kBandScenarios
};

[[nodiscard]] Estimate estimate(const std::vector<ScenarioValue>& values);

enum class Moved : std::uint8_t { kNotKnown, kNotShown, kUp, kDown };

struct Change {
  Estimate before;
  Estimate after;
  std::optional<PerMille> difference;  // of the means, after − before, half up; nothing unless both
                                       // have a band
  std::optional<Band> band;        // in −1000..1000
  Moved moved = Moved::kNotKnown;  // kUp, kDown: only where the band leaves out nought
};

[[nodiscard]] Change change(const std::vector<ScenarioValue>& before,
                            const std::vector<ScenarioValue>& after);

}  // namespace warmline::coach
