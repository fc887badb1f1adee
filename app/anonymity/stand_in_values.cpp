#include "anonymity/stand_in_values.h"

#include <algorithm>
#include <array>

namespace warmline::anonymity::stand_ins {
namespace {

constexpr std::size_t kFewestDigits = 3;     // fewer stand in every text
constexpr std::size_t kMostDigits = 40;      // more are no number that anybody has
constexpr std::size_t kLongestPattern = 12;  // words

template <std::size_t N>
bool among(const std::string_view (&list)[N], std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

// Stand between the parts of a name and name nobody.
constexpr std::string_view kParticles[] = {"de",  "da",  "do", "di", "du", "van", "von", "der",
                                           "den", "la",  "le", "el", "al", "bin", "ibn", "the",
                                           "of",  "and", "y",  "st", "jr", "sr",  "ten"};

// A spoken digit's figure; 0 if it is none.
char spoken(std::string_view word) {
  static constexpr std::array<std::string_view, 10> kDigits = {
      "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"};
  for (std::size_t i = 0; i < kDigits.size(); ++i) {
    if (kDigits[i] == word) return static_cast<char>('0' + i);
  }
  if (word == "oh" || word == "o" || word == "nought" || word == "naught") return '0';
  return 0;
}

std::size_t times(std::string_view word) {
  return word == "double" ? 2 : word == "triple" || word == "treble" ? 3 : 0;
}

bool is_numeric(const Token& token) {
  return token.shape == Shape::kNumber || spoken(token.folded) != 0;
}

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

// What may stand between two words of one value: little, and no end of a sentence.
bool joins(std::string_view gap) {
  return gap.size() <= 3 && gap.find_first_of("|?!;") == std::string_view::npos;
}

std::string_view gap_before(const Words& words, std::size_t at) {
  const std::size_t begin = words.tokens[at - 1].end;
  return words.text.substr(begin, words.tokens[at].begin - begin);
}

std::vector<std::string> split(const std::string& name) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    parts.push_back(name.substr(at, end - at));
    at = end + 1;
  }
  return parts;
}

std::string without_titles(std::string name) {
  for (std::size_t blank = name.find(' '); blank != std::string::npos; blank = name.find(' ')) {
    if (!is_title(name.substr(0, blank))) break;
    name.erase(0, blank + 1);
  }
  return name;
}

}  // namespace

Words words_of(std::string_view text) {
  Words words{text, tokens_of(text)};
  words.tokens.erase(std::remove_if(words.tokens.begin(), words.tokens.end(),
                                    [](const Token& token) { return token.shape == Shape::kSign; }),
                     words.tokens.end());
  return words;
}

bool is_number_kind(Kind kind) {
  switch (kind) {
    case Kind::kPostcode:
    case Kind::kPhone:
    case Kind::kCard:
    case Kind::kIban:
    case Kind::kNationalId:
    case Kind::kDriverLicence:
    case Kind::kIp:
    case Kind::kDigits:
      return true;
    default:
      return false;
  }
}

bool is_title(std::string_view folded) {
  static constexpr std::string_view kTitles[] = {"mr",  "mrs",    "ms",   "miss",      "mx",   "dr",
                                                 "sir", "doctor", "prof", "professor", "madam"};
  return among(kTitles, folded);
}

std::string joined(const Words& words, std::size_t from, std::size_t to) {
  std::string out;
  for (std::size_t i = from; i < to; ++i) {
    if (i > from) out += ' ';
    out += words.tokens[i].folded;
  }
  return out;
}

std::string squeezed(const Words& words, std::size_t from, std::size_t to) {
  std::string out;
  std::size_t again = 0;
  for (std::size_t i = from; i < to; ++i) {
    const std::string& word = words.tokens[i].folded;
    if (times(word) > 0 && i + 1 < to) {
      again = times(word);
      continue;
    }
    const char figure = spoken(word);
    if (figure != 0) {
      out.append(std::max<std::size_t>(again, 1), figure);
    } else {
      out += word;
    }
    again = 0;
  }
  return out;
}

// The longer names that share first and last part are one person.
std::string Values::person_key(const std::string& name) const {
  const auto whole = whole_.find(name);
  if (whole != whole_.end()) return "person " + whole->second;
  const auto bearers = bearers_.find(name);
  if (bearers != bearers_.end() && bearers->second.size() == 1)
    return "person " + *bearers->second.begin();
  return "person ~" + name;  // nobody's, or several people's: its own
}

std::string Values::key_of(const Words& words, std::size_t from, std::size_t to, Kind kind) const {
  const std::string name = joined(words, from, to);
  if (kind == Kind::kPerson) return person_key(without_titles(name));
  if (is_number_kind(kind)) return "number " + squeezed(words, from, to);
  return std::string(stand_in_label(kind)) + ' ' + name;
}

