#include "anonymity/find.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <iterator>
#include <utility>

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
  return a.begin < b.begin;
}

}  // namespace

std::string_view name_of(Kind kind) {
  return kNames[static_cast<std::size_t>(kind)].code;
}

std::string_view words_for(Kind kind) {
  return kNames[static_cast<std::size_t>(kind)].words;
}

// One round over all turns after the other: what a round finds in any turn, the next ones know.
struct Searching::Impl {
  enum class Round : std::uint8_t {
    kPatterns,  // what its own form tells
    kSplitCards,
    kNumbers,
    kWords,  // by context and by list
    kSplitNumbers,
    kCombinations,
    kRest,
    kDone
  };

  std::vector<std::string> texts;
  const Lexicon* lexicon = nullptr;
  std::vector<Turn> turns;
  SplitNumbers cards{true};
  SplitNumbers numbers{false};
  Round round = Round::kPatterns;
  std::size_t next = 0;  // turn
  std::vector<Finding> found;

  void look_at(std::size_t i);
  void end_round();
  void take_rest(Turn& turn);
};

void Searching::Impl::look_at(std::size_t i) {
  switch (round) {
    case Round::kPatterns:
      turns.emplace_back(texts[i], i, *lexicon);
      find_addresses_of_the_net(turns[i]);
      find_dates(turns[i]);
      find_checked_numbers(turns[i]);
      return find_addresses(turns[i]);
    case Round::kSplitCards:
      return cards.next(turns, i);
    case Round::kNumbers:
      find_phones(turns[i]);
      return find_spoken_digits(turns[i]);
    case Round::kWords:
      find_countries(turns[i]);
      find_nationalities(turns[i]);
      find_titles(turns[i]);
      return find_names(turns[i]);
    case Round::kSplitNumbers:
      return numbers.next(turns, i);
    case Round::kCombinations:
      return find_combinations(turns, i);
    case Round::kRest:
      return take_rest(turns[i]);
    case Round::kDone:
      break;
  }
}

void Searching::Impl::take_rest(Turn& turn) {
  find_digits(turn);
  std::vector<Finding>& own = turn.found();
  std::stable_sort(own.begin(), own.end(), comes_before);
  found.insert(found.end(), std::make_move_iterator(own.begin()),
               std::make_move_iterator(own.end()));
}

void Searching::Impl::end_round() {
  if (round == Round::kSplitCards) cards.end(turns);
  if (round == Round::kSplitNumbers) numbers.end(turns);
  round = static_cast<Round>(static_cast<std::uint8_t>(round) + 1);
  next = 0;
}

Searching::Searching(std::vector<std::string> turns, const Lexicon& lexicon)
    : impl_(std::make_unique<Impl>()) {
  impl_->texts = std::move(turns);
  impl_->lexicon = &lexicon;
  impl_->turns.reserve(impl_->texts.size());
}
Searching::~Searching() = default;
Searching::Searching(Searching&& other) noexcept = default;
Searching& Searching::operator=(Searching&& other) noexcept = default;

bool Searching::step(std::size_t work) {
  std::size_t done = 0;
  do {
    if (impl_->round == Impl::Round::kDone) return true;
    if (impl_->next == impl_->texts.size()) {
      impl_->end_round();
      continue;
    }
    impl_->look_at(impl_->next);
    done += 1 + impl_->texts[impl_->next].size();
    ++impl_->next;
  } while (done < work);
  return impl_->round == Impl::Round::kDone;
}

std::vector<Finding> Searching::take() {
  assert(impl_->round == Impl::Round::kDone);
  return std::move(impl_->found);
}

const std::vector<std::string>& Searching::turns() const {
  return impl_->texts;
}

std::vector<Finding> find(const std::vector<std::string>& turns, const Lexicon& lexicon) {
  Searching searching(turns, lexicon);
  while (!searching.step(~std::size_t{0})) {
  }
  return searching.take();
}

}  // namespace warmline::anonymity
