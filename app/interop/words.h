// Small work on imported text: white space, cutting to a scenario's lengths, ids.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace warmline::interop {

[[nodiscard]] std::string_view trim(std::string_view text);  // blanks, tabs and new lines
[[nodiscard]] std::string lower(std::string_view text);      // ASCII letters
[[nodiscard]] bool has_words(std::string_view text);  // a letter, a digit or anything beyond ASCII

// A file's bytes as text: sound UTF-8 without NUL, a byte order mark taken off, every line end
// "\n". Errors: "too-large", "not-utf-8", "not-text"; `where` is left to the caller.
[[nodiscard]] Result<std::string> as_text(std::string_view bytes);
inline constexpr std::size_t kMostTextBytes = 16u << 20;

// Control characters (but for "\n") become blanks, so that a scenario may hold the text.
[[nodiscard]] std::string plain(std::string_view text);

// One line: every run of white space becomes one blank.
[[nodiscard]] std::string one_line(std::string_view text);

// In pieces of at most `most` code points, cut at white space where there is some.
[[nodiscard]] std::vector<std::string> pieces_of(std::string_view text, std::size_t most);

// An id such as the schema asks for, made of the ASCII letters and digits in `text` (at most `most`
// of them), or of `otherwise` when there are none; another than those in `taken`, where it is put.
[[nodiscard]] std::string new_id(std::string_view text, std::string_view otherwise,
                                 std::size_t most, std::set<std::string>& taken);

}  // namespace warmline::interop
