// The markup of one Twine passage: its prose, its links, and what a scenario has no place for.
#pragma once

#include <string>
#include <vector>

#include "interop/twine.h"

namespace warmline::interop {

struct Link {
  std::string text;
  std::string target;  // a passage's name
  bool bare = false;   // [[target]]: no text of its own
  Place place;
};

struct Prose {
  std::vector<std::string> lines;  // none is blank; a line of nothing but links is left out
  std::vector<Link> links;         // in order
};

// Links are [[target]], [[text|target]], [[text->target]], [[target<-text]], each perhaps with a
// SugarCube setter. Macros, templates, scripts, variables, media and the like are told in `notes`
// and nothing of them is run; what stands between a macro and its end stays, whatever its condition
// was. `format` is the story's format, or empty.
[[nodiscard]] Prose read_passage(const Passage& passage, std::string_view format, Locator& locator,
                                 Notes& notes);

}  // namespace warmline::interop
