// McDonald's omega: how much of the spread of people's values one factor, common to all scenarios
// of a criterion, accounts for.
//
//   omega = 1 − Σ u² ÷ variance of the sum,  u² = what the factor leaves of each scenario's
//   variance
//           (McDonald 1999, Test Theory, ch. 6; psych::omega's omega.tot of one factor)
//
// The factor is the one that leaves the least squared residuals of all correlations between
// different scenarios (minres: Harman and Jones 1966, Psychometrika 31:351–368), found by setting
// each loading in turn to the best given the others, over and over. A loading is held at √.995; one
// that ends there is an improper ("Heywood") solution, and there is no omega then.
//
// Two figures: of the values as they are, which is what a mean over scenarios adds up and what may
// stand beside alpha; and of standardised values, which is psych's. psych's search stops earlier:
// against it loadings agree to .0005, omega to .0001; against an exact solution to nine digits.
// Below nought: the correlations contradict one factor.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "assess/reliability.h"

namespace warmline::assess {

enum class NoOmega : std::uint8_t {
  kNone,          // there is a figure
  kTooFew,        // fewer than three scenarios (two loadings can't be told apart), or than
                  // kLeastPeople people
  kNoVariation,   // all have the same value in some scenario, or the same sum
  kNotConverged,  // the loadings still move after kMostSweeps
  kImproper,      // a loading at its bound: too few people or one pair too much alike
};

struct Omega {
  std::optional<double> total;         // at most 1
  std::optional<double> standardised;  // at most 1
  NoOmega missing = NoOmega::kNone;
  std::size_t people = 0;        // with a value in every scenario
  std::vector<double> loadings;  // by scenario, standardised, their sum not below nought; kept
                                 // where improper, empty for the other reasons
};

inline constexpr int kMostSweeps = 5'000;

[[nodiscard]] Omega omega(const CriterionTable& table);

}  // namespace warmline::assess
