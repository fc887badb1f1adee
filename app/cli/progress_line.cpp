#include "cli/progress_line.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <iostream>

namespace warmline::cli {

ProgressLine::ProgressLine() {
  winsize size{};
  if (::isatty(STDERR_FILENO) == 0) return;
  width_ = ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1 ? size.ws_col : 80u;
}

void ProgressLine::show(const std::string& words) {
  if (!is_shown()) return;
  std::cerr << "\r\x1b[K" << words.substr(0, width_ - 1) << std::flush;
  written_ = true;
}

void ProgressLine::clear() {
  if (written_) std::cerr << "\r\x1b[K" << std::flush;
  written_ = false;
}

std::string progress_bar(std::uint64_t done, std::uint64_t all, std::size_t places) {
  const auto full =
      static_cast<std::size_t>(all == 0 ? 0 : std::min<std::uint64_t>(done * places / all, places));
  return "[" + std::string(full, '#') + std::string(places - full, '.') + "]";
}

std::string grouped(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, ",");
  return text;
}

}  // namespace warmline::cli
