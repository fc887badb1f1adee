#include "score/lens.h"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace warmline::score {

namespace {

constexpr std::size_t kEmpathy = static_cast<std::size_t>(LensPart::kEmpathy);
constexpr std::size_t kResolution = static_cast<std::size_t>(LensPart::kResolution);
constexpr std::size_t kEffort = static_cast<std::size_t>(LensPart::kEffort);
constexpr std::size_t kTime = static_cast<std::size_t>(LensPart::kTime);

using Exact = std::array<std::int64_t, kLensPartCount>;
using Whole = std::array<std::int32_t, kLensPartCount>;

std::int64_t floor_of(std::int64_t part, std::int64_t whole) {
  return part / whole - (part % whole < 0 ? 1 : 0);
}

// parts ÷ whole as integers that sum to `sum`, by largest remainder (ties: the earlier part). The
// exact sum may be off by less than 1.
Whole rounded(const Exact& parts, std::int64_t whole, std::int64_t sum) {
  Whole result{};
  Exact remainder{};
  std::int64_t left = sum;
  for (std::size_t i = 0; i < kLensPartCount; ++i) {
    const std::int64_t floor = floor_of(parts[i], whole);
    remainder[i] = parts[i] - floor * whole;
    result[i] = static_cast<std::int32_t>(floor);
    left -= floor;
  }
  std::array<std::size_t, kLensPartCount> order{};
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&remainder](std::size_t a, std::size_t b) {
    return remainder[a] > remainder[b];
  });
  assert(left >= 0 && left <= static_cast<std::int64_t>(kLensPartCount));
  for (std::size_t i = 0; i < static_cast<std::size_t>(left); ++i) ++result[order[i]];
  return result;
}

Seconds target_for(const Lens& lens, const scenario::Scenario& scenario) {
  if (lens.target_from == TargetFrom::kOwn || scenario.target_seconds == 0) {
    return lens.target_seconds;
  }
  return scenario.target_seconds;
}

PerMille effort_of(const Scorecard& card) {
  constexpr PerMille kEach = 250;
  constexpr std::int32_t kEnough = 1000 / kEach;  // more of them cost no more
  return 1000 - kEach * std::min(kEnough, std::min(kEnough, card.transfers) +
                                              std::min(kEnough, card.repeats));
}

// 2000 − 1000·seconds ÷ target.
PerMille time_of(Seconds seconds, Seconds target) {
  const std::int64_t left = 2 * std::int64_t{target} - seconds;
  return per_mille(std::clamp<std::int64_t>(left, 0, target), target);
}

std::int64_t total(const Whole& weights) {
  return std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
}

// How far a part holds the figure from twice the reference, times the weight: see LensDifference.
std::int64_t pull(const LensReading& reading, std::size_t part, std::int64_t twice_reference) {
  if (reading.weights[part] == 0) return 0;
  return reading.weights[part] * (2 * std::int64_t{*reading.parts[part]} - twice_reference);
}

}  // namespace

LensReading read_through(const Lens& lens, const scenario::Scenario& scenario,
                         const Scorecard& card) {
  LensReading reading;
  reading.target_seconds = target_for(lens, scenario);
  reading.parts[kEmpathy] = card.empathy;
  reading.parts[kResolution] = card.resolution;
  reading.parts[kEffort] = effort_of(card);
  if (card.finished && reading.target_seconds > 0) {
    reading.parts[kTime] = time_of(card.seconds, reading.target_seconds);
  }
  Exact weights{};
  std::int64_t sum = 0;
  for (std::size_t i = 0; i < kLensPartCount; ++i) {
    if (!reading.parts[i]) continue;
    reading.weights[i] = lens.weights[i];
    weights[i] = 1000 * std::int64_t{lens.weights[i]};
    sum += std::int64_t{lens.weights[i]} * *reading.parts[i];
  }
  const std::int64_t whole = total(reading.weights);
  if (whole == 0) return reading;
  reading.shares = rounded(weights, whole, 1000);
  reading.figure = per_mille(sum, 1000 * whole);
  return reading;
}

std::optional<LensDifference> difference_between(const LensReading& first,
                                                 const LensReading& second) {
  if (!first.figure || !second.figure) return std::nullopt;
  const std::int64_t first_whole = total(first.weights);
  const std::int64_t second_whole = total(second.weights);
  const std::int64_t twice_mean = std::int64_t{*first.figure} + *second.figure;
  LensDifference result;
  result.difference = *second.figure - *first.figure;
  Exact pulls{};
  for (std::size_t i = 0; i < kLensPartCount; ++i) {
    pulls[i] =
        first_whole * pull(second, i, twice_mean) - second_whole * pull(first, i, twice_mean);
  }
  result.pulls = rounded(pulls, 2 * first_whole * second_whole, result.difference);
  const std::int64_t way = result.difference < 0 ? -1 : 1;
  std::int64_t most = 0;
  for (std::size_t i = 0; i < kLensPartCount && result.difference != 0; ++i) {
    if (way * pulls[i] <= most) continue;
    most = way * pulls[i];
    result.driver = static_cast<LensPart>(i);
  }
  return result;
}

std::string_view name_of(LensPart part) {
  switch (part) {
    case LensPart::kEmpathy:
      return "empathy";
    case LensPart::kResolution:
      return "resolution";
    case LensPart::kEffort:
      return "effort";
    case LensPart::kTime:
      return "time";
  }
  assert(false);
  return {};
}

}  // namespace warmline::score
