// Scales, ticks and places of charts: plain arithmetic.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "ui/charts.h"

namespace warmline::ui {

// Multiples of 1, 2 or 5 times a power of ten that lie in low..high (low ≤ high, finite): the
// densest such row of at most `most` (≥ 2). Never closer than `least_step`.
[[nodiscard]] std::vector<double> nice_ticks(double low, double high, std::size_t most,
                                             double least_step = 0);

// A range for these values: the axis's own if it has one, widened to hold them all; else widened
// to whole steps of ticks. `from_nought`: 0 is in it. Never empty.
[[nodiscard]] ChartSpan range_for(const AxisModel& axis, const std::vector<double>& values,
                                  bool from_nought = false);

// Where a value of a range stands between two pixels; what lies outside is drawn at the end.
struct Scale {
  ChartSpan range;
  float from = 0, to = 0;
  [[nodiscard]] float operator()(double value) const;
};

// Every how manieth of `count` labels of that width can be shown in `room`: 1, 2, 5, 10, 20 … of
// them, or 0 where not even two have room.
[[nodiscard]] std::size_t label_step(std::size_t count, float label_width, float room);

// Moves intervals (their beginnings, in the order given, and their sizes) as little as it can so
// that they lie `gap` apart between low and high. If they need more room than there is, they begin
// at low and run over high, in order and without overlap all the same.
void keep_apart(std::vector<float>& begins, const std::vector<float>& sizes, float gap, float low,
                float high);

// Between −1 and 1, always the same for the same number, neighbours far from each other.
[[nodiscard]] float jitter(std::size_t number);

// --- slopes

// For each item its place from the top, 0 the first: by rank, equals by the other side's rank,
// then as given.
[[nodiscard]] std::vector<std::size_t> places_by_rank(const std::vector<std::int32_t>& ranks,
                                                      const std::vector<std::int32_t>& others);
// Those whose lines cross that of `item`: they stand above it at one side and below it at the
// other, by rank; an equal rank at either side is no crossing.
[[nodiscard]] std::vector<std::size_t> crossings(const std::vector<std::int32_t>& left,
                                                 const std::vector<std::int32_t>& right,
                                                 std::size_t item);

}  // namespace warmline::ui
