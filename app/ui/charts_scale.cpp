#include "ui/charts_scale.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>
#include <string>

#include "core/tr.h"

namespace warmline::ui {
namespace {

constexpr double kTiny = 1e-9;  // of a step: rounding in a multiple is no distance

// The step after this one in the row 1, 2, 5, 10, 20 …
struct Step {
  int mantissa = 1;
  int power = 0;
  [[nodiscard]] double value() const { return mantissa * std::pow(10.0, power); }
  void widen() {
    if (mantissa == 5) ++power;
    mantissa = mantissa == 1 ? 2 : mantissa == 2 ? 5 : 1;
  }
};

std::size_t ticks_in(double low, double high, double step) {
  const double first = std::ceil(low / step - kTiny);
  const double last = std::floor(high / step + kTiny);
  return last < first ? 0 : static_cast<std::size_t>(last - first) + 1;
}

double step_for(double low, double high, std::size_t most, double least_step) {
  const double span = high - low;
  Step step;
  step.power = static_cast<int>(std::floor(std::log10(span / static_cast<double>(most)))) - 1;
  while (step.value() < least_step * (1 - kTiny) || ticks_in(low, high, step.value()) > most)
    step.widen();
  return step.value();
}

// English has its thousands apart here without a locale as well.
std::string english_digits(double size, int decimals) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", decimals, size);
  std::string digits = text;
  const std::size_t point = std::min(digits.find('.'), digits.size());
  for (std::size_t at = point; at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

}  // namespace

std::string figure(const AxisModel& axis, double value) {
  const int decimals = std::clamp(axis.decimals, 0, 3);
  // Halves away from nought, as everywhere else: printf would make 48 of 48.5 and 50 of 49.5.
  constexpr double kTens[] = {1, 10, 100, 1000};
  const double ten = kTens[decimals];
  const double shown = std::round(std::clamp(value, -1e12, 1e12) * ten) / ten;
  const double size = std::abs(shown);
  return (shown < 0 ? "−" : "") +
         (language() == "en" ? english_digits(size, decimals) : number_words(size, decimals));
}

std::string figure_words(const AxisModel& axis, double value) {
  return axis.unit.empty() ? figure(axis, value)
                           : tr("{0} {1}##a figure and its unit", figure(axis, value), axis.unit);
}

std::vector<double> nice_ticks(double low, double high, std::size_t most, double least_step) {
  if (!(high > low)) return {low};
  const double step = step_for(low, high, std::max<std::size_t>(most, 2), least_step);
  std::vector<double> out;
  const double first = std::ceil(low / step - kTiny);
  const std::size_t count = ticks_in(low, high, step);
  for (std::size_t i = 0; i < count; ++i) {
    const double tick = (first + static_cast<double>(i)) * step;
    out.push_back(tick == 0 ? 0 : tick);  // no −0
  }
  return out;
}

ChartSpan range_for(const AxisModel& axis, const std::vector<double>& values, bool from_nought) {
  const bool given = axis.low < axis.high;
  ChartSpan range{axis.low, axis.high};
  if (!given) {
    range = values.empty() ? ChartSpan{0, 1} : ChartSpan{values.front(), values.front()};
    if (from_nought) range = {0, 0};
  }
  for (const double value : values) {
    range.low = std::min(range.low, value);
    range.high = std::max(range.high, value);
  }
  if (given) return range;
  if (!(range.high > range.low)) {
    const double around = std::max(std::abs(range.low), 1.0) / 2;
    if (!from_nought || range.low != 0) range.low -= around;
    range.high += around;
  }
  const double step = step_for(range.low, range.high, 6, 0);
  range.low = std::floor(range.low / step + kTiny) * step;
  range.high = std::ceil(range.high / step - kTiny) * step;
  return range;
}

float Scale::operator()(double value) const {
  const double share = (value - range.low) / (range.high - range.low);
  return from + (to - from) * static_cast<float>(std::clamp(share, 0.0, 1.0));
}

std::size_t label_step(std::size_t count, float label_width, float room) {
  if (count < 2) return count;
  const float between = room / static_cast<float>(count - 1);
  Step step;
  while (static_cast<std::size_t>(step.value()) < count) {
    if (between * static_cast<float>(step.value()) >= label_width)
      return static_cast<std::size_t>(step.value());
    step.widen();
  }
  return 0;
}

void keep_apart(std::vector<float>& begins, const std::vector<float>& sizes, float gap, float low,
                float high) {
  // Blocks of touching intervals, each at the mean of what its members wish for, clamped (pool
  // adjacent violators: the least sum of squared moves in this order).
  struct Block {
    std::size_t first, count;
    double wish;  // sum over members of where the block would begin for them
    double size;
    [[nodiscard]] double begin() const { return wish / static_cast<double>(count); }
  };
  double needed = 0;
  for (const float size : sizes) needed += static_cast<double>(size) + static_cast<double>(gap);
  const double top = static_cast<double>(low);
  const double bottom =
      std::max(static_cast<double>(high), top + needed - static_cast<double>(gap));
  const auto placed = [&](const Block& block) {
    return std::clamp(block.begin(), top, std::max(top, bottom - block.size));
  };
  std::vector<Block> blocks;
  for (std::size_t i = 0; i < begins.size(); ++i) {
    blocks.push_back({i, 1, static_cast<double>(begins[i]), static_cast<double>(sizes[i])});
    while (blocks.size() > 1) {
      const Block& last = blocks.back();
      const Block& before = blocks[blocks.size() - 2];
      const double offset = before.size + static_cast<double>(gap);
      if (placed(before) + offset <= placed(last)) break;
      const Block both{before.first, before.count + last.count,
                       before.wish + last.wish - offset * static_cast<double>(last.count),
                       offset + last.size};
      blocks.pop_back();
      blocks.back() = both;
    }
  }
  for (const Block& block : blocks) {
    double at = placed(block);
    for (std::size_t i = block.first; i < block.first + block.count; ++i) {
      begins[i] = static_cast<float>(at);
      at += static_cast<double>(sizes[i]) + static_cast<double>(gap);
    }
  }
}

float jitter(std::size_t number) {
  // The golden ratio's multiples are spread evenly, however many there are.
  const double turned = 0.61803398874989485 * static_cast<double>(number + 1);
  return static_cast<float>(2 * (turned - std::floor(turned)) - 1);
}

std::vector<std::size_t> places_by_rank(const std::vector<std::int32_t>& ranks,
                                        const std::vector<std::int32_t>& others) {
  std::vector<std::size_t> order(ranks.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return ranks[a] != ranks[b] ? ranks[a] < ranks[b] : others[a] < others[b];
  });
  std::vector<std::size_t> places(ranks.size());
  for (std::size_t i = 0; i < order.size(); ++i) places[order[i]] = i;
  return places;
}

std::vector<std::size_t> crossings(const std::vector<std::int32_t>& left,
                                   const std::vector<std::int32_t>& right, std::size_t item) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < left.size(); ++i) {
    if ((left[i] < left[item] && right[i] > right[item]) ||
        (left[i] > left[item] && right[i] < right[item]))
      out.push_back(i);
  }
  return out;
}

}  // namespace warmline::ui
