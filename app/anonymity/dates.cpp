// Dates of birth, dates and ages.
#include <string>

#include "anonymity/turn.h"

namespace warmline::anonymity {

namespace {

constexpr std::string_view kMonths =
    "january february march april may june july august september october november december jan feb "
    "mar apr jun jul aug sep sept oct nov dec";
constexpr std::string_view kWeekdays = "monday tuesday wednesday thursday friday saturday sunday";
constexpr std::string_view kBirth = "born birth birthday dob birthdate";
constexpr std::string_view kOrdinals =
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth";
constexpr std::string_view kTens = "twenty thirty forty fifty sixty seventy eighty ninety";
constexpr std::string_view kSmall =
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen";

int number_at(const Turn& turn, std::size_t i, std::size_t most_digits) {
  if (!turn.is(i, Shape::kNumber) || turn.word(i).size() > most_digits) return -1;
  return std::stoi(std::string(turn.word(i)));
}

bool is_year(const Turn& turn, std::size_t i) {
  const int year = number_at(turn, i, 4);
  return turn.word(i).size() == 4 && year >= 1900 && year <= 2099;
}

// "21", "21st", "twenty first"; how many tokens, 0 if none.
std::size_t day_at(const Turn& turn, std::size_t i) {
  const int day = number_at(turn, i, 2);
  if (day >= 1 && day <= 31) return 1;
  const std::string_view word = turn.word(i);
  if (turn.is(i, Shape::kCode) && word.size() >= 3 && word.size() <= 4 &&
      listed(word.substr(word.size() - 2), "st nd rd th") && word[0] <= '9') {
    return 1;
  }
  if (listed(word, kOrdinals)) return 1;
  if (listed(word, "twenty thirty")) {
    const std::size_t next = turn.sign(i + 1, "-") ? i + 2 : i + 1;
    if (listed(turn.word(next), kOrdinals)) return next + 1 - i;
  }
  return 0;
}

std::size_t past_comma(const Turn& turn, std::size_t i) {
  return turn.sign(i, ",") ? i + 1 : i;
}

// hh:mm(:ss) after a date belongs to it.
std::size_t past_time(const Turn& turn, std::size_t i) {
  std::size_t to = i;
  if (listed(turn.word(to), "t at")) ++to;
  if (number_at(turn, to, 2) < 0 || !turn.sign(to + 1, ":") || number_at(turn, to + 2, 2) < 0) {
    return i;
  }
  to += 3;
  if (turn.sign(to, ":") && number_at(turn, to + 1, 2) >= 0) to += 2;
  return to;
}

// 2/8/1935, 2003-08-28, 28.8.03: three numbers, two like separators.
std::size_t numeric_date(const Turn& turn, std::size_t i) {
  const std::string_view joint = turn.word(i + 1);
  if (!listed(joint, "/ - .") || turn.word(i + 3) != joint) return 0;
  if (!turn.at(i + 1).glued || !turn.at(i + 2).glued || !turn.at(i + 3).glued ||
      !turn.at(i + 4).glued) {
    return 0;
  }
  if (turn.sign(i + 5, joint) && turn.at(i + 5).glued && turn.is(i + 6, Shape::kNumber) &&
      turn.at(i + 6).glued) {
    return 0;
  }
  const int a = number_at(turn, i, 4);
  const int b = number_at(turn, i + 2, 2);
  const int c = number_at(turn, i + 4, 4);
  if (a < 0 || b < 1 || c < 0) return 0;
  const bool year_first = is_year(turn, i) && b <= 12 && c >= 1 && c <= 31;
  const bool year_last = (is_year(turn, i + 4) || (turn.word(i + 4).size() == 2 && joint != "-")) &&
                         a >= 1 && a <= 31 && b <= 31 && (a <= 12 || b <= 12);
  return year_first || year_last ? past_time(turn, i + 5) - i : 0;
}

// "4 May 1990", "May 4th, 1990", "the fourth of May".
std::size_t worded_date(const Turn& turn, std::size_t i) {
  if (const std::size_t day = day_at(turn, i); day > 0) {
    std::size_t to = i + day;
    if (turn.word(to) == "of") ++to;
    if (!listed(turn.word(to), kMonths) || (turn.word(to) == "may" && !is_capital(turn.at(to)))) {
      return 0;
    }
    ++to;
    if (turn.sign(to, ".")) ++to;
    const std::size_t year = past_comma(turn, to);
    if (is_year(turn, year)) to = year + 1;
    if (turn.sign(to - 1, ".")) --to;
    return past_time(turn, to) - i;
  }
  if (!listed(turn.word(i), kMonths) || !is_capital(turn.at(i))) return 0;
  std::size_t to = turn.sign(i + 1, ".") ? i + 2 : i + 1;
  if (is_year(turn, to)) return to + 1 - i;
  if (turn.word(to) == "the") ++to;
  const std::size_t day = day_at(turn, to);
  if (day == 0) return 0;
  to += day;
  const std::size_t year = past_comma(turn, to);
  if (is_year(turn, year)) to = year + 1;
  return past_time(turn, to) - i;
}

bool is_birth(const Turn& turn, std::size_t i) {
  return turn.near_before(i, kBirth, 6);
}

bool take_year(Turn& turn, std::size_t i) {
  if (!is_year(turn, i)) return false;
  if (turn.at(i).glued && i > 0 && turn.at(i - 1).shape == Shape::kSign &&
      !listed(turn.word(i - 1), "( ' \" , . : ; \xE2\x80\x9C")) {
    return false;
  }
  if (i + 1 < turn.size() && turn.at(i + 1).glued &&
      listed(turn.word(i + 1), "- / # $ \xE2\x82\xAC")) {
    return false;
  }
  const bool told = listed(turn.word_before(i),
                           "in since of from until till by before after during around year "
                           "late early mid circa to and the a summer winter spring autumn") ||
                    turn.sign(i - 1, "(") || is_birth(turn, i);
  if (!told || listed(turn.word(i + 1), "dollars euros pounds units people customers points")) {
    return false;
  }
  if (listed(turn.word_before(i), "of to and the a by") &&
      turn.near_before(i, "number total sum order card account limit pay cost", 5)) {
    return false;
  }
  return turn.take(i, i + 1, is_birth(turn, i) ? Kind::kBirthDate : Kind::kDate, "a year");
}

bool is_age_number(const Turn& turn, std::size_t i) {
  const int age = number_at(turn, i, 3);
  return age >= 1 && age <= 120;
}

// "seventy", "seventy one", "seventy-one"
std::size_t spoken_age(const Turn& turn, std::size_t i) {
  if (listed(turn.word(i), kTens)) {
    const std::size_t next = turn.sign(i + 1, "-") ? i + 2 : i + 1;
    return listed(turn.word(next), kSmall) ? next + 1 - i : 1;
  }
  return listed(turn.word(i), kSmall) ? 1 : 0;
}

bool says_age_after(const Turn& turn, std::size_t to) {
  std::size_t i = to;
  if (turn.sign(i, "-")) ++i;
  if (listed(turn.word(i), "yo yrs")) return true;
  if (listed(turn.word(i), "y") && turn.sign(i + 1, "/")) return true;
  if (!listed(turn.word(i), "year years yr")) return false;
  if (turn.sign(i + 1, "-")) ++i;
  return listed(turn.word(i + 1), "old of young") &&
         (turn.word(i + 1) != "of" || turn.word(i + 2) == "age");
}

bool says_age_before(const Turn& turn, std::size_t i) {
  if (listed(turn.word_before(i), "aged age turned turning")) return true;
  if (listed(turn.word_before(i), "is was :") && turn.word_before(i, 2) == "age") return true;
  return false;
}

// "I'm 64.", "he was 60,": a number that ends a clause after a person and "to be".
bool is_said_of_person(const Turn& turn, std::size_t i, std::size_t to) {
  const std::string_view before = turn.word_before(i);
  const bool contracted = listed(before, "i'm he's she's im") ||
                          (before == "'s" && listed(turn.word_before(i, 2), "he she"));
  const bool full =
      listed(before, "am is was") && listed(turn.word_before(i, 2),
                                            "i he she who mother father mum dad son daughter "
                                            "husband wife brother sister");
  const bool ends = to >= turn.size() || listed(turn.word(to), ". , ! ? ; and but now");
  return (contracted || full) && ends && number_at(turn, i, 3) >= 10;
}

void find_ages(Turn& turn) {
  for (std::size_t i = 0; i < turn.size(); ++i) {
    const std::size_t spoken = spoken_age(turn, i);
    const bool digits = is_age_number(turn, i);
    if (!digits && spoken == 0) continue;
    const std::size_t to = digits ? i + 1 : i + spoken;
    const bool told = says_age_after(turn, to) ||
                      (digits && (says_age_before(turn, i) || is_said_of_person(turn, i, to))) ||
                      (!digits && listed(turn.word(i), kTens) && says_age_before(turn, i));
    if (told) turn.take(i, to, Kind::kAge, "a number of years, said as an age");
    i = to - 1;
  }
}

}  // namespace

void find_dates(Turn& turn) {
  for (std::size_t i = 0; i < turn.size(); ++i) {
    if (turn.taken(i)) continue;
    std::size_t length = numeric_date(turn, i);
    const bool numeric = length > 0;
    if (!numeric) length = worded_date(turn, i);
    if (length > 0) {
      const bool birth = is_birth(turn, i);
      turn.take(i, i + length, birth ? Kind::kBirthDate : Kind::kDate,
                birth ? "a date near a word for birth" : "a date");
      i += length - 1;
      continue;
    }
    take_year(turn, i);
    if (listed(turn.word(i), kWeekdays) && turn.word_before(i) == "on" &&
        turn.near_before(i, kBirth, 4)) {
      turn.take(i, i + 1, Kind::kBirthDate, "a weekday near a word for birth");
    }
  }
  find_ages(turn);
}

}  // namespace warmline::anonymity
