#include "anonymity/turn.h"

#include <algorithm>

namespace warmline::anonymity {

Turn::Turn(std::string_view text, std::size_t index, const Lexicon& lexicon)
    : text_(text), index_(index), lexicon_(lexicon), tokens_(tokens_of(text)) {
  owner_.assign(tokens_.size(), 0);
  marks_.reserve(tokens_.size());
  std::size_t words = 0;
  std::size_t capitals = 0;
  for (const Token& token : tokens_) {
    marks_.push_back(is_word(token) ? lexicon.marks(token.folded) : Marks{0});
    words += is_word(token) ? 1 : 0;
    capitals += is_word(token) && token.shape != Shape::kLower ? 1 : 0;
  }
  caseless_ = words >= 3 && capitals == 0 && lexicon.size() > 0;
}

std::string_view Turn::text(std::size_t from, std::size_t to) const {
  if (from >= to) return {};
  return text_.substr(tokens_[from].begin, tokens_[to - 1].end - tokens_[from].begin);
}

std::string_view Turn::word(std::size_t i) const {
  return i < tokens_.size() ? std::string_view(tokens_[i].folded) : std::string_view();
}

std::string_view Turn::word_before(std::size_t i, std::size_t back) const {
  return i >= back ? word(i - back) : std::string_view();
}

bool Turn::is(std::size_t i, Shape shape) const {
  return i < tokens_.size() && tokens_[i].shape == shape;
}

bool Turn::capital(std::size_t i) const {
  if (i >= tokens_.size()) return false;
  if (is_capital(tokens_[i])) return true;
  // "jennifer smith": a name that is a word as well, behind one that is none
  if (caseless_ && i > 0 && has(i, kName) && tokens_[i].folded.size() >= 5 && has(i - 1, kName) &&
      !has(i - 1, kWord | kCommon)) {
    return true;
  }
  return caseless_ && is_word(tokens_[i]) && !has(i, kWord | kCommon) &&
         tokens_[i].folded.size() >= 3 && tokens_[i].folded.find('\'') == std::string::npos;
}

bool Turn::sign(std::size_t i, std::string_view sign) const {
  return i < tokens_.size() && is_sign(tokens_[i], sign);
}

std::size_t Turn::token_from(std::size_t byte) const {
  const auto place =
      std::lower_bound(tokens_.begin(), tokens_.end(), byte,
                       [](const Token& token, std::size_t where) { return token.begin < where; });
  return static_cast<std::size_t>(place - tokens_.begin());
}

bool Turn::near_before(std::size_t i, std::string_view words, std::size_t reach) const {
  for (std::size_t back = 1; back <= reach && back <= i; ++back) {
    if (listed(word(i - back), words)) return true;
  }
  return false;
}

bool Turn::near_after(std::size_t i, std::string_view words, std::size_t reach) const {
  for (std::size_t on = 0; on < reach && i + on < size(); ++on) {
    if (listed(word(i + on), words)) return true;
  }
  return false;
}

bool Turn::is_taken_as(std::size_t from, std::size_t to, Kind kind) const {
  if (from >= to || owner_[from] == 0) return false;
  const Finding& each = found_[owner_[from] - 1];
  return each.kind == kind && each.begin == tokens_[from].begin && each.end == tokens_[to - 1].end;
}

bool Turn::retype(std::size_t from, std::size_t to, Kind kind, std::string_view why) {
  if (from >= to || owner_[from] == 0) return false;
  Finding& each = found_[owner_[from] - 1];
  if (each.begin != tokens_[from].begin || each.end != tokens_[to - 1].end) return false;
  each.kind = kind;
  each.why = why;
  return true;
}

bool Turn::free(std::size_t from, std::size_t to) const {
  for (std::size_t i = from; i < to; ++i) {
    if (taken(i)) return false;
  }
  return true;
}

bool Turn::take(std::size_t from, std::size_t to, Kind kind, std::string_view why) {
  if (from >= to || to > tokens_.size() || !free(from, to)) return false;
  found_.push_back({index_, tokens_[from].begin, tokens_[to - 1].end, kind, std::string(why)});
  for (std::size_t i = from; i < to; ++i) owner_[i] = static_cast<std::uint32_t>(found_.size());
  return true;
}

bool listed(std::string_view word, std::string_view words) {
  if (word.empty() || word.find(' ') != std::string_view::npos) return false;
  for (std::size_t at = words.find(word); at != std::string_view::npos;
       at = words.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' ')) {
      return true;
    }
  }
  return false;
}

}  // namespace warmline::anonymity
