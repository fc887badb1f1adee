// What the anonymity check finds, in a form that tests can read.
#pragma once

#include <string>
#include <vector>

#include "anonymity/find.h"

namespace warmline::anonymity {

// "person: Anna Berg; card: 4111 …" of one turn, or of several, each behind the other.
inline std::string found_over(const std::vector<std::string>& turns,
                              const Lexicon& lexicon = built_in_lexicon()) {
  std::string all;
  for (const Finding& each : find(turns, lexicon)) {
    all += (all.empty() ? "" : "; ") + std::string(name_of(each.kind)) + ": " +
           turns[each.turn].substr(each.begin, each.end - each.begin);
  }
  return all;
}

inline std::string found_in(const std::string& text) {
  return found_over({text});
}

}  // namespace warmline::anonymity
