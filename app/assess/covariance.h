// The sums that alpha, omega, split halves and what is said of single scenarios are worked out of:
// gathered once, in whole numbers, so that the order of people changes no digit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "assess/reliability.h"

namespace warmline::assess {

struct Covariance {
  std::size_t scenarios = 0;
  std::size_t people = 0;          // with a value in every scenario: those it is of
  std::vector<std::int64_t> sums;  // of each scenario's values
  std::vector<std::int64_t>
      scaled;  // rows of n·Σxy − Σx·Σy, that is n·(n − 1) times the covariance

  [[nodiscard]] std::int64_t of(std::size_t one, std::size_t other) const {
    return scaled[one * scenarios + other];
  }
  // Of the sum over all scenarios; of one scenario with that sum.
  [[nodiscard]] std::int64_t whole() const;
  [[nodiscard]] std::int64_t with_whole(std::size_t scenario) const;
};

// Within the bounds of reliability.h (20,000 people, 100 scenarios) nothing here overflows.
[[nodiscard]] Covariance covariance(const CriterionTable& table);

}  // namespace warmline::assess
