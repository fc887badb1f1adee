#include "coach/day.h"

#include <algorithm>
#include <chrono>

#include "core/tr.h"

namespace warmline::coach {
namespace {

constexpr int kFirstYear = 1970;
constexpr Day kLastDay = 2'932'896;  // 9999-12-31

// Digits alone; nothing else is a number here.
std::optional<int> number(std::string_view digits) {
  int value = 0;
  for (const char digit : digits) {
    if (digit < '0' || digit > '9') return std::nullopt;
    value = value * 10 + (digit - '0');
  }
  return value;
}

std::string padded(int number, std::size_t width) {
  std::string digits = std::to_string(number);
  return std::string(width - std::min(width, digits.size()), '0') + digits;
}

}  // namespace

std::optional<Day> day_of(std::string_view date) {
  if (date.size() != 10 || date[4] != '-' || date[7] != '-') return std::nullopt;
  const auto year = number(date.substr(0, 4));
  const auto month = number(date.substr(5, 2));
  const auto day = number(date.substr(8, 2));
  if (!year || !month || !day || *year < kFirstYear) return std::nullopt;
  const std::chrono::year_month_day found{std::chrono::year(*year),
                                          std::chrono::month(static_cast<unsigned>(*month)),
                                          std::chrono::day(static_cast<unsigned>(*day))};
  if (!found.ok()) return std::nullopt;
  return static_cast<Day>(std::chrono::sys_days(found).time_since_epoch().count());
}

std::string date_of(Day day) {
  const std::chrono::year_month_day found{std::chrono::sys_days(std::chrono::days(day))};
  return padded(static_cast<int>(found.year()), 4) + "-" +
         padded(static_cast<int>(static_cast<unsigned>(found.month())), 2) + "-" +
         padded(static_cast<int>(static_cast<unsigned>(found.day())), 2);
}

std::string day_words(std::string_view date) {
  const auto day = day_of(date);
  return day ? long_day_words(*day) : std::string(date);
}

Day day_of_ms(std::int64_t unix_ms) {
  constexpr std::int64_t kMsADay = 86'400'000;
  return static_cast<Day>(
      std::clamp<std::int64_t>(unix_ms < 0 ? 0 : unix_ms / kMsADay, 0, kLastDay));
}

std::string day_words_of_ms(std::int64_t unix_ms) {
  return day_words(date_of(day_of_ms(unix_ms)));
}

}  // namespace warmline::coach
