#include "craft/library.h"

#include <cstdlib>

namespace warmline::craft {

namespace {

template <typename Array>
void add_to(Array& sums, const Array& numbers) {
  for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += numbers[i];
}

void length(const Library& library, std::vector<Miss>& out) {
  for (const Guessing& each : library.guessing) {
    const std::optional<PerMille> found = each.correlation();
    if (each.outside() != Outside::kLength || !found || std::abs(*found) <= kMostCorrelation) {
      continue;
    }
    out.push_back({"length-tells",
                   "the length of a choice goes with " + std::string(name_of(each.quality())) +
                       ": correlation " + hundredths_of(*found) + ", outside ±" +
                       hundredths_of(kMostCorrelation),
                   *found > 0 ? "shorten best choices and lengthen others until the best is as "
                                "often the shortest as the longest"
                              : "lengthen best choices and shorten others until the best is as "
                                "often the longest as the shortest"});
  }
}

void giveaways(const Library& library, std::vector<Miss>& out) {
  std::string telling;
  for (const auto& [language, words] : library.words) {
    for (const Words* each : {&words.empathy, &words.resolution}) {
      for (const Giveaway& word : each->worst(kWorstShown)) {
        if (!word.tells) continue;
        telling += (telling.empty() ? "“" : ", “") + word.words + (word.opens ? " …”" : "”");
      }
    }
  }
  if (telling.empty()) return;
  out.push_back({"word-tells",
                 "words that stand much more often in best choices than in others, or the other "
                 "way round: " +
                     telling,
                 "say some of the best choices without them, and some of the others with them"});
}

}  // namespace

void Library::add(const Scenario& scenario, const Measures& measures) {
  ++calls;
  ++sectors[scenario.sector];
  ++difficulties[static_cast<std::size_t>(scenario.difficulty)];
  add_to(endings, measures.endings);
  perfect += measures.perfect ? 1 : 0;
  path_decisions += measures.path_decisions;
  path_tradeoffs += measures.path_tradeoffs;
  add_to(observations, measures.observations);
  decisions += static_cast<std::int32_t>(measures.decisions.size());
  tradeoffs += measures.tradeoffs;
  for (std::size_t i = 0; i < guessing.size(); ++i) guessing[i].merge(measures.guessing[i]);
  speech.merge(measures.speech);
  LanguageWords& own = words[primary_language(scenario)];
  ++own.calls;
  own.empathy.add(scenario, measures.decisions);
  own.resolution.add(scenario, measures.decisions);
}

std::vector<Miss> misses(const Library& library) {
  std::vector<Miss> out;
  length(library, out);
  giveaways(library, out);
  if (library.decisions > 0 && 3 * library.tradeoffs < library.decisions) {
    out.push_back({"few-tradeoffs",
                   std::to_string(library.tradeoffs) + " of " + std::to_string(library.decisions) +
                       " decisions are real trade-offs, not a third",
                   "begin with the calls that are marked for it"});
  }
  return out;
}

std::string_view name_of(Quality quality) {
  return quality == Quality::kEmpathy ? "highest empathy" : "least lost";
}

std::string_view name_of(Outside outside) {
  return outside == Outside::kLength ? "length" : "position";
}

std::string hundredths_of(PerMille correlation) {
  const int size = (std::abs(correlation) + 5) / 10;
  const std::string digits = std::to_string(size % 100);
  return (correlation < 0 && size > 0 ? "-" : "") + std::to_string(size / 100) + "." +
         (digits.size() < 2 ? "0" : "") + digits;
}

}  // namespace warmline::craft
