// H5P's Branching Scenario: a ZIP archive with content/content.json. Not in the page (zip.h).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/result.h"
#include "interop/story.h"
#include "interop/zip.h"

namespace warmline::interop {

inline constexpr std::size_t kMostContentBytes = 8u << 20;

inline constexpr std::string_view kContentName = "content/content.json";

struct H5p {
  Story story;
  std::string content;  // of content.json, which the notes' pointers point into
};

// Errors: those of Zip; "not-h5p" (no content/content.json); "other-h5p" (another kind of content);
// those of h5p_story.
[[nodiscard]] Result<H5p> read_h5p(Bytes bytes, Notes& notes);

// From the text of content.json alone. Nodes name each other by their index in the list; an index
// below zero ends the call, at the end screen of that number. The shape before version 1 is read as
// well: `content` for `type`, and no group around it or around a question's fields. Errors: those
// of json::parse; "no-content" (nothing to play in it); "too-many-passages"; "too-many-links".
[[nodiscard]] Result<Story> h5p_story(std::string_view content, Notes& notes);

}  // namespace warmline::interop
