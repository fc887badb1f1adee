// The anonymity check: what in a conversation could tell who somebody is. It works by patterns with
// check digits, by context and by lists; it finds much and never all, so what it says of a text in
// which it finds nothing is "nothing found by these checks", with what it misses (recall.h).
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "anonymity/finding.h"
#include "anonymity/lexicon.h"

namespace warmline::anonymity {

// In order of turn and place, not overlapping. A number said or written over several turns gives a
// finding in each of them. Any bytes will do: what isn't UTF-8 is passed over. Time grows with the
// text's length.
[[nodiscard]] std::vector<Finding> find(const std::vector<std::string>& turns,
                                        const Lexicon& lexicon);

// The same in pieces, for a program that has something else to do as well; what comes of it is the
// same however it is cut. The lexicon lives as long as this does.
class Searching {
 public:
  Searching(std::vector<std::string> turns, const Lexicon& lexicon);
  ~Searching();
  Searching(Searching&& other) noexcept;
  Searching& operator=(Searching&& other) noexcept;

  // Goes through about so many bytes of turns, each of which it goes through seven times, and at
  // least through one turn once. True once all is done.
  bool step(std::size_t work);

  [[nodiscard]] std::vector<Finding> take();                    // once all is done
  [[nodiscard]] const std::vector<std::string>& turns() const;  // that were given

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Stable, kebab-case: "person", "national-id".
[[nodiscard]] std::string_view name_of(Kind kind);

// For people, with article: "a person's name".
[[nodiscard]] std::string_view words_for(Kind kind);

}  // namespace warmline::anonymity
