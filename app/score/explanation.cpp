#include "score/explanation.h"

#include <algorithm>
#include <utility>

#include "score/values.h"

namespace warmline::score {

namespace {

Explanation put_together(const Scenario& scenario, const Solution& solution,
                         const std::vector<replay::Event>& events, const replay::Run& run,
                         const std::vector<Lens>& lenses, Scorecard card, Review reviewed) {
  Explanation made;
  made.card = std::move(card);
  made.review = std::move(reviewed);
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

}  // namespace

struct Explaining::Impl {
  scenario::ScenarioPtr scenario;
  Solution solution;
  std::vector<replay::Event> events;
  replay::Run run;
  std::vector<Lens> lenses;
  Scorecard card;
  std::vector<Index> rules;  // not yet lifted
  std::optional<Planning> planning;
  PlansLifted plans;
};

Explaining::Explaining(scenario::ScenarioPtr scenario, const Solution& solution,
                       std::vector<replay::Event> events, replay::Run run, std::vector<Lens> lenses)
    : impl_(new Impl{std::move(scenario),
                     solution,
                     std::move(events),
                     std::move(run),
                     std::move(lenses),
                     {},
                     {},
                     {},
                     {}}) {
  impl_->card = score(*impl_->scenario, impl_->solution, impl_->events, impl_->run);
  impl_->rules = rules_at_decisions(*impl_->scenario, impl_->card, impl_->run);
}
Explaining::~Explaining() = default;
Explaining::Explaining(Explaining&& other) noexcept = default;
Explaining& Explaining::operator=(Explaining&& other) noexcept = default;

bool Explaining::step(std::size_t work) {
  Work piece(std::max<std::size_t>(work, 1));
  Impl& with = *impl_;
  for (; !with.rules.empty(); with.rules.pop_back()) {
    const Index rule = with.rules.back();
    if (!with.planning) with.planning.emplace(with.solution.details(), LiftedSet{1} << rule);
    if (!with.planning->step(piece)) return false;
    with.plans[rule] = std::move(with.planning->plan.best);
    with.planning.reset();
  }
  return true;
}

Explanation Explaining::take() {
  const Impl& with = *impl_;
  return put_together(*with.scenario, with.solution, with.events, with.run, with.lenses, with.card,
                      review(*with.scenario, with.solution, with.card, with.run, with.plans));
}

Explanation explain(const Scenario& scenario, const Solution& solution,
                    const std::vector<replay::Event>& events, const replay::Run& run,
                    const std::vector<Lens>& lenses) {
  Scorecard card = score(scenario, solution, events, run);
  Review reviewed = review(scenario, solution, card, run);
  return put_together(scenario, solution, events, run, lenses, std::move(card),
                      std::move(reviewed));
}

}  // namespace warmline::score
