#include "core/json_read.h"

#include <rapidjson/reader.h>

#include <algorithm>
#include <cassert>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <optional>

#include "core/text.h"
#include "core/tr.h"

namespace warmline::json {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// Bounded by length, where RapidJSON's own string stream relies on a closing NUL.
class TextStream {
 public:
  using Ch = char;
  TextStream(std::string_view text, std::size_t begin) : text_(text), at_(begin) {}
  [[nodiscard]] char Peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  char Take() { return at_ < text_.size() ? text_[at_++] : '\0'; }
  [[nodiscard]] std::size_t Tell() const { return at_; }
  // The writing half of RapidJSON's stream concept; called only when parsing in place, which we
  // never do.
  char* PutBegin() { return nullptr; }
  void Put(char) { assert(false); }
  void Flush() {}
  std::size_t PutEnd(char*) { return 0; }

 private:
  std::string_view text_;
  std::size_t at_;
};

// Enough for any double written in full; more is an attack on whoever converts it.
constexpr std::size_t kLongestNumber = 64;

bool is_number_character(char c) {
  return (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.' || c == 'e' || c == 'E';
}

// RapidJSON's handler: works out where each event began and passes it on.
class Forwarder {
 public:
  Forwarder(std::string_view text, const TextStream& stream, Sink& sink)
      : text_(text), stream_(stream), sink_(sink) {}

  bool Null() { return send(EventType::kNull, stream_.Tell() - 4); }
  bool Bool(bool value) {
    Event event = at(EventType::kBool, stream_.Tell() - (value ? 4 : 5));
    event.boolean = value;
    return sink_.on(event);
  }
  // Numbers come as text (see kFlags), so none of these is called; the handler concept asks for
  // them.
  bool Int(int) { return false; }
  bool Uint(unsigned) { return false; }
  bool Int64(std::int64_t) { return false; }
  bool Uint64(std::uint64_t) { return false; }
  bool Double(double) { return false; }
  bool RawNumber(const char*, rapidjson::SizeType, bool) {
    const std::size_t start = number_start();
    const std::string digits(
        text_.substr(start, std::min(stream_.Tell() - start, kLongestNumber + 1)));
    Event event = at(EventType::kInteger, start);
    if (digits.size() > kLongestNumber || !convert(digits, event)) {
      number_fault_ = start;
      return false;
    }
    return sink_.on(event);
  }
  bool String(const char* text, rapidjson::SizeType length, bool) {
    return send_text(EventType::kString, text, length);
  }
  bool Key(const char* text, rapidjson::SizeType length, bool) {
    return send_text(EventType::kKey, text, length);
  }
  bool StartObject() { return send(EventType::kStartObject, stream_.Tell()); }
  bool StartArray() { return send(EventType::kStartArray, stream_.Tell()); }
  bool EndObject(rapidjson::SizeType count) { return send_end(EventType::kEndObject, count); }
  bool EndArray(rapidjson::SizeType count) { return send_end(EventType::kEndArray, count); }

  [[nodiscard]] std::optional<std::size_t> number_fault() const { return number_fault_; }

 private:
  // False if it is beyond the range of a double. strtod reads a point whatever the machine: nothing
  // here sets a locale.
  static bool convert(const std::string& digits, Event& event) {
    const char* end = digits.data() + digits.size();
    if (digits.find_first_of(".eE") == std::string::npos) {
      const auto whole = std::from_chars(digits.data(), end, event.integer);
      if (whole.ec == std::errc() && whole.ptr == end) return true;
      event.type = EventType::kUnsigned;
      const auto big = std::from_chars(digits.data(), end, event.big);
      if (big.ec == std::errc() && big.ptr == end) return true;
    }
    event.type = EventType::kDouble;
    event.real = std::strtod(digits.c_str(), nullptr);
    return std::isfinite(event.real);
  }

  static Event at(EventType type, std::size_t offset) {
    Event event;
    event.type = type;
    event.offset = offset;
    return event;
  }
  bool send(EventType type, std::size_t offset) { return sink_.on(at(type, offset)); }
  bool send_end(EventType type, rapidjson::SizeType count) {
    Event event = at(type, stream_.Tell());
    event.count = count;
    return sink_.on(event);
  }
  bool send_text(EventType type, const char* text, rapidjson::SizeType length) {
    Event event = at(type, string_start());
    event.text = std::string_view(text, length);
    return sink_.on(event);
  }
  [[nodiscard]] std::size_t number_start() const {
    std::size_t start = stream_.Tell();
    while (start > 0 && is_number_character(text_[start - 1])) --start;
    return start;
  }
  // Backwards from the closing quote: inside a string every quote has a backslash before it, the
  // opening one can't have.
  [[nodiscard]] std::size_t string_start() const {
    std::size_t start = stream_.Tell() - 1;
    do {
      --start;
    } while (text_[start] != '"' || (start > 0 && text_[start - 1] == '\\'));
    return start;
  }

  std::string_view text_;
  const TextStream& stream_;
  Sink& sink_;
  std::optional<std::size_t> number_fault_;
};

std::string_view trimmed_before(std::string_view text, std::size_t offset) {
  while (offset > 0 && (text[offset - 1] == ' ' || text[offset - 1] == '\n' ||
                        text[offset - 1] == '\r' || text[offset - 1] == '\t')) {
    --offset;
  }
  return text.substr(0, offset);
}

std::string met(std::string_view text, std::size_t offset) {
  if (text[offset] == '"') return tr("a text begins here");
  std::size_t end = offset + 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) ++end;
  return tr("here stands {0}", text::quoted(text.substr(offset, end - offset)));
}

struct Words {
  std::string problem;
  std::string remedy;
};

Words missing_separator(std::string_view text, std::size_t offset, char closing) {
  if (closing == '}') {
    return {
        tr("after this field a comma or \"}\" is expected, but {0}", met(text, offset)),
        tr("put a comma between two fields, or close with \"}\""),
    };
  }
  return {
      tr("after this item a comma or \"]\" is expected, but {0}", met(text, offset)),
      tr("put a comma between two items, or close with \"]\""),
  };
}

Words missing_value(std::string_view text, std::size_t offset) {
  const char c = offset < text.size() ? text[offset] : '\0';
  const std::string_view before = trimmed_before(text, offset);
  if ((c == ']' || c == '}') && !before.empty() && before.back() == ',') {
    return {tr("a comma stands before the closing bracket"), tr("remove the last comma")};
  }
  if (c == '\'') return {tr("a text is written in single quotes"), tr("use double quotes")};
  if (c == '/') return {tr("JSON has no comments"), tr("remove the comment")};
  return {tr("a value is expected, but {0}", met(text, offset)),
          tr("write a text in double quotes, a number, true, false, an object or a list")};
}

Words missing_name(std::string_view text, std::size_t offset) {
  const char c = offset < text.size() ? text[offset] : '\0';
  const std::string_view before = trimmed_before(text, offset);
  if (c == '}' && !before.empty() && before.back() == ',') {
    return {tr("a comma stands before the closing brace"), tr("remove the last comma")};
  }
  if (c == '/') return {tr("JSON has no comments"), tr("remove the comment")};
  return {tr("the name of a field is expected, but {0}", met(text, offset)),
          tr("write the name in double quotes")};
}

Words cut_off(rapidjson::ParseErrorCode code) {
  if (code == rapidjson::kParseErrorDocumentEmpty) {
    return {tr("the file is empty"), tr("write the object that describes it, from \"{\" to \"}\"")};
  }
  return {tr("the file ends before everything that was opened is closed"),
          tr("close it, or look where the end of the file was lost")};
}

Words words_for(rapidjson::ParseErrorCode code, std::string_view text, std::size_t offset) {
  if (offset >= text.size() && code != rapidjson::kParseErrorStringMissQuotationMark) {
    return cut_off(code);
  }
  switch (code) {
    case rapidjson::kParseErrorDocumentRootNotSingular:
      return {tr("something follows after the end: {0}", met(text, offset)),
              tr("remove it, or look whether a bracket closes too early")};
    case rapidjson::kParseErrorValueInvalid:
      return missing_value(text, offset);
    case rapidjson::kParseErrorObjectMissName:
      return missing_name(text, offset);
    case rapidjson::kParseErrorObjectMissColon:
      return {tr("a colon is expected after the name of a field, but {0}", met(text, offset)),
              tr("write \"name\": value")};
    case rapidjson::kParseErrorObjectMissCommaOrCurlyBracket:
      return missing_separator(text, offset, '}');
    case rapidjson::kParseErrorArrayMissCommaOrSquareBracket:
      return missing_separator(text, offset, ']');
    case rapidjson::kParseErrorStringUnicodeEscapeInvalidHex:
      return {tr("\\u must be followed by four hexadecimal digits"),
              tr("write the character itself")};
    case rapidjson::kParseErrorStringUnicodeSurrogateInvalid:
      return {tr("this escape is half of a pair"), tr("write the character itself")};
    case rapidjson::kParseErrorStringEscapeInvalid:
      if (offset < text.size() && text[offset] != '\\') {
        return {
            tr("a line break or another control character stands inside a text"),
            tr("close the text with a double quote on the same line; write \\n where a new line "
               "is meant")};
      }
      return {tr("a backslash is followed by something that is no escape"),
              tr("write \\\\ where a backslash is meant")};
    case rapidjson::kParseErrorStringMissQuotationMark:
      if (offset < text.size()) return {tr("a text contains the character NUL"), tr("remove it")};
      return {tr("the file ends inside a text"), tr("close the text with a double quote")};
    case rapidjson::kParseErrorNumberTooBig:
      return {tr("this number is too large or too long"), tr("write a smaller one")};
    case rapidjson::kParseErrorNumberMissFraction:
      return {tr("a digit is expected after the decimal point"),
              tr("write the digits, or leave the point out")};
    case rapidjson::kParseErrorNumberMissExponent:
      return {tr("a digit is expected in the exponent"),
              tr("write the number without an exponent")};
    default:
      return {tr("this can't be read as JSON"), tr("compare the place with a file that works")};
  }
}

}  // namespace