void Values::add(const Words& words, std::size_t from, std::size_t to, Kind kind) {
  if (from >= to) return;
  const std::string name = joined(words, from, to);
  if (kind == Kind::kPerson) {
    persons_.insert(without_titles(name));
    return;
  }
  others_.emplace(name, std::pair(key_of(words, from, to, kind), kind));
  if (!is_number_kind(kind)) return;
  const std::string figures = squeezed(words, from, to);
  if (figures.size() < kFewestDigits || figures.size() > kMostDigits || !all_digits(figures))
    return;
  digits_.emplace(figures, index_of("number " + figures));
  longest_digits_ = std::max(longest_digits_, figures.size());
}

void Values::settle() {
  std::map<std::pair<std::string, std::string>, std::string> by_ends;
  for (const std::string& name : persons_) {
    const std::vector<std::string> parts = split(name);
    if (parts.size() < 2) continue;
    whole_[name] = by_ends.emplace(std::pair(parts.front(), parts.back()), name).first->second;
    for (const std::string& part : parts) bearers_[part].insert(whole_[name]);
  }
  for (const std::string& name : persons_) {
    const std::vector<std::string> parts = split(name);
    add_pattern(name, index_of(person_key(name)));
    if (parts.size() < 2) continue;
    for (const std::string& part : parts) {
      if (part.size() < 2 || among(kParticles, part) || is_title(part)) continue;
      add_pattern(part, index_of(person_key(part)));
    }
  }
  for (const auto& [name, other] : others_) {
    const bool single = name.find(' ') == std::string::npos;
    const bool common = other.second == Kind::kAge || other.second == Kind::kTitle ||
                        (single && name.size() < kFewestDigits);
    if (!(single && common)) add_pattern(name, index_of(other.first));
  }
}

std::size_t Values::index_of(const std::string& key) {
  return indices_.emplace(key, indices_.size()).first->second;
}

std::size_t Values::value_of(const Words& words, std::size_t from, std::size_t to, Kind kind) {
  return index_of(key_of(words, from, to, kind));
}

void Values::add_pattern(const std::string& words, std::size_t value) {
  std::vector<std::string> parts = split(words);
  if (parts.empty() || parts.size() > kLongestPattern) return;
  std::vector<Pattern>& list = patterns_[parts.front()];
  for (const Pattern& each : list) {
    if (each.words == parts) return;
  }
  list.push_back({std::move(parts), value});
  std::stable_sort(list.begin(), list.end(), [](const Pattern& a, const Pattern& b) {
    return a.words.size() > b.words.size();
  });
}

bool Values::matches(const Words& words, std::size_t at,
                     const std::vector<std::string>& pattern) const {
  if (at + pattern.size() > words.tokens.size()) return false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (words.tokens[at + i].folded != pattern[i]) return false;
    if (i > 0 && !joins(gap_before(words, at + i))) return false;
  }
  const bool small = pattern.size() == 1 && words.tokens[at].shape == Shape::kLower;
  return !small || !everyday_ || !everyday_(pattern[0]);
}

// The longest run of digits from `at` on that makes one of the numbers.
bool Values::digits_at(const Words& words, std::size_t at, Span& span, std::size_t& next) const {
  std::string figures;
  bool found = false;
  for (std::size_t i = at; i < words.tokens.size() && figures.size() < longest_digits_; ++i) {
    const Token& token = words.tokens[i];
    const bool doubled = times(token.folded) > 0;
    if ((!is_numeric(token) && !doubled) || (i > at && !joins(gap_before(words, i)))) break;
    if (doubled) continue;
    figures = squeezed(words, at, i + 1);
    const auto known = digits_.find(figures);
    if (known == digits_.end()) continue;
    span = {words.tokens[at].begin, token.end, known->second};
    next = i + 1;
    found = true;
  }
  return found;
}

std::vector<Span> Values::said_in(const Words& words) const {
  std::vector<Span> spans;
  for (std::size_t at = 0; at < words.tokens.size();) {
    Span span;
    std::size_t next = at + 1;
    bool found = digits_at(words, at, span, next);
    const auto list = patterns_.find(words.tokens[at].folded);
    if (!found && list != patterns_.end()) {
      for (const Pattern& pattern : list->second) {
        if (!matches(words, at, pattern.words)) continue;
        next = at + pattern.words.size();
        span = {words.tokens[at].begin, words.tokens[next - 1].end, pattern.value};
        found = true;
        break;
      }
    }
    if (found) spans.push_back(span);
    at = next;
  }
  return spans;
}

}  // namespace warmline::anonymity::stand_ins
