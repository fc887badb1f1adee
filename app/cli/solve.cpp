#include <algorithm>
#include <cstdint>
#include <iostream>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/load.h"
#include "cli/report.h"
#include "cli/steps.h"
#include "core/json.h"
#include "core/text.h"
#include "score/points.h"

namespace warmline::cli {

using scenario::Index;
using scenario::Scenario;
using score::decimal;

namespace {

// The rules by their ids. Error: "no-such-rule".
Result<std::vector<Index>> blocks_of(const Scenario& scenario,
                                     const std::vector<std::string>& ids) {
  std::vector<Index> blocks;
  for (const std::string& id : ids) {
    const auto found =
        std::find_if(scenario.blocks.begin(), scenario.blocks.end(),
                     [&id](const scenario::Block& block) { return block.id.text == id; });
    if (found == scenario.blocks.end()) {
      std::vector<std::string_view> known;
      for (const scenario::Block& block : scenario.blocks) known.push_back(block.id.text);
      return Error{"no-such-rule",
                   "there is no rule " + text::quoted(id) + " in this call; it has " +
                       (known.empty() ? "none" : text::list_of(known)),
                   ""};
    }
    blocks.push_back(static_cast<Index>(found - scenario.blocks.begin()));
  }
  return blocks;
}

struct Answer {
  const Loaded& loaded;
  std::vector<Index> lifted;
  score::WhatIf call;  // with those lifted
};

void print_lifted(const Answer& answer) {
  if (answer.lifted.empty()) return;
  std::vector<std::string_view> rules;
  for (const Index block : answer.lifted) {
    rules.push_back(answer.loaded.scenario->blocks[block].id.text);
  }
  const Hundredths as_it_is = answer.loaded.solution->best().value;
  std::cout << "Lifted: ";
  for (std::size_t i = 0; i < rules.size(); ++i) std::cout << (i > 0 ? ", " : "") << rules[i];
  std::cout << "; with the rules as they are, the best possible call is worth " << decimal(as_it_is)
            << " points\n\n";
}

void print_path(const Answer& answer) {
  std::cout << "\nA best call:\n";
  for (const replay::Event& event : answer.call.path) std::cout << "  " << step_id(event) << "\n";
  const Scenario& scenario = *answer.loaded.scenario;
  const Result<replay::Run> run = replay::replay(scenario, answer.call.path);
  if (!run) {
    std::cout << "\nIt takes what a rule forbids as the rules are, so it can't be played.\n";
    return;
  }
  std::cout << "  ends at " << scenario.nodes[run.value().states.back().node].id.text << "\n"
            << "\n  warmline play " << answer.loaded.file << " --choices "
            << step_ids(answer.call.path) << "\n";
}

void print_text(const Answer& answer) {
  const Scenario& scenario = *answer.loaded.scenario;
  const score::Solution& solution = *answer.loaded.solution;
  const score::Best& best = solution.best();
  std::cout << text::printable(scenario.title) << " (" << scenario.id.text << ")\n\n";
  print_lifted(answer);
  std::cout << "Best possible call   " << decimal(answer.call.best) << " points\n"
            << "Worst finished call  " << decimal(answer.call.worst) << " points\n";
  if (answer.lifted.empty()) {
    std::cout << "Out of reach         " << decimal(kHundredPoints - best.value)
              << " points: rules " << decimal(solution.best_lifted_all() - best.value)
              << ", nobody's " << decimal(kHundredPoints - solution.best_lifted_all()) << "\n"
              << "Empathy of the best  " << best.empathy << " of " << best.stakes
              << " chances, over " << best.choices << " choices, " << best.faced
              << " with something at stake\n"
              << "States               " << solution.states()
              << ", those that only a lifted rule opens included\n";
    for (std::size_t i = 0; i < scenario.blocks.size(); ++i) {
      std::cout << "Were the rule \"" << scenario.blocks[i].id.text
                << "\" lifted alone, the best possible outcome would "
                << change_of_best(best.value, solution.best_lifted(static_cast<Index>(i))) << ".\n";
    }
  }
  print_path(answer);
}

void print_json(const Answer& answer) {
  const Scenario& scenario = *answer.loaded.scenario;
  const score::Solution& solution = *answer.loaded.solution;
  json::Writer out(true);
  out.begin_object();
  out.key("scenario").string(scenario.id.text);
  out.key("version").string(scenario.version);
  out.key("units").string("points in hundredths of a point; 10000 are 100 points");
  out.key("lifted").begin_array();
  for (const Index block : answer.lifted) out.string(scenario.blocks[block].id.text);
  out.end_array();
  out.key("best").integer(answer.call.best);
  out.key("worst").integer(answer.call.worst);
  out.key("path").begin_array();
  for (const replay::Event& event : answer.call.path) out.string(step_id(event));
  out.end_array();
  out.key("best_as_the_rules_are").integer(solution.best().value);
  out.key("best_if_all_lifted").integer(solution.best_lifted_all());
  out.key("states").integer(static_cast<std::int64_t>(solution.states()));
  out.key("blocks").begin_array();
  for (std::size_t i = 0; i < scenario.blocks.size(); ++i) {
    out.begin_object();
    out.key("block").string(scenario.blocks[i].id.text);
    out.key("best_if_lifted").integer(solution.best_lifted(static_cast<Index>(i)));
    out.end_object();
  }
  out.end_array().end_object();
  std::cout << out.take() << "\n";
}

}  // namespace

int solve(const std::string& file, const std::vector<std::string>& lifted, bool as_json) {
  int status = kDone;
  const std::optional<Loaded> loaded = load_to_play(file, status);
  if (!loaded) return status;
  Result<std::vector<Index>> blocks = blocks_of(*loaded->scenario, lifted);
  if (!blocks) {
    std::cerr << file << ": error: " << blocks.error().message << "\n";
    return kMisused;
  }
  score::WhatIf call = loaded->solution->what_if(blocks.value());
  const Answer answer{*loaded, std::move(blocks).value(), std::move(call)};
  if (as_json) {
    print_json(answer);
  } else {
    print_text(answer);
  }
  return status;
}

}  // namespace warmline::cli
