#include "anonymity/across.h"

#include "anonymity/checksums.h"

namespace warmline::anonymity {

namespace {

constexpr std::size_t kLongEnough = 7;
constexpr std::size_t kMostWordsBeside = 6;  // "and then it's", "got that"
constexpr std::size_t kMostTurns = 24;

// A turn's piece: its one run of at least two digits, where it says little else.
SpokenRun piece_of(const Turn& turn) {
  SpokenRun found;
  if (turn.size() > 64) return found;
  std::size_t beside = 0;
  for (std::size_t i = 0; i < turn.size(); ++i) {
    const SpokenRun run = turn.taken(i) ? SpokenRun{} : spoken_run(turn, i);
    if (run.to > i && run.digits.size() >= 2) {
      if (found.to > found.from) return {};  // two runs: an enumeration, not a piece
      found = run;
      i = run.to - 1;
    } else if (is_word(turn.at(i))) {
      ++beside;
    }
  }
  return beside <= kMostWordsBeside ? found : SpokenRun{};
}

// "Mm-hm.", "Go on.", "Four one one, yes?": an answer between two pieces.
bool is_nod(const Turn& turn) {
  return turn.size() <= 6;
}

void take_pieces(std::vector<Turn>& turns, const std::vector<std::size_t>& places,
                 const std::vector<SpokenRun>& pieces, bool only_cards) {
  std::string digits;
  for (const SpokenRun& piece : pieces) digits += piece.digits;
  if (pieces.size() < 2 || digits.size() < kLongEnough) return;
  const bool card = digits.size() >= 13 && digits.size() <= 19 && luhn(digits);
  if (only_cards && !card) return;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    turns[places[i]].take(pieces[i].from, pieces[i].to, card ? Kind::kCard : Kind::kDigits,
                          card ? "part of a payment card's number said over several turns"
                               : "part of a number said over several turns");
  }
}

}  // namespace

void SplitNumbers::next(std::vector<Turn>& turns, std::size_t turn) {
  const SpokenRun piece = piece_of(turns[turn]);
  if (piece.to > piece.from) {
    places_.push_back(turn);
    pieces_.push_back(piece);
    nods_ = 0;
    if (pieces_.size() >= kMostTurns) end(turns);
  } else if (pieces_.empty() || !is_nod(turns[turn]) || ++nods_ > 1) {
    end(turns);
  }
}

void SplitNumbers::end(std::vector<Turn>& turns) {
  take_pieces(turns, places_, pieces_, only_cards_);
  places_.clear();
  pieces_.clear();
  nods_ = 0;
}

}  // namespace warmline::anonymity
