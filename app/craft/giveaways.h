// Words that tell the best choice from the others before it is read.
//
// Compared within a decision, as lengths are (guessing.h): a trainee chooses among the choices of
// one moment, never among all of a library. Counting over all of them at once would find a giveaway
// where there is none, if moments with few choices (where half are best) are those that are full of
// questions, and would miss a word that stands in the best choice of each.
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
  // How many more of the best choices have it than their moments would lead one to expect, each
  // with its own number of choices, of best ones and of those that have the word (Mantel and
  // Haenszel 1959, with their correction of ½), in standard deviations; in hundredths. Above 0: it
  // gives the best away; below 0: it gives the others away.
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
  using Word = std::pair<bool, std::string>;  // opens, words
  struct Count {
    std::int32_t best = 0;
    std::int32_t others = 0;
    double expected = 0;  // of best, over the moments
    double variance = 0;  // of best
  };
  struct Told {  // a choice
    std::set<Word> words;
    bool best = false;
  };
  static std::set<Word> words_in(const std::string& text);
  static std::int32_t z_of(const Count& count);
  void add(const std::vector<Told>& moment);

  Quality quality_;
  std::int32_t best_ = 0;
  std::int32_t others_ = 0;
  std::map<Word, Count> counts_;
};

// "en" of "en-GB".
[[nodiscard]] std::string primary_language(const Scenario& scenario);

}  // namespace warmline::craft
