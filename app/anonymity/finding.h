// What in a conversation could tell who somebody is. One shape for the checker, the app and the
// command line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace warmline::anonymity {

enum class Kind : std::uint8_t {
  kPerson,
  kTitle,  // Mr, Dr: tells little alone, more beside a name
  kPlace,  // town, region, country
  kAddress,
  kPostcode,
  kOrganisation,
  kEmail,
  kUrl,
  kPhone,
  kCard,  // payment card, its check digit right (Luhn)
  kIban,  // its check digits right (ISO 7064 mod 97-10)
  kNationalId,
  kDriverLicence,
  kIp,
  kDigits,  // a run of digits, written or spoken, that fits nothing above
  kBirthDate,
  kDate,
  kAge,
  kNationality,  // or religion, or political group
  kCombination   // harmless alone, telling together
};

// Where, and why it was taken for that. Bytes [begin, end) of that turn's UTF-8 text, on code point
// boundaries.
struct Finding {
  std::size_t turn = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  Kind kind = Kind::kPerson;
  std::string why;  // for people, half a sentence: "follows \"my name is\""
};

}  // namespace warmline::anonymity
