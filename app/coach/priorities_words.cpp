#include <array>
#include <string>

#include "coach/priorities.h"
#include "coach/words.h"
#include "core/tr.h"

namespace warmline::coach {

namespace {

// By Measure, as the trainee reads them.
constexpr std::array<Message, kMeasureCount> kNames = {msg("Resolution"), msg("Empathy"),
                                                       msg("Warmth"),     msg("Understanding"),
                                                       msg("Curiosity"),  msg("Respect")};
constexpr std::array<Message, kMeasureCount> kInside = {msg("resolution"), msg("empathy"),
                                                        msg("warmth"),     msg("understanding"),
                                                        msg("curiosity"),  msg("respect")};

std::string critical(const Reason& reason) {
  return tr_n(
      "{1} of {0} first attempt since week {2} had a critical miss, the latest in week {3}.",
      "{1} of {0} first attempts since week {2} had a critical miss, the latest in week {3}.",
      reason.firsts, reason.misses, reason.since + 1, reason.latest + 1);
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
  const std::string before = scenarios_words(change.before.scenarios);
  const std::string others =
      tr_n("{0} other##scenario", "{0} others##scenarios", change.after.scenarios);
  return tr(reason.why == Why::kFell
                ? "{0} went down from {1} % over {2} to {3} % over {4}: {5} points, with a band "
                  "from {6} to {7}."
                : "{0} went up from {1} % over {2} to {3} % over {4}: {5} points, with a band from "
                  "{6} to {7}.",
            name_of(reason.measure), figure(*change.before.mean), before,
            figure(*change.after.mean), others, figure(*change.difference),
            percent_beside(change.band->low, 0), percent_beside(change.band->high, 0));
}

std::string behind(const Reason& reason) {
  const PerMille high = reason.estimate.band->high;
  return tr(
      "{0} stands at {1} % over {2}, with a band from {3} to {4} %; the middle of the team is "
      "{5} %.",
      name_of(reason.measure), percent_figure(*reason.estimate.mean),
      scenarios_words(reason.estimate.scenarios), percent_figure(reason.estimate.band->low),
      percent_beside(high, reason.middle), percent_beside(reason.middle, high));
}

}  // namespace

std::string name_of(Measure measure) {
  return tr(kNames[static_cast<std::size_t>(measure)]);
}

std::string name_inside(Measure measure) {
  return tr(kInside[static_cast<std::size_t>(measure)]);
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
  const std::string takes =
      " " + tr("It takes {0} scenarios and {1} decisions.", kBandScenarios, kShownObservations);
  if (person.firsts == 0) return tr("No first attempt yet: nothing can be said.") + takes;
  if (person.misses == 0)
    return tr_n("{0} first attempt is too little to say much.",
                "{0} first attempts are too little to say much.", person.firsts) +
           takes;
  return tr_n("{0} first attempt is too little to say much; {1} had a critical miss.",
              "{0} first attempts are too little to say much; {1} had a critical miss.",
              person.firsts, person.misses) +
         takes;
}

}  // namespace warmline::coach
