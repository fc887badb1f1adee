// The words that a frame shows, read off what is handed to the graphics card: every letter is a
// rectangle that takes its picture from the fonts' texture, and where in the texture tells which
// letter it is. Knows nothing of the tree that is recorded beside the drawing (ui/semantics.h), and
// so can say whether that tree leaves something out.
#pragma once

#include <string>
#include <vector>

#include "ui/semantics.h"

struct ImDrawData;

namespace warmline::tests {

// What stands without a gap. A letter that the font lacks is drawn as its sign for that and may
// have been any: kAnyLetter.
inline constexpr char32_t kAnyLetter = 0;
struct DrawnWord {
  std::u32string letters;
  ui::Rect at;       // on the screen
  bool cut = false;  // it stands at an edge that may have taken letters of it
};

// Of the letters that lie inside their clip rectangle, wholly or in part. Takes the context's
// fonts; after ImGui::Render. Empty while the fonts' texture is being replaced by a larger one.
[[nodiscard]] std::vector<DrawnWord> drawn_words(const ImDrawData& data);

// Those that no node tells that lies there, nor any of a chart's table where the chart is; as "word
// (x, y) in id". Decoration, which is few and listed, is left out.
[[nodiscard]] std::vector<std::string> untold(const std::vector<DrawnWord>& drawn,
                                              const std::vector<ui::Node>& nodes);

// Of buttons' own words those that reach over an edge at their side; as "word in id". Not of what
// can be pressed in a table or on a map.
[[nodiscard]] std::vector<std::string> sticking_out(const std::vector<DrawnWord>& drawn,
                                                    const std::vector<ui::Node>& nodes);

}  // namespace warmline::tests
