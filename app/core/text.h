// Small helpers over UTF-8 text that more than one room needs.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace warmline::text {

inline constexpr std::size_t kNone = static_cast<std::size_t>(-1);

// Offset of the first byte that breaks UTF-8 (overlong forms, surrogates and what lies beyond
// U+10FFFF included); kNone if the text is sound.
[[nodiscard]] std::size_t first_invalid_utf8(std::string_view bytes);

// Code points of sound UTF-8.
[[nodiscard]] std::size_t code_points(std::string_view text);

// Control characters (C0, DEL, C1, U+2028, U+2029) written as \u001b, so that text from a file
// stays on one line and moves no cursor.
[[nodiscard]] std::string printable(std::string_view text);

// In double quotes, printable, cut after `most` code points with an ellipsis.
[[nodiscard]] std::string quoted(std::string_view text, std::size_t most = 48);

// The name that differs least from what was written (letter case counts for nothing, swapped
// neighbours for one); nothing if none is near enough to be meant.
[[nodiscard]] std::optional<std::string_view> nearest(std::string_view written,
                                                      const std::vector<std::string_view>& names);

// "a", "b" or "c"; shortened with "and N more" where there are more than `most`.
[[nodiscard]] std::string list_of(const std::vector<std::string_view>& names,
                                  std::size_t most = 12);

}  // namespace warmline::text
