#include "coach/words.h"

#include "core/tr.h"

namespace warmline::coach {

std::string scenarios_words(std::int64_t count) {
  return tr_n("{0} scenario", "{0} scenarios", count);
}

std::string percent_figure(PerMille figure) {
  const PerMille whole = ((figure < 0 ? -figure : figure) + 5) / 10;
  return (figure < 0 && whole > 0 ? "−" : "") + number_words(std::int64_t{whole});
}

std::string percent_tenths(PerMille figure) {
  const PerMille size = figure < 0 ? -figure : figure;
  return (figure < 0 ? "−" : "") + number_words(static_cast<double>(size) / 10, 1);
}

std::string percent_beside(PerMille figure, PerMille other) {
  if (figure == other || percent_figure(figure) != percent_figure(other))
    return percent_figure(figure);
  return percent_tenths(figure);
}

std::string words_of(const Estimate& estimate, const std::optional<PerMille>& beside) {
  const std::string calls = scenarios_words(estimate.scenarios);
  const std::string decisions = tr_n("{0} decision", "{0} decisions", estimate.observations);
  if (!estimate.mean) return tr("not enough evidence: {0} and {1}", calls, decisions);
  const std::string mean = percent_figure(*estimate.mean);
  if (!estimate.band)
    return tr("{0} % over {1} and {2}, too few for a band", mean, calls, decisions);
  const auto end = [&](PerMille figure) { return percent_beside(figure, beside.value_or(figure)); };
  return tr("{0} % (band {1} to {2} %) over {3} and {4}", mean, end(estimate.band->low),
            end(estimate.band->high), calls, decisions);
}

}  // namespace warmline::coach
