// What only shows over several turns. Inside app/anonymity only.
#pragma once

#include <vector>

#include "anonymity/turn.h"

namespace warmline::anonymity {

// A number said in pieces: groups of digits in turns that follow each other, with nothing but
// "mm-hm" and the like between. Each piece gets a finding.
void find_split_numbers(std::vector<Turn>& turns);
// The same, but only what comes to a payment card's number with its check digit right.
void find_split_cards(std::vector<Turn>& turns);

// A trade that singles somebody out together with two other kinds of detail, at most three turns
// away.
void find_combinations(std::vector<Turn>& turns);

}  // namespace warmline::anonymity
