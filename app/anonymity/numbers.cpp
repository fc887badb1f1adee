// Numbers that are written down: IBAN, payment cards, national ids, licences, telephones.
#include <algorithm>
#include <string>

#include "anonymity/checksums.h"
#include "anonymity/turn.h"

namespace warmline::anonymity {

namespace {

constexpr std::string_view kCardWords = "card cards cc visa mastercard amex maestro debit credit";
constexpr std::string_view kPhoneWords =
    "phone telephone tel mobile cell fax call ring number contact desk reach sms text line";
constexpr std::string_view kIdWords =
    "id ssn social insurance sin bsn tfn nhs pesel cpf aadhaar aadhar nino tax fiscal identity "
    "identification passport national citizen dni nie steuer personnummer";
constexpr std::string_view kLicenceWords = "license licence licences licenses dl";

std::string upper(std::string_view folded) {
  std::string out(folded);
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

bool is_alnum_token(const Turn& turn, std::size_t i) {
  return i < turn.size() && turn.at(i).shape != Shape::kSign &&
         turn.at(i).end - turn.at(i).begin == turn.at(i).folded.size();  // ASCII
}

void find_ibans(Turn& turn) {
  for (std::size_t i = 0; i < turn.size(); ++i) {
    if (!turn.is(i, Shape::kCode) || turn.word(i).size() < 4) continue;
    std::string whole;
    for (std::size_t to = i; is_alnum_token(turn, to) && whole.size() <= 34 && to < i + 10; ++to) {
      if (to > i && turn.at(to).after_line) break;
      whole += upper(turn.word(to));
      if (iban(whole)) {
        turn.take(i, to + 1, Kind::kIban, "an IBAN, its check digits right");
        break;
      }
    }
  }
}

// A run of numbers with spaces, hyphens, dots or brackets between, on one line.
struct Run {
  std::size_t from = 0;
  std::size_t to = 0;
  std::string digits;
  std::string shape;  // "3-2-4": the groups' lengths with their separators; ' ' for a space
};

constexpr std::size_t kMostDigits = 24;

bool is_joint(const Turn& turn, std::size_t i) {
  return turn.sign(i, "-") || turn.sign(i, ".") || turn.sign(i, "(") || turn.sign(i, ")") ||
         turn.sign(i, "/") || turn.sign(i, "\xE2\x80\x91") || turn.sign(i, "\xE2\x80\x93");
}

Run run_from(const Turn& turn, std::size_t from) {
  Run run;
  run.from = from;
  std::size_t i = from;
  while (i < turn.size() && !(i > from && turn.at(i).after_line) && !turn.taken(i)) {
    if (turn.is(i, Shape::kNumber)) {
      if (run.digits.size() + turn.word(i).size() > kMostDigits && i > from) break;
      if (i > from && !turn.at(i).glued) run.shape += ' ';
      run.digits += turn.word(i);
      run.shape += std::to_string(turn.word(i).size());
      run.to = i + 1;
    } else if (is_joint(turn, i) && i + 1 < turn.size()) {
      run.shape += turn.word(i)[0] == '.' ? '.' : turn.word(i).size() > 1 ? '-' : turn.word(i)[0];
      // ". " and ", " end what is said; "- " doesn't join either.
      if (turn.sign(i, ".") && !turn.at(i + 1).glued) break;
    } else {
      break;
    }
    ++i;
  }
  return run;
}

bool is_ssn(const Run& run) {
  if (run.shape != "3-2-4" && run.shape != "3 2 4") return false;
  const std::string_view d = run.digits;  // never given: 42 USC, SSA's rules since 2011
  return d.substr(0, 3) != "000" && d.substr(0, 3) != "666" && d.substr(3, 2) != "00" &&
         d.substr(5) != "0000";
}

// Of issuers' number ranges: ISO/IEC 7812 register, the networks' own publications.
bool has_issuer(std::string_view d) {
  if (d.size() < 12 || d.size() > 19) return false;
  return d[0] == '4' || d[0] == '5' || d[0] == '6' || d[0] == '3' || d[0] == '2' ||
         d.substr(0, 4) == "1800" || d[0] == '9' || d[0] == '8';
}

bool take_card(Turn& turn, const Run& run) {
  const std::size_t most = run.digits.size();
  if (most < 12 || most > 19 || run.shape.find('(') != std::string::npos) return false;
  const bool told = turn.near_before(run.from, kCardWords, 8);
  if (luhn(run.digits) && has_issuer(run.digits)) {
    // One number in ten has a right check digit by chance: a bare one of 12 may be a telephone's.
    if (most >= 13 || told || run.digits[0] == '5' || run.digits[0] == '6') {
      return turn.take(run.from, run.to, Kind::kCard,
                       "a payment card's number, its check digit right");
    }
  }
  if (told && most >= 13) {
    return turn.take(run.from, run.to, Kind::kCard,
                     "as long as a payment card's number, and called one");
  }
  return false;
}

bool take_phone(Turn& turn, Run run) {
  const std::size_t digits = run.digits.size();
  std::size_t from = run.from;
  const bool plus = from > 0 && turn.sign(from - 1, "+");
  if (plus) --from;
  if (from > 0 && turn.sign(from - 1, "(") && run.shape.find(')') != std::string::npos) --from;
  if (from > 0 && turn.sign(from - 1, "+") && !plus) --from;
  const bool international = from < run.from && turn.sign(from, "+");
  const bool grouped = run.shape.find_first_not_of("0123456789") != std::string::npos;
  const bool told = turn.near_before(from, kPhoneWords, 6);
  if (digits < 7 || digits > 15) {
    if (!(told && digits >= 6 && digits < 7 && grouped)) return false;
  }
  if (run.shape.find('/') != std::string::npos && digits < 9) return false;
  const bool begins_with_zero = run.digits[0] == '0';
  if (!international && !grouped && !told && !(begins_with_zero && digits >= 9) && digits != 10) {
    return false;
  }
  std::size_t to = run.to;
  // An extension: x4587, ext. 12
  if (turn.is(to, Shape::kCode) && turn.word(to)[0] == 'x' && all_digits(turn.word(to).substr(1))) {
    ++to;
  } else if (listed(turn.word(to), "ext extension x")) {
    const std::size_t number = turn.sign(to + 1, ".") ? to + 2 : to + 1;
    if (turn.is(number, Shape::kNumber)) to = number + 1;
  }
  return turn.take(from, to, Kind::kPhone,
                   international ? "a telephone number with a country's code"
                   : told        ? "grouped like a telephone number, and called one"
                                 : "grouped like a telephone number");
}

// "345-899-3560x4587": the last group is a code token.
Run with_extension(const Turn& turn, Run run) {
  const std::size_t i = run.to + 1;
  if (!is_joint(turn, run.to) || !turn.is(i, Shape::kCode) || !turn.at(i).glued) return run;
  const std::string_view word = turn.word(i);
  const std::size_t x = word.find('x');
  if (x == std::string_view::npos || x == 0 || !all_digits(word.substr(0, x)) ||
      !all_digits(word.substr(x + 1)) || run.digits.size() + x > 15) {
    return run;
  }
  run.digits += word.substr(0, x);
  run.shape += "-" + std::to_string(x);
  run.to = i + 1;
  return run;
}

bool take_id(Turn& turn, const Run& run) {
  if (is_ssn(run)) {
    return turn.take(run.from, run.to, Kind::kNationalId,
                     "has the shape of a US social security number");
  }
  const bool told = turn.near_before(run.from, kIdWords, 6);
  const std::string_view why = national_id(run.digits, told);
  const bool alone = run.digits.size() == 11 && run.shape != "3.3.3-2" && run.shape != "11";
  if (why.empty() || (!told && alone)) return false;
  return turn.take(run.from, run.to, Kind::kNationalId, why);
}

void find_codes(Turn& turn) {
  for (std::size_t i = 0; i < turn.size(); ++i) {
    if (turn.taken(i)) continue;
    const bool licence = turn.near_before(i, kLicenceWords, 6);
    // "AB 12 34 56 C": a British number, as it is printed.
    const bool spaced =
        turn.is(i, Shape::kUpper) && turn.word(i).size() == 2 && turn.is(i + 1, Shape::kNumber);
    if (!turn.is(i, Shape::kCode) && !spaced && !(licence && turn.is(i, Shape::kNumber))) continue;
    if (!is_alnum_token(turn, i)) continue;
    if (licence && turn.word(i).size() >= 5) {
      std::size_t to = i + 1;
      while (to + 1 < turn.size() && turn.sign(to, "-") && turn.at(to).glued &&
             is_alnum_token(turn, to + 1) && to < i + 8) {
        to += 2;
      }
      turn.take(i, to, Kind::kDriverLicence, "called a driver's licence");
      continue;
    }
    const bool told = turn.near_before(i, kIdWords, 6);
    std::string whole;
    for (std::size_t to = i; is_alnum_token(turn, to) && to < i + 6 && whole.size() < 16; ++to) {
      whole += upper(turn.word(to));
      const std::string_view why = whole.size() < 9 ? std::string_view() : national_id(whole, told);
      if (why.empty()) continue;
      turn.take(i, to + 1, Kind::kNationalId, why);
      break;
    }
    if (told && !turn.taken(i) && turn.near_before(i, "passport passports", 4) &&
        turn.word(i).size() >= 7) {
      turn.take(i, i + 1, Kind::kNationalId, "called a passport's number");
    }
  }
}

}  // namespace

void find_checked_numbers(Turn& turn) {
  find_ibans(turn);
  for (std::size_t i = 0; i < turn.size(); ++i) {
    if (!turn.is(i, Shape::kNumber) || turn.taken(i)) continue;
    const Run run = run_from(turn, i);
    if (run.to <= i) continue;
    const bool licence = turn.near_before(i, kLicenceWords, 6);
    if (run.digits.size() >= 6 && !licence && !take_id(turn, run)) take_card(turn, run);
    i = run.to - 1;
  }
  find_codes(turn);
}

void find_phones(Turn& turn) {
  for (std::size_t i = 0; i < turn.size(); ++i) {
    if (!turn.is(i, Shape::kNumber) || turn.taken(i)) continue;
    const Run run = with_extension(turn, run_from(turn, i));
    if (run.to <= i) continue;
    if (run.digits.size() >= 6) take_phone(turn, run);
    i = run.to - 1;
  }
}

void find_digits(Turn& turn) {
  for (std::size_t i = 0; i < turn.size(); ++i) {
    if (turn.taken(i) || !turn.is(i, Shape::kNumber)) continue;
    const Run run = run_from(turn, i);
    if (run.to <= i) continue;
    if (run.digits.size() >= 6 && run.shape.find_first_of("/.") == std::string::npos) {
      turn.take(run.from, run.to, Kind::kDigits,
                "a run of digits as long as an account's or an order's number");
    }
    i = run.to - 1;
  }
}

}  // namespace warmline::anonymity
