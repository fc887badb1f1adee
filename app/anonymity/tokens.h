// A turn's text cut into words, numbers and signs: what all the finders look at.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace warmline::anonymity {

enum class Shape : std::uint8_t {
  kLower,    // word
  kCapital,  // Word
  kUpper,    // WORD, or one capital letter
  kMixed,    // mcDonald, iPhone
  kNumber,   // digits only
  kCode,     // letters and digits: 4b, N1
  kSign      // one code point that is neither; "'s" as well
};

struct Token {
  std::size_t begin = 0;
  std::size_t end = 0;  // bytes, on code point boundaries
  Shape shape = Shape::kSign;
  bool glued = false;       // nothing stands between it and the token before
  bool after_line = false;  // a line break does
  std::string folded;       // lower case, without accents; a sign as it is
};

// Every code point that is not white space is in exactly one token; a byte that is no UTF-8 is a
// sign of its own.
[[nodiscard]] std::vector<Token> tokens_of(std::string_view text);

// Lower case, without accents (Latin), lower case (Greek, Cyrillic).
[[nodiscard]] std::string fold(std::string_view text);

[[nodiscard]] bool is_word(const Token& token);
[[nodiscard]] bool is_capital(const Token& token);  // begins with one: kCapital, kUpper, Mc…
[[nodiscard]] bool is_sign(const Token& token, std::string_view sign);

}  // namespace warmline::anonymity
