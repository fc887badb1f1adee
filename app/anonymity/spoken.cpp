#include "anonymity/spoken.h"

#include <array>

#include "anonymity/checksums.h"

namespace warmline::anonymity {

namespace {

constexpr std::size_t kMostDigits = 64;
constexpr std::size_t kLongEnough = 5;  // fewer are counts, times and prices

int digit_of(std::string_view word) {
  static constexpr std::array<std::string_view, 10> kDigits{"zero oh o nought naught nil",
                                                            "one",
                                                            "two",
                                                            "three",
                                                            "four",
                                                            "five",
                                                            "six",
                                                            "seven",
                                                            "eight",
                                                            "nine niner"};
  for (std::size_t i = 0; i < kDigits.size(); ++i) {
    if (listed(word, kDigits[i])) return static_cast<int>(i);
  }
  return -1;
}

// "twenty three" in a telephone number: two digits.
int tens_of(std::string_view word) {
  static constexpr std::array<std::string_view, 8> kTens{"twenty", "thirty",  "forty",  "fifty",
                                                         "sixty",  "seventy", "eighty", "ninety"};
  for (std::size_t i = 0; i < kTens.size(); ++i) {
    if (word == kTens[i]) return static_cast<int>(i) + 2;
  }
  return -1;
}

std::string teen_of(std::string_view word) {
  static constexpr std::array<std::string_view, 10> kTeens{
      "ten",     "eleven",  "twelve",    "thirteen", "fourteen",
      "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
  for (std::size_t i = 0; i < kTeens.size(); ++i) {
    if (word == kTeens[i]) return "1" + std::to_string(i);
  }
  return {};
}

std::size_t times_of(std::string_view word) {
  return word == "double" ? 2 : word == "triple" || word == "treble" ? 3 : 0;
}

// What one step says: digits, and how many tokens it takes (0: it says none).
std::size_t step(const Turn& turn, std::size_t i, std::string& digits) {
  const std::string_view word = turn.word(i);
  if (turn.is(i, Shape::kNumber) && word.size() <= 4) {
    digits = word;
    return 1;
  }
  if (const std::size_t times = times_of(word); times > 0) {
    const int digit = turn.is(i + 1, Shape::kNumber) && turn.word(i + 1).size() == 1
                          ? turn.word(i + 1)[0] - '0'
                          : digit_of(turn.word(i + 1));
    if (digit < 0) return 0;
    digits = std::string(times, static_cast<char>('0' + digit));
    return 2;
  }
  if (const int digit = digit_of(word); digit >= 0) {
    digits = std::string(1, static_cast<char>('0' + digit));
    return 1;
  }
  if (digits = teen_of(word); !digits.empty()) return 1;
  if (const int tens = tens_of(word); tens > 0) {
    digits = static_cast<char>('0' + tens);
    const std::size_t next = turn.sign(i + 1, "-") ? i + 2 : i + 1;
    const int unit = digit_of(turn.word(next));
    if (unit > 0) {
      digits += static_cast<char>('0' + unit);
      return next + 1 - i;
    }
    digits += '0';
    return 1;
  }
  return 0;
}

// What may stand between two digits that belong together.
bool is_pause(const Turn& turn, std::size_t i) {
  return listed(turn.word(i), ", - . ... \xE2\x80\xA6 \xE2\x80\x93 \xE2\x80\x94 uh um er") &&
         !(i < turn.size() && turn.at(i).after_line);
}

}  // namespace

SpokenRun spoken_run(const Turn& turn, std::size_t from) {
  SpokenRun run{from, from, {}, 0, 0};
  std::size_t i = from;
  std::string digits;
  while (i < turn.size() && run.digits.size() < kMostDigits && !turn.taken(i)) {
    if (const std::size_t taken = step(turn, i, digits); taken > 0) {
      if (!turn.is(i, Shape::kNumber)) ++run.words;
      if (digit_of(turn.word(i)) >= 0 || times_of(turn.word(i)) > 0) ++run.singles;
      run.digits += digits;
      i += taken;
      run.to = i;
      continue;
    }
    std::size_t pauses = 0;
    while (pauses < 3 && is_pause(turn, i + pauses)) ++pauses;
    if (i == from || pauses == 0 || step(turn, i + pauses, digits) == 0) break;
    i += pauses;
  }
  return run;
}

void find_spoken_digits(Turn& turn) {
  for (std::size_t i = 0; i < turn.size(); ++i) {
    if (turn.taken(i)) continue;
    const SpokenRun run = spoken_run(turn, i);
    if (run.to <= i) continue;
    if (run.words >= 2 && 2 * run.singles >= run.words && run.digits.size() >= kLongEnough) {
      const std::size_t count = run.digits.size();
      const bool card = count >= 13 && count <= 19 && luhn(run.digits);
      const bool phone = !card && count >= 7 && count <= 15 &&
                         turn.near_before(i, "phone telephone mobile number call ring reach", 6);
      turn.take(i, run.to,
                card    ? Kind::kCard
                : phone ? Kind::kPhone
                        : Kind::kDigits,
                card    ? "a payment card's number as it is said, its check digit right"
                : phone ? "a telephone number as it is said"
                        : "a run of digits as it is said");
    }
    i = run.to - 1;
  }
}

}  // namespace warmline::anonymity
