#include <array>
#include <string>
#include <string_view>

#include "coach/priorities.h"
#include "coach/words.h"

namespace warmline::coach {

namespace {

// By Measure, as the trainee reads them.
constexpr std::array<std::string_view, kMeasureCount> kNames = {
    "Resolution", "Empathy", "Warmth", "Understanding", "Curiosity", "Respect"};

std::string critical(const Reason& reason) {
  return std::to_string(reason.misses) + " of " + counted(reason.firsts, "first attempt") +
         " since week " + std::to_string(reason.since + 1) +
         " had a critical miss, the latest in week " + std::to_string(reason.latest + 1) + ".";
}

// As whole numbers where the two means and what lies between them add up so; else with a decimal,
// so that nobody finds 30 points between 59 and 90.
bool add_up(const Change& change) {
  const auto whole = [](PerMille figure) { return (figure + (figure < 0 ? -5 : 5)) / 10; };
  return whole(*change.after.mean) - whole(*change.before.mean) == whole(*change.difference);
}

std::string moved(const Reason& reason) {
  const Change& change = reason.change;
  const auto figure = add_up(change) ? percent_figure : percent_tenths;
  return name_of(reason.measure) +
         (reason.why == Why::kFell ? " went down from " : " went up from ") +
         figure(*change.before.mean) + " % over " + counted(change.before.scenarios, "scenario") +
         " to " + figure(*change.after.mean) + " % over " +
         counted(change.after.scenarios, "other") + ": " + figure(*change.difference) +
         " points, with a band from " + percent_beside(change.band->low, 0) + " to " +
         percent_beside(change.band->high, 0) + ".";
}

std::string behind(const Reason& reason) {
  const PerMille high = reason.estimate.band->high;
  return name_of(reason.measure) + " stands at " + percent_figure(*reason.estimate.mean) +
         " % over " + counted(reason.estimate.scenarios, "scenario") + ", with a band from " +
         percent_figure(reason.estimate.band->low) + " to " + percent_beside(high, reason.middle) +
         " %; the middle of the team is " + percent_beside(reason.middle, high) + " %.";
}

}  // namespace

std::string name_of(Measure measure) {
  return std::string(kNames[static_cast<std::size_t>(measure)]);
}

std::string sentence(const Reason& reason) {
  switch (reason.why) {
    case Why::kCritical:
      return critical(reason);
    case Why::kFell:
    case Why::kRose:
      return moved(reason);
    case Why::kBehind:
      break;
  }
  return behind(reason);
}

std::string sentence(const TooLittle& person) {
  const std::string much = person.firsts == 0 ? "No first attempt yet: nothing can be said"
                                              : counted(person.firsts, "first attempt") +
                                                    (person.firsts == 1 ? " is" : " are") +
                                                    " too little to say much";
  const std::string misses =
      person.misses == 0 ? "" : "; " + std::to_string(person.misses) + " had a critical miss";
  return much + misses + ". It takes " + std::to_string(kBandScenarios) + " scenarios and " +
         std::to_string(kShownObservations) + " decisions.";
}

}  // namespace warmline::coach
