// What only shows over several turns. Inside app/anonymity only.
#pragma once

#include <cstddef>
#include <vector>

#include "anonymity/spoken.h"
#include "anonymity/turn.h"

namespace warmline::anonymity {

// A number said in pieces: groups of digits in turns that follow each other, with nothing but
// "mm-hm" and the like between. Each piece gets a finding. Goes over the turns one by one.
class SplitNumbers {
 public:
  // `only_cards`: only what comes to a payment card's number with its check digit right.
  explicit SplitNumbers(bool only_cards) : only_cards_(only_cards) {}

  void next(std::vector<Turn>& turns, std::size_t turn);  // each once, in order
  void end(std::vector<Turn>& turns);

 private:
  bool only_cards_;
  std::vector<std::size_t> places_;  // turns with a piece of what may be one number
  std::vector<SpokenRun> pieces_;
  std::size_t nods_ = 0;  // turns since the last piece
};

// A trade that singles somebody out together with two other kinds of detail, at most three turns
// away from this one.
void find_combinations(std::vector<Turn>& turns, std::size_t turn);

}  // namespace warmline::anonymity
