#include "anonymity/checksums.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace warmline::anonymity {

namespace {

int digit(std::string_view text, std::size_t i) {
  return text[i] - '0';
}

bool is_alpha(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::uint64_t number(std::string_view digits) {
  std::uint64_t value = 0;
  for (const char c : digits) value = value * 10 + static_cast<std::uint64_t>(c - '0');
  return value;
}

template <std::size_t N>
int weighted(std::string_view digits, const std::array<int, N>& weights) {
  int sum = 0;
  for (std::size_t i = 0; i < N; ++i) sum += digit(digits, i) * weights[i];
  return sum;
}

bool is_day(std::string_view dd, std::string_view mm) {
  const std::uint64_t day = number(dd);
  const std::uint64_t month = number(mm);
  return day >= 1 && day <= 31 && month >= 1 && month <= 12;
}

// A for letters, 9 for digits, any other character for itself.
bool fits(std::string_view text, std::string_view shape) {
  if (text.size() != shape.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool right = shape[i] == 'A'   ? is_alpha(text[i])
                       : shape[i] == '9' ? is_digit(text[i])
                                         : text[i] == shape[i];
    if (!right) return false;
  }
  return true;
}

// Poland's PESEL: a date of birth, its century in the month, and a weighted sum.
bool pesel(std::string_view d) {
  const std::uint64_t month = number(d.substr(2, 2)) % 20;
  const std::uint64_t day = number(d.substr(4, 2));
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  const int sum = weighted<10>(d, {1, 3, 7, 9, 1, 3, 7, 9, 1, 3});
  return (10 - sum % 10) % 10 == digit(d, 10);
}

// Brazil's CPF: two digits, each mod 11; eleven equal digits are none.
bool cpf(std::string_view d) {
  if (d.find_first_not_of(d[0]) == std::string_view::npos) return false;
  const int first = weighted<9>(d, {10, 9, 8, 7, 6, 5, 4, 3, 2}) * 10 % 11 % 10;
  const int second = weighted<10>(d, {11, 10, 9, 8, 7, 6, 5, 4, 3, 2}) * 10 % 11 % 10;
  return first == digit(d, 9) && second == digit(d, 10);
}

// Belgium's national number: 97 less the rest of the first nine, a 2 before them since 2000.
bool belgian(std::string_view d) {
  if (number(d.substr(2, 2)) % 20 > 12 || number(d.substr(4, 2)) > 31) return false;
  const std::uint64_t rest = number(d.substr(0, 9));
  const std::uint64_t check = number(d.substr(9, 2));
  return 97 - rest % 97 == check || 97 - (2'000'000'000 + rest) % 97 == check;
}

// Germany's tax id: ISO 7064 mod 11,10.
bool german(std::string_view d) {
  if (d[0] == '0') return false;
  int product = 10;
  for (std::size_t i = 0; i < 10; ++i) {
    int sum = (digit(d, i) + product) % 10;
    if (sum == 0) sum = 10;
    product = 2 * sum % 11;
  }
  return (11 - product) % 10 == digit(d, 10);
}

// France's NIR without Corsica's letters: 97 less the rest of the first thirteen.
bool nir(std::string_view d) {
  const std::uint64_t month = number(d.substr(3, 2));
  if ((d[0] != '1' && d[0] != '2') || month < 1 || (month > 12 && month < 20)) return false;
  return 97 - number(d.substr(0, 13)) % 97 == number(d.substr(13, 2));
}

// The Netherlands' BSN: nine digits, eleven-proof, the last counts against.
bool bsn(std::string_view d) {
  return number(d) > 0 && weighted<9>(d, {9, 8, 7, 6, 5, 4, 3, 2, -1}) % 11 == 0;
}

// The United Kingdom's NHS number.
bool nhs(std::string_view d) {
  const int check = 11 - weighted<9>(d, {10, 9, 8, 7, 6, 5, 4, 3, 2}) % 11;
  return check != 10 && check % 11 == digit(d, 9);
}

bool australian(std::string_view d) {  // tax file number
  return weighted<9>(d, {1, 4, 3, 7, 5, 8, 6, 9, 10}) % 11 == 0;
}

// Spain's DNI and NIE: the letter is the number's rest by 23.
bool spanish(std::string_view text) {
  if (!fits(text, "99999999A") && !fits(text, "X9999999A") && !fits(text, "Y9999999A") &&
      !fits(text, "Z9999999A")) {
    return false;
  }
  std::string digits(text.substr(0, 8));
  if (is_alpha(digits[0])) digits[0] = static_cast<char>('0' + digits[0] - 'X');
  return std::string_view("TRWAGMYFPDXBNJZSQVHLCKE")[number(digits) % 23] == text[8];
}

// Italy's codice fiscale: letters and digits at odd places weigh by a table.
bool italian(std::string_view text) {
  if (!fits(text, "AAAAAA99A99A999A")) return false;
  static constexpr std::array<int, 26> kOdd{1,  0,  5, 7, 9, 13, 15, 17, 19, 21, 2,  4,  18,
                                            20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23};
  int sum = 0;
  for (std::size_t i = 0; i < 15; ++i) {
    const int value = is_digit(text[i]) ? text[i] - '0' : text[i] - 'A';
    sum += i % 2 == 0 ? kOdd[static_cast<std::size_t>(value)] : value;
  }
  return 'A' + sum % 26 == text[15];
}

// The United Kingdom's National Insurance number: no check digit, but letters that are never given.
bool nino(std::string_view text) {
  if (!fits(text, "AA999999A") || text[8] > 'D') return false;
  static constexpr std::string_view kNever = "DFIQUV";
  static constexpr std::string_view kPairs = "BG GB NK KN TN NT ZZ";
  return kNever.find(text[0]) == std::string_view::npos &&
         kNever.find(text[1]) == std::string_view::npos && text[1] != 'O' &&
         kPairs.find(text.substr(0, 2)) == std::string_view::npos;
}

// Finland's HETU: ddmmyy, a century sign, three digits, and a character by the rest by 31.
bool finnish(std::string_view text) {
  if (text.size() != 10 || !all_digits(text.substr(0, 9)) ||
      !is_day(text.substr(0, 2), text.substr(2, 2))) {
    return false;
  }
  return std::string_view("0123456789ABCDEFHJKLMNPRSTUVWXY")[number(text.substr(0, 9)) % 31] ==
         text[9];
}

std::string_view digits_only(std::string_view d, bool told) {
  if (d.size() == 9 && told) {
    if (luhn(d) && d[0] != '8') return "a Canadian SIN, its check digit right";
    if (bsn(d)) return "a Dutch BSN, its check digit right";
    if (australian(d)) return "an Australian tax file number, its check digit right";
  }
  if (d.size() == 10 && told) {
    if (nhs(d)) return "an NHS number, its check digit right";
    if (luhn(d) && is_day(d.substr(4, 2), d.substr(2, 2))) {
      return "a Swedish personal number, its check digit right";
    }
  }
  if (d.size() == 11) {
    if (told && german(d)) return "a German tax id, its check digit right";
    if (told && pesel(d)) return "a Polish PESEL, its check digit right";
    if (told && belgian(d)) return "a Belgian national number, its check digits right";
    if (cpf(d)) return "a Brazilian CPF, its check digits right";
  }
  if (d.size() == 12 && d[0] >= '2' && told && verhoeff(d)) {
    return "an Indian Aadhaar number, its check digit right";
  }
  if (d.size() == 15 && nir(d)) return "a French social security number, its check digits right";
  return {};
}

}  // namespace

bool all_digits(std::string_view text) {
  for (const char c : text) {
    if (!is_digit(c)) return false;
  }
  return !text.empty();
}

bool luhn(std::string_view digits) {
  if (!all_digits(digits)) return false;
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    int value = digit(digits, digits.size() - 1 - i);
    if (i % 2 == 1) value = value > 4 ? 2 * value - 9 : 2 * value;
    sum += value;
  }
  return sum % 10 == 0 && digits.find_first_not_of('0') != std::string_view::npos;
}

bool verhoeff(std::string_view digits) {
  if (!all_digits(digits)) return false;
  // Products in the dihedral group of ten: below five rotations, from five reflections.
  const auto product = [](int a, int b) {
    if (a < 5) return b < 5 ? (a + b) % 5 : 5 + (a + b - 5) % 5;
    return b < 5 ? 5 + (a - 5 - b + 5) % 5 : (a - b + 5) % 5;
  };
  static constexpr std::array<int, 10> kTurn{1, 5, 7, 6, 2, 8, 3, 0, 9, 4};
  int check = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    int value = digit(digits, digits.size() - 1 - i);
    for (std::size_t n = 0; n < i % 8; ++n) value = kTurn[static_cast<std::size_t>(value)];
    check = product(check, value);
  }
  return check == 0;
}

bool iban(std::string_view text) {
  // Lengths: the IBAN registry, release 99.
  static constexpr std::string_view kLengths =
      "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 "
      "DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 "
      "IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 "
      "MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 "
      "SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30";
  if (text.size() < 15 || text.size() > 34 || !fits(text.substr(0, 4), "AA99")) return false;
  const std::string wanted = std::string(text.substr(0, 2)) + std::to_string(text.size());
  if (kLengths.find(wanted) == std::string_view::npos) return false;
  int rest = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[(i + 4) % text.size()];
    if (!is_digit(c) && !is_alpha(c)) return false;
    const int value = is_digit(c) ? c - '0' : c - 'A' + 10;
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest == 1;
}

std::string_view national_id(std::string_view text, bool told) {
  if (all_digits(text)) return digits_only(text, told);
  if (nino(text)) return "has the shape of a British National Insurance number";
  if (spanish(text)) return "a Spanish DNI or NIE, its letter right";
  if (italian(text)) return "an Italian codice fiscale, its letter right";
  if (told && finnish(text)) return "a Finnish personal code, its check character right";
  return {};
}

}  // namespace warmline::anonymity
