// Whether a skill moved since a day, such as that of a session in which it was agreed to work on
// it: first attempts before it against first attempts after it (coach/bands.h). Those of the day
// itself count for neither side: nothing says which came first.
#pragma once

#include <string>
#include <vector>

#include "coach/bands.h"
#include "coach/day.h"
#include "coach/team_queries.h"

namespace warmline::coach {

// What a first attempt showed, and when it was made.
struct DatedValue {
  Day day = 0;
  ScenarioValue value;
};

// In any order, a scenario once.
[[nodiscard]] Change change_since(const std::vector<DatedValue>& firsts, Day day);

// Two or three sentences with all figures, and without a word where none can be said: "Warmth
// before: 55 % (band 40 to 70 %) over 8 scenarios and 19 decisions. Since: … The difference, 6
// points, has a band from −11 to 23: it could be chance."
[[nodiscard]] std::string sentences(Measure measure, const Change& change);

}  // namespace warmline::coach
