// warmline: the whole engine without a screen.
#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "cli/commands.h"

int main(int argc, char** argv) {
  namespace cli = warmline::cli;
  CLI::App app{"Warmline: practise calls, and check and solve the scenarios they are made of."};
  app.require_subcommand(1);
  app.footer(
      "Examples:\n"
      "  warmline check scenarios\n"
      "  warmline play scenarios/refill.json\n"
      "  warmline play scenarios/refill.json --choices listen,card:policy,ring-clinic --json\n"
      "  warmline explain scenarios/refill.json --choices listen,ring-clinic\n"
      "  warmline solve scenarios/refill.json --lift no-refills\n\n"
      "Exit status: 0 all well, 1 errors in a scenario, 2 the command can't be done as given.");

  std::vector<std::string> paths;
  bool as_json = false;
  CLI::App* check =
      app.add_subcommand("check", "Check scenarios: their shape, and what scoring needs proved");
  check->add_option("FILE|DIR", paths, "Scenario files, or folders of them")->required();
  check->add_flag("--json", as_json, "Print the findings as JSON");

  std::string file;
  std::string choices;
  CLI::App* play =
      app.add_subcommand("play", "Play a call in the terminal, or score given choices");
  play->add_option("FILE", file, "A scenario file")->required();
  CLI::Option* given = play->add_option("--choices", choices,
                                        "Play these instead of asking: ids separated by commas, "
                                        "each CHOICE, NODE/CHOICE or card:CARD");
  play->add_flag("--json", as_json, "With --choices: print the scorecard as JSON")->needs(given);

  CLI::App* explain = app.add_subcommand(
      "explain",
      "Debrief given choices: what else there was, what was mended, what was closed off");
  explain->add_option("FILE", file, "A scenario file")->required();
  explain->add_option("--choices", choices, "As for play")->required();
  explain->add_flag("--json", as_json, "Print the debrief as JSON");

  std::vector<std::string> lifted;
  CLI::App* solve =
      app.add_subcommand("solve", "The best and the worst call, and what each rule is worth");
  solve->add_option("FILE", file, "A scenario file")->required();
  solve->add_option("--lift", lifted, "Lift this rule, by its id; may be given more than once")
      ->allow_extra_args(false);
  solve->add_flag("--json", as_json, "Print what is found as JSON");

  const auto parse = [&] {
    CLI11_PARSE(app, argc, argv);
    return -1;
  };
  const int stopped = parse();
  if (stopped >= 0) return stopped == 0 ? cli::kDone : cli::kMisused;

  if (check->parsed()) return cli::check(paths, as_json);
  if (solve->parsed()) return cli::solve(file, lifted, as_json);
  if (explain->parsed()) return cli::explain(file, choices, as_json);
  return given->count() > 0 ? cli::play_choices(file, choices, as_json) : cli::play(file);
}
