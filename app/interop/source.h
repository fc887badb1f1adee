// From a place in decoded text back to line and column of the file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "interop/story.h"

namespace warmline::interop {

// Text taken out of a file: from `text_at` on, a byte of the text stands as many bytes behind
// `source_at`. In order of both; the first is at 0.
struct Stretch {
  std::size_t text_at = 0;
  std::size_t source_at = 0;
};
using SourceMap = std::vector<Stretch>;

[[nodiscard]] std::size_t source_of(const SourceMap& map, std::size_t text_at);

// Lines and columns of offsets; in rising order the whole of it is one pass over the text.
class Locator {
 public:
  explicit Locator(std::string_view source) : source_(source) {}
  [[nodiscard]] Place at(std::size_t offset);

 private:
  std::string_view source_;
  std::size_t offset_ = 0;
  std::uint32_t line_ = 1;
  std::uint32_t column_ = 1;
};

}  // namespace warmline::interop
