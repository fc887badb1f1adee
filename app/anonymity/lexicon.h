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
inline constexpr Marks kPrefix = 16;  // the beginning of a longer entry: "new" of "new zealand"
inline constexpr Marks kCommon = 32;  // among the most frequent words of English

class Lexicon {
 public:
  Lexicon() = default;  // knows nothing; the rules still work

  // Error: "not-a-lexicon". At most 8 MB are read.
  [[nodiscard]] static Result<Lexicon> read(std::string_view bytes);

  // Of a word, or of words with one space between them, as fold() gives them; 0 if unknown.
  [[nodiscard]] Marks marks(std::string_view folded) const;
  [[nodiscard]] std::size_t size() const { return starts_.size(); }

 private:
  [[nodiscard]] std::string_view entry(std::size_t index) const;
  std::string text_;  // all entries, one after another, sorted by bytes
  std::vector<std::uint32_t> starts_;
  std::vector<Marks> marks_;
};

// The one that is built into native programs; the page fetches its own (assets: lexicon.bin).
[[nodiscard]] const Lexicon& built_in_lexicon();

}  // namespace warmline::anonymity
