// Whether one scenario comes out differently for two groups whose people do alike in the others
// ("differential item functioning").
//
// Over strata of people with like scores, a table of two groups by passed or not in each, with n
// people, x of group one passed, and x̂ and v the mean and variance of x given its margins:
//   statistic    (|Σ(x − x̂)| − ½)² ÷ Σv, a chi-square of one degree of freedom; the ½ only where
//                |Σ(x − x̂)| is at least that (Mantel and Haenszel 1959, J. National Cancer
//                Institute 22:719–748; R's mantelhaen.test)
//   odds ratio   Σ(one passed · other not ÷ n) ÷ Σ(one not · other passed ÷ n), the odds of group
//                one over those of the other
//   its band     95 %, by the variance of its logarithm of Robins, Breslow and Greenland 1986,
//                Biometrics 42:311–323
//   delta        −2.35·ln(odds ratio), the testing trade's scale: with the reference group as one,
//                below nought is harder for the other; within ±1 counts as small, beyond ±1.5 as
//                large where the statistic says so too (Holland and Thayer 1988; Dorans and Holland
//                1993)
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "assess/fisher.h"
#include "core/units.h"

namespace warmline::assess {

struct Stratum {
  Selected one;
  Selected other;
};

struct MantelHaenszel {
  std::size_t strata = 0;   // that say something: people of both groups, some passed and some not
  std::int64_t people = 0;  // in those
  std::optional<double> statistic;  // nothing where no stratum says anything
  std::optional<double> p;
  std::optional<double> odds_ratio;  // above nought; nothing where one of the two sums is nought
  std::optional<double> low;
  std::optional<double> high;
  std::optional<double> delta;
};

[[nodiscard]] MantelHaenszel mantel_haenszel(const std::vector<Stratum>& strata);

// One person at the scenario that is looked at.
struct Matched {
  bool of_one = false;
  PerMille value = 0;
  std::int64_t others = 0;  // the score at all other scenarios, in any unit
};

// Strata of about as many people each by the score at the other scenarios; equal scores stay
// together, so there may be fewer. Five take away nine tenths of what a difference in the score
// itself would do (Cochran 1968, Biometrics 24:295–313). Passed is a value above the median of all
// these people; where nobody lies above it, one that reaches it.
inline constexpr std::size_t kStrata = 5;
[[nodiscard]] std::vector<Stratum> strata_of(const std::vector<Matched>& people,
                                             std::size_t strata = kStrata);

}  // namespace warmline::assess
