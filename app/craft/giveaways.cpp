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

// Two-sided p of a normal deviate, times how many were looked at.
bool is_unlikely(std::int32_t z, std::size_t tested) {
  return std::erfc(std::abs(z) / 100.0 / std::sqrt(2.0)) * static_cast<double>(tested) < 0.05;
}

}  // namespace

void Words::add(const Scenario& scenario, const std::vector<Decision>& decisions) {
  std::map<Index, std::vector<Told>> moments;  // by node
  for (const auto& [place, standing] : standings(decisions, quality_)) {
    const std::string& text = scenario.nodes[place.first].choices[place.second].text;
    moments[place.first].push_back({words_in(text), 2 * standing.best >= standing.offered});
  }
  for (const auto& [node, moment] : moments) add(moment);
}

std::set<Words::Word> Words::words_in(const std::string& text) {
  const std::vector<std::string> words = words_of(text);
  std::set<Word> found;
  for (const std::string& word : words) found.insert({false, word});
  if (text.find('?') != std::string::npos) found.insert({false, "?"});
  if (words.size() >= 2) found.insert({true, words[0] + " " + words[1]});
  return found;
}

// Given how many of a moment's choices are best and how many have the word, the number that are
// both is hypergeometric.
void Words::add(const std::vector<Told>& moment) {
  std::map<Word, Count> here;
  std::int32_t best_here = 0;
  for (const Told& each : moment) {
    best_here += each.best ? 1 : 0;
    for (const Word& word : each.words) ++(each.best ? here[word].best : here[word].others);
  }
  const auto all = static_cast<double>(moment.size());
  const double best = best_here;
  for (const auto& [word, found] : here) {
    const double with = found.best + found.others;
    Count& count = counts_[word];
    count.best += found.best;
    count.others += found.others;
    count.expected += best * with / all;
    if (moment.size() < 2) continue;
    count.variance += best * with * (all - best) * (all - with) / (all * all * (all - 1));
  }
  best_ += best_here;
  others_ += static_cast<std::int32_t>(moment.size()) - best_here;
}

std::int32_t Words::z_of(const Count& count) {
  const double more = count.best - count.expected;
  const double size = std::abs(more) - 0.5;
  if (count.variance <= 0 || size <= 0) return 0;
  const double z = size / std::sqrt(count.variance);
  return static_cast<std::int32_t>(std::lround(100 * (more < 0 ? -z : z)));
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
    found.push_back(
        {what.second, what.first, quality_, count.best, count.others, z_of(count), false});
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
