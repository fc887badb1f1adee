// warmline: the whole engine without a screen.
#include <CLI/CLI.hpp>
#include <cstdint>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

#include "cli/commands.h"

namespace {

namespace cli = warmline::cli;

CLI::App* add_check(CLI::App& app, cli::CheckOptions& options) {
  options.runs = 2000;
  CLI::App* check =
      app.add_subcommand("check", "Check scenarios: their shape, and what scoring needs proved");
  check->add_option("FILE|DIR", options.paths, "Scenario files, or folders of them")->required();
  CLI::Option* json = check->add_flag("--json", options.as_json, "Print the findings as JSON");
  check
      ->add_flag("--watch", options.watch,
                 "Check again whenever a file changes, until Ctrl-C ends it")
      ->excludes(json);
  CLI::Option* quality = check->add_flag(
      "--quality", options.quality,
      "Measure as well, a row for each call and sums over all: decisions and criteria on the best "
      "path, endings, real trade-offs (in at least half of the states in which a node comes up "
      "with a set of choices, none of them is best for both empathy and resolution), whether the "
      "best choice shows from outside, giveaway words, ease for the ear, what agents come to. A "
      "bar that is missed is marked and doesn't change the exit status");
  check->add_option("--runs", options.runs, "With --quality: calls for each agent")
      ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{10'000'000}))
      ->needs(quality)
      ->capture_default_str();
  return check;
}

