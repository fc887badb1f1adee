#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "coach/rating.h"

namespace warmline::coach {

namespace {

using scenario::Criterion;
using scenario::kCriterionCount;

using Place = std::tuple<std::string, std::size_t, std::size_t>;  // call, step, criterion
using RaterAndCall = std::pair<std::string, std::string>;

struct Counted {
  std::int64_t made_ms = 0;
  std::string text;  // decides between two of one time
  const RatingFile* file = nullptr;
};

// The file that counts of each rater on each call.
std::map<RaterAndCall, Counted> counted(const std::vector<RatingFile>& files,
                                        std::size_t& replaced) {
  std::map<RaterAndCall, Counted> latest;
  std::set<std::string> different;
  for (const RatingFile& file : files) {
    Counted one{file.made_ms, rating_text(file), &file};
    different.insert(one.text);
    Counted& kept = latest[{file.rater, file.call}];
    if (kept.file == nullptr ||
        std::tie(one.made_ms, one.text) > std::tie(kept.made_ms, kept.text)) {
      kept = std::move(one);
    }
  }
  replaced = different.size() - latest.size();
  return latest;
}

std::size_t row_of(const std::vector<std::string>& names, const std::string& name) {
  return static_cast<std::size_t>(std::lower_bound(names.begin(), names.end(), name) -
                                  names.begin());
}

Ratings columns(const Ratings& ratings, const std::vector<std::size_t>& which) {
  Ratings part(ratings.size());
  for (std::size_t row = 0; row < ratings.size(); ++row) {
    for (const std::size_t column : which) part[row].push_back(ratings[row][column]);
  }
  return part;
}

void fill(const std::map<RaterAndCall, Counted>& latest, Calibration& found) {
  std::map<Place, std::size_t> places;
  std::set<std::string> rated_whole;
  for (const auto& [who, one] : latest) {
    for (const RatedDecision& decision : one.file->decisions) {
      for (std::size_t k = 0; k < kCriterionCount; ++k) {
        if (decision.given[k]) places[{who.second, decision.step, k}] = 0;
      }
    }
    if (one.file->overall) rated_whole.insert(who.second);
  }
  for (auto& [place, column] : places) {
    column = found.units.size();
    found.units.push_back(
        {std::get<0>(place), std::get<1>(place), static_cast<Criterion>(std::get<2>(place))});
  }
  found.calls.assign(rated_whole.begin(), rated_whole.end());
  found.ratings.assign(found.raters.size(), std::vector<std::optional<Rating>>(found.units.size()));
  found.overall.assign(found.raters.size(), std::vector<std::optional<Rating>>(found.calls.size()));
  found.observed.assign(found.raters.size(), 0);
  for (const auto& [who, one] : latest) {
    const std::size_t row = row_of(found.raters, who.first);
    for (const RatedDecision& decision : one.file->decisions) {
      for (std::size_t k = 0; k < kCriterionCount; ++k) {
        if (!decision.given[k]) continue;
        found.ratings[row][places[{who.second, decision.step, k}]] = decision.given[k];
        ++found.observed[row];
      }
    }
    if (one.file->overall) {
      found.overall[row][row_of(found.calls, who.second)] = one.file->overall;
    }
  }
}

}  // namespace

Calibration calibrate(const std::vector<RatingFile>& files) {
  Calibration found;
  const std::map<RaterAndCall, Counted> latest = counted(files, found.replaced);
  std::set<std::string> names;
  for (const auto& [who, one] : latest) names.insert(who.first);
  found.raters.assign(names.begin(), names.end());
  fill(latest, found);
  found.agreement = krippendorff_alpha(found.ratings, Metric::kOrdinal);
  for (std::size_t k = 0; k < kCriterionCount; ++k) {
    std::vector<std::size_t> which;
    for (std::size_t i = 0; i < found.units.size(); ++i) {
      if (static_cast<std::size_t>(found.units[i].criterion) == k) which.push_back(i);
    }
    found.by_criterion[k] = krippendorff_alpha(columns(found.ratings, which), Metric::kOrdinal);
  }
  if (found.raters.size() == 2) found.kappa = weighted_kappa(found.ratings);
  for (const UnitDifference& each : differences(found.ratings, Metric::kOrdinal)) {
    if (each.lowest != each.highest) found.most.push_back(each);
  }
  found.overall_agreement = krippendorff_alpha(found.overall, Metric::kOrdinal);
  return found;
}

}  // namespace warmline::coach
