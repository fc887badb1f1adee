// A Twine 2 story as its two kinds of file hold it, and how it becomes a story of ours.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "interop/source.h"
#include "interop/story.h"

namespace warmline::interop {

struct Passage {
  std::string name;
  std::vector<std::string> tags;
  std::string text;
  SourceMap map;           // of the text
  std::size_t offset = 0;  // of the passage, in the file
};

struct TwineStory {
  std::string title;
  std::string format;                // Harlowe, SugarCube, …; empty: not said
  std::optional<std::string> start;  // the name that the file's data gives
  Place start_place;
  std::vector<Passage> passages;  // those that are scripts and settings included
};

// Twee 3 (specification 3.0.2 of the Interactive Fiction Technology Foundation). `text` is what
// as_text gives. Errors: "no-passages", "too-many-passages".
[[nodiscard]] Result<TwineStory> read_twee(std::string_view text, Notes& notes);

// Twine 2's HTML (its output specification 1.0.2): a published page with the engine around it, or
// an archive, of which the first story is taken. Errors: "no-story", "too-many-passages",
// "too-tangled". Not in the page (html.h).
[[nodiscard]] Result<TwineStory> read_twine_html(std::string_view text, Notes& notes);

// `source`: the text that was read, for places. Errors: "no-start", "too-many-links".
[[nodiscard]] Result<Story> story_of(const TwineStory& twine, std::string_view source,
                                     Notes& notes);

}  // namespace warmline::interop
