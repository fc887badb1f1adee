// What the finders share: a turn's tokens, what the lexicon knows of them, and what is found so
// far. Inside app/anonymity only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "anonymity/finding.h"
#include "anonymity/lexicon.h"
#include "anonymity/tokens.h"

namespace warmline::anonymity {

class Turn {
 public:
  Turn(std::string_view text, std::size_t index, const Lexicon& lexicon);

  [[nodiscard]] std::size_t size() const { return tokens_.size(); }
  // Past either end stands a sign that is none.
  [[nodiscard]] const Token& at(std::size_t i) const { return i < size() ? tokens_[i] : nothing_; }
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] std::string_view text(std::size_t from, std::size_t to) const;  // of tokens
  [[nodiscard]] const Lexicon& lexicon() const { return lexicon_; }
  [[nodiscard]] Marks marks(std::size_t i) const { return i < size() ? marks_[i] : Marks{0}; }
  [[nodiscard]] bool has(std::size_t i, Marks any) const { return (marks(i) & any) != 0; }
  [[nodiscard]] bool taken(std::size_t i) const { return i >= size() || owner_[i] != 0; }
  // The folded token, empty past either end.
  [[nodiscard]] std::string_view word(std::size_t i) const;
  [[nodiscard]] std::string_view word_before(std::size_t i, std::size_t back = 1) const;
  [[nodiscard]] bool is(std::size_t i, Shape shape) const;
  // Begins with a capital; in a turn that has no capitals at all (as machines write speech down), a
  // word that English doesn't know.
  [[nodiscard]] bool capital(std::size_t i) const;
  [[nodiscard]] bool sign(std::size_t i, std::string_view sign) const;
  // The first token that begins at this byte or after it.
  [[nodiscard]] std::size_t token_from(std::size_t byte) const;
  // Is one of the words (separated by spaces) among the `reach` tokens before token i?
  [[nodiscard]] bool near_before(std::size_t i, std::string_view words, std::size_t reach) const;
  [[nodiscard]] bool near_after(std::size_t i, std::string_view words, std::size_t reach) const;

  // Takes tokens [from, to) unless one of them is taken: each token goes into one finding.
  bool take(std::size_t from, std::size_t to, Kind kind, std::string_view why);
  // Is there a finding of this kind that covers these tokens exactly?
  [[nodiscard]] bool is_taken_as(std::size_t from, std::size_t to, Kind kind) const;
  // Changes the kind of the finding that covers these tokens exactly.
  bool retype(std::size_t from, std::size_t to, Kind kind, std::string_view why);
  [[nodiscard]] bool free(std::size_t from, std::size_t to) const;
  [[nodiscard]] std::vector<Finding>& found() { return found_; }
  [[nodiscard]] std::size_t index() const { return index_; }

 private:
  std::string_view text_;
  std::size_t index_;
  const Lexicon& lexicon_;
  std::vector<Token> tokens_;
  Token nothing_;
  std::vector<Marks> marks_;
  std::vector<std::uint32_t>
      owner_;  // of each token: the finding's place in found_, from 1; 0: free
  bool caseless_ = false;
  std::vector<Finding> found_;
};

// Is the word in this list of words separated by single spaces?
[[nodiscard]] bool listed(std::string_view word, std::string_view words);

// The finders, in the order in which they run: what is surest first.
void find_addresses_of_the_net(Turn& turn);  // e-mail, URL, IP
void find_dates(Turn& turn);                 // dates of birth, dates, ages
void find_checked_numbers(Turn& turn);
void find_phones(Turn& turn);  // IBAN, cards, national ids, licences, telephones
void find_spoken_digits(Turn& turn);
void find_addresses(Turn& turn);  // streets, post boxes, postcodes
void find_countries(Turn& turn);
void find_nationalities(Turn& turn);
void find_titles(Turn& turn);
void find_names(Turn& turn);  // persons, places, organisations; ends with the next two
void find_card_lines(Turn& turn);
void find_codes_of_towns(Turn& turn);
void find_digits(Turn& turn);  // what runs of digits are left

[[nodiscard]] bool is_title(std::string_view word);        // "mr", "dr"
[[nodiscard]] bool is_nationality(std::string_view word);  // "french"

}  // namespace warmline::anonymity
