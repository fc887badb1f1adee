// How far the same people would come out the same over other scenarios, criterion by criterion.
//
//   alpha = k ÷ (k − 1)·(1 − Σ s²(item) ÷ s²(sum))        Cronbach 1951, Psychometrika 16:297–334
//   SEM   = SD·√(1 − alpha), of a person's mean over the scenarios; alpha below 0 counts as 0
//   scenarios for a reliability R = k·R·(1 − alpha) ÷ (alpha·(1 − R))
//                                                          Spearman 1910 and Brown 1910
//   two people differ where |Δ| > 1.96·SEM·√2              Harvill 1991, EM:IP 10(2):33–41
//
// The criteria are a profile and no scale: the mechanisms of empathy trade off against each other,
// so an item here is one scenario under one criterion, and there is no way to put in two criteria
// at once. Beside alpha: omega.h (which doesn't always come out), split_half.h, and items.h for
// what a single scenario adds.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/units.h"
#include "scenario/scenario.h"

namespace warmline::assess {

// One criterion of many people over the same scenarios, a row of `scenarios` values for each
// person: nothing where the criterion made no difference or the scenario wasn't played. At most
// 20,000 people and 100 scenarios.
struct CriterionTable {
  scenario::Criterion criterion = scenario::Criterion::kFeel;
  std::size_t scenarios = 0;
  std::vector<std::vector<std::optional<PerMille>>> people;  // each 0..1000
};

struct Reliability {
  scenario::Criterion criterion = scenario::Criterion::kFeel;
  std::size_t scenarios = 0;
  std::size_t people = 0;       // with a value in every scenario: those it is worked out of
  std::size_t left_out = 0;     // the others
  std::optional<double> alpha;  // at most 1, may be below 0; nothing with fewer than three people
                                // or two scenarios, or where all people have the same sum
  double deviation = 0;         // of people's means over the scenarios, in per mille
  std::optional<double> error;  // SEM, in per mille

  [[nodiscard]] std::optional<PerMille> alpha_shown() const;  // half up
};

inline constexpr std::size_t kLeastPeople = 3;
inline constexpr std::size_t kMostPeople = 20'000;
inline constexpr std::size_t kMostScenarios = 100;

[[nodiscard]] Reliability reliability(const CriterionTable& table);

// How many scenarios like these would bring this reliability (0 < wanted < 1000), at least one;
// nothing where alpha is not above nought, or it would take more than a million.
[[nodiscard]] std::optional<std::int64_t> scenarios_for(const Reliability& found, PerMille wanted);
inline constexpr PerMille kWantedReliability = 800;

// Whether two people's means over the scenarios lie further apart than the error of measurement
// explains. Without an error nothing can be said of anybody: false.
[[nodiscard]] bool differ(const Reliability& found, PerMille one, PerMille other);

}  // namespace warmline::assess
