#include "coach/since.h"

#include "coach/priorities.h"
#include "coach/words.h"
#include "core/tr.h"

namespace warmline::coach {
namespace {

std::string verdict(const Change& change) {
  if (!change.band || !change.difference)
    return tr(
        "Too little to say whether it moved: it takes {0} scenarios and {1} decisions on "
        "either side.",
        kBandScenarios, kShownObservations);
  const auto said = [&](Message sentence) {
    return tr(sentence, percent_figure(*change.difference), percent_beside(change.band->low, 0),
              percent_beside(change.band->high, 0));
  };
  if (change.moved == Moved::kUp)
    return said(
        msg("The difference, {0} points, has a band from {1} to {2}: it went up in what "
            "was practised."));
  if (change.moved == Moved::kDown)
    return said(
        msg("The difference, {0} points, has a band from {1} to {2}: it went down in what "
            "was practised."));
  return said(msg("The difference, {0} points, has a band from {1} to {2}: it could be chance."));
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
  const std::string before =
      tr("{0} before: {1}.##a skill", name_of(measure), words_of(change.before)) + " ";
  if (change.after.scenarios == 0) return before + tr("No first attempt since that shows it.");
  return before + tr("Since: {0}.", words_of(change.after)) + " " + verdict(change);
}

}  // namespace warmline::coach
