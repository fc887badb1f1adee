#include <iostream>
#include <optional>
#include <string>

#include "cli/attempted.h"
#include "cli/commands.h"
#include "cli/report.h"
#include "cli/wrap.h"
#include "replay/transcript.h"
#include "score/scorecard.h"

namespace warmline::cli {

int play_choices(const std::string& file, const std::string& choices, bool as_json) {
  int status = kDone;
  const std::optional<Attempted> attempted = attempt(file, choices, status);
  if (!attempted) return status;
  const scenario::Scenario& scenario = *attempted->loaded.scenario;
  const score::Scorecard card =
      score::score(scenario, *attempted->loaded.solution, attempted->events, attempted->run);
  if (as_json) {
    std::cout << score::to_json(scenario, card, true) << "\n";
  } else {
    std::cout << replay::to_text(scenario, attempted->run) << "\n"
              << debrief(scenario, card, terminal_width());
  }
  return status;
}

}  // namespace warmline::cli
