// The commands of the program `warmline`, each giving its exit status.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace warmline::cli {

inline constexpr int kDone = 0;
inline constexpr int kFoundErrors = 1;  // the file is wrong
inline constexpr int kMisused = 2;      // the command is: no such file, no such choice

struct CheckOptions {
  std::vector<std::string> paths;  // files, or folders of them
  bool as_json = false;
  bool quality = false;    // measure as well (cli/quality.h)
  std::uint64_t runs = 0;  // of each agent, for quality; as for simulate
  std::uint64_t seed = 1;
  int slips = 10;
  bool watch = false;  // check again whenever a file changes, until the program is ended
};
[[nodiscard]] int check(const CheckOptions& options);
[[nodiscard]] int check_once(const CheckOptions& options);
[[nodiscard]] int watch(const CheckOptions& options);  // comes back only if there is nothing

// `lifted`: ids of rules; the best call is then the one they leave.
[[nodiscard]] int solve(const std::string& file, const std::vector<std::string>& lifted,
                        bool as_json);
// In the terminal, until the call's end or the input's. Choices stand as authored; with a seed, in
// the order that an attempt with that seed shows (replay/order.h).
[[nodiscard]] int play(const std::string& file, std::optional<std::uint64_t> seed);

// `choices`: the steps, separated by commas: CHOICE, NODE/CHOICE or card:CARD.
[[nodiscard]] int play_choices(const std::string& file, const std::string& choices, bool as_json);
[[nodiscard]] int explain(const std::string& file, const std::string& choices, bool as_json);

struct VerifyOptions {
  std::vector<std::string> paths;  // result files and candidates', or folders of them
  std::string key;                 // base64 of the only key that will do; empty: any
  bool as_json = false;
};
// kDone if every file is signed and unchanged.
[[nodiscard]] int verify(const VerifyOptions& options);

struct MergeOptions {
  std::vector<std::string> paths;  // backups, or folders of them
  std::string output;              // the backup to be written
  bool force = false;              // replace what stands there
};
// The union by attempt that the app restores by (progress/history.h): the same files give the same
// bytes, in whatever order or grouping. Writes nothing when one of them can't be read.
[[nodiscard]] int merge(const MergeOptions& options);

struct PackageOptions {
  std::string form;                                       // a form (assess/form.h)
  std::string output;                                     // a folder, or a file called *.zip
  std::string site;                                       // a built site
  std::vector<std::string> scenarios;                     // files or folders of them …
  std::vector<std::string> files;                         // … and, for a form, others
  bool scorm12 = false, scorm2004 = false, cmi5 = false;  // a course instead, of all scenarios
  std::string title;                                      // of the course; empty: made of its calls
  int pass = -1;       // per cent of resolution to pass the course with; −1: finishing is all
  std::string lrs;     // where the record store is; cmi5: empty: any https: address
  bool force = false;  // replace the *.zip that stands there
};
// A course for a learning system (cli/package_course.h), a site that can tell a record store
// (cli/package_lrs.h), or: a site that holds one form alone, with
// its scenarios without their keys. Writes nothing where the form can't be given out or says that
// its keys are in the page, a scenario isn't there in the very version, or the folder holds
// something else than an earlier package.
[[nodiscard]] int package(const PackageOptions& options);
// What a form is, its hash, and what keeps it from being given out.
[[nodiscard]] int form(const std::string& file);

struct SimulateOptions {
  std::vector<std::string> paths;   // files, or folders of them
  std::vector<std::string> agents;  // score::name_of(Agent)
  std::uint64_t runs = 0;           // of each agent, > 0
  std::uint64_t seed = 0;
  int slips = 0;            // choices in 100 that are any choice, 0..100
  std::size_t threads = 0;  // 0: as many as the machine has processors
  bool as_json = false;
};
[[nodiscard]] int simulate(const SimulateOptions& options);

// JSON Lines ({"text": …} each) from the file, from stdin if it is empty or "-"; prints what would
// tell who somebody is, for each line an array of {"start", "end", "type"} in code points.
[[nodiscard]] int anonymise_spans(const std::string& file);

struct ImportOptions {
  std::string file;    // a story of Twine or H5P
  std::string output;  // the scenario to be written
  bool force = false;  // replace what stands there
};
// Tells on stdout what was not carried over and what is still to be written; writes nothing when
// the file can't be imported.
[[nodiscard]] int import(const ImportOptions& options);

struct AnonymiseOptions {
  std::string file;
  std::string output;                // the draft to be written
  std::string format;                // as transcript_format_names() has it; empty: as it looks
  std::vector<std::string> agents;   // participants, by name or id
  std::vector<std::string> callers;  // likewise
  bool force = false;                // replace what stands at output
  bool spans = false;                // anonymise_spans instead
};
[[nodiscard]] int anonymise(const AnonymiseOptions& options);
// A transcript to a draft. Tells on stderr what was replaced, how often and where, never what it
// was; what the checks find in what is left; and what an author still has to write.
[[nodiscard]] int anonymise_transcript(const AnonymiseOptions& options);

// Attempts of people who are nobody, as a file that Coach reads (coach/team_file.h): as many as it
// takes to measure with. Scenarios recur under further codes until there are 60.
struct ExportOptions {
  std::string file;
  std::size_t people = 0;    // > 0
  std::size_t weeks = 0;     // > 0
  std::size_t attempts = 0;  // of all people together, shared out evenly
  std::uint64_t seed = 0;
  std::size_t threads = 0;  // 0: as many as the machine has processors
};
[[nodiscard]] int export_team(const std::vector<std::string>& paths, const ExportOptions& options);

// The same people's result files, signed with keys that follow from the seed.
struct HandInOptions {
  std::string folder;        // a folder for each team is made in it
  ExportOptions simulation;  // its file apart
  std::size_t teams = 0;     // > 0
  std::size_t files = 0;     // of each person, > 0; each holds what those before it hold, and more
};
[[nodiscard]] int hand_in(const std::vector<std::string>& paths, const HandInOptions& options);

// Result files of many people into one store (collect/store.h).
struct GatherOptions {
  std::vector<std::string> paths;  // files, and folders to any depth
  std::string store;               // made where there is none
  std::string team;                // of all of them; empty: the folder it lies in
  std::string report;              // a file: which were left out, and why; empty: none
  std::size_t threads = 0;         // 0: as many as there are processors
  std::size_t every = 4000;        // files that are kept at once
};
[[nodiscard]] int gather(const GatherOptions& options);

// What people handed in, for other programs. Each output that is named is written.
struct DataOptions {
  std::vector<std::string> paths;    // result files, folders of them, or one store (collect)
  std::string scenarios;             // where the calls are that no result file carries
  std::string postgres;              // a new folder: schema and COPY files
  std::vector<std::string> ratings;  // for postgres: rating files (calibration), folders of them
  std::string csv, jsonl;            // new folders: attempts, decisions, what the columns mean
  std::string xapi;                  // a file of statements, JSON
  std::string xapi_home;             // where people's codes are accounts; empty: one for each team
  bool force = false;                // replace what stands there
};
[[nodiscard]] int export_data(const DataOptions& options);

}  // namespace warmline::cli
