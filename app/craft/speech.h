// What of a call is heard, and how it suits the ear.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenario/scenario.h"

namespace warmline::craft {

using scenario::Index;
using scenario::Scenario;

// In lower case (ASCII letters), in order: letters, digits and apostrophes within; ’ becomes '.
[[nodiscard]] std::vector<std::string> words_of(std::string_view text);

// Ends of sentences (. ? ! and what follows them) after at least one word, and one more for words
// left over. A dot within a number and an ellipsis end none.
[[nodiscard]] std::size_t sentences_in(std::string_view text);

// Of an English word, by rule of thumb: groups of vowels (y among them), less a silent e, es or ed
// at the end; one for each digit; at least one. Good on average, not for each word.
[[nodiscard]] std::size_t syllables_in(std::string_view word);

// BCP 47 "en", "en-GB", …
[[nodiscard]] bool is_english(std::string_view language);

// Sums over what is said aloud: lines of the caller, the agent and third parties, and choices that
// are said. Not what the system shows, what is done, or what is read.
struct Speech {
  std::int64_t lines = 0;
  std::int64_t words = 0;
  std::int64_t longest = 0;        // words of the longest line
  std::string longest_at;          // its node's id
  std::int64_t english_words = 0;  // the rest of English scenarios alone
  std::int64_t sentences = 0;
  std::int64_t syllables = 0;

  void add(std::string_view text, const std::string& node, bool english);
  void merge(const Speech& other);

  [[nodiscard]] std::int32_t words_a_line() const;  // mean, in tenths, half up; 0 without lines

  // Flesch–Kincaid grade in tenths: 0.39 × words ÷ sentences + 11.8 × syllables ÷ words − 15.59
  // (Kincaid, Fishburne, Rogers, Chissom 1975, Navy Research Branch Report 8-75). School years; may
  // be negative. Nothing without English.
  [[nodiscard]] std::optional<std::int32_t> grade() const;
  // Reading ease in tenths: 206.835 − 1.015 × words ÷ sentences − 84.6 × syllables ÷ words (Flesch
  // 1948, Journal of Applied Psychology 32). The higher, the easier; talk is above 80.
  [[nodiscard]] std::optional<std::int32_t> ease() const;
};
[[nodiscard]] Speech speech_of(const Scenario& scenario);

}  // namespace warmline::craft
