// How a form is used: what people were given, how long it took them, what nobody ever chose.
//
//   quantile  of n sorted values at p: h = (n − 1)·p, between the values at ⌊h⌋ and ⌊h⌋ + 1 in
//             proportion (Hyndman and Fan 1996, The American Statistician 50:361–365, type 7, R's)
//   at most   a choice that none of n took is taken by at most 1 − .05^(1 ÷ n) of people, with 95 %
//             confidence, about 3 ÷ n (Hanley and Lippman-Hand 1983, JAMA 249:1743–1745)
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/units.h"

namespace warmline::assess {

// Of at least one value, in rising order, of at most 10¹² either way; at in 0..1000.
[[nodiscard]] double quantile(const std::vector<std::int64_t>& sorted, PerMille at);

struct Times {
  std::size_t people = 0;
  // In the unit given, at kTimesAt: shortest, 10 %, quartile, median, quartile, 90 %, longest.
  std::optional<std::array<double, 7>> quantiles;  // nothing of nobody
};
inline constexpr std::array<PerMille, 7> kTimesAt{0, 100, 250, 500, 750, 900, 1000};

[[nodiscard]] Times times(std::vector<std::int64_t> taken);

struct Exposure {
  std::size_t given = 0;
  PerMille share = 0;  // of all people, half up; 0 of nobody
};

// By scenario; a row for each person, whether each scenario was given to them.
[[nodiscard]] std::vector<Exposure> exposure(const std::vector<std::vector<bool>>& given,
                                             std::size_t scenarios);

struct ChoiceUse {
  std::int32_t offered = 0;  // how often somebody could have taken it
  std::int32_t taken = 0;    // 0..offered
};

struct NeverTaken {
  std::size_t decision = 0;
  std::size_t choice = 0;
  std::int32_t offered = 0;
  PerMille at_most = 0;  // of people, rounded up
};

// Choices that were offered at least kLeastOffered times and never taken, in order. `decisions`:
// for each decision, its choices.
[[nodiscard]] std::vector<NeverTaken> never_taken(
    const std::vector<std::vector<ChoiceUse>>& decisions);
inline constexpr std::int32_t kLeastOffered = 10;

}  // namespace warmline::assess
