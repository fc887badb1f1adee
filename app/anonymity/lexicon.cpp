#include "anonymity/lexicon.h"

#include <array>
#include <utility>

namespace warmline::anonymity {

namespace {

constexpr std::string_view kMagic = "warmline lexicon 1\n";
constexpr std::size_t kMostBytes = 8u << 20;
constexpr std::size_t kLongestEntry = 64;
constexpr std::array<std::string_view, 7> kEndings{"'s", "s", "es", "ed", "d", "ing", "ly"};

Error broken() {
  return {"not-a-lexicon", "the list of names is damaged; fetch it again", ""};
}

}  // namespace

// Three columns after the magic line, each ended by a line break: how many bytes an entry shares
// with the one before ('0' + n), its marks ('0' + marks), and its rest, ended by a line break.
Result<Lexicon> Lexicon::read(std::string_view bytes) {
  if (bytes.size() > kMostBytes || bytes.substr(0, kMagic.size()) != kMagic) return broken();
  bytes.remove_prefix(kMagic.size());
  const std::size_t count = bytes.find('\n');
  if (count == std::string_view::npos || bytes.size() < 2 * count + 2 ||
      bytes[2 * count + 1] != '\n') {
    return broken();
  }
  const std::string_view shared = bytes.substr(0, count);
  const std::string_view marks = bytes.substr(count + 1, count);
  std::string_view rest = bytes.substr(2 * count + 2);
  Lexicon made;
  made.starts_.reserve(count);
  made.marks_.reserve(count);
  std::string entry;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t end = rest.find('\n');
    const std::size_t keep = static_cast<unsigned char>(shared[i] - '0');
    if (end == std::string_view::npos || keep > entry.size() || keep + end > kLongestEntry) {
      return broken();
    }
    std::string next = entry.substr(0, keep);
    next += rest.substr(0, end);
    if (i > 0 && next <= entry) return broken();
    entry = std::move(next);
    made.starts_.push_back(static_cast<std::uint32_t>(made.text_.size()));
    made.marks_.push_back(static_cast<Marks>(marks[i] - '0'));
    made.text_ += entry;
    rest.remove_prefix(end + 1);
  }
  return made;
}

std::string_view Lexicon::entry(std::size_t index) const {
  const std::size_t begin = starts_[index];
  const std::size_t end = index + 1 < starts_.size() ? starts_[index + 1] : text_.size();
  return std::string_view(text_).substr(begin, end - begin);
}

Marks Lexicon::marks(std::string_view folded) const {
  if (folded.size() > kLongestEntry) return 0;
  if (const Marks listed = listed_marks(folded); listed != 0) return listed;
  for (const std::string_view ending : kEndings) {
    if (folded.size() < ending.size() + 3 ||
        folded.substr(folded.size() - ending.size()) != ending) {
      continue;
    }
    const std::string stem(folded.substr(0, folded.size() - ending.size()));
    if (((listed_marks(stem) | listed_marks(stem + "e")) & (kWord | kCommon)) != 0) return kWord;
  }
  return 0;
}

// The first entry that isn't less.
std::size_t Lexicon::place_of(std::string_view folded) const {
  std::size_t low = 0;
  std::size_t high = starts_.size();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (entry(middle) < folded) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

Marks Lexicon::listed_marks(std::string_view folded) const {
  const std::size_t place = place_of(folded);
  return place < starts_.size() && entry(place) == folded ? marks_[place] : Marks{0};
}

bool Lexicon::begins_longer(std::string_view folded) const {
  if (folded.size() > kLongestEntry) return false;
  const std::string start = std::string(folded) + ' ';
  const std::size_t place = place_of(start);
  return place < starts_.size() && entry(place).substr(0, start.size()) == start;
}

}  // namespace warmline::anonymity
