// Candidates' judged calls put together in a test, with values that are known beforehand.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "assess/sitting_file.h"
#include "scenario/scenario.h"

namespace warmline::test {

// A call in which that criterion came out at `value` per mille, over `observations` decisions;
// nothing: it was never put to the test.
inline assess::JudgedCall judged_call(std::size_t call, scenario::Criterion criterion,
                                      std::optional<PerMille> value, int observations = 5) {
  assess::JudgedCall judged;
  judged.call = call;
  judged.taken.call = call;
  judged.taken.ended = true;
  judged.taken.used_ms = 60'000;
  judged.card.finished = true;
  for (int i = 0; i < observations; ++i) {
    score::DecisionScore decision;
    decision.step = static_cast<std::size_t>(i);
    if (value) {
      decision.stakes[static_cast<std::size_t>(criterion)] = 1000;
      decision.earned[static_cast<std::size_t>(criterion)] = *value;
    }
    judged.card.decisions.push_back(decision);
  }
  return judged;
}

// Somebody who took the calls to the end and has these values.
inline assess::Judged judged_person(const std::vector<std::optional<PerMille>>& values,
                                    scenario::Criterion criterion = scenario::Criterion::kRespect) {
  assess::Judged judged;
  judged.phase = assess::SeatPhase::kFinished;
  for (std::size_t i = 0; i < values.size(); ++i)
    judged.calls.push_back(judged_call(i, criterion, values[i]));
  return judged;
}

}  // namespace warmline::test
