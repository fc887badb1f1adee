#include "ui/coaching_work.h"

#include <utility>

#include "coach/propose.h"
#include "ui/coaching.h"

namespace warmline::ui {
namespace {

CoachWork did(bool told) {
  return {true, told, {}};
}

CoachWork review(AppState& state, std::size_t work) {
  const CoachState& coach = state.coach;
  CoachingState& coaching = state.coaching;
  if (!coach.team || coach.attempt >= coach.team->attempts.size()) return {};
  const auto is_of = [&](const auto& one) {
    return one && one->loads == coach.loads && one->attempt == coach.attempt;
  };
  if (is_of(coaching.reviewed)) return {};
  if (!is_of(coaching.reviewing)) {
    const coach::TeamAttempt& attempt = coach.team->attempts[coach.attempt];
    const coach::Practised& call = coach.team->scenarios[attempt.scenario];
    Result<replay::Run> run = replay::replay(*call.scenario, attempt.events);
    if (!run) return {};
    coaching.reviewing.emplace(
        ReviewingAttempt{coach.loads, coach.attempt,
                         score::Explaining(call.scenario, call.solution, attempt.events,
                                           std::move(run).value(), {})});
    return did(false);
  }
  if (!coaching.reviewing->explaining.step(work)) return did(false);
  coaching.reviewed =
      ReviewedAttempt{coach.loads, coach.attempt, coaching.reviewing->explaining.take()};
  coaching.reviewing.reset();
  return did(true);
}

// One call more; at the end the moments are there.
CoachWork propose(AppState& state) {
  const CoachState& coach = state.coach;
  CoachingState& coaching = state.coaching;
  if (!coaching.proposing || !coaching.session) return {};
  Proposing& now = *coaching.proposing;
  if (!coach.team || now.loads != coach.loads) {  // that team was put away
    coaching.proposing.reset();
    return did(true);
  }
  const coach::Team& team = *coach.team;
  while (now.next < team.attempts.size() && team.attempts[now.next].person != now.person)
    ++now.next;
  if (now.next < team.attempts.size()) {
    const coach::TeamAttempt& attempt = team.attempts[now.next];
    const Result<replay::Run> run =
        replay::replay(*team.scenarios[attempt.scenario].scenario, attempt.events);
    if (run) now.reviews[now.next].recoveries = recoveries(attempt.card, run.value());
    ++now.next;
    return did(false);
  }
  std::vector<const score::Review*> reviews;
  for (const score::Review& each : now.reviews) reviews.push_back(&each);
  for (const coach::ProposedMoment& each :
       proposed(team, static_cast<coach::PersonIndex>(now.person), reviews)) {
    coach::SessionMoment moment = moment_of(state, each);
    moment.id = next_point(*coaching.session);
    coaching.session->moments.push_back(std::move(moment));
  }
  coaching.proposing.reset();
  coaching.unkept = true;
  return did(true);
}

}  // namespace

CoachWork work_for_coaching(AppState& state, std::size_t work) {
  if (state.screen == Screen::kReview) return review(state, work);
  return state.screen == Screen::kSession ? propose(state) : CoachWork{};
}

}  // namespace warmline::ui
