// A form looked at through those who took it: is it as hard as meant, does it measure anything, how
// long does it take, what does nobody choose. It decides nothing, and says nothing of anybody.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "assess/items.h"
#include "assess/measures.h"
#include "assess/omega.h"
#include "assess/split_half.h"
#include "assess/usage.h"
#include "scenario/scenario.h"

namespace warmline::assess {

struct ChoiceNeverTaken {
  scenario::Index node = 0;
  scenario::Index choice = 0;
  std::int32_t offered = 0;  // people who could have taken it
  PerMille at_most = 0;      // of people (usage.h)
};

struct CallUse {
  Exposure exposure;
  std::size_t ended = 0;              // took it to its end
  std::size_t time_up = 0;            // of those: their time was up
  std::vector<std::int64_t> used_ms;  // of those who took it to its end, in order of `people`
  Times times;                        // in ms, likewise
  std::size_t choices = 0;            // offered to at least kLeastOffered people
  std::vector<ChoiceNeverTaken> never;
};

// `scenarios`: of the form's calls, in order; of one that is null nothing is said about choices.
// The time of a call that was cut off by the limit is the limit: long times are longer in truth.
[[nodiscard]] std::vector<CallUse> form_use(const std::vector<const Judged*>& people,
                                            const std::vector<scenario::ScenarioPtr>& scenarios);

struct CriterionQuality {
  FormFigures figures;
  Reliability reliability;
  Omega omega;
  SplitHalf split;
  std::optional<std::int64_t> needed;  // scenarios for kWantedReliability
};

// Where alpha lies in the long run, with 95 %, by the variance of ln(1 − alpha) of k scenarios and
// n people, 2k ÷ ((k − 1)·(n − 2)) (Bonett 2002, J. of Educational and Behavioral Statistics
// 27:335–340). Nothing with fewer than three people or where alpha is 1.
struct AlphaBand {
  double low = 0;
  double high = 0;
};
[[nodiscard]] std::optional<AlphaBand> alpha_band(const Reliability& found);

// Of the scenarios in which anybody has a value: one that never puts the criterion to the test
// would leave nobody complete. `asked` says which of the form's calls they are.
struct CriterionFigures {
  std::vector<std::size_t> asked;
  CriterionQuality quality;
};
[[nodiscard]] CriterionFigures criterion_quality(const std::vector<const Judged*>& people,
                                                 std::size_t calls, scenario::Criterion criterion);

}  // namespace warmline::assess
