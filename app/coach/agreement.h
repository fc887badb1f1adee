// How far several people who rate the same things agree.
//
// Krippendorff's alpha = 1 − D_o ÷ D_e over the coincidences of values within units; what only one
// person rated counts for nothing, and missing ratings are allowed (Krippendorff, Content Analysis,
// 3rd ed. 2013, ch. 12; Hayes and Krippendorff 2007, Communication Methods and Measures 1:77–89).
// With n_g the pairable ratings of value g, δ² of two values c < k is
//   nominal   1
//   ordinal   (n_c ÷ 2 + n_(c+1) + … + n_(k−1) + n_k ÷ 2)²
//   interval  (c − k)²
//
// Quadratic-weighted kappa for two = 1 − n·Σ(x_i − y_i)² ÷ Σ_i Σ_j (x_i − y_j)² over what both
// rated (Cohen 1968, Psychological Bulletin 70:213–220).
//
// Counts are kept in integers and added in order of value, so that neither the order of people nor
// that of units changes a digit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/units.h"

namespace warmline::coach {

using Rating = std::int32_t;  // −1,000,000..1,000,000

// A row for each person, all equally long: what they gave each unit, nothing where they gave none.
using Ratings = std::vector<std::vector<std::optional<Rating>>>;

enum class Metric : std::uint8_t { kNominal, kOrdinal, kInterval };

enum class NoFigure : std::uint8_t {
  kNone,         // there is a figure
  kTooFew,       // fewer than two units (kappa: than two pairs) that can be compared
  kNoVariation,  // only one value was ever given: agreement can't be told from habit
};

struct Agreement {
  std::optional<double> figure;  // at most 1; below 0: worse than chance
  NoFigure missing = NoFigure::kNone;
  std::size_t units = 0;    // that at least two rated
  std::size_t ratings = 0;  // of those units
};

// The usual marks, .800 and .667 (Krippendorff 2013, p. 325).
enum class Standing : std::uint8_t { kUnreliable, kTentative, kReliable };
inline constexpr PerMille kReliableFrom = 800;
inline constexpr PerMille kTentativeFrom = 667;
[[nodiscard]] Standing standing_of(PerMille shown);

// A figure to be shown, half up: −.2004 is −200.
[[nodiscard]] PerMille shown(double figure);

[[nodiscard]] Agreement krippendorff_alpha(const Ratings& ratings, Metric metric);

// Of exactly two rows.
[[nodiscard]] Agreement weighted_kappa(const Ratings& ratings);

// How much people differ over one unit.
struct UnitDifference {
  std::size_t unit = 0;
  std::size_t ratings = 0;  // ≥ 2
  Rating lowest = 0;
  Rating highest = 0;
  double disagreement = 0;  // mean δ² over pairs of its ratings
  PerMille share = 0;       // of all disagreement, each rating weighing the same
};

// Every unit that at least two rated: those they differ over most first, then in order of unit.
[[nodiscard]] std::vector<UnitDifference> differences(const Ratings& ratings, Metric metric);

}  // namespace warmline::coach
