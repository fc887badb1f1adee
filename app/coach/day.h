// Calendar days, as sessions and agreed actions are dated: no time of day, no time zone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace warmline::coach {

using Day = std::int32_t;  // since 1970-01-01

// "2026-02-28"; nothing for anything else, days that no month has included. Years 1970 to 9999.
[[nodiscard]] std::optional<Day> day_of(std::string_view date);
[[nodiscard]] std::string date_of(Day day);                  // of a day in those years
[[nodiscard]] std::string day_words(std::string_view date);  // "28 February 2026"; else as it is
[[nodiscard]] Day day_of_ms(std::int64_t unix_ms);  // UTC; what lies outside is the nearest in them
[[nodiscard]] std::string day_words_of_ms(std::int64_t unix_ms);  // likewise, in words

}  // namespace warmline::coach
