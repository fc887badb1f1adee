// Shared by stand_in*.cpp alone: when two findings mean the same, and where else it is said.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "anonymity/stand_in.h"
#include "anonymity/tokens.h"

namespace warmline::anonymity::stand_ins {

// A turn's words and numbers, without its signs.
struct Words {
  std::string_view text;
  std::vector<Token> tokens;
};
[[nodiscard]] Words words_of(std::string_view text);

[[nodiscard]] bool is_number_kind(Kind kind);
[[nodiscard]] bool is_title(std::string_view folded);  // "mr", "dr"

// Of words [from, to): joined by blanks; as digits and letters without anything between, "four"
// being 4 and "double four" 44.
[[nodiscard]] std::string joined(const Words& words, std::size_t from, std::size_t to);
[[nodiscard]] std::string squeezed(const Words& words, std::size_t from, std::size_t to);

// What a place in the text stands for: an index into the values.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t value = 0;
};

// All values of a conversation. First every one is added, then they are settled, then asked for.
class Values {
 public:
  explicit Values(const EverydayWord& everyday) : everyday_(everyday) {}
  // Words [from, to) were found to be of that kind.
  void add(const Words& words, std::size_t from, std::size_t to, Kind kind);
  // Who is who: call once, when all are in.
  void settle();
  // What was added with these words and kind.
  [[nodiscard]] std::size_t value_of(const Words& words, std::size_t from, std::size_t to,
                                     Kind kind);
  // Everywhere in a text that says one of the values, longest first, not overlapping.
  [[nodiscard]] std::vector<Span> said_in(const Words& words) const;

 private:
  [[nodiscard]] std::string person_key(const std::string& name) const;
  [[nodiscard]] std::string key_of(const Words& words, std::size_t from, std::size_t to,
                                   Kind kind) const;
  std::size_t index_of(const std::string& key);
  void add_pattern(const std::string& words, std::size_t value);
  [[nodiscard]] bool matches(const Words& words, std::size_t at,
                             const std::vector<std::string>& pattern) const;
  [[nodiscard]] bool digits_at(const Words& words, std::size_t at, Span& span,
                               std::size_t& next) const;

  struct Pattern {
    std::vector<std::string> words;
    std::size_t value = 0;
  };
  const EverydayWord& everyday_;
  std::set<std::string> persons_;                                   // names, titles taken off
  std::map<std::string, std::string> whole_;                        // a longer name to who it is
  std::map<std::string, std::set<std::string>> bearers_;            // a part to those who bear it
  std::map<std::string, std::pair<std::string, Kind>> others_;      // words to key
  std::map<std::string, std::size_t> indices_;                      // key to value
  std::unordered_map<std::string, std::vector<Pattern>> patterns_;  // by first word
  std::unordered_map<std::string, std::size_t> digits_;
  std::size_t longest_digits_ = 0;
};

}  // namespace warmline::anonymity::stand_ins
