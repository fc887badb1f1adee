#include "coach/spread.h"

#include <algorithm>
#include <cmath>

namespace warmline::coach {
namespace {

double quantile_of_sorted(const std::vector<double>& sorted, double p) {
  const double h = static_cast<double>(sorted.size() - 1) * std::clamp(p, 0.0, 1.0);
  const auto below = static_cast<std::size_t>(h);
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (h - std::floor(h)) * (sorted[above] - sorted[below]);
}

}  // namespace

std::optional<double> quantile(std::vector<double> values, double p) {
  if (values.empty()) return std::nullopt;
  std::sort(values.begin(), values.end());
  return quantile_of_sorted(values, p);
}

std::optional<Spread> spread(std::vector<double> values) {
  if (values.empty()) return std::nullopt;
  std::sort(values.begin(), values.end());
  Spread out;
  out.count = values.size();
  out.least = values.front();
  out.most = values.back();
  out.lower_quartile = quantile_of_sorted(values, 0.25);
  out.median = quantile_of_sorted(values, 0.5);
  out.upper_quartile = quantile_of_sorted(values, 0.75);
  const double reach = 1.5 * (out.upper_quartile - out.lower_quartile);
  // Each whisker reaches the box at least: a quartile can lie between a value within reach and one
  // far out.
  const auto first = std::lower_bound(values.begin(), values.end(), out.lower_quartile - reach);
  const auto end = std::upper_bound(first, values.end(), out.upper_quartile + reach);
  out.low_whisker = std::min(*first, out.lower_quartile);
  out.high_whisker = std::max(*std::prev(end), out.upper_quartile);
  out.far_out = values.size() - static_cast<std::size_t>(end - first);
  return out;
}

}  // namespace warmline::coach
