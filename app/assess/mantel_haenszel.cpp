#include "assess/mantel_haenszel.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "assess/impact.h"
#include "assess/special.h"

namespace warmline::assess {

namespace {

constexpr double kDelta = -2.35;

// A table's four counts: group one passed and not, the other passed and not.
struct Counts {
  double a = 0;
  double b = 0;
  double c = 0;
  double d = 0;
  [[nodiscard]] double people() const { return a + b + c + d; }
};

std::optional<Counts> counts_of(const Stratum& stratum) {
  const Counts found{static_cast<double>(stratum.one.selected),
                     static_cast<double>(stratum.one.people - stratum.one.selected),
                     static_cast<double>(stratum.other.selected),
                     static_cast<double>(stratum.other.people - stratum.other.selected)};
  const bool says = found.a + found.b > 0 && found.c + found.d > 0 && found.a + found.c > 0 &&
                    found.b + found.d > 0;
  return says ? std::optional<Counts>(found) : std::nullopt;
}

void odds_ratio(const std::vector<Counts>& tables, MantelHaenszel& found) {
  double along = 0;          // R, by Robins, Breslow and Greenland
  double across = 0;         // S
  double along_along = 0;    // Σ PR
  double mixed = 0;          // Σ (PS + QR)
  double across_across = 0;  // Σ QS
  for (const Counts& each : tables) {
    const double people = each.people();
    const double r = each.a * each.d / people;
    const double s = each.b * each.c / people;
    const double p = (each.a + each.d) / people;
    const double q = (each.b + each.c) / people;
    along += r;
    across += s;
    along_along += p * r;
    mixed += p * s + q * r;
    across_across += q * s;
  }
  if (along <= 0 || across <= 0) return;
  const double variance = along_along / (2 * along * along) + mixed / (2 * along * across) +
                          across_across / (2 * across * across);
  const double factor = exponential(kNormal975 * std::sqrt(variance));
  found.odds_ratio = along / across;
  found.low = *found.odds_ratio / factor;
  found.high = *found.odds_ratio * factor;
  found.delta = kDelta * natural_log(*found.odds_ratio);
}

}  // namespace

MantelHaenszel mantel_haenszel(const std::vector<Stratum>& strata) {
  MantelHaenszel found;
  std::vector<Counts> tables;
  double over = 0;
  double variance = 0;
  for (const Stratum& stratum : strata) {
    const std::optional<Counts> table = counts_of(stratum);
    if (!table) continue;
    tables.push_back(*table);
    ++found.strata;
    found.people += std::int64_t{stratum.one.people} + stratum.other.people;
    const double people = table->people();
    const double one = table->a + table->b;
    const double passed = table->a + table->c;
    over += table->a - one * passed / people;
    variance +=
        one * (people - one) * passed * (people - passed) / (people * people * (people - 1));
  }
  if (tables.empty()) return found;
  const double size = std::abs(over);
  const double corrected = size >= 0.5 ? size - 0.5 : size;
  found.statistic = corrected * corrected / variance;
  found.p = chi_square_above(*found.statistic);
  odds_ratio(tables, found);
  return found;
}

std::vector<Stratum> strata_of(const std::vector<Matched>& people, std::size_t strata) {
  assert(strata >= 1);
  std::vector<std::int64_t> scores;
  std::vector<std::int32_t> values;
  for (const Matched& each : people) {
    scores.push_back(each.others);
    values.push_back(each.value);
  }
  std::sort(scores.begin(), scores.end());
  std::vector<bool> passed = above_median(values);
  if (std::find(passed.begin(), passed.end(), true) == passed.end() && !values.empty()) {
    const std::int32_t ceiling = *std::max_element(values.begin(), values.end());
    for (std::size_t i = 0; i < values.size(); ++i) passed[i] = values[i] == ceiling;
  }
  std::vector<Stratum> found(strata);
  for (std::size_t i = 0; i < people.size(); ++i) {
    const auto below = static_cast<std::size_t>(
        std::lower_bound(scores.begin(), scores.end(), people[i].others) - scores.begin());
    Stratum& stratum = found[below * strata / people.size()];
    Selected& group = people[i].of_one ? stratum.one : stratum.other;
    ++group.people;
    if (passed[i]) ++group.selected;
  }
  found.erase(
      std::remove_if(found.begin(), found.end(),
                     [](const Stratum& each) { return each.one.people + each.other.people == 0; }),
      found.end());
  return found;
}

}  // namespace warmline::assess
