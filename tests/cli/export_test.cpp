#include "cli/program.h"
#include "coach/team_file.h"

namespace warmline::test {

TEST_CASE("warmline simulate --export: attempts of people who are nobody, as Coach reads them") {
  const Folder folder;
  const std::string file = (folder.path() / "team.csv").string();
  const std::string asked =
      "simulate '" + kRefill + "' --people 7 --weeks 4 --attempts 150 --seed 3";
  const Outcome made = run(asked + " --threads 3 --export '" + file + "'");
  CHECK(made.status == 0);
  CHECK(has(made.out, "150 simulated attempts of 7 people who are nobody"));
  const std::string text = read(file);
  coach::TeamFileReading reading;
  CHECK_FALSE(reading.feed(text));
  CHECK_FALSE(reading.finish());
  const coach::TeamTable table = reading.take();
  CHECK(table.attempts() == 150);
  CHECK(table.people() == 7);
  CHECK(table.weeks() == 4);
  CHECK(table.code(0) == "sim-00001");
  CHECK(table.groups()[0] == "simulated-1");
  CHECK(run(asked + " --threads 1 --export '" + file + "'").status == 0);
  CHECK(read(file) == text);  // whatever number of threads
  CHECK(run("simulate '" + kRefill + "' --people 7 --attempts 150 --seed 4 --export '" + file + "'")
            .status == 0);
  CHECK(read(file) != text);
}

TEST_CASE("warmline simulate --export: what can't be done is said") {
  const Outcome nowhere = run("simulate '" + kRefill + "' --attempts 9 --export /no/such/team.csv");
  CHECK(nowhere.status == 2);
  CHECK(has(nowhere.errors, "/no/such/team.csv: error: the file can't be written"));
  CHECK(run("simulate '" + kRefill + "' --people 7").status == 2);  // without --export
  CHECK(run("simulate /no/such.json --export /tmp/x").status == 2);
}

TEST_CASE("warmline simulate --hand-in: signed result files, the same for the same seed") {
  const Folder folder;
  const std::string one = (folder.path() / "one").string(), two = (folder.path() / "two").string();
  const std::string asked =
      "simulate '" + kRefill + "' --people 5 --attempts 33 --teams 2 --files 2 --seed 4";
  const Outcome made = run(asked + " --threads 3 --hand-in '" + one + "'");
  CHECK(made.status == 0);
  CHECK(has(made.out, "10 result files of 5 people who are nobody, with 33 attempts in all"));
  CHECK(run(asked + " --threads 1 --hand-in '" + two + "'").status == 0);
  CHECK(run("verify '" + one + "/team-001' '" + one + "/team-002'").status == 0);
  std::size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(one)) {
    if (!entry.is_regular_file()) continue;
    ++files;
    CHECK((read(entry.path()) == read(fs::path(two) / fs::relative(entry.path(), one))));
  }
  CHECK(files == 10);
  const Outcome kept = run("collect '" + one + "' -o '" + (folder.path() / "store").string() + "'");
  CHECK(has(kept.out, "10 files; 33 new attempts, 33 in "));
  CHECK(run("simulate '" + kRefill + "' --teams 2").status == 2);  // without --hand-in
  CHECK(run(asked + " --hand-in /dev/null/x").status == 2);
}

}  // namespace warmline::test
