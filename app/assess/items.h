// What each scenario of a form adds to one criterion: an item, in the language of tests.
//
//   difficulty       mean and standard deviation (n − 1) of its values: a low mean is a hard one
//   corrected        correlation of its values with the sum of the other scenarios'
//                    (Henrysson 1963, Psychometrika 28:211–218; psych::alpha calls it r.drop)
//   discrimination   mean of the upper group − mean of the lower, the 27 % with the highest and the
//                    lowest sums over all scenarios (Kelley 1939, J. Educational Psychology
//                    30:17–24). Whoever ties with the last of a group is in it too
//   alpha without    Cronbach's alpha of the others (reliability.h)
//
// The mean and deviation are of all who have a value, the rest of those who have one in every
// scenario. Nothing here decides what stays in a form: with 30 people a correlation of .30 has a
// 95 % interval of about −.07 to .60.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "assess/reliability.h"

namespace warmline::assess {

struct ScenarioFigures {
  std::size_t people = 0;           // with a value
  std::optional<double> mean;       // 0..1000; nothing of nobody
  std::optional<double> deviation;  // nothing of fewer than two
  // Nothing with fewer than kLeastPeople complete or two scenarios, nor where nothing varies.
  std::optional<double> corrected;       // −1..1
  std::optional<double> discrimination;  // −1000..1000
  std::optional<double> alpha_without;   // at most 1; nothing with fewer than three scenarios
};

struct FormFigures {
  std::size_t people = 0;  // complete
  std::size_t left_out = 0;
  std::vector<ScenarioFigures> scenarios;  // by scenario
};

inline constexpr PerMille kOuterGroup = 270;

[[nodiscard]] FormFigures form_figures(const CriterionTable& table);

}  // namespace warmline::assess
