#include "coach/since.h"

#include "coach/priorities.h"
#include "coach/words.h"

namespace warmline::coach {
namespace {

std::string verdict(const Change& change) {
  const std::string takes = "Too little to say whether it moved: it takes " +
                            std::to_string(kBandScenarios) + " scenarios and " +
                            std::to_string(kShownObservations) + " decisions on either side.";
  if (!change.band || !change.difference) return takes;
  const std::string figures = "The difference, " + percent_figure(*change.difference) +
                              " points, has a band from " + percent_beside(change.band->low, 0) +
                              " to " + percent_beside(change.band->high, 0) + ": ";
  if (change.moved == Moved::kUp) return figures + "it went up in what was practised.";
  if (change.moved == Moved::kDown) return figures + "it went down in what was practised.";
  return figures + "it could be chance.";
}

}  // namespace

Change change_since(const std::vector<DatedValue>& firsts, Day day) {
  std::vector<ScenarioValue> before;
  std::vector<ScenarioValue> after;
  for (const DatedValue& each : firsts) {
    if (each.day < day) before.push_back(each.value);
    if (each.day > day) after.push_back(each.value);
  }
  return change(before, after);
}

std::string sentences(Measure measure, const Change& change) {
  if (change.after.scenarios == 0)
    return name_of(measure) + " before: " + words_of(change.before) +
           ". No first attempt since that shows it.";
  return name_of(measure) + " before: " + words_of(change.before) +
         ". Since: " + words_of(change.after) + ". " + verdict(change);
}

}  // namespace warmline::coach
