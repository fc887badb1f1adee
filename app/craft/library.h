// What is measured over all calls together, and the bars that a library should clear.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "craft/giveaways.h"
#include "craft/measure.h"

namespace warmline::craft {

// Both qualities, of the calls in one language.
struct LanguageWords {
  std::int32_t calls = 0;
  Words empathy{Quality::kEmpathy};
  Words resolution{Quality::kResolution};
};

struct Library {
  std::int32_t calls = 0;
  std::map<std::string, std::int32_t> sectors;  // calls of each
  std::array<std::int32_t, 3> difficulties{};   // calls of each
  std::array<std::int32_t, 3> endings{};        // by kind
  std::int32_t perfect = 0;                     // calls that have a perfect call
  std::int32_t path_decisions = 0;
  std::int32_t path_tradeoffs = 0;
  std::array<std::int32_t, scenario::kCriterionCount> observations{};
  std::int32_t decisions = 0;
  std::int32_t tradeoffs = 0;
  std::vector<Guessing> guessing = all_guessing();
  Speech speech;
  std::map<std::string, LanguageWords> words;  // by primary language

  void add(const Scenario& scenario, const Measures& measures);
};

inline constexpr std::size_t kWorstShown = 5;  // words for each quality

// Bars of the library: "length-tells", "word-tells", "few-tradeoffs".
[[nodiscard]] std::vector<Miss> misses(const Library& library);

// "highest empathy", "nothing lost"; "length", "position".
[[nodiscard]] std::string_view name_of(Quality quality);
[[nodiscard]] std::string_view name_of(Outside outside);
// -0.07
[[nodiscard]] std::string hundredths_of(PerMille correlation);

}  // namespace warmline::craft
