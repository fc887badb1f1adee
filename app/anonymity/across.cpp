#include "anonymity/across.h"

#include "anonymity/checksums.h"
#include "anonymity/spoken.h"

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

void put_together(std::vector<Turn>& turns, bool only_cards) {
  std::vector<std::size_t> places;
  std::vector<SpokenRun> pieces;
  std::size_t nods = 0;
  for (std::size_t i = 0; i < turns.size(); ++i) {
    const SpokenRun piece = piece_of(turns[i]);
    if (piece.to > piece.from) {
      places.push_back(i);
      pieces.push_back(piece);
      nods = 0;
    } else if (pieces.empty() || !is_nod(turns[i]) || ++nods > 1) {
      take_pieces(turns, places, pieces, only_cards);
      places.clear();
      pieces.clear();
      nods = 0;
    }
    if (pieces.size() >= kMostTurns) {
      take_pieces(turns, places, pieces, only_cards);
      places.clear();
      pieces.clear();
    }
  }
  take_pieces(turns, places, pieces, only_cards);
}

}  // namespace

void find_split_numbers(std::vector<Turn>& turns) {
  put_together(turns, false);
}

void find_split_cards(std::vector<Turn>& turns) {
  put_together(turns, true);
}

}  // namespace warmline::anonymity
