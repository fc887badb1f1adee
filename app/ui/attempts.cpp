#include "ui/attempts.h"

#include <algorithm>
#include <utility>

#include "core/tr.h"
#include "replay/call.h"
#include "ui/words.h"

namespace warmline::ui {
namespace {

using progress::Attempt;
using progress::ClosedHow;

// The number of the decision that practice begins with; 0 while nothing tells.
std::int32_t practised_from(const AppState& state, const Attempt& attempt) {
  if (const score::Scorecard* card = scorecard_of(state, attempt)) {
    const auto before = std::count_if(
        card->decisions.begin(), card->decisions.end(),
        [&](const auto& decision) { return decision.step < attempt.practised_after; });
    return static_cast<std::int32_t>(before) + 1;
  }
  const Edition* edition = edition_of(state, attempt);
  if (edition == nullptr) return 0;
  const Result<replay::Run> run = replay::replay(*edition->scenario, attempt.events);
  if (!run) return 0;
  return 1 +
         decisions_made(*edition->scenario, attempt.events, run.value(), attempt.practised_after);
}

}  // namespace

bool counts(const Attempt& attempt) {
  return attempt.closed && *attempt.closed != ClosedHow::kDeclined &&
         *attempt.closed != ClosedHow::kInterrupted;
}

const score::Scorecard* scorecard_of(const AppState& state, const Attempt& attempt) {
  const auto found = state.scorecards.find(attempt.id);
  return found == state.scorecards.end() ? nullptr : &found->second;
}

const Attempt* best_attempt(const AppState& state, const std::string& scenario) {
  const Attempt* best = nullptr;
  const score::Scorecard* best_card = nullptr;
  const auto rank = [](const score::Scorecard& of) {
    return std::pair(of.resolution, of.empathy.value_or(-1));
  };
  for (const Attempt& attempt : state.portfolio.attempts()) {
    if (attempt.scenario != scenario || !counts(attempt) || attempt.practised) continue;
    const score::Scorecard* card = scorecard_of(state, attempt);
    if (card == nullptr || card->critical_misses > 0) continue;
    if (best_card != nullptr && !(rank(*best_card) < rank(*card))) continue;
    best = &attempt;
    best_card = card;
  }
  return best;
}

const Attempt* latest_attempt(const AppState& state, const std::string& scenario) {
  const auto& all = state.portfolio.attempts();
  const auto found = std::find_if(all.rbegin(), all.rend(), [&](const Attempt& attempt) {
    return attempt.scenario == scenario && counts(attempt);
  });
  return found == all.rend() ? nullptr : &*found;
}

std::string kind_of(const AppState& state, const Attempt& attempt) {
  if (attempt.practised) {
    const std::int32_t number = practised_from(state, attempt);
    return number > 0 ? tr("Practised from decision {0}", number) : tr("Practised");
  }
  const Attempt* first = state.portfolio.first_attempt(attempt.scenario);
  return first != nullptr && first->id == attempt.id ? tr("First attempt") : tr("Repeat");
}

std::string figures(const score::Scorecard& card) {
  const std::string resolution = percent_words(card.resolution);
  return card.empathy ? tr("{0} resolution, {1} empathy", resolution, percent_words(*card.empathy))
                      : tr("{0} resolution, empathy: not enough evidence", resolution);
}

std::int32_t decisions_made(const scenario::Scenario& scenario,
                            const std::vector<replay::Event>& events, const replay::Run& run,
                            std::size_t steps) {
  std::int32_t count = 0;
  for (std::size_t i = 0; i < steps && i < events.size(); ++i) {
    if (!std::holds_alternative<replay::ChoiceEvent>(events[i])) continue;
    if (replay::available(scenario, run.states[i]).size() > 1) ++count;
  }
  return count;
}

}  // namespace warmline::ui
