// How the values of a group are spread: quartiles and what belongs to a box plot.
//
//   quantile p of n sorted values: h = (n − 1)·p, x⌊h⌋ + (h − ⌊h⌋)·(x⌊h⌋₊₁ − x⌊h⌋), counted from 0
//     R's type 7, its default       Hyndman and Fan 1996, The American Statistician 50(4):361–365
//   whiskers end at the outermost values within 1.5·(Q3 − Q1) of the box; what lies beyond them is
//     far out                       Tukey 1977, Exploratory Data Analysis, ch. 2
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace warmline::coach {

// In any order; 0 ≤ p ≤ 1. Nothing of nothing.
[[nodiscard]] std::optional<double> quantile(std::vector<double> values, double p);

struct Spread {
  std::size_t count = 0;
  double least = 0, most = 0;
  double low_whisker = 0, high_whisker = 0;
  double lower_quartile = 0, median = 0, upper_quartile = 0;
  std::size_t far_out = 0;  // beyond the whiskers
};

[[nodiscard]] std::optional<Spread> spread(std::vector<double> values);

}  // namespace warmline::coach
