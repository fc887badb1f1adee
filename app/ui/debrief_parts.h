// The parts of debrief_model(), in files by what they tell.
#pragma once

#include <vector>

#include "replay/transcript.h"
#include "scenario/scenario.h"
#include "score/explanation.h"
#include "ui/app_state.h"
#include "ui/models.h"

namespace warmline::ui {

// An attempt with everything that was worked out about it.
struct Told {
  const scenario::Scenario& scenario;
  const progress::Attempt& attempt;
  const std::vector<replay::Event>& events;
  const replay::Run& run;
  const score::Explanation& explanation;
};

// The decisions with what each cost in whole points; needs nothing but the scorecard.
void add_decisions(const scenario::Scenario& scenario, const score::Scorecard& card,
                   DebriefModel& model);
// To model.decisions, which are as many as the explanation's: alternatives, what each did to the
// caller, recoveries and chances not reached.
void add_turns(const Told& told, DebriefModel& model);
void add_out_of_reach(const Told& told, DebriefModel& model);
void add_questions(const Told& told, DebriefModel& model);
void add_mood(const Told& told, DebriefModel& model);
void add_lenses(const AppState& state, const scenario::Scenario& scenario,
                const score::Scorecard& card, DebriefModel& model);

}  // namespace warmline::ui
