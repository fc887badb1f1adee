// How far a long command is, on one line of a terminal that is written again and again; where
// stderr is no terminal, nothing.
#pragma once

#include <cstdint>
#include <string>

namespace warmline::cli {

class ProgressLine {
 public:
  ProgressLine();
  ~ProgressLine() { clear(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  [[nodiscard]] bool is_shown() const { return width_ > 0; }
  void show(const std::string& words);  // cut to the terminal's width
  void clear();                         // before anything else is printed

 private:
  std::size_t width_ = 0;
  bool written_ = false;
};

// From a tenth, in filled and empty places.
[[nodiscard]] std::string progress_bar(std::uint64_t done, std::uint64_t all, std::size_t places);

// 1234567 as "1,234,567".
[[nodiscard]] std::string grouped(std::uint64_t number);

}  // namespace warmline::cli
