#include "craft/giveaways.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "craft/speech.h"

namespace warmline::craft {

namespace {

struct Standing {
  std::int32_t offered = 0;  // decisions
  std::int32_t best = 0;     // of them
};

std::int64_t quality_of(const Offer& offer, Quality quality) {
  return quality == Quality::kEmpathy ? offer.empathy : -offer.lost;
}

// By node and choice.
std::map<std::pair<Index, Index>, Standing> standings(const std::vector<Decision>& decisions,
                                                      Quality quality) {
  std::map<std::pair<Index, Index>, Standing> found;
  for (const Decision& decision : decisions) {
    std::vector<std::int64_t> values;
    for (const Offer& offer : decision.offers) values.push_back(quality_of(offer, quality));
    const auto [lowest, highest] = std::minmax_element(values.begin(), values.end());
    if (*lowest == *highest) continue;
    for (std::size_t i = 0; i < values.size(); ++i) {
      Standing& own = found[{decision.node, decision.offers[i].choice}];
      ++own.offered;
      own.best += values[i] == *highest ? 1 : 0;
    }
  }
  return found;
}

std::int32_t z_of(std::int32_t best, std::int32_t all_best, std::int32_t others,
                  std::int32_t all_others) {
  const double a = best + 0.5;
  const double b = all_best - best + 0.5;
  const double c = others + 0.5;
  const double d = all_others - others + 0.5;
  const double error = std::sqrt(1 / a + 1 / b + 1 / c + 1 / d);
  return static_cast<std::int32_t>(std::lround(100 * std::log(a * d / (b * c)) / error));
}

// Two-sided p of a normal deviate, times how many were looked at.
bool is_unlikely(std::int32_t z, std::size_t tested) {
  return std::erfc(std::abs(z) / 100.0 / std::sqrt(2.0)) * static_cast<double>(tested) < 0.05;
}

}  // namespace

void Words::add(const Scenario& scenario, const std::vector<Decision>& decisions) {
  for (const auto& [place, standing] : standings(decisions, quality_)) {
    add(scenario.nodes[place.first].choices[place.second].text,
        2 * standing.best >= standing.offered);
  }
}

void Words::add(const std::string& text, bool is_best) {
  const std::vector<std::string> words = words_of(text);
  std::set<std::pair<bool, std::string>> found;
  for (const std::string& word : words) found.insert({false, word});
  if (text.find('?') != std::string::npos) found.insert({false, "?"});
  if (words.size() >= 2) found.insert({true, words[0] + " " + words[1]});
  for (const auto& each : found) {
    Count& count = counts_[each];
    ++(is_best ? count.best : count.others);
  }
  ++(is_best ? best_ : others_);
}

std::size_t Words::tested() const {
  return static_cast<std::size_t>(std::count_if(
      counts_.begin(), counts_.end(),
      [](const auto& each) { return each.second.best + each.second.others >= kLeastCount; }));
}

std::vector<Giveaway> Words::worst(std::size_t most) const {
  const std::size_t all = tested();
  std::vector<Giveaway> found;
  for (const auto& [what, count] : counts_) {
    if (count.best + count.others < kLeastCount) continue;
    found.push_back({what.second, what.first, quality_, count.best, count.others,
                     z_of(count.best, best_, count.others, others_), false});
    found.back().tells = is_unlikely(found.back().z, all);
  }
  std::stable_sort(found.begin(), found.end(), [](const Giveaway& a, const Giveaway& b) {
    return std::abs(a.z) > std::abs(b.z);
  });
  if (found.size() > most) found.resize(most);
  return found;
}

std::string primary_language(const Scenario& scenario) {
  return scenario.language.substr(0, scenario.language.find('-'));
}

}  // namespace warmline::craft
