#include "coach/agreement.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <map>
#include <tuple>

namespace warmline::coach {

namespace {

using Count = std::int64_t;
using Counts = std::map<Rating, Count>;  // how often each value was given

// What a unit was given, and how many gave it.
struct Unit {
  std::size_t index = 0;
  Counts counts;
  Count ratings = 0;
};

std::vector<Unit> pairable(const Ratings& ratings) {
  std::vector<Unit> units;
  const std::size_t count = ratings.empty() ? 0 : ratings.front().size();
  for (std::size_t index = 0; index < count; ++index) {
    Unit unit;
    unit.index = index;
    for (const auto& row : ratings) {
      assert(row.size() == count);
      if (!row[index]) continue;
      ++unit.counts[*row[index]];
      ++unit.ratings;
    }
    if (unit.ratings >= 2) units.push_back(std::move(unit));
  }
  return units;
}

// δ² of two values by their metric.
class Distance {
 public:
  Distance(Metric metric, const Counts& totals) : metric_(metric) {
    Count before = 0;
    for (const auto& [value, count] : totals) {
      twice_middle_[value] = 2 * before + count;
      before += count;
    }
  }

  [[nodiscard]] double squared(Rating a, Rating b) const {
    if (a == b) return 0;
    if (metric_ == Metric::kNominal) return 1;
    if (metric_ == Metric::kInterval) {
      const auto apart = static_cast<double>(Count{a} - b);
      return apart * apart;
    }
    // The middle of a value's own ratings in the order of all: δ is how far two middles lie apart.
    const auto apart = static_cast<double>(twice_middle_.at(a) - twice_middle_.at(b)) / 2;
    return apart * apart;
  }

 private:
  Metric metric_;
  std::map<Rating, Count> twice_middle_;
};

Counts totals_of(const std::vector<Unit>& units) {
  Counts totals;
  for (const Unit& unit : units) {
    for (const auto& [value, count] : unit.counts) totals[value] += count;
  }
  return totals;
}

// Ordered pairs of different values within units, by the number of ratings of the unit.
using Pairs = std::map<std::tuple<Count, Rating, Rating>, Count>;

Pairs pairs_of(const std::vector<Unit>& units) {
  Pairs pairs;
  for (const Unit& unit : units) {
    for (const auto& [a, count_a] : unit.counts) {
      for (const auto& [b, count_b] : unit.counts) {
        if (a != b) pairs[{unit.ratings, a, b}] += count_a * count_b;
      }
    }
  }
  return pairs;
}

double observed(const Pairs& pairs, const Distance& distance) {
  double sum = 0;
  for (const auto& [of, count] : pairs) {
    const auto& [ratings, a, b] = of;
    sum += static_cast<double>(count) * distance.squared(a, b) / static_cast<double>(ratings - 1);
  }
  return sum;
}

double expected(const Counts& totals, const Distance& distance) {
  double sum = 0;
  for (const auto& [a, count_a] : totals) {
    for (const auto& [b, count_b] : totals) {
      sum += static_cast<double>(count_a) * static_cast<double>(count_b) * distance.squared(a, b);
    }
  }
  return sum;
}

double within(const Unit& unit, const Distance& distance) {
  double sum = 0;
  for (const auto& [a, count_a] : unit.counts) {
    for (const auto& [b, count_b] : unit.counts) {
      sum += static_cast<double>(count_a * count_b) * distance.squared(a, b);
    }
  }
  return sum / static_cast<double>(unit.ratings * (unit.ratings - 1));
}

}  // namespace

Standing standing_of(PerMille shown) {
  if (shown >= kReliableFrom) return Standing::kReliable;
  return shown >= kTentativeFrom ? Standing::kTentative : Standing::kUnreliable;
}

PerMille shown(double figure) {
  return static_cast<PerMille>(std::floor(figure * 1000 + 0.5));
}

Agreement krippendorff_alpha(const Ratings& ratings, Metric metric) {
  const std::vector<Unit> units = pairable(ratings);
  const Counts totals = totals_of(units);
  Agreement found;
  found.units = units.size();
  Count all = 0;
  for (const auto& [value, count] : totals) all += count;
  found.ratings = static_cast<std::size_t>(all);
  if (units.size() < 2) {
    found.missing = NoFigure::kTooFew;
  } else if (totals.size() < 2) {
    found.missing = NoFigure::kNoVariation;
  } else {
    const Distance distance(metric, totals);
    found.figure = 1 - static_cast<double>(all - 1) * observed(pairs_of(units), distance) /
                           expected(totals, distance);
  }
  return found;
}

Agreement weighted_kappa(const Ratings& ratings) {
  assert(ratings.size() == 2);
  Counts first;
  Counts second;
  Count pairs = 0;
  double apart = 0;  // a sum of whole numbers
  for (const Unit& unit : pairable(ratings)) {
    const Rating a = *ratings[0][unit.index];
    const Rating b = *ratings[1][unit.index];
    ++first[a];
    ++second[b];
    ++pairs;
    apart += static_cast<double>((Count{a} - b) * (Count{a} - b));
  }
  Agreement found;
  found.units = static_cast<std::size_t>(pairs);
  found.ratings = 2 * found.units;
  double by_chance = 0;
  for (const auto& [a, count_a] : first) {
    for (const auto& [b, count_b] : second) {
      by_chance += static_cast<double>((Count{a} - b) * (Count{a} - b)) *
                   static_cast<double>(count_a) * static_cast<double>(count_b);
    }
  }
  if (pairs < 2) {
    found.missing = NoFigure::kTooFew;
  } else if (by_chance == 0) {
    found.missing = NoFigure::kNoVariation;
  } else {
    found.figure = 1 - static_cast<double>(pairs) * apart / by_chance;
  }
  return found;
}

std::vector<UnitDifference> differences(const Ratings& ratings, Metric metric) {
  const std::vector<Unit> units = pairable(ratings);
  const Distance distance(metric, totals_of(units));
  const double all = observed(pairs_of(units), distance);
  std::vector<UnitDifference> found;
  for (const Unit& unit : units) {
    UnitDifference each;
    each.unit = unit.index;
    each.ratings = static_cast<std::size_t>(unit.ratings);
    each.lowest = unit.counts.begin()->first;
    each.highest = unit.counts.rbegin()->first;
    each.disagreement = within(unit, distance);
    if (all > 0) each.share = shown(each.disagreement * static_cast<double>(unit.ratings) / all);
    found.push_back(each);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const UnitDifference& a, const UnitDifference& b) {
                     return a.disagreement > b.disagreement;
                   });
  return found;
}

}  // namespace warmline::coach
