#include "interop/source.h"

#include <algorithm>

namespace warmline::interop {

std::size_t source_of(const SourceMap& map, std::size_t text_at) {
  const auto behind = std::upper_bound(
      map.begin(), map.end(), text_at,
      [](std::size_t offset, const Stretch& stretch) { return offset < stretch.text_at; });
  if (behind == map.begin()) return 0;
  const Stretch& in = *(behind - 1);
  return in.source_at + (text_at - in.text_at);
}

Place Locator::at(std::size_t offset) {
  offset = std::min(offset, source_.size());
  if (offset < offset_) {
    offset_ = 0;
    line_ = column_ = 1;
  }
  for (; offset_ < offset; ++offset_) {
    const auto c = static_cast<unsigned char>(source_[offset_]);
    if (c == '\n') {
      ++line_;
      column_ = 1;
    } else if ((c & 0xC0u) != 0x80u) {
      ++column_;
    }
  }
  return {"", line_, column_};
}

}  // namespace warmline::interop
