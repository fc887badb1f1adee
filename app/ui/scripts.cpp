#include "ui/scripts.h"

#include <algorithm>
#include <cstdint>

namespace warmline::ui {
namespace {

enum class Set : std::uint8_t { kMore, kEastAsian, kNone };

struct Block {
  std::uint32_t first, last;
  Set set;
};

// Blocks of Unicode that are drawn, in order; kNone: in the fonts that the page starts with
// (web/fonts.py).
constexpr Block kBlocks[] = {
    {0x0000, 0x017F, Set::kNone},       // Latin
    {0x0180, 0x0217, Set::kMore},       // Latin Extended-B
    {0x0218, 0x021B, Set::kNone},       // Romanian
    {0x021C, 0x02FF, Set::kMore},       // Latin Extended-B, phonetic and modifier letters
    {0x0370, 0x052F, Set::kMore},       // Greek, Cyrillic
    {0x1E00, 0x1FFF, Set::kMore},       // Vietnamese and other Latin, old Greek
    {0x2000, 0x2BFF, Set::kNone},       // punctuation, currency, arrows, signs
    {0x2E80, 0x9FFF, Set::kEastAsian},  // Chinese characters, kana, bopomofo
    {0xAC00, 0xD7A3, Set::kEastAsian},  // Korean syllables
    {0xF900, 0xFAFF, Set::kEastAsian},
    {0xFE10, 0xFE4F, Set::kEastAsian},
    {0xFEFF, 0xFEFF, Set::kNone},  // a mark that shows nothing
    {0xFF00, 0xFFEF, Set::kEastAsian},
    {0xFFFD, 0xFFFD, Set::kNone},  // stands for what could not be read
};

// Of sound UTF-8; moves `at` behind it.
std::uint32_t code_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<std::uint32_t>(static_cast<unsigned char>(text[i])) : 0u;
  };
  const std::uint32_t first = byte(at);
  const std::size_t more = first < 0xC0 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
  std::uint32_t code = more == 0 ? first : first & (0x3Fu >> more);
  for (std::size_t i = 1; i <= more; ++i) code = code << 6 | (byte(at + i) & 0x3Fu);
  at += more + 1;
  return code;
}

}  // namespace

void add_scripts_of(std::string_view text, Scripts& scripts) {
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const std::uint32_t code = code_point(text, at);
    const auto* const block =
        std::lower_bound(std::begin(kBlocks), std::end(kBlocks), code,
                         [](const Block& one, std::uint32_t wanted) { return one.last < wanted; });
    if (block == std::end(kBlocks) || code < block->first)
      scripts.beyond = true;
    else if (block->set == Set::kMore)
      scripts.more = true;
    else if (block->set == Set::kEastAsian)
      scripts.east_asian = true;
  }
}

Scripts scripts_of(const std::vector<Node>& nodes) {
  Scripts scripts;
  for (const Node& node : nodes) {
    add_scripts_of(node.name, scripts);
    // What stands in a field is the browser's own text.
    if (node.role != Role::kTextField && node.role != Role::kTextArea)
      add_scripts_of(node.text, scripts);
    for (const std::string& option : node.options) add_scripts_of(option, scripts);
  }
  return scripts;
}

}  // namespace warmline::ui
