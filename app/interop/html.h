// HTML as a row of tags and texts. Gumbo reads it by the HTML standard's rules, entities included;
// only its tokenizer is used and no tree is built: what we look for needs none, a row has no depth
// to run out of, and each token knows where it stands in the file.
// Not in the page, which reads no HTML.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/result.h"
#include "interop/source.h"

namespace warmline::interop {

struct HtmlToken {
  enum class Kind { kStart, kEnd, kText, kComment };
  Kind kind = Kind::kText;
  std::string name;                                             // of a tag, in lower case
  std::vector<std::pair<std::string, std::string>> attributes;  // of a start tag
  std::string text;                                             // of a text or comment, decoded
  SourceMap map;                                                // of a text
  std::size_t offset = 0;                                       // in the file

  [[nodiscard]] std::string_view attribute(std::string_view wanted) const;  // empty if not there
};

// Gives the tokens in order; those of a script or style element are one text. `text` is sound
// UTF-8 without NUL. Error: "too-tangled": a tag has thousands of attributes, or needs more memory
// than any tag should.
[[nodiscard]] std::optional<Error> read_html(std::string_view text,
                                             const std::function<void(HtmlToken)>& take);

// What a piece of HTML says, as H5P keeps its texts: paragraphs as lines, scripts and styles left
// out. `set_aside`: the tags with more to them than layout, such as "img" or "a".
struct HtmlWords {
  std::vector<std::string> lines;
  std::vector<std::string> set_aside;
};
[[nodiscard]] Result<HtmlWords> words_of_html(std::string_view html);

}  // namespace warmline::interop
