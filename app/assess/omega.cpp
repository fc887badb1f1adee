#include "assess/omega.h"

#include <algorithm>
#include <cmath>

#include "assess/covariance.h"

namespace warmline::assess {

namespace {

constexpr double kStill = 1e-13;      // no loading moved more in a sweep
constexpr double kMostShared = .995;  // of a scenario's variance, as in psych

struct Correlations {
  std::size_t size = 0;
  std::vector<double> rows;
  [[nodiscard]] double of(std::size_t i, std::size_t k) const { return rows[i * size + k]; }
};

Correlations correlations(const Covariance& sums) {
  Correlations found{sums.scenarios, std::vector<double>(sums.scaled.size(), 1)};
  std::vector<double> spread;
  for (std::size_t i = 0; i < sums.scenarios; ++i) {
    spread.push_back(std::sqrt(static_cast<double>(sums.of(i, i))));
  }
  for (std::size_t i = 0; i < sums.scenarios; ++i) {
    for (std::size_t k = 0; k < sums.scenarios; ++k) {
      if (k == i) continue;
      found.rows[i * sums.scenarios + k] =
          static_cast<double>(sums.of(i, k)) / (spread[i] * spread[k]);
    }
  }
  return found;
}

// Where to begin: each scenario's correlation with the sum (the centroid method).
std::vector<double> beginning(const Correlations& r) {
  std::vector<double> loadings(r.size);
  double whole = 0;
  for (std::size_t i = 0; i < r.size; ++i) {
    for (std::size_t k = 0; k < r.size; ++k) loadings[i] += r.of(i, k);
    whole += loadings[i];
  }
  const double root = std::sqrt(std::max(whole, 1e-12));
  const double bound = std::sqrt(kMostShared);
  for (double& each : loadings) each = std::clamp(each / root, -bound, bound);
  return loadings;
}

// One pass over the loadings; how far the furthest moved.
double sweep(const Correlations& r, std::vector<double>& loadings) {
  const double bound = std::sqrt(kMostShared);
  double furthest = 0;
  for (std::size_t i = 0; i < r.size; ++i) {
    double shared = 0;
    double squares = 0;
    for (std::size_t k = 0; k < r.size; ++k) {
      if (k == i) continue;
      shared += r.of(i, k) * loadings[k];
      squares += loadings[k] * loadings[k];
    }
    const double best = squares > 0 ? std::clamp(shared / squares, -bound, bound) : 0;
    furthest = std::max(furthest, std::abs(best - loadings[i]));
    loadings[i] = best;
  }
  return furthest;
}

// 1 − Σ w²·u² ÷ variance, of values that are weighted with w.
double explained(const std::vector<double>& loadings, const std::vector<double>& variances,
                 double whole) {
  double left = 0;
  for (std::size_t i = 0; i < loadings.size(); ++i) {
    left += variances[i] * (1 - loadings[i] * loadings[i]);
  }
  return 1 - left / whole;
}

}  // namespace

Omega omega(const CriterionTable& table) {
  const Covariance sums = covariance(table);
  Omega found;
  found.people = sums.people;
  found.missing = NoOmega::kTooFew;
  if (sums.people < kLeastPeople || sums.scenarios < 3) return found;
  found.missing = NoOmega::kNoVariation;
  std::vector<double> variances;
  for (std::size_t i = 0; i < sums.scenarios; ++i) {
    if (sums.of(i, i) == 0) return found;
    variances.push_back(static_cast<double>(sums.of(i, i)));
  }
  const Correlations r = correlations(sums);
  double standardised = 0;
  for (double each : r.rows) standardised += each;
  if (sums.whole() == 0 || standardised < 1e-12) return found;
  std::vector<double> loadings = beginning(r);
  int sweeps = 0;
  while (sweep(r, loadings) > kStill) {
    if (++sweeps == kMostSweeps) {
      found.missing = NoOmega::kNotConverged;
      return found;
    }
  }
  double sum = 0;
  bool improper = false;
  for (double each : loadings) {
    sum += each;
    improper = improper || each * each > kMostShared - 1e-9;
  }
  if (sum < 0) {
    for (double& each : loadings) each = -each;
  }
  found.missing = improper ? NoOmega::kImproper : NoOmega::kNone;
  if (!improper) {
    found.total = explained(loadings, variances, static_cast<double>(sums.whole()));
    found.standardised = explained(loadings, std::vector<double>(loadings.size(), 1), standardised);
  }
  found.loadings = std::move(loadings);
  return found;
}

}  // namespace warmline::assess
