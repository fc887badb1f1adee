#include "score/points.h"

#include <algorithm>
#include <cassert>
#include <numeric>

#include "core/tr.h"

namespace warmline::score {

std::vector<std::int32_t> whole_points(const std::vector<Hundredths>& parts) {
  const auto floor_points = [](std::int64_t hundredths) {
    return hundredths / 100 - (hundredths % 100 < 0 ? 1 : 0);
  };
  std::vector<std::int32_t> points;
  std::int64_t sum = 0;
  std::int64_t given = 0;
  for (const Hundredths part : parts) {
    points.push_back(static_cast<std::int32_t>(floor_points(part)));
    given += points.back();
    sum += part;
  }
  const auto remainder = [&](std::size_t i) { return parts[i] - 100 * points[i]; };
  std::vector<std::size_t> order(parts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return remainder(a) > remainder(b); });
  const auto left = static_cast<std::size_t>(floor_points(sum + 50) - given);
  assert(left <= order.size());
  for (std::size_t i = 0; i < left; ++i) ++points[order[i]];
  return points;
}

std::string decimal(Hundredths points) {
  const int decimals = points % 100 == 0 ? 0 : points % 10 == 0 ? 1 : 2;
  return number_words(static_cast<double>(points) / 100, decimals);
}

}  // namespace warmline::score
