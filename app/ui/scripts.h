// Which of the world's scripts a text is in, as far as drawing it goes.
#pragma once

#include <string_view>
#include <vector>

#include "ui/semantics.h"

namespace warmline::ui {

struct Scripts {
  bool more =
      false;  // Greek, Cyrillic, Latin beyond Europe's: in fonts that the start does without
  bool east_asian = false;  // Chinese, Japanese, Korean: likewise
  // Set from right to left, joined or stacked: the plain view alone can show them. Emoji count here
  // too.
  bool beyond = false;
};

void add_scripts_of(std::string_view utf8, Scripts& scripts);
[[nodiscard]] Scripts scripts_of(const std::vector<Node>& nodes);  // of all that they say

}  // namespace warmline::ui
