// What the interface says, in the language that was chosen for this run of the program.
//
// A message is known by its English, which stands in the source and needs nothing else to be shown.
// Every other language is a table from that English (assets/lang/*.json, read by speak());
// web/lang.mjs gathers the messages from the sources and holds the tables against them. A message
// is a whole sentence or label, never a piece of one:
//
//   tr("Settings")                                                  a literal, or what msg() marked
//   tr("Weeks {0} to {1}", first, last)                             {0}, {1} … take the arguments
//   tr_n("{0} call", "{0} calls", count)                            {0} is the count; further
//   arguments from {1} on constexpr Message kNames[] = {msg("First"), msg("Repeat")};     said
//   later: tr(kNames[i]) tr("Open##a form")                                              what
//   follows ## tells apart what is alike in
//                                                                   English; it is never shown
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "core/result.h"

namespace warmline {

struct Message {
  const char* english;
  constexpr Message(const char* text) : english(text) {}  // literals only: web/lang.mjs looks
};
[[nodiscard]] constexpr Message msg(const char* english) {
  return {english};
}

// What a language and a place do to figures. The defaults are English, without grouping.
struct Locale {
  std::string tag = "en";  // BCP 47
  // The plural category of the CLDR: "one", "few", "other" …
  std::function<std::string(std::int64_t)> plural;
  std::function<std::string(double, int decimals)> number;
  std::function<std::string(std::int32_t)> day;  // days since 1970-01-01; "28 February 2026"
};

// A language's messages: by the English (of a plural that of "other"), the text of each plural
// category; a message without plural has "other" alone.
using Forms = std::map<std::string, std::string, std::less<>>;
using Catalog = std::map<std::string, Forms, std::less<>>;

// Of a file of assets/lang: {"language": TAG, "name": …, "messages": {English: text | {category:
// text}}}.
[[nodiscard]] Result<Catalog> read_catalog(std::string_view json);

// Before anything is said: what was said already stays as it was.
void speak(Catalog catalog, Locale locale);
[[nodiscard]] const std::string& language();  // the tag

[[nodiscard]] std::string number_words(std::int64_t number);  // "12,345" as the locale has it
[[nodiscard]] std::string number_words(double number, int decimals);    // "0.77"
[[nodiscard]] std::string long_day_words(std::int32_t day);             // "28 February 2026"
[[nodiscard]] std::string listed(const std::vector<std::string>& all);  // "a, b and c"
[[nodiscard]] std::string quoted_words(std::string_view text);  // in the language's quotation marks

namespace tr_parts {

struct Argument {
  std::string text;
  Argument(std::string words) : text(std::move(words)) {}
  Argument(std::string_view words) : text(words) {}
  Argument(const char* words) : text(words) {}
  template <typename Number, std::enable_if_t<std::is_integral_v<Number>, int> = 0>
  Argument(Number number) : text(number_words(static_cast<std::int64_t>(number))) {}
};

[[nodiscard]] const std::string& text_of(Message message);
[[nodiscard]] const std::string& text_of(Message one, Message other, std::int64_t count);
[[nodiscard]] std::string filled(std::string_view text, const std::vector<Argument>& arguments);

}  // namespace tr_parts

// The text stays where it is until the program ends, so that views of it may be kept.
[[nodiscard]] inline const std::string& tr(Message message) {
  return tr_parts::text_of(message);
}
template <typename... Arguments>
[[nodiscard]] std::string tr(Message message, const Arguments&... arguments) {
  return tr_parts::filled(tr_parts::text_of(message), {tr_parts::Argument(arguments)...});
}
template <typename... Arguments>
[[nodiscard]] std::string tr_n(Message one, Message other, std::int64_t count,
                               const Arguments&... arguments) {
  return tr_parts::filled(tr_parts::text_of(one, other, count),
                          {tr_parts::Argument(count), tr_parts::Argument(arguments)...});
}

}  // namespace warmline
