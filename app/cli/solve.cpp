#include <cstdint>
#include <iostream>
#include <string>
#include <variant>

#include "cli/commands.h"
#include "cli/load.h"
#include "cli/report.h"
#include "core/text.h"
#include "score/points.h"

namespace warmline::cli {

using score::decimal;

namespace {

void print_path(const Loaded& loaded) {
  const scenario::Scenario& scenario = *loaded.scenario;
  const std::vector<replay::Event> path = loaded.solution->best_path();
  std::string ids;
  std::cout << "\nA best call:\n";
  for (const replay::Event& event : path) {
    const std::string step = step_id(event);
    std::cout << "  " << step << "\n";
    ids += (ids.empty() ? "" : ",") + step;
  }
  const Result<replay::Run> run = replay::replay(scenario, path);
  if (run) {
    std::cout << "  ends at " << scenario.nodes[run.value().states.back().node].id.text << "\n";
  }
  std::cout << "\n  warmline play " << loaded.file << " --choices " << ids << "\n";
}

}  // namespace

int solve(const std::string& file) {
  int status = kDone;
  const std::optional<Loaded> loaded = load_to_play(file, status);
  if (!loaded) return status;
  const scenario::Scenario& scenario = *loaded->scenario;
  const score::Solution& solution = *loaded->solution;
  const score::Best& best = solution.best();
  std::cout << text::printable(scenario.title) << " (" << scenario.id.text << ")\n\n"
            << "Best possible call   " << decimal(best.value) << " points\n"
            << "Worst finished call  " << decimal(solution.worst()) << " points\n"
            << "Out of reach         " << decimal(kHundredPoints - best.value) << " points: rules "
            << decimal(solution.best_lifted_all() - best.value) << ", nobody's "
            << decimal(kHundredPoints - solution.best_lifted_all()) << "\n"
            << "Empathy of the best  " << best.empathy << " of " << best.stakes << " chances, over "
            << best.choices << " choices, " << best.faced << " with something at stake\n"
            << "States               " << solution.states()
            << ", those that only a lifted rule opens included\n";
  for (std::size_t i = 0; i < scenario.blocks.size(); ++i) {
    const Hundredths lifted = solution.best_lifted(static_cast<scenario::Index>(i));
    std::cout << "Were the rule \"" << scenario.blocks[i].id.text
              << "\" lifted alone, the best possible outcome would "
              << (lifted > best.value
                      ? "rise from " + decimal(best.value) + " to " + decimal(lifted)
                      : "stay at " + decimal(best.value))
              << ".\n";
  }
  print_path(*loaded);
  return status;
}

}  // namespace warmline::cli
