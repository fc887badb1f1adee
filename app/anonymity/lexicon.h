// Names, places, nationalities and everyday words, as a compact read-only list. It is made at build
// time from Debian's packages (app/third_party/lexicon.py says which words get which mark).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace warmline::anonymity {

using Marks = std::uint8_t;
inline constexpr Marks kName = 1;     // a person's, first or last
inline constexpr Marks kTown = 2;     // place, region or part of a country
inline constexpr Marks kCountry = 4;  //
inline constexpr Marks kWord = 8;     // an everyday word of English
inline constexpr Marks kCommon = 16;  // among the most frequent words of English

class Lexicon {
 public:
  Lexicon() = default;  // knows nothing; the rules still work

  // Error: "not-a-lexicon". At most 8 MB are read.
  [[nodiscard]] static Result<Lexicon> read(std::string_view bytes);

  // Of a word, or of words with one space between them, as fold() gives them; 0 if unknown. An
  // everyday word with an everyday ending ("bridges", "asked") is one though only its stem is
  // listed.
  [[nodiscard]] Marks marks(std::string_view folded) const;
  // Is this the beginning of a longer entry, as "new" is of "new zealand"?
  [[nodiscard]] bool begins_longer(std::string_view folded) const;
  [[nodiscard]] std::size_t size() const { return starts_.size(); }

 private:
  [[nodiscard]] Marks listed_marks(std::string_view folded) const;
  [[nodiscard]] std::size_t place_of(std::string_view folded) const;
  [[nodiscard]] std::string_view entry(std::size_t index) const;
  std::string text_;  // all entries, one after another, sorted by bytes
  std::vector<std::uint32_t> starts_;
  std::vector<Marks> marks_;
};

// The one that is built into native programs; the page fetches its own (assets: lexicon.bin).
[[nodiscard]] const Lexicon& built_in_lexicon();

}  // namespace warmline::anonymity
