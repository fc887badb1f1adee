#include "craft/speech.h"

#include <algorithm>
#include <cmath>

namespace warmline::craft {

namespace {

constexpr std::string_view kApostrophe = "\u2019";
constexpr std::string_view kEllipsis = "\u2026";

bool is_letter(char each) {
  return (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z');
}

bool is_digit(char each) {
  return each >= '0' && each <= '9';
}

// Bytes from 0x80 on are letters of other alphabets, but for U+2000..U+206F (E2 80 or E2 81):
// dashes, quotation marks and the like, three bytes each.
bool is_punctuation(std::string_view text, std::size_t at) {
  return text.size() - at >= 3 && text[at] == '\xE2' &&
         (text[at + 1] == '\x80' || text[at + 1] == '\x81');
}

// Bytes that a word takes here: 0 where it ends.
std::size_t word_bytes(std::string_view text, std::size_t at, bool inside) {
  const char each = text[at];
  if (is_letter(each) || is_digit(each)) return 1;
  if (inside && each == '\'') return 1;
  if (inside && text.substr(at, kApostrophe.size()) == kApostrophe) return kApostrophe.size();
  return static_cast<unsigned char>(each) >= 0x80 && !is_punctuation(text, at) ? 1 : 0;
}

std::string lower(std::string_view word) {
  std::string out;
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (word.substr(i, kApostrophe.size()) == kApostrophe) {
      out += '\'';
      i += kApostrophe.size() - 1;
    } else {
      out += word[i] >= 'A' && word[i] <= 'Z' ? static_cast<char>(word[i] - 'A' + 'a') : word[i];
    }
  }
  while (!out.empty() && out.back() == '\'') out.pop_back();  // a closing quotation mark
  return out;
}

bool is_vowel(char each) {
  return std::string_view("aeiouy").find(each) != std::string_view::npos;
}

bool ends_with(std::string_view word, std::string_view end) {
  return word.size() >= end.size() && word.substr(word.size() - end.size()) == end;
}

// An e at the end, or before a last s or d, that is written and not heard.
bool has_silent_end(std::string_view word) {
  const std::size_t size = word.size();
  const auto before = [&](std::size_t back) { return size > back ? word[size - 1 - back] : 'a'; };
  const auto one_of = [](char each, std::string_view set) {
    return set.find(each) != std::string_view::npos;
  };
  if (ends_with(word, "e")) {
    if (is_vowel(before(1))) return false;               // one group: "see"
    return !(before(1) == 'l' && !is_vowel(before(2)));  // "table"
  }
  if (ends_with(word, "ed")) return !is_vowel(before(2)) && !one_of(before(2), "td");
  if (ends_with(word, "es")) {
    if (is_vowel(before(2)) || one_of(before(2), "sxzcg")) return false;
    return before(2) != 'h' && !(before(2) == 'l' && !is_vowel(before(3)));  // "washes", "tables"
  }
  return false;
}

std::int32_t tenths(double value) {
  return static_cast<std::int32_t>(std::lround(10 * value));
}

}  // namespace

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t end = at;
    while (end < text.size()) {
      const std::size_t bytes = word_bytes(text, end, end > at);
      if (bytes == 0) break;
      end += bytes;
    }
    if (end == at) {
      at += is_punctuation(text, at) ? 3 : 1;
      continue;
    }
    words.push_back(lower(text.substr(at, end - at)));
    at = end;
  }
  return words;
}

std::size_t sentences_in(std::string_view text) {
  std::size_t count = 0;
  bool words = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char each = text[i];
    const bool dots = text.substr(i, 3) == "...";
    if (dots || text.substr(i, kEllipsis.size()) == kEllipsis) {
      i += 2;
      continue;
    }
    const bool in_number = each == '.' && i > 0 && is_digit(text[i - 1]) && i + 1 < text.size() &&
                           is_digit(text[i + 1]);
    if ((each == '.' || each == '?' || each == '!') && !in_number) {
      count += words ? 1 : 0;
      words = false;
    } else if (word_bytes(text, i, false) > 0) {
      words = true;
    } else if (is_punctuation(text, i)) {
      i += 2;
    }
  }
  return count + (words ? 1 : 0);
}

std::size_t syllables_in(std::string_view word) {
  std::size_t count = 0;
  bool in_group = false;
  for (const char each : word) {
    const bool vowel = is_vowel(each);
    count += (vowel && !in_group) || is_digit(each) ? 1 : 0;
    in_group = vowel;
  }
  if (count > 1 && has_silent_end(word)) --count;
  return std::max<std::size_t>(count, 1);
}

bool is_english(std::string_view language) {
  return lower(language.substr(0, 2)) == "en" && (language.size() == 2 || language[2] == '-');
}

void Speech::add(std::string_view text, const std::string& node, bool english) {
  const std::vector<std::string> said = words_of(text);
  const auto count = static_cast<std::int64_t>(said.size());
  ++lines;
  words += count;
  if (count > longest) {
    longest = count;
    longest_at = node;
  }
  if (!english) return;
  english_words += count;
  sentences += static_cast<std::int64_t>(sentences_in(text));
  for (const std::string& word : said) syllables += static_cast<std::int64_t>(syllables_in(word));
}

void Speech::merge(const Speech& other) {
  lines += other.lines;
  words += other.words;
  if (other.longest > longest) {
    longest = other.longest;
    longest_at = other.longest_at;
  }
  english_words += other.english_words;
  sentences += other.sentences;
  syllables += other.syllables;
}

std::int32_t Speech::words_a_line() const {
  return lines == 0 ? 0 : static_cast<std::int32_t>((20 * words + lines) / (2 * lines));
}

std::optional<std::int32_t> Speech::grade() const {
  if (english_words == 0 || sentences == 0) return std::nullopt;
  const auto all = static_cast<double>(english_words);
  return tenths(0.39 * all / static_cast<double>(sentences) +
                11.8 * static_cast<double>(syllables) / all - 15.59);
}

std::optional<std::int32_t> Speech::ease() const {
  if (english_words == 0 || sentences == 0) return std::nullopt;
  const auto all = static_cast<double>(english_words);
  return tenths(206.835 - 1.015 * all / static_cast<double>(sentences) -
                84.6 * static_cast<double>(syllables) / all);
}

Speech speech_of(const Scenario& scenario) {
  Speech speech;
  const bool english = is_english(scenario.language);
  for (const scenario::Node& node : scenario.nodes) {
    for (const scenario::Line& line : node.lines) {
      if (line.speaker == scenario::SpeakerKind::kSystem) continue;
      speech.add(line.text, node.id.text, english);
    }
    for (const scenario::Choice& choice : node.choices) {
      if (choice.form == scenario::ChoiceForm::kSay) {
        speech.add(choice.text, node.id.text, english);
      }
    }
  }
  return speech;
}

}  // namespace warmline::craft
