#include "coach/moments.h"

#include <array>
#include <cassert>
#include <tuple>

namespace warmline::coach {

namespace {

using scenario::Criterion;
using scenario::kCriterionCount;
using score::DecisionScore;

std::vector<std::size_t> calls_of(const Team& team, PersonIndex person, Which which) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < team.attempts.size(); ++i) {
    const TeamAttempt& each = team.attempts[i];
    if (each.person == person && holds(which, each.kind)) found.push_back(i);
  }
  return found;
}

std::optional<LargestLoss> largest_loss(const Team& team, const std::vector<std::size_t>& calls) {
  std::optional<LargestLoss> largest;
  for (auto call = calls.rbegin(); call != calls.rend(); ++call) {
    const std::vector<DecisionScore>& decisions = team.attempts[*call].card.decisions;
    for (std::size_t i = 0; i < decisions.size(); ++i) {
      if (decisions[i].lost <= (largest ? largest->lost : 0)) continue;
      largest = LargestLoss{{*call, i}, decisions[i].lost};
    }
  }
  return largest;
}

bool missed(const DecisionScore& decision, std::size_t criterion) {
  return decision.stakes[criterion] > 0 && decision.earned[criterion] == 0;
}

RepeatedMiss misses_of(const Team& team, const std::vector<std::size_t>& calls,
                       std::size_t criterion) {
  RepeatedMiss found;
  found.criterion = static_cast<Criterion>(criterion);
  for (const std::size_t call : calls) {
    const std::int32_t before = found.times;
    for (const DecisionScore& decision : team.attempts[call].card.decisions) {
      found.of += decision.stakes[criterion] > 0 ? 1 : 0;
      found.times += missed(decision, criterion) ? 1 : 0;
    }
    found.calls += found.times > before ? 1 : 0;
  }
  return found;
}

Moment example_of(const Team& team, const std::vector<std::size_t>& calls, std::size_t criterion,
                  const std::optional<LargestLoss>& loss) {
  Moment example;
  std::int32_t most = 0;
  for (auto call = calls.rbegin(); call != calls.rend(); ++call) {
    const std::vector<DecisionScore>& decisions = team.attempts[*call].card.decisions;
    for (std::size_t i = 0; i < decisions.size(); ++i) {
      const Moment here{*call, i};
      if (!missed(decisions[i], criterion) || decisions[i].stakes[criterion] <= most ||
          (loss && loss->at == here)) {
        continue;
      }
      most = decisions[i].stakes[criterion];
      example = here;
    }
  }
  return example;
}

std::optional<RepeatedMiss> most_repeated(const Team& team, const std::vector<std::size_t>& calls,
                                          const std::optional<LargestLoss>& loss) {
  std::optional<RepeatedMiss> most;
  for (std::size_t k = 0; k < kCriterionCount; ++k) {
    const RepeatedMiss each = misses_of(team, calls, k);
    if (each.times < 2) continue;
    // Equally often of fewer decisions is the greater part of them.
    if (most && std::tuple(-each.times, each.of) >= std::tuple(-most->times, most->of)) continue;
    most = each;
  }
  if (most)
    most->example = example_of(team, calls, static_cast<std::size_t>(most->criterion), loss);
  return most;
}

std::optional<BestRecovery> best_recovery(const std::vector<std::size_t>& calls,
                                          const std::vector<const score::Review*>& reviews) {
  std::optional<BestRecovery> best;
  for (auto call = calls.rbegin(); call != calls.rend(); ++call) {
    if (reviews[*call] == nullptr) continue;
    for (const score::Recovery& each : reviews[*call]->recoveries) {
      const std::tuple quality(each.whole, each.mends.size());
      if (best && quality <= std::tuple(best->whole, best->hurts)) continue;
      best = BestRecovery{{*call, each.decision}, each.mends.size(), each.whole};
    }
  }
  return best;
}

}  // namespace

bool holds(Which which, AttemptKind kind) {
  return which == Which::kAll || kind == AttemptKind::kFirst ||
         (which == Which::kUnpractised && kind == AttemptKind::kRepeat);
}

TellingMoments telling_moments(const Team& team, PersonIndex person,
                               const std::vector<const score::Review*>& reviews, Which which) {
  assert(reviews.size() == team.attempts.size());
  const std::vector<std::size_t> calls = calls_of(team, person, which);
  TellingMoments found;
  found.loss = largest_loss(team, calls);
  found.miss = most_repeated(team, calls, found.loss);
  found.recovery = best_recovery(calls, reviews);
  return found;
}

}  // namespace warmline::coach
