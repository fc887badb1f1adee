// Everything the debrief of an attempt says, worked out in one go.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "replay/transcript.h"
#include "scenario/scenario.h"
#include "score/best_call.h"
#include "score/lens.h"
#include "score/outcome.h"
#include "score/questions.h"
#include "score/review.h"
#include "score/scorecard.h"

namespace warmline::score {

struct LensView {
  Lens lens;
  LensReading reading;
};

struct Explanation {
  Scorecard card;
  Review review;
  FiveAnswers questions{};
  std::vector<LensView> lenses;              // in the order given
  std::optional<LensDifference> difference;  // between the first two of them
  BestCall best;                             // from the start
};

// `run` is the replay of `events`, and `solution` that of the same scenario.
[[nodiscard]] Explanation explain(const Scenario& scenario, const Solution& solution,
                                  const std::vector<replay::Event>& events, const replay::Run& run,
                                  const std::vector<Lens>& lenses);

// One object; units as in the scorecard's JSON, which is its member "scorecard".
[[nodiscard]] std::string to_json(const Scenario& scenario, const Explanation& explanation,
                                  bool pretty);

}  // namespace warmline::score
