#include "anonymity/tokens.h"

#include "anonymity/fold_table.h"
#include "core/text.h"

namespace warmline::anonymity {

namespace {

enum class Class : std::uint8_t { kSpace, kLine, kUpper, kLower, kDigit, kOther };

struct Glyph {
  char32_t code = 0;
  std::size_t length = 1;
  bool sound = false;
};

Glyph glyph_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned first = byte(0);
  if (first < 0x80) return {first, 1, true};
  const std::size_t length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  if (length == 0 || first > 0xF4 || at + length > text.size()) return {};
  if (text::first_invalid_utf8(text.substr(at, length)) != text::kNone) return {};
  char32_t code = first & (0xFFu >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) code = (code << 6) | (byte(i) & 0x3Fu);
  return {code, length, true};
}

bool is_upper(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z';
  if (c < 0xC0) return false;
  if (c < 0xDF) return c != 0xD7;
  if (c >= 0x100 && c < 0x180) {
    const bool odd_is_upper = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
    return c == 0x178 || ((c & 1) == 1) == odd_is_upper;
  }
  if (c == 0x2126 || c == 0x2206) return true;  // signs that are written for Greek letters
  return (c >= 0x386 && c <= 0x38F) || (c >= 0x391 && c <= 0x3AB) || (c >= 0x400 && c <= 0x42F);
}

Class class_of(const Glyph& glyph) {
  const char32_t c = glyph.code;
  if (!glyph.sound) return Class::kOther;
  if (c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029) return Class::kLine;
  if (c == ' ' || c == '\t' || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F) {
    return Class::kSpace;
  }
  if (c >= '0' && c <= '9') return Class::kDigit;
  if (is_upper(c)) return Class::kUpper;
  if (c < 0x80) return c >= 'a' && c <= 'z' ? Class::kLower : Class::kOther;
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA ? Class::kLower : Class::kOther;
  if (c == 0xF7 || c == 0xD7 || (c >= 0x2000 && c < 0x2C00) || (c >= 0x3000 && c < 0x3040) ||
      (c >= 0xFE00 && c < 0xFE70) || c >= 0xFF00) {
    return Class::kOther;
  }
  return Class::kLower;
}

void append_utf8(std::string& out, char32_t c) {
  const auto put = [&](char32_t value) { out += static_cast<char>(value); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

void append_folded(std::string& out, char32_t c) {
  if (c >= 'A' && c <= 'Z') return append_utf8(out, c + 32);
  if (c >= 0xC0 && c < 0x180) {
    out += kFolded[c - 0xC0];
    return;
  }
  if (c >= 0x391 && c <= 0x3AB) return append_utf8(out, c + 32);
  if (c >= 0x410 && c <= 0x42F) return append_utf8(out, c + 32);
  if (c >= 0x400 && c <= 0x40F) return append_utf8(out, c + 80);
  if (c == 0x2019) {
    out += '\'';
    return;
  }
  append_utf8(out, c);
}

bool is_apostrophe(char32_t c) {
  return c == '\'' || c == 0x2019;
}

// What a word's letters have been so far.
struct Tally {
  int upper = 0;
  int lower = 0;
  int digits = 0;
  bool first_upper = false;
};

Shape shape_of(const Tally& tally) {
  if (tally.digits > 0) return tally.upper + tally.lower > 0 ? Shape::kCode : Shape::kNumber;
  if (tally.upper == 0) return Shape::kLower;
  if (tally.lower == 0) return Shape::kUpper;
  return tally.first_upper && (tally.upper == 1 || tally.lower >= 2) ? Shape::kCapital
                                                                     : Shape::kMixed;
}

void count(Tally& tally, Class kind) {
  if (tally.upper + tally.lower + tally.digits == 0) tally.first_upper = kind == Class::kUpper;
  (kind == Class::kUpper ? tally.upper : kind == Class::kLower ? tally.lower : tally.digits)++;
}

bool is_letter(Class kind) {
  return kind == Class::kUpper || kind == Class::kLower;
}

// "'s" at the end of a word is a token of its own.
bool is_possessive(std::string_view text, std::size_t at, std::size_t length) {
  const std::size_t after = at + length;
  if (after >= text.size() || (text[after] != 's' && text[after] != 'S')) return false;
  if (after + 1 >= text.size()) return true;
  const Class next = class_of(glyph_at(text, after + 1));
  return !is_letter(next) && next != Class::kDigit;
}

// Takes in the word or number that begins at token.begin.
void take_word(std::string_view text, Token& token) {
  Tally tally;
  std::size_t at = token.begin;
  while (at < text.size()) {
    const Glyph glyph = glyph_at(text, at);
    const Class kind = class_of(glyph);
    if (is_letter(kind) || kind == Class::kDigit) {
      count(tally, kind);
    } else if (at > token.begin && tally.digits == 0 && is_apostrophe(glyph.code) &&
               !is_possessive(text, at, glyph.length) && at + glyph.length < text.size() &&
               is_letter(class_of(glyph_at(text, at + glyph.length)))) {
      // O'Brien, don't
    } else {
      break;
    }
    append_folded(token.folded, glyph.code);
    at += glyph.length;
  }
  token.end = at;
  token.shape = shape_of(tally);
}

}  // namespace

std::string fold(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Glyph glyph = glyph_at(text, at);
    if (glyph.sound) append_folded(out, glyph.code);
    at += glyph.length;
  }
  return out;
}

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  bool line = false;
  for (std::size_t at = 0; at < text.size();) {
    const Glyph glyph = glyph_at(text, at);
    const Class kind = class_of(glyph);
    if (kind == Class::kSpace || kind == Class::kLine) {
      line = line || kind == Class::kLine;
      at += glyph.length;
      continue;
    }
    Token token;
    token.begin = at;
    token.end = at + glyph.length;
    token.glued = !tokens.empty() && tokens.back().end == at;
    token.after_line = line;
    line = false;
    if (is_letter(kind) || kind == Class::kDigit) {
      take_word(text, token);
    } else if (is_apostrophe(glyph.code) && token.glued && is_possessive(text, at, glyph.length)) {
      token.end = at + glyph.length + 1;
      token.folded = "'s";
    } else if (glyph.sound) {
      append_folded(token.folded, glyph.code);
    }
    at = token.end;
    tokens.push_back(std::move(token));
  }
  return tokens;
}

bool is_word(const Token& token) {
  return token.shape <= Shape::kMixed;
}

bool is_capital(const Token& token) {
  return token.shape == Shape::kCapital || token.shape == Shape::kUpper;
}

bool is_sign(const Token& token, std::string_view sign) {
  return token.shape == Shape::kSign && token.folded == sign;
}

}  // namespace warmline::anonymity
