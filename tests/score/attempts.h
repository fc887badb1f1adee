// Playing events of a call put together in a test.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "replay/transcript.h"
#include "score/outcome.h"
#include "score/scorecard.h"
#include "support/call_builder.h"

namespace warmline::test {

struct Attempted {
  scenario::ScenarioPtr scenario;
  score::Solution solution;
  std::vector<replay::Event> events;
  replay::Run run;
  score::Scorecard card;
};

inline Attempted attempt(const scenario::ScenarioPtr& scenario,
                         const std::vector<replay::Event>& events) {
  const score::Solved solved = score::solve(scenario);
  REQUIRE(solved.solution);
  const Result<replay::Run> run = replay::replay(*scenario, events);
  REQUIRE(run);
  score::Scorecard card = score::score(*scenario, *solved.solution, events, run.value());
  return {scenario, *solved.solution, events, run.value(), card};
}

inline replay::Event chose(const std::string& node, const std::string& choice) {
  return replay::ChoiceEvent{NodeId(node), ChoiceId(choice)};
}

inline replay::Event opened(const std::string& card) {
  return replay::CardEvent{CardId(card)};
}

}  // namespace warmline::test
