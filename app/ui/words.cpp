#include "ui/words.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "core/tr.h"

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
      return tr("easy");
    case scenario::Difficulty::kMedium:
      return tr("medium");
    case scenario::Difficulty::kHard:
      return tr("hard");
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
  const std::int64_t minutes = seconds / 60 % 60;
  const std::int64_t hours = seconds / 3600 % 24;
  const std::int64_t rest = seconds % 60;
  if (seconds < 60) return tr("{0} s", seconds);
  if (seconds < 3600)
    return rest != 0 ? tr("{0} min {1} s", seconds / 60, rest) : tr("{0} min", seconds / 60);
  if (seconds < 86400)
    return minutes != 0 ? tr("{0} h {1} min", seconds / 3600, minutes)
                        : tr("{0} h", seconds / 3600);
  const std::string days = tr_n("{0} day", "{0} days", seconds / 86400);
  return hours != 0 ? tr("{0} {1} h##days and hours", days, hours) : days;
}

std::string count_of(std::int64_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

int percent(PerMille per_mille) {
  return (per_mille + 5) / 10;
}
std::string percent_words(PerMille per_mille) {
  return tr("{0} %", percent(per_mille));
}

std::string minus(std::int64_t points) {
  return points == 0 ? number_words(std::int64_t{0}) : "−" + number_words(points);
}

std::int32_t rounded_points(Hundredths points) {
  const auto whole = points >= 0 ? (points + 50) / 100 : -((-points + 50) / 100);
  return static_cast<std::int32_t>(whole);
}

std::string chip_words(const scenario::Scenario& scenario) {
  return capitalised(scenario.sector) + " · " + std::string(difficulty_word(scenario.difficulty)) +
         " · " + tr("{0} min", scenario.minutes);
}

std::string level_words(scenario::Difficulty difficulty) {
  switch (difficulty) {
    case scenario::Difficulty::kEasy:
      return tr("Easy");
    case scenario::Difficulty::kMedium:
      return tr("Medium");
    case scenario::Difficulty::kHard:
      return tr("Hard");
  }
  return {};
}

std::string language_words(std::string_view language) {
  struct Name {
    std::string_view tag;
    Message words;
  };
  static constexpr Name kNames[] = {
      {"ar", msg("Arabic")},    {"bg", msg("Bulgarian")}, {"cs", msg("Czech")},
      {"cy", msg("Welsh")},     {"da", msg("Danish")},    {"de", msg("German")},
      {"el", msg("Greek")},     {"en", msg("English")},   {"es", msg("Spanish")},
      {"et", msg("Estonian")},  {"fi", msg("Finnish")},   {"fr", msg("French")},
      {"ga", msg("Irish")},     {"he", msg("Hebrew")},    {"hi", msg("Hindi")},
      {"hr", msg("Croatian")},  {"hu", msg("Hungarian")}, {"it", msg("Italian")},
      {"ja", msg("Japanese")},  {"ko", msg("Korean")},    {"lt", msg("Lithuanian")},
      {"lv", msg("Latvian")},   {"nb", msg("Norwegian")}, {"nl", msg("Dutch")},
      {"no", msg("Norwegian")}, {"pl", msg("Polish")},    {"pt", msg("Portuguese")},
      {"ro", msg("Romanian")},  {"ru", msg("Russian")},   {"sk", msg("Slovak")},
      {"sl", msg("Slovenian")}, {"sv", msg("Swedish")},   {"tr", msg("Turkish")},
      {"uk", msg("Ukrainian")}, {"zh", msg("Chinese")}};
  const std::size_t end = std::min(language.find('-'), language.size());
  for (const Name& name : kNames) {
    if (language.substr(0, end) != name.tag) continue;
    std::string words = tr(name.words);
    if (end < language.size()) words += " (" + std::string(language.substr(end + 1)) + ")";
    return words;
  }
  return std::string(language);
}

std::string trouble_words(const Diagnostic& diagnostic) {
  std::string place = diagnostic.file;
  if (diagnostic.line > 0)
    place = diagnostic.column > 0
                ? tr("{0}, line {1}, column {2}", place, diagnostic.line, diagnostic.column)
                : tr("{0}, line {1}", place, diagnostic.line);
  return diagnostic.remedy.empty() ? tr("{0}: {1}.##what is wrong where", place, diagnostic.problem)
                                   : tr("{0}: {1}; {2}.##what is wrong where, what to do", place,
                                        diagnostic.problem, diagnostic.remedy);
}

std::string foreign(std::string_view tag) {
  const auto main_part = [](std::string_view whole) { return whole.substr(0, whole.find('-')); };
  return main_part(tag) == main_part(language()) ? std::string() : std::string(tag);
}

std::string spoken_or_done(scenario::ChoiceForm form, std::string_view text) {
  return form == scenario::ChoiceForm::kSay ? quoted_words(text) : std::string(text);
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
