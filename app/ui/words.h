// Small pieces of wording that several screens share.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/diagnostic.h"
#include "core/units.h"
#include "scenario/scenario.h"

namespace warmline::ui {

[[nodiscard]] std::string clock_time(Seconds seconds);  // "04:12"; "1:02:05" from an hour on
[[nodiscard]] std::string duration(Seconds seconds);    // "20 s", "1 min 50 s", "2 h 5 min"
[[nodiscard]] std::string count_of(std::int64_t count, std::string_view one,
                                   std::string_view many);    // "1 call", "3 calls"
[[nodiscard]] int percent(PerMille per_mille);                // half up
[[nodiscard]] std::string percent_words(PerMille per_mille);  // "78 %"
[[nodiscard]] std::string minus(std::int64_t points);  // "−11", with the true minus; "0" for none
[[nodiscard]] std::int32_t rounded_points(Hundredths points);  // whole ones, half away from zero
[[nodiscard]] std::string chip_words(
    const scenario::Scenario& scenario);  // "Health · hard · 9 min"
[[nodiscard]] std::string level_words(scenario::Difficulty difficulty);  // "Easy"
// "English", "Portuguese (BR)" of a BCP 47 tag; the tag itself where we have no word.
[[nodiscard]] std::string language_words(std::string_view language);
// "house.json, line 4, column 7: the weight is not a number; write 0 to 100."
[[nodiscard]] std::string trouble_words(const Diagnostic& diagnostic);
// The tag of a call's language where it isn't the one that the page speaks; else nothing.
[[nodiscard]] std::string foreign(std::string_view language);
[[nodiscard]] std::string spoken_or_done(scenario::ChoiceForm form,
                                         std::string_view text);  // “…” round what is said
[[nodiscard]] std::string shortened(std::string_view text,
                                    std::size_t characters);  // at a word's end, with …

}  // namespace warmline::ui
