#include "cli/wrap.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>

#include "core/text.h"

namespace warmline::cli {

namespace {
constexpr std::size_t kNarrowest = 24;
}

std::size_t terminal_width() {
  winsize size{};
  if (isatty(STDOUT_FILENO) == 0 || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 ||
      size.ws_col == 0) {
    return kWidestMeasure;
  }
  return std::clamp<std::size_t>(size.ws_col, kNarrowest, kWidestMeasure);
}

std::string wrap(std::string_view first, std::string_view text, std::size_t width) {
  const std::string shown = text::printable(text);
  const std::size_t indent = text::code_points(first);
  std::string result(first);
  std::size_t column = indent;
  bool line_begun = false;
  for (std::size_t at = 0; at < shown.size();) {
    const std::size_t end = std::min(shown.find(' ', at), shown.size());
    const std::string_view word(shown.data() + at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    const std::size_t wide = text::code_points(word);
    if (line_begun && column + 1 + wide > width) {
      result += "\n" + std::string(indent, ' ');
      column = indent;
      line_begun = false;
    }
    if (line_begun) {
      result += ' ';
      ++column;
    }
    result += word;
    column += wide;
    line_begun = true;
  }
  while (!result.empty() && result.back() == ' ') result.pop_back();
  return result + "\n";
}

std::string sentence(std::string_view text) {
  for (const std::string_view end : {".", "!", "?", "…", ".”", "!”", "?”"}) {
    if (text.size() >= end.size() && text.substr(text.size() - end.size()) == end) {
      return std::string(text);
    }
  }
  return std::string(text) + ".";
}

}  // namespace warmline::cli
