#include "anonymity/find.h"

#include <algorithm>
#include <array>

#include "anonymity/across.h"
#include "anonymity/turn.h"

namespace warmline::anonymity {

namespace {

struct Name {
  std::string_view code;
  std::string_view words;
};

constexpr std::array<Name, 20> kNames{{{"person", "a person's name"},
                                       {"title", "a title"},
                                       {"place", "a place"},
                                       {"address", "an address"},
                                       {"postcode", "a postcode"},
                                       {"organisation", "an organisation"},
                                       {"email", "an e-mail address"},
                                       {"url", "a web address"},
                                       {"phone", "a telephone number"},
                                       {"card", "a payment card's number"},
                                       {"iban", "an IBAN"},
                                       {"national-id", "a national id"},
                                       {"driver-licence", "a driver's licence"},
                                       {"ip", "an IP address"},
                                       {"digits", "a run of digits"},
                                       {"birth-date", "a date of birth"},
                                       {"date", "a date"},
                                       {"age", "an age"},
                                       {"nationality", "a nationality or belief"},
                                       {"combination", "details that tell together"}}};

bool comes_before(const Finding& a, const Finding& b) {
  return a.turn != b.turn ? a.turn < b.turn : a.begin < b.begin;
}

}  // namespace

std::string_view name_of(Kind kind) {
  return kNames[static_cast<std::size_t>(kind)].code;
}

std::string_view words_for(Kind kind) {
  return kNames[static_cast<std::size_t>(kind)].words;
}

std::vector<Finding> find(const std::vector<std::string>& turns, const Lexicon& lexicon) {
  std::vector<Turn> read;
  read.reserve(turns.size());
  for (std::size_t i = 0; i < turns.size(); ++i) {
    Turn& turn = read.emplace_back(turns[i], i, lexicon);
    find_addresses_of_the_net(turn);
    find_dates(turn);
    find_checked_numbers(turn);
    find_addresses(turn);
  }
  find_split_cards(read);
  for (Turn& turn : read) {
    find_phones(turn);
    find_spoken_digits(turn);
    find_countries(turn);
    find_nationalities(turn);
    find_titles(turn);
    find_names(turn);
  }
  find_split_numbers(read);
  find_combinations(read);
  std::vector<Finding> all;
  for (Turn& turn : read) {
    find_digits(turn);
    all.insert(all.end(), turn.found().begin(), turn.found().end());
  }
  std::stable_sort(all.begin(), all.end(), comes_before);
  return all;
}

}  // namespace warmline::anonymity