void add_export(CLI::App& simulate, cli::ExportOptions& options, cli::HandInOptions& handing_in) {
  options.people = 10'000;
  options.weeks = 52;
  options.attempts = 1'000'000;
  handing_in.teams = 20;
  handing_in.files = 1;
  CLI::Option* file = simulate.add_option(
      "--export", options.file,
      "Instead: write attempts of simulated people to this file, as Coach reads them");
  CLI::Option* folder =
      simulate
          .add_option("--hand-in", handing_in.folder,
                      "Instead: write their result files into this folder, one for each team in "
                      "it, as people hand them in")
          ->excludes(file);
  simulate.add_option("--people", options.people, "With --export and --hand-in: how many of them")
      ->check(CLI::Range(std::size_t{1}, std::size_t{1'000'000}))
      ->capture_default_str();
  simulate.add_option("--weeks", options.weeks, "Likewise: over how many weeks")
      ->check(CLI::Range(std::size_t{1}, std::size_t{520}))
      ->capture_default_str();
  simulate.add_option("--attempts", options.attempts, "Likewise: of all people together")
      ->check(CLI::Range(std::size_t{1}, std::size_t{100'000'000}))
      ->capture_default_str();
  simulate.add_option("--teams", handing_in.teams, "With --hand-in: how many teams")
      ->check(CLI::Range(std::size_t{1}, std::size_t{10'000}))
      ->needs(folder)
      ->capture_default_str();
  simulate
      .add_option("--files", handing_in.files,
                  "With --hand-in: result files of each person, each holding what those before it "
                  "hold, and more")
      ->check(CLI::Range(std::size_t{1}, std::size_t{1'000}))
      ->needs(folder)
      ->capture_default_str();
}

CLI::App* add_simulate(CLI::App& app, cli::SimulateOptions& options) {
  options.agents = {"random", "greedy", "kind", "fast", "planner"};
  options.runs = 10'000;
  options.seed = 1;
  options.slips = 10;
  CLI::App* simulate = app.add_subcommand(
      "simulate", "Let agents play calls by the thousand: what does a scenario reward?");
  simulate->add_option("FILE|DIR", options.paths, "Scenario files, or folders of them")->required();
  simulate
      ->add_option("--agents", options.agents,
                   "Of random, greedy, kind, fast, planner, separated by commas")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->capture_default_str();
  simulate->add_option("--runs", options.runs, "Calls for each agent")
      ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{100'000'000}))
      ->capture_default_str();
  simulate->add_option("--seed", options.seed, "The same seed gives the same calls")
      ->check(CLI::Range(std::uint64_t{0}, std::uint64_t{1} << 62))
      ->capture_default_str();
  simulate
      ->add_option("--slips", options.slips,
                   "Choices in 100 at which an agent takes any of them, as people do")
      ->check(CLI::Range(0, 100))
      ->capture_default_str();
  simulate->add_option("--threads", options.threads, "0: as many as there are processors")
      ->check(CLI::Range(0, 1024))
      ->capture_default_str();
  simulate->add_flag("--json", options.as_json, "Print what is found as JSON");
  return simulate;
}

CLI::App* add_anonymise(CLI::App& app, cli::AnonymiseOptions& options) {
  CLI::App* anonymise = app.add_subcommand(
      "anonymise",
      "Make the draft of a scenario of a call's transcript: what tells who somebody is gets "
      "stand-ins, what the agent said becomes the first choices. Says what was replaced, and what "
      "an author still has to write. Reads WebVTT, Amazon Connect Contact Lens, AWS Transcribe "
      "Call Analytics, Twilio, Genesys Cloud, Google's Contact Center AI Insights, and lines of "
      "\"who: text\"");
  anonymise->add_option("FILE", options.file,
                        "A transcript; with --spans JSON Lines, stdin if not given or -");
  CLI::Option* output = anonymise->add_option("-o,--output", options.output, "The draft to write");
  anonymise
      ->add_option("--agent", options.agents,
                   "Who is the agent, where the file doesn't say: a speaker's name or id. May be "
                   "given more than once")
      ->allow_extra_args(false);
  anonymise->add_option("--caller", options.callers, "Likewise who is the caller")
      ->allow_extra_args(false);
  anonymise->add_option("--format", options.format,
                        "Take the file for webvtt, contact-lens, call-analytics, twilio, genesys, "
                        "google or text, instead of looking");
  anonymise->add_flag("--force", options.force, "Replace the output if there is one");
  anonymise
      ->add_flag("--spans", options.spans,
                 "Instead: read lines {\"text\": …} and print, for each, the spans found as JSON: "
                 "start, end (in characters) and type")
      ->excludes(output);
  return anonymise;
}

CLI::App* add_import(CLI::App& app, cli::ImportOptions& options) {
  CLI::App* import = app.add_subcommand(
      "import",
      "Make a scenario of a story drawn elsewhere: Twee 3, Twine 2's HTML, or H5P's Branching "
      "Scenario. Says what could not be carried over, each with its place, and what is still to "
      "be written; nothing in the story is run");
  import->add_option("FILE", options.file, "story.twee, story.html or scenario.h5p")->required();
  import->add_option("-o,--output", options.output, "The scenario to write")->required();
  import->add_flag("--force", options.force, "Replace the output if there is one");
  return import;
}

CLI::App* add_verify(CLI::App& app, cli::VerifyOptions& options) {
  CLI::App* verify = app.add_subcommand(
      "verify",
      "Has a result file, or a candidate's file, been changed since it was saved? Says of each "
      "whether it is unchanged, and which attempt and event were edited, dropped, moved or "
      "invented; of a candidate's also which form it is of, how often it was begun and what "
      "interrupted it. It can't show who sat at the keyboard");
  verify
      ->add_option("FILE|DIR", options.paths,
                   "Result files and candidates' files, or folders of them")
      ->required();
  verify->add_option("--key", options.key,
                     "Only this key will do: base64, as --json prints it for an earlier file");
  verify->add_flag("--json", options.as_json, "Print what is found as JSON");
  return verify;
}

CLI::App* add_merge(CLI::App& app, cli::MergeOptions& options) {
  CLI::App* merge = app.add_subcommand(
      "merge",
      "Make one backup of several, as the app does when it restores one where others were: "
      "attempt by attempt, the longer form of each. The order of the files doesn't matter. Says "
      "what came from where");
  merge->add_option("FILE|DIR", options.paths, "Backups, or folders of them")->required();
  merge->add_option("-o,--output", options.output, "The backup to write")->required();
  merge->add_flag("--force", options.force, "Replace the output if there is one");
  return merge;
}

void add_course(CLI::App& package, CLI::Option* form, cli::PackageOptions& options) {
  CLI::Option* scorm12 =
      package.add_flag("--scorm12", options.scorm12, "A course of these calls for SCORM 1.2");
  CLI::Option* scorm2004 =
      package.add_flag("--scorm2004", options.scorm2004, "… for SCORM 2004, 4th Edition");
  CLI::Option* cmi5 = package.add_flag("--cmi5", options.cmi5, "… for cmi5");
  scorm12->excludes(scorm2004)->excludes(cmi5)->excludes(form);
  scorm2004->excludes(cmi5)->excludes(form);
  cmi5->excludes(form);
  package.add_option("--title", options.title, "What the course is called")->excludes(form);
  package
      .add_option("--pass", options.pass,
                  "Per cent of what was in reach, over all calls, that the course is passed with; "
                  "without it the course is complete when every call is finished")
      ->check(CLI::Range(1, 100))
      ->excludes(form);
  package
      .add_option("--lrs", options.lrs,
                  "The address of a learning record store, https://lrs.example/xapi/. Alone: the "
                  "whole site, in which somebody can switch on that the store is told of their "
                  "calls; its page may speak to that address and to nobody else. With --cmi5: "
                  "where the learning system's own store is; without it such a page may speak to "
                  "any https: address")
      ->excludes(form)
      ->excludes(scorm12)
      ->excludes(scorm2004);
}

CLI::App* add_package(CLI::App& app, cli::PackageOptions& options) {
  options.site = "build/site";
  options.scenarios = {"scenarios"};
  CLI::App* package = app.add_subcommand(
      "package",
      "Make a course of calls for a learning system (--scorm12, --scorm2004, --cmi5), a site that "
      "can tell a learning record store what was practised (--lrs), or a site that holds one form "
      "for candidates alone (--assess): its calls are in it without their "
      "keys (criteria, costs, feedback and what else scores). The form must say so itself "
      "(\"key_free\"), because results carry its hash");
  CLI::Option* form = package->add_option("--assess", options.form, "A form, as saved under Hire");
  package
      ->add_option("-o,--output", options.output,
                   "A folder, new, empty or holding an earlier package; or a file called *.zip")
      ->required();
  package->add_option("--site", options.site, "The built site to make it of")
      ->capture_default_str();
  package
      ->add_option("--scenarios", options.scenarios,
                   "The calls of the course, or where those of the form are: files, or folders")
      ->capture_default_str();
  package
      ->add_option("FILE|DIR", options.files,
                   "With --assess: other scenario files, or folders of them")
      ->needs(form);
  package->add_flag("--force", options.force, "Replace the *.zip if there is one");
  add_course(*package, form, options);
  package->callback([&options] {
    if (options.form.empty() && !options.scorm12 && !options.scorm2004 && !options.cmi5 &&
        options.lrs.empty())
      throw CLI::RequiredError("--scorm12, --scorm2004, --cmi5, --lrs or --assess");
  });
  return package;
}

CLI::App* add_gather(CLI::App& app, cli::GatherOptions& options) {
  CLI::App* gather = app.add_subcommand(
      "collect",
      "Verify result files by the hundred thousand and put what is in them into one store, each "
      "attempt of a team once. Cut off at any moment, the same command goes on; later it takes "
      "what is new. A file's team is the first folder under the one that is named");
  gather->add_option("FILE|DIR", options.paths, "Result files, and folders of them to any depth")
      ->required();
  gather->add_option("-o,--output", options.store, "The store: made, or gone on with")->required();
  gather->add_option("--team", options.team, "Whose all of these files are, whatever the folders");
  gather->add_option("--report", options.report,
                     "Write which files were left out, and why, to this file (JSON Lines); one "
                     "that is there is replaced");
  gather->add_option("--threads", options.threads, "0: as many as there are processors")
      ->check(CLI::Range(std::size_t{0}, std::size_t{256}))
      ->capture_default_str();
  gather
      ->add_option("--every", options.every,
                   "Files after which what was taken is kept for good; it is after two seconds too")
      ->check(CLI::Range(std::size_t{1}, std::size_t{1'000'000}))
      ->capture_default_str();
  return gather;
}

CLI::App* add_data(CLI::App& app, cli::DataOptions& options) {
  options.scenarios = "scenarios";
  CLI::App* data = app.add_subcommand(
      "export",
      "Write what people handed in for other programs. A file's team is the folder that it lies "
      "in; files that were changed are named and left out");
  data->add_option("FILE|DIR|STORE", options.paths, "Result files, folders of them, or a store")
      ->required();
  data->add_option("--scenarios", options.scenarios, "Where the calls are")->capture_default_str();
  CLI::Option* xapi = data->add_option(
      "--xapi", options.xapi, "Write xAPI statements to this file, for a learning record store");
  data->add_option("--xapi-home", options.xapi_home,
                   "With --xapi: the address of the system where people's codes are accounts")
      ->needs(xapi);
  CLI::Option* postgres = data->add_option(
      "--postgres", options.postgres,
      "A new folder: tables for PostgreSQL, the views that work Coach's figures out of them, and "
      "the script that loads both");
  data->add_option("--ratings", options.ratings,
                   "With --postgres: what supervisors rated for calibration, files or folders")
      ->needs(postgres);
  data->add_option("--csv", options.csv,
                   "Write attempts, decisions and what the columns mean into this folder, as CSV");
  data->add_option("--jsonl", options.jsonl, "The same as JSON Lines");
  data->add_flag("--force", options.force, "Replace what stands there");
  return data;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Warmline: practise calls, and check and solve the scenarios they are made of."};
  app.require_subcommand(1);
  app.footer(
      "Examples:\n"
      "  warmline check scenarios\n"
      "  warmline check scenarios --quality\n"
      "  warmline play scenarios/refill.json\n"
      "  warmline play scenarios/refill.json --choices listen,card:policy,ring-clinic --json\n"
      "  warmline explain scenarios/refill.json --choices listen,ring-clinic\n"
      "  warmline solve scenarios/refill.json --lift no-refills\n"
      "  warmline import story.twee -o scenarios/story.json\n"
      "  warmline anonymise call.vtt -o draft.json --agent Priya\n"
      "  warmline simulate scenarios --agents greedy,planner --runs 1000000\n"
      "  warmline simulate scenarios --export team.csv --people 200 --attempts 10000\n"
      "  warmline verify results\n"
      "  warmline merge desk.json laptop.json -o both.json\n"
      "  warmline package --scorm12 --pass 70 -o course.zip\n"
      "  warmline package --lrs https://lrs.example/xapi/ -o site.zip\n"
      "  warmline collect teams -o company.store\n"
      "  warmline export company.store --csv company-csv --jsonl company-jsonl\n"
      "  warmline package --assess form.json -o candidates.zip\n\n"
      "Exit status: 0 all well, 1 errors in a file, 2 the command can't be done as given.");

  cli::CheckOptions checking;
  CLI::App* check = add_check(app, checking);

  bool as_json = false;
  std::string file;
  std::string choices;
  CLI::App* play =
      app.add_subcommand("play", "Play a call in the terminal, or score given choices");
  play->add_option("FILE", file, "A scenario file")->required();
  CLI::Option* given = play->add_option("--choices", choices,
                                        "Play these instead of asking: ids separated by commas, "
                                        "each CHOICE, NODE/CHOICE or card:CARD");
  std::uint64_t shuffled = 0;
  CLI::Option* seed = play->add_option("--seed", shuffled,
                                       "Show choices in the order that an attempt with this seed "
                                       "has, instead of the author's")
                          ->excludes(given);
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

  cli::SimulateOptions simulation;
  CLI::App* simulate = add_simulate(app, simulation);
  cli::ExportOptions exporting;
  cli::HandInOptions handing_in;
  add_export(*simulate, exporting, handing_in);

  cli::AnonymiseOptions anonymising;
  CLI::App* anonymise = add_anonymise(app, anonymising);
  cli::ImportOptions importing;
  CLI::App* import = add_import(app, importing);
  cli::VerifyOptions verification;
  CLI::App* verify = add_verify(app, verification);
  cli::MergeOptions merging;
  CLI::App* merge = add_merge(app, merging);

  cli::GatherOptions gathering;
  CLI::App* gather = add_gather(app, gathering);
  cli::DataOptions exporting_data;
  CLI::App* data = add_data(app, exporting_data);

  cli::PackageOptions packaging;
  CLI::App* package = add_package(app, packaging);
  std::string form_file;
  CLI::App* form = app.add_subcommand(
      "form", "What a form for candidates is, its hash, and what keeps it from being given out");
  form->add_option("FILE", form_file, "The form, as saved under Hire")->required();

  const auto parse = [&] {
    CLI11_PARSE(app, argc, argv);
    return -1;
  };
  const int stopped = parse();
  if (stopped >= 0) return stopped == 0 ? cli::kDone : cli::kMisused;

  if (check->parsed()) return cli::check(checking);
  if (import->parsed()) return cli::import(importing);
  if (verify->parsed()) return cli::verify(verification);
  if (merge->parsed()) return cli::merge(merging);
  if (gather->parsed()) return cli::gather(gathering);
  if (data->parsed()) return cli::export_data(exporting_data);
  if (package->parsed()) return cli::package(packaging);
  if (form->parsed()) return cli::form(form_file);
  if (solve->parsed()) return cli::solve(file, lifted, as_json);
  if (simulate->parsed() && !(exporting.file.empty() && handing_in.folder.empty())) {
    exporting.seed = simulation.seed;
    exporting.threads = simulation.threads;
    if (!exporting.file.empty()) return cli::export_team(simulation.paths, exporting);
    handing_in.simulation = exporting;
    return cli::hand_in(simulation.paths, handing_in);
  }
  for (const char* name : {"--people", "--weeks", "--attempts"}) {
    if (simulate->count(name) == 0) continue;
    std::cerr << name << ": error: this is for --export or --hand-in; name one of them\n";
    return cli::kMisused;
  }
  if (simulate->parsed()) return cli::simulate(simulation);
  if (anonymise->parsed()) return cli::anonymise(anonymising);
  if (explain->parsed()) return cli::explain(file, choices, as_json);
  if (given->count() > 0) return cli::play_choices(file, choices, as_json);
  return cli::play(file, seed->count() > 0 ? std::optional(shuffled) : std::nullopt);
}
