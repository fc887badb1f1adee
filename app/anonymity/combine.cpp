// What tells nothing alone and much together: a trade or "the only one" beside a place, an age, a
// firm. Three such details are enough to single most people out (L. Sweeney, 2000: place, birth
// date and sex do for 87 % of a country).
#include <algorithm>
#include <set>

#include "anonymity/across.h"

namespace warmline::anonymity {

namespace {

constexpr std::size_t kReach = 3;   // turns before and after
constexpr std::size_t kEnough = 2;  // other kinds of detail
constexpr std::string_view kTrades =
    "actor actress architect baker barber beekeeper bishop blacksmith bookseller brewer butcher "
    "carpenter chef chemist coach coroner councillor curator dentist detective diver editor "
    "electrician engineer farmer firefighter fireman fisherman florist gardener gp hairdresser "
    "headmaster headmistress headteacher imam jeweller jockey journalist judge lawyer librarian "
    "locksmith magistrate mayor midwife minister musician nurse optician organist paramedic pastor "
    "pharmacist photographer pilot plumber policeman policewoman postman postmaster priest "
    "principal professor publican rabbi reporter sculptor senator shepherd solicitor surgeon "
    "surveyor "
    "tailor teacher treasurer undertaker verger vet veterinarian vicar warden writer";

bool is_detail(Kind kind) {
  switch (kind) {
    case Kind::kPlace:
    case Kind::kAddress:
    case Kind::kPostcode:
    case Kind::kOrganisation:
    case Kind::kBirthDate:
    case Kind::kAge:
    case Kind::kNationality:
      return true;
    default:
      return false;
  }
}

// "I'm a vet", "she was the mayor", "the only midwife": from the trade on, or from "only".
std::size_t trade_at(const Turn& turn, std::size_t i) {
  if (turn.taken(i)) return 0;
  if (turn.word(i) == "only" && turn.word_before(i) == "the") {
    for (std::size_t to = i + 1; to < i + 4 && to < turn.size(); ++to) {
      if (listed(turn.word(to), kTrades) && turn.free(i, to + 1)) return to + 1 - i;
    }
    return 0;
  }
  if (!listed(turn.word(i), kTrades)) return 0;
  const std::size_t before = listed(turn.word_before(i), "a an the our your their") ? 2 : 3;
  const bool article = before == 2 || listed(turn.word_before(i, 2), "a an the our your their");
  return article && listed(turn.word_before(i, before),
                           "i'm am is was as he's she's 's be been being become became were")
             ? 1
             : 0;
}

std::size_t kinds_around(std::vector<Turn>& turns, std::size_t turn) {
  std::set<Kind> kinds;
  const std::size_t first = turn > kReach ? turn - kReach : 0;
  for (std::size_t i = first; i < std::min(turn + kReach + 1, turns.size()); ++i) {
    for (const Finding& each : turns[i].found()) {
      if (is_detail(each.kind)) kinds.insert(each.kind);
    }
  }
  return kinds.size();
}

}  // namespace

void find_combinations(std::vector<Turn>& turns, std::size_t turn) {
  if (kinds_around(turns, turn) < kEnough) return;
  Turn& here = turns[turn];
  for (std::size_t i = 0; i < here.size(); ++i) {
    const std::size_t length = trade_at(here, i);
    if (length == 0) continue;
    here.take(i, i + length, Kind::kCombination,
              "a trade, with two other details of the same person around it");
    i += length - 1;
  }
}

}  // namespace warmline::anonymity
