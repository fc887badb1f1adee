#include "ui/words.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace warmline::ui {
namespace {

std::string two_digits(std::int64_t number) {
  const std::string digits = std::to_string(number);
  return digits.size() < 2 ? "0" + digits : digits;
}

std::string capitalised(std::string_view text) {
  std::string out(text);
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z')
    out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

std::string_view difficulty_word(scenario::Difficulty difficulty) {
  switch (difficulty) {
    case scenario::Difficulty::kEasy:
      return "easy";
    case scenario::Difficulty::kMedium:
      return "medium";
    case scenario::Difficulty::kHard:
      return "hard";
  }
  return "";
}

bool begins_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0u) != 0x80u;
}

}  // namespace

std::string clock_time(Seconds seconds) {
  const std::int64_t hours = seconds / 3600;
  const std::int64_t minutes = seconds / 60 % 60;
  const std::string tail = two_digits(minutes) + ":" + two_digits(seconds % 60);
  return hours > 0 ? std::to_string(hours) + ":" + tail : tail;
}

std::string duration(Seconds seconds) {
  const auto part = [](std::int64_t number, const char* unit) {
    return std::to_string(number) + unit;
  };
  if (seconds < 60) return part(seconds, " s");
  if (seconds < 3600)
    return part(seconds / 60, " min") + (seconds % 60 != 0 ? " " + part(seconds % 60, " s") : "");
  const std::int64_t minutes = seconds / 60 % 60;
  if (seconds < 86400)
    return part(seconds / 3600, " h") + (minutes != 0 ? " " + part(minutes, " min") : "");
  const std::int64_t hours = seconds / 3600 % 24;
  return count_of(seconds / 86400, "day", "days") + (hours != 0 ? " " + part(hours, " h") : "");
}

std::string count_of(std::int64_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

int percent(PerMille per_mille) {
  return (per_mille + 5) / 10;
}
std::string percent_words(PerMille per_mille) {
  return std::to_string(percent(per_mille)) + " %";
}

std::string minus(std::int64_t points) {
  return points == 0 ? "0" : "−" + std::to_string(points);
}

std::int32_t rounded_points(Hundredths points) {
  const auto whole = points >= 0 ? (points + 50) / 100 : -((-points + 50) / 100);
  return static_cast<std::int32_t>(whole);
}

std::string chip_words(const scenario::Scenario& scenario) {
  return capitalised(scenario.sector) + " · " + std::string(difficulty_word(scenario.difficulty)) +
         " · " + std::to_string(scenario.minutes) + " min";
}

std::string level_words(scenario::Difficulty difficulty) {
  return capitalised(difficulty_word(difficulty));
}

std::string language_words(std::string_view language) {
  struct Name {
    std::string_view tag, words;
  };
  static constexpr Name kNames[] = {
      {"ar", "Arabic"},     {"bg", "Bulgarian"}, {"cs", "Czech"},      {"cy", "Welsh"},
      {"da", "Danish"},     {"de", "German"},    {"el", "Greek"},      {"en", "English"},
      {"es", "Spanish"},    {"et", "Estonian"},  {"fi", "Finnish"},    {"fr", "French"},
      {"ga", "Irish"},      {"he", "Hebrew"},    {"hi", "Hindi"},      {"hr", "Croatian"},
      {"hu", "Hungarian"},  {"it", "Italian"},   {"ja", "Japanese"},   {"ko", "Korean"},
      {"lt", "Lithuanian"}, {"lv", "Latvian"},   {"nb", "Norwegian"},  {"nl", "Dutch"},
      {"no", "Norwegian"},  {"pl", "Polish"},    {"pt", "Portuguese"}, {"ro", "Romanian"},
      {"ru", "Russian"},    {"sk", "Slovak"},    {"sl", "Slovenian"},  {"sv", "Swedish"},
      {"tr", "Turkish"},    {"uk", "Ukrainian"}, {"zh", "Chinese"}};
  const std::size_t end = std::min(language.find('-'), language.size());
  for (const Name& name : kNames) {
    if (language.substr(0, end) != name.tag) continue;
    std::string words(name.words);
    if (end < language.size()) words += " (" + std::string(language.substr(end + 1)) + ")";
    return words;
  }
  return std::string(language);
}

std::string lower_first(std::string text) {
  if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z')
    text[0] = static_cast<char>(text[0] - 'A' + 'a');
  return text;
}

std::string spoken_or_done(scenario::ChoiceForm form, std::string_view text) {
  return form == scenario::ChoiceForm::kSay ? "“" + std::string(text) + "”" : std::string(text);
}

std::string shortened(std::string_view text, std::size_t characters) {
  std::size_t seen = 0;
  std::size_t word_end = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!begins_character(text[i])) continue;
    if (seen++ == characters) {
      std::string out(text.substr(0, word_end != 0 ? word_end : i));
      while (!out.empty() && (out.back() == ',' || out.back() == '.' || out.back() == ':'))
        out.pop_back();
      return out + "…";
    }
    if (text[i] == ' ') word_end = i;
  }
  return std::string(text);
}

}  // namespace warmline::ui
