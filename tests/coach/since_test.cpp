#include "coach/since.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "coach/day.h"
#include "coach/words.h"
#include "core/random.h"

namespace warmline::test {

using coach::Change;
using coach::DatedValue;
using coach::Day;
using coach::Measure;
using coach::Moved;

TEST_CASE("days are those of the calendar") {
  // `date -ud 2000-02-29 +%s` ÷ 86400, and so on.
  CHECK(coach::day_of("1970-01-01") == 0);
  CHECK(coach::day_of("2000-02-29") == 11'016);
  CHECK(coach::day_of("2026-11-27") == 20'784);
  CHECK(coach::day_words("2026-11-07") == "7 November 2026");
  CHECK(coach::day_words("2028-02-29") == "29 February 2028");
  CHECK(coach::day_words("2026-02-29") == "2026-02-29");
  CHECK(coach::day_words("soon") == "soon");
  CHECK(coach::day_of("9999-12-31") == 2'932'896);
  for (const char* bad :
       {"", "2026-02-29", "2026-00-10", "2026-13-01", "2026-1-01", "26-01-01", "1969-12-31",
        "2026/01/01", "2026-01-32", "2026-01-01 ", "+026-01-01", "2026-0a-01"})
    CHECK_FALSE(coach::day_of(bad));
  CHECK(coach::day_of_ms(1'795'737'599'999) == 20'783);
  CHECK(coach::day_of_ms(1'795'737'600'000) == 20'784);
  CHECK(coach::day_of_ms(-1) == 0);
  CHECK(coach::date_of(coach::day_of_ms(std::int64_t{1} << 62)) == "9999-12-31");
  for (Day day = 0; day < 40'000; day += 17) CHECK(coach::day_of(coach::date_of(day)) == day);
}

TEST_CASE("what was first attempted before a day is held against what was after it") {
  std::vector<DatedValue> firsts;
  for (Day day = 0; day < 12; ++day) firsts.push_back({day, {day < 6 ? 300 : 700, 4}});
  const Change change = coach::change_since(firsts, 6);
  CHECK(change.before.scenarios == 6);
  CHECK(change.after.scenarios == 5);  // the day itself counts for neither
  CHECK(change.difference == 400);
  CHECK(change.moved == Moved::kUp);
  CHECK(coach::change_since(firsts, 20).after.scenarios == 0);
}

TEST_CASE("the order of first attempts changes nothing, and nothing is left out but the day") {
  Random random(3);
  for (int round = 0; round < 200; ++round) {
    std::vector<DatedValue> firsts;
    for (std::size_t i = random.below(20); i > 0; --i)
      firsts.push_back({static_cast<Day>(random.below(9)),
                        {static_cast<PerMille>(random.below(1001)),
                         static_cast<std::int32_t>(random.below(5))}});
    const auto day = static_cast<Day>(random.below(9));
    const Change change = coach::change_since(firsts, day);
    const auto same_day = std::count_if(firsts.begin(), firsts.end(),
                                        [&](const DatedValue& each) { return each.day == day; });
    CHECK(change.before.scenarios + change.after.scenarios + same_day ==
          static_cast<std::int64_t>(firsts.size()));
    const std::string words = coach::sentences(Measure::kFeel, change);
    std::reverse(firsts.begin(), firsts.end());
    CHECK(coach::sentences(Measure::kFeel, coach::change_since(firsts, day)) == words);
  }
}

TEST_CASE("a band's end that reads like what it is held against has a decimal") {
  coach::Estimate estimate;
  estimate.scenarios = 6;
  estimate.observations = 18;
  estimate.mean = 580;
  estimate.band = coach::Band{502, 660};
  CHECK(coach::words_of(estimate) == "58 % (band 50 to 66 %) over 6 scenarios and 18 decisions");
  CHECK(coach::words_of(estimate, 499) ==
        "58 % (band 50.2 to 66 %) over 6 scenarios and 18 decisions");
}

TEST_CASE("a change is said with its bands, and what chance could do is said to be so") {
  const auto said = [](PerMille before, PerMille after, std::int32_t each) {
    std::vector<DatedValue> firsts;
    for (Day day = 0; day < each; ++day) {
      firsts.push_back({day, {before + 20 * (day % 3), 3}});
      firsts.push_back({100 + day, {after + 20 * (day % 3), 3}});
    }
    return coach::sentences(Measure::kFeel, coach::change_since(firsts, 50));
  };
  CHECK(
      said(500, 700, 6) ==
      "Warmth before: 52 % (band 50 to 54 %) over 6 scenarios and 18 decisions. Since: 72 % (band "
      "70 to 74 %) over 6 scenarios and 18 decisions. The difference, 20 points, has a band from "
      "18 to 22: it went up in what was practised.");
  CHECK(said(700, 500, 6).find("it went down in what was practised.") != std::string::npos);
  CHECK(said(500, 505, 6).find("it could be chance.") != std::string::npos);
  CHECK(said(500, 700, 4)
            .find("Too little to say whether it moved: it takes 5 scenarios and 8 "
                  "decisions on either side.") != std::string::npos);
  CHECK(said(500, 700, 2).find("not enough evidence: 2 scenarios and 6 decisions") !=
        std::string::npos);
  CHECK(coach::sentences(Measure::kRespect, Change{}) ==
        "Respect before: not enough evidence: 0 scenarios and 0 decisions. No first attempt since "
        "that shows it.");
}

}  // namespace warmline::test
