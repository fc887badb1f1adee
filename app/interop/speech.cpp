#include "interop/speech.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "interop/words.h"

namespace warmline::interop {
namespace {

constexpr auto kSpeakers = std::to_array<std::string_view>({"caller", "agent", "system"});
constexpr auto kOnwards = std::to_array<std::string_view>(
    {"continue", "continue...", "next", "next...", "go on", "proceed", "...", ">", ">>"});
constexpr auto kMarks = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"\"", "\""}, {"“", "”"}, {"„", "“"}, {"«", "»"}, {"‘", "’"}});

bool is_within(std::string_view text, std::string_view open, std::string_view close) {
  return text.size() > open.size() + close.size() && text.substr(0, open.size()) == open &&
         text.substr(text.size() - close.size()) == close &&
         text.substr(open.size(), text.size() - open.size() - close.size()).find(close) ==
             std::string_view::npos;
}

}  // namespace

Speech speech_of(std::string_view line, std::string_view otherwise) {
  const std::size_t colon = line.find(':');
  if (colon != std::string_view::npos && colon <= 8) {
    const std::string name = lower(trim(line.substr(0, colon)));
    if (std::find(kSpeakers.begin(), kSpeakers.end(), name) != kSpeakers.end()) {
      return {name, std::string(trim(line.substr(colon + 1)))};
    }
  }
  return {std::string(otherwise), std::string(trim(line))};
}

Way way_of(std::string_view text) {
  Way way;
  text = trim(text);
  way.does = std::find(kOnwards.begin(), kOnwards.end(), lower(text)) != kOnwards.end();
  if (is_within(text, "(", ")")) {
    way.does = true;
    text = trim(text.substr(1, text.size() - 2));
  }
  for (const auto& [open, close] : kMarks) {
    if (!is_within(text, open, close)) continue;
    text = trim(text.substr(open.size(), text.size() - open.size() - close.size()));
    break;
  }
  way.text = std::string(text);
  return way;
}

}  // namespace warmline::interop
