#include "interop/words.h"

#include <algorithm>

#include "core/text.h"

namespace warmline::interop {
namespace {

constexpr std::string_view kBlanks = " \t\n";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0u) == 0x80u;
}

std::string with_plain_line_ends(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      out += text[i];
    } else {
      out += '\n';
      if (i + 1 < text.size() && text[i + 1] == '\n') ++i;
    }
  }
  return out;
}

}  // namespace

std::string_view trim(std::string_view text) {
  const std::size_t from = text.find_first_not_of(kBlanks);
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(kBlanks) - from + 1);
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

bool has_words(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    return is_letter_or_digit(c) || static_cast<unsigned char>(c) >= 0x80;
  });
}

Result<std::string> as_text(std::string_view bytes) {
  if (bytes.size() > kMostTextBytes) {
    return Error{"too-large",
                 "the file is larger than " + std::to_string(kMostTextBytes >> 20) +
                     " MB; a story's words are a small part of that",
                 ""};
  }
  const std::size_t broken = text::first_invalid_utf8(bytes);
  if (broken != text::kNone) {
    return Error{"not-utf-8",
                 "byte " + std::to_string(broken + 1) +
                     " is not UTF-8; save the file as UTF-8 and try again",
                 ""};
  }
  const std::size_t nul = bytes.find('\0');
  if (nul != std::string_view::npos) {
    return Error{"not-text",
                 "byte " + std::to_string(nul + 1) +
                     " is NUL, so this is no text file; is it the right one?",
                 ""};
  }
  if (bytes.substr(0, kByteOrderMark.size()) == kByteOrderMark) {
    bytes.remove_prefix(kByteOrderMark.size());
  }
  return with_plain_line_ends(bytes);
}

std::string plain(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const std::string_view rest = text.substr(i);
    if ((c < 0x20 && c != '\n') || c == 0x7F) {
      out += ' ';
    } else if (c == 0xC2 && rest.size() > 1 && static_cast<unsigned char>(rest[1]) < 0xA1) {
      out += ' ';  // C1, and the blank that doesn't break
      ++i;
    } else if (rest.substr(0, 3) == "\u2028" || rest.substr(0, 3) == "\u2029") {
      out += ' ';
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : trim(text)) {
    const bool blank = kBlanks.find(c) != std::string_view::npos;
    if (blank && !out.empty() && out.back() == ' ') continue;
    out += blank ? ' ' : c;
  }
  return out;
}

std::vector<std::string> pieces_of(std::string_view text, std::size_t most) {
  std::vector<std::string> pieces;
  std::string_view rest = trim(text);
  while (!rest.empty()) {
    std::size_t end = 0;
    std::size_t count = 0;
    while (end < rest.size() && (is_continuation(rest[end]) || ++count <= most)) ++end;
    if (end < rest.size()) {
      const std::size_t blank = rest.substr(0, end).find_last_of(kBlanks);
      if (blank != std::string_view::npos && blank > end / 2) end = blank;
    }
    pieces.emplace_back(trim(rest.substr(0, end)));
    rest = trim(rest.substr(end));
  }
  return pieces;
}

std::string new_id(std::string_view text, std::string_view otherwise, std::size_t most,
                   std::set<std::string>& taken) {
  std::string id;
  for (const char c : text) {
    if (id.size() >= most) break;
    if (is_letter_or_digit(c)) {
      id += lower(std::string_view(&c, 1));
    } else if (!id.empty() && id.back() != '-' && c != '\'' && !is_continuation(c)) {
      id += '-';
    }
  }
  while (!id.empty() && id.back() == '-') id.pop_back();
  if (id.empty()) id = otherwise;
  std::string made = id;
  for (std::size_t n = 2; !taken.insert(made).second; ++n) made = id + '-' + std::to_string(n);
  return made;
}

}  // namespace warmline::interop