ReadResult read(std::string_view text, Sink& sink) {
  // RapidJSON 1.1.0 converts to double by itself with an index that "0.", a thousand zeros and a 1
  // drive out of its table, so numbers are taken as text and converted here.
  constexpr unsigned kFlags = rapidjson::kParseIterativeFlag |
                              rapidjson::kParseValidateEncodingFlag |
                              rapidjson::kParseNumbersAsStringsFlag;
  const std::size_t begin =
      text.substr(0, kByteOrderMark.size()) == kByteOrderMark ? kByteOrderMark.size() : 0;
  TextStream stream(text, begin);
  Forwarder forwarder(text, stream, sink);
  rapidjson::Reader reader;
  const rapidjson::ParseResult result = reader.Parse<kFlags>(stream, forwarder);
  if (forwarder.number_fault()) {
    return {rapidjson::kParseErrorNumberTooBig, *forwarder.number_fault()};
  }
  if (result.IsError()) return {result.Code(), std::min(result.Offset(), text.size())};
  // The reader takes a NUL byte for the end.
  if (stream.Tell() < text.size())
    return {rapidjson::kParseErrorDocumentRootNotSingular, stream.Tell()};
  return {};
}

void Path::before(const Event& event) {
  if (event.type == EventType::kEndObject || event.type == EventType::kEndArray) return;
  if (!frames_.empty()) {
    Frame& top = frames_.back();
    if (event.type == EventType::kKey) {
      top.key.assign(event.text);
      top.due = true;
    } else if (!top.object) {
      top.index = top.any ? top.index + 1 : 0;
    } else {
      top.due = false;
    }
    top.any = true;
  }
}

