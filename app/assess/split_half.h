// How well one half of a form's scenarios agrees with the other, within a criterion.
//
//   odd and even    2·r ÷ (1 + r), r the correlation of the two halves' sums: Spearman and Brown's
//                   formula for twice the length (Spearman 1910, Brown 1910, British J. of
//                   Psychology 3:271–322). With an odd number of scenarios the halves differ by
//                   one, which it takes no notice of
//   any split       4·covariance of the halves ÷ variance of the sum (Rulon 1939, Harvard
//                   Educational Review 9:99–103; Guttman 1945, Psychometrika 10:255–282)
//   mean            of that over all splits into halves; for an even number of scenarios it is
//                   Cronbach's alpha (Cronbach 1951, Psychometrika 16:297–334)
//   highest, lowest of all splits, looked at one by one up to 16 scenarios (12,870 splits at most).
//                   The highest of many flatters: it is there to be seen beside the lowest
#pragma once

#include <cstddef>
#include <optional>

#include "assess/reliability.h"

namespace warmline::assess {

struct SplitHalf {
  std::size_t people = 0;  // with a value in every scenario
  // All at most 1, some may be far below 0. Nothing with fewer than kLeastPeople people or two
  // scenarios, nor where nothing varies.
  std::optional<double> odd_even;  // first, third, fifth … against second, fourth …
  std::optional<double> mean;
  std::optional<double> lowest;  // nothing above kMostSplit scenarios
  std::optional<double> highest;
};

inline constexpr std::size_t kMostSplit = 16;

[[nodiscard]] SplitHalf split_half(const CriterionTable& table);

}  // namespace warmline::assess
