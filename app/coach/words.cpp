#include "coach/words.h"

namespace warmline::coach {
std::string counted(std::int64_t count, std::string_view what) {
  return std::to_string(count) + " " + std::string(what) + (count == 1 ? "" : "s");
}

std::string percent_figure(PerMille figure) {
  const PerMille whole = ((figure < 0 ? -figure : figure) + 5) / 10;
  return (figure < 0 && whole > 0 ? "−" : "") + std::to_string(whole);
}

std::string percent_tenths(PerMille figure) {
  const PerMille size = figure < 0 ? -figure : figure;
  return (figure < 0 ? "−" : "") + std::to_string(size / 10) + "." + std::to_string(size % 10);
}

std::string percent_beside(PerMille figure, PerMille other) {
  if (figure == other || percent_figure(figure) != percent_figure(other))
    return percent_figure(figure);
  return percent_tenths(figure);
}

std::string words_of(const Estimate& estimate, const std::optional<PerMille>& beside) {
  const std::string evidence = counted(estimate.scenarios, "scenario") + " and " +
                               counted(estimate.observations, "decision");
  if (!estimate.mean) return "not enough evidence: " + evidence;
  const std::string mean = percent_figure(*estimate.mean) + " %";
  if (!estimate.band) return mean + " over " + evidence + ", too few for a band";
  const auto end = [&](PerMille figure) { return percent_beside(figure, beside.value_or(figure)); };
  return mean + " (band " + end(estimate.band->low) + " to " + end(estimate.band->high) +
         " %) over " + evidence;
}

}  // namespace warmline::coach
