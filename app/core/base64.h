// Base64 as RFC 4648, section 4, has it: with padding, without line breaks.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace warmline {

[[nodiscard]] std::string base64(std::string_view bytes);

// Nothing unless the text is exactly what base64() writes: no white space, no missing padding, no
// bits left over.
[[nodiscard]] std::optional<std::string> base64_bytes(std::string_view text);

}  // namespace warmline
