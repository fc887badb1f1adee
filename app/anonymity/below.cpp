// What a line below another one tells: a post under a name, a number under a street.
#include "anonymity/tokens.h"
#include "anonymity/turn.h"

namespace warmline::anonymity {

// A visiting card: under a name, above an address or a number, stand a post and a firm.
void find_card_lines(Turn& turn) {
  std::size_t line = 0;
  bool after_person = false;
  for (std::size_t i = 0; i < turn.size(); i = line) {
    line = i + 1;
    while (line < turn.size() && !turn.at(line).after_line) ++line;
    while (i + 1 < line && turn.at(i).shape == Shape::kSign && !turn.taken(i)) ++i;  // a bullet
    bool words = true;
    bool person = false;
    std::size_t everyday = 0;
    std::size_t lower = 0;
    for (std::size_t k = i; k < line; ++k) {
      words = words && (is_word(turn.at(k)) || listed(turn.word(k), ", - & . 's /"));
      everyday += turn.has(k, kWord | kCommon) ? 1 : 0;
      lower += turn.is(k, Shape::kLower) ? 1 : 0;
    }
    person = turn.is_taken_as(i, line, Kind::kPerson);
    const bool short_line = words && line - i <= 8 && line < turn.size();
    if (after_person && person && short_line &&
        turn.retype(i, line, Kind::kOrganisation, "a firm under a name")) {
      after_person = false;
      continue;
    }
    if (after_person && short_line && turn.free(i, line) && turn.capital(i)) {
      const bool post = lower > 0 || (line - i == 1 && everyday > 0);
      turn.take(i, line, post ? Kind::kTitle : Kind::kOrganisation,
                post ? "a post under a name" : "a firm under a name");
      after_person = post;
      continue;
    }
    after_person = person || (after_person && turn.is_taken_as(i, line, Kind::kTitle));
  }
}

// "Finland 80896" below a street: the number belongs to the address.
void find_codes_of_towns(Turn& turn) {
  bool address = false;
  for (const Finding& each : turn.found()) address = address || each.kind == Kind::kAddress;
  for (std::size_t i = 1; address && i < turn.size(); ++i) {
    if (turn.taken(i) || !turn.is(i, Shape::kNumber) || turn.at(i).after_line) continue;
    const std::size_t digits = turn.word(i).size();
    const bool place = turn.taken(i - 1) && turn.has(i - 1, kTown | kCountry);
    const bool bracket = turn.sign(i - 1, ")");
    if (digits < 4 || digits > 6 || (!place && !bracket)) continue;
    turn.take(i, i + 1, Kind::kAddress, "a number after a place, below a street");
  }
}

}  // namespace warmline::anonymity
