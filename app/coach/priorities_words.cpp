#include <array>
#include <string>
#include <string_view>

#include "coach/priorities.h"

namespace warmline::coach {

namespace {

// By Measure, as the trainee reads them.
constexpr std::array<std::string_view, kMeasureCount> kNames = {
    "Resolution", "Empathy", "Warmth", "Understanding", "Curiosity", "Respect"};

std::string counted(std::int32_t count, const std::string& what) {
  return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

// Whole per cent, half away from nought, so that a change and its opposite read alike.
std::string percent(PerMille figure) {
  const PerMille whole = ((figure < 0 ? -figure : figure) + 5) / 10;
  return (figure < 0 && whole > 0 ? "−" : "") + std::to_string(whole);
}

// With a decimal where a whole number would hide that the figure isn't the one it is held against.
std::string percent_beside(PerMille figure, PerMille other) {
  if (figure == other || percent(figure) != percent(other)) return percent(figure);
  const PerMille size = figure < 0 ? -figure : figure;
  return (figure < 0 ? "−" : "") + std::to_string(size / 10) + "." + std::to_string(size % 10);
}

std::string critical(const Reason& reason) {
  return std::to_string(reason.misses) + " of " + counted(reason.firsts, "first attempt") +
         " since week " + std::to_string(reason.since + 1) +
         " had a critical miss, the latest in week " + std::to_string(reason.latest + 1) + ".";
}

std::string moved(const Reason& reason) {
  const Change& change = reason.change;
  return name_of(reason.measure) +
         (reason.why == Why::kFell ? " went down from " : " went up from ") +
         percent(*change.before.mean) + " % over " + counted(change.before.scenarios, "scenario") +
         " to " + percent(*change.after.mean) + " % over " +
         counted(change.after.scenarios, "other") + ": " + percent(*change.difference) +
         " points, with a band from " + percent_beside(change.band->low, 0) + " to " +
         percent_beside(change.band->high, 0) + ".";
}

std::string behind(const Reason& reason) {
  const PerMille high = reason.estimate.band->high;
  return name_of(reason.measure) + " stands at " + percent(*reason.estimate.mean) + " % over " +
         counted(reason.estimate.scenarios, "scenario") + ", with a band from " +
         percent(reason.estimate.band->low) + " to " + percent_beside(high, reason.middle) +
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
