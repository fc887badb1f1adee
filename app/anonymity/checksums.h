// Check digits. All take what they look at without spaces and hyphens.
#pragma once

#include <string_view>

namespace warmline::anonymity {

[[nodiscard]] bool all_digits(std::string_view text);
[[nodiscard]] bool luhn(std::string_view digits);      // ISO/IEC 7812-1, annex B
[[nodiscard]] bool verhoeff(std::string_view digits);  // J. Verhoeff, 1969; India's Aadhaar
[[nodiscard]] bool iban(std::string_view text);        // ISO 13616: mod 97 is 1, length by country
// Why it is a national id ("a Spanish DNI, its letter right"), empty if it is none. Only those
// whose check is strong enough to stand alone: others need `told`, a word beside it that says so.
[[nodiscard]] std::string_view national_id(std::string_view text, bool told);

}  // namespace warmline::anonymity
