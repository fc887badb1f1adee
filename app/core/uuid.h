// Identifiers that are made of a name: RFC 9562, section 5.5 (version 5). The same name gives the
// same one, whoever makes it.
#pragma once

#include <string>
#include <string_view>

namespace warmline {

// `space`: the namespace, a UUID as 32 hex digits with or without hyphens. 36 signs, small letters.
[[nodiscard]] std::string uuid_of_name(std::string_view space, std::string_view name);

// FIPS 180-4. Not safe against forgery, so for nothing but this: version 5 asks for it, and
// libsodium has none.
[[nodiscard]] std::string sha1_bytes(std::string_view bytes);  // 20 bytes

}  // namespace warmline
