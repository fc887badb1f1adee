// Digits as they are said: "four one one", "double seven", "oh". Inside app/anonymity only.
#pragma once

#include <cstddef>
#include <string>

#include "anonymity/turn.h"

namespace warmline::anonymity {

struct SpokenRun {
  std::size_t from = 0;
  std::size_t to = 0;  // tokens; nothing was said if to <= from
  std::string digits;
  std::size_t words = 0;    // of them said, not written
  std::size_t singles = 0;  // of these digit by digit, not "fifteen"
};

// The run of digits, said or written (at most 64), that begins at this token.
[[nodiscard]] SpokenRun spoken_run(const Turn& turn, std::size_t from);

}  // namespace warmline::anonymity
