#include "cli/program.h"
#include "progress/results.h"

using namespace warmline;
using test::Folder;
namespace fs = std::filesystem;
using test::has;
using test::Outcome;
using test::run;

namespace {

// A result file that holds no attempt at a call that is known here.
std::string results_in(const Folder& folder) {
  fs::create_directory(folder.path() / "early-shift");
  return folder.write("early-shift/a.json", progress::result_text(progress::small_result()));
}

std::string in_quotes(const fs::path& path) {
  return "'" + path.string() + "'";
}

}  // namespace

TEST_CASE("export --postgres writes a folder that psql loads; a file's team is its folder") {
  const Folder folder;
  const std::string results = results_in(folder);
  const fs::path out = folder.path() / "out";
  const Outcome done = run("export " + in_quotes(results) + " --scenarios " +
                           in_quotes(test::kRefill) + " --postgres " + in_quotes(out) + "/");
  CHECK(done.errors.empty());
  CHECK(done.status == 1);  // some are left out
  CHECK(has(done.out, "0 attempts of 1 people in 1 teams"));
  CHECK(has(done.out, "2 attempts can't be scored"));
  CHECK(test::read(out / "teams.copy") == "1\tearly-shift\n");
  CHECK(test::read(out / "load.sql") == test::read(WARMLINE_SOURCE_DIR "/assets/sql/load.sql"));
  CHECK(test::read(out / "flow.sql") == test::read(WARMLINE_SOURCE_DIR "/assets/sql/flow.sql"));
  CHECK_FALSE(fs::exists(out.string() + ".partial"));
}

TEST_CASE("export --postgres replaces an export alone, and only if it is told to") {
  const Folder folder;
  const std::string command = "export " + in_quotes(results_in(folder)) + " --scenarios " +
                              in_quotes(test::kRefill) + " --postgres ";
  const fs::path out = folder.path() / "out";
  REQUIRE(run(command + in_quotes(out)).status == 1);  // its attempts can't be scored
  (void)folder.write("out/teams.copy", "of an earlier one");
  const Outcome refused = run(command + in_quotes(out));
  CHECK(refused.status == 2);
  CHECK(has(refused.errors, "is there already"));
  CHECK(test::read(out / "teams.copy") == "of an earlier one");
  CHECK(run(command + in_quotes(out) + " --force").status == 1);
  CHECK(test::read(out / "teams.copy") == "1\tearly-shift\n");

  fs::create_directory(folder.path() / "mine");
  (void)folder.write("mine/letter", "to keep");
  const Outcome mine = run(command + in_quotes(folder.path() / "mine") + " --force");
  CHECK(mine.status == 2);
  CHECK(has(mine.errors, "holds something else"));
  (void)folder.write("out/analysis.sql", "to keep");
  CHECK(run(command + in_quotes(out) + " --force").status == 2);
  CHECK(test::read(out / "analysis.sql") == "to keep");
  fs::create_directory(folder.path() / "new.partial");
  (void)folder.write("new.partial/letter", "to keep");
  CHECK(run(command + in_quotes(folder.path() / "new")).status == 2);
  CHECK(test::read(folder.path() / "mine/letter") == "to keep");
  CHECK(test::read(folder.path() / "new.partial/letter") == "to keep");
}

TEST_CASE("export --postgres names a file of ratings that is none") {
  const Folder folder;
  const std::string results = results_in(folder);
  const Outcome wrong =
      run("export " + in_quotes(results) + " --scenarios " + in_quotes(test::kRefill) +
          " --ratings " + in_quotes(results) + " --postgres " + in_quotes(folder.path() / "out"));
  CHECK(wrong.status == 2);
  CHECK(has(wrong.errors, "a.json: error: no ratings"));
  CHECK_FALSE(fs::exists(folder.path() / "out"));
}
