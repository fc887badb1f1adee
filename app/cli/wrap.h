// Text set for a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace warmline::cli {

// Columns of the terminal that stdout is, at most kWidestMeasure; that many where it is none.
[[nodiscard]] std::size_t terminal_width();
inline constexpr std::size_t kWidestMeasure = 78;

// `first` and the words of `text`, broken at spaces so that no line is wider than `width` (but for
// a longer word), further lines indented by as many spaces as `first` is wide; "\n" at the end.
// Control characters are shown, not sent.
[[nodiscard]] std::string wrap(std::string_view first, std::string_view text, std::size_t width);

// With a full stop at the end, unless it already ends as a sentence does.
[[nodiscard]] std::string sentence(std::string_view text);

}  // namespace warmline::cli