void Path::after(const Event& event) {
  if (event.type == EventType::kStartObject || event.type == EventType::kStartArray) {
    frames_.emplace_back();
    frames_.back().object = event.type == EventType::kStartObject;
  } else if (event.type == EventType::kEndObject || event.type == EventType::kEndArray) {
    frames_.pop_back();
  }
}

std::string Path::join(std::size_t frames) const {
  std::string pointer;
  for (std::size_t i = 0; i < frames; ++i) {
    const Frame& frame = frames_[i];
    pointer = frame.object ? child(pointer, frame.key) : child(pointer, frame.index);
  }
  return pointer;
}

std::string Path::pointer() const {
  return join(frames_.size());
}

std::string Path::container() const {
  if (frames_.empty()) return {};
  return join(frames_.back().due ? frames_.size() : frames_.size() - 1);
}

Diagnostic syntax_problem(const ReadResult& result, std::string_view text) {
  Words words = words_for(result.code, text, result.offset);
  Diagnostic diagnostic;
  diagnostic.code = "syntax";
  diagnostic.problem = std::move(words.problem);
  diagnostic.remedy = std::move(words.remedy);
  const Position position = position_at(text, result.offset);
  diagnostic.line = position.line;
  diagnostic.column = position.column;
  return diagnostic;
}

Positions::Positions(std::string_view text) : text_(text) {
  if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) offset_ = kByteOrderMark.size();
}

Position Positions::at(std::size_t offset) {
  if (offset <= offset_) return position_;
  const std::string_view between = text_.substr(offset_, offset - offset_);
  offset_ = offset;
  const std::size_t last_break = between.rfind('\n');
  if (last_break == std::string_view::npos) {
    position_.column += static_cast<std::uint32_t>(text::code_points(between));
    return position_;
  }
  position_.line += static_cast<std::uint32_t>(std::count(between.begin(), between.end(), '\n'));
  position_.column =
      static_cast<std::uint32_t>(1 + text::code_points(between.substr(last_break + 1)));
  return position_;
}

Position position_at(std::string_view text, std::size_t offset) {
  return Positions(text).at(offset);
}

}  // namespace warmline::json
