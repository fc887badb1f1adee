// The anonymity check: what in a conversation could tell who somebody is. It works by patterns with
// check digits, by context and by lists; it finds much and never all, so what it says of a text in
// which it finds nothing is "nothing found by these checks", with what it misses (recall.h).
#pragma once

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

// Stable, kebab-case: "person", "national-id".
[[nodiscard]] std::string_view name_of(Kind kind);

// For people, with article: "a person's name".
[[nodiscard]] std::string_view words_for(Kind kind);

}  // namespace warmline::anonymity
