// Words that tell the best choice from the others before it is read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "craft/decisions.h"
#include "craft/guessing.h"

namespace warmline::craft {

// One word, or the first two of a choice, or "?": in how many choices it stands, each choice
// counted once.
struct Giveaway {
  std::string words;
  bool opens = false;  // counted only where a choice begins with it
  Quality quality = Quality::kEmpathy;
  std::int32_t best = 0;    // in choices that are best
  std::int32_t others = 0;  // in others
  // Logarithm of the odds ratio with half a choice added to each of the four cells (Haldane 1956,
  // Anscombe 1956), divided by its standard error, the square root of the sum of their reciprocals;
  // in hundredths. Above 0: it gives the best away; below 0: it gives the others away.
  std::int32_t z = 0;
  // So far from 0 that among all words tested not one in twenty libraries would show such a word by
  // chance: two-sided p of z × words tested < 0.05 (Bonferroni).
  bool tells = false;
};

inline constexpr std::int32_t kLeastCount = 8;  // choices that a word must stand in

// Counts over any number of scenarios, of one language and one quality. A choice is best if it is
// so in at least half of the decisions (that are about this quality) in which it is offered.
class Words {
 public:
  explicit Words(Quality quality) : quality_(quality) {}
  void add(const Scenario& scenario, const std::vector<Decision>& decisions);

  [[nodiscard]] std::int32_t best() const { return best_; }      // choices
  [[nodiscard]] std::int32_t others() const { return others_; }  // choices
  [[nodiscard]] std::size_t tested() const;  // words that stand in kLeastCount choices or more
  // Those with the greatest |z| first; at most `most`.
  [[nodiscard]] std::vector<Giveaway> worst(std::size_t most) const;

 private:
  struct Count {
    std::int32_t best = 0;
    std::int32_t others = 0;
  };
  void add(const std::string& text, bool is_best);

  Quality quality_;
  std::int32_t best_ = 0;
  std::int32_t others_ = 0;
  std::map<std::pair<bool, std::string>, Count> counts_;  // by (opens, words)
};

// "en" of "en-GB".
[[nodiscard]] std::string primary_language(const Scenario& scenario);

}  // namespace warmline::craft
