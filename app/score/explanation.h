// Everything the debrief of an attempt says.
#pragma once

#include <memory>
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

// Explains in pieces: the more states a scenario has, the longer its rules take to lift. What comes
// of it is the same however it is cut. `run` is the replay of `events`, and `solution` that of the
// same scenario.
class Explaining {
 public:
  Explaining(scenario::ScenarioPtr scenario, const Solution& solution,
             std::vector<replay::Event> events, replay::Run run, std::vector<Lens> lenses);
  ~Explaining();
  Explaining(Explaining&& other) noexcept;
  Explaining& operator=(Explaining&& other) noexcept;

  // Works on about so many states and edges, at least one. True once only take() is left to do.
  bool step(std::size_t work);
  [[nodiscard]] Explanation take();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// At once.
[[nodiscard]] Explanation explain(const Scenario& scenario, const Solution& solution,
                                  const std::vector<replay::Event>& events, const replay::Run& run,
                                  const std::vector<Lens>& lenses);

// One object; units as in the scorecard's JSON, which is its member "scorecard".
[[nodiscard]] std::string to_json(const Scenario& scenario, const Explanation& explanation,
                                  bool pretty);

}  // namespace warmline::score
