#include "score/explanation.h"

namespace warmline::score {

Explanation explain(const Scenario& scenario, const Solution& solution,
                    const std::vector<replay::Event>& events, const replay::Run& run,
                    const std::vector<Lens>& lenses) {
  Explanation made;
  made.card = score(scenario, solution, events, run);
  made.review = review(scenario, solution, made.card, run);
  made.questions = five_questions(scenario, made.card, made.review, events, run);
  for (const Lens& lens : lenses) {
    made.lenses.push_back({lens, read_through(lens, scenario, made.card)});
  }
  if (made.lenses.size() >= 2) {
    made.difference = difference_between(made.lenses[0].reading, made.lenses[1].reading);
  }
  made.best = best_call(scenario, solution);
  return made;
}

}  // namespace warmline::score
