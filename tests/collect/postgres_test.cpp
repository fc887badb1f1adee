// What tests/sql/run shows of figures is not shown here again: how the files come about.
#include "collect/postgres.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <sstream>

#include "cli/program.h"
#include "collect/loaded.h"
#include "progress/results.h"
#include "scenario/parse.h"

using namespace warmline;
using namespace warmline::collect;
namespace fs = std::filesystem;
using test::Folder;

namespace {

coach::Practised refill() {
  const scenario::Parsed parsed = scenario::parse(test::read(test::kRefill), "refill.json");
  REQUIRE(parsed.scenario);
  score::Solved solved = score::solve(parsed.scenario);
  REQUIRE(solved.solution);
  return {parsed.scenario, *solved.solution};
}

// Left at once: it takes no time to score.
progress::ResultAttempt left_at_once(const coach::Practised& call, const std::string& id,
                                     std::int64_t begun_ms) {
  progress::ResultAttempt attempt;
  attempt.id = id;
  attempt.scenario = call.scenario->id.text;
  attempt.version = call.scenario->version;
  attempt.seed = "0000000000000000";
  attempt.begun_ms = begun_ms;
  attempt.closed = progress::ClosedHow::kLeft;
  return attempt;
}

void hand_in(Loaded& source, const std::string& team, const std::string& person,
             const std::vector<progress::ResultAttempt>& attempts) {
  progress::ResultFile file;
  file.person = person;
  file.attempts = attempts;
  chain(file);
  source.add(team, progress::verify_result(result_text(file), "f.json"), "f.json");
}

std::map<std::string, std::string> files_in(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& each : fs::directory_iterator(folder))
    files[each.path().filename().string()] = test::read(each.path());
  return files;
}

std::map<std::string, std::string> exported(const Loaded& source, const coach::Practised& call,
                                            std::size_t threads) {
  const Folder folder;
  PostgresOptions options;
  options.folder = folder.path().string();
  options.threads = threads;
  const auto written = write_postgres(
      source,
      [&](const std::string& version) {
        return version == call.scenario->version ? &call : nullptr;
      },
      options);
  REQUIRE(written);
  return files_in(folder.path());
}

// The first `columns` of each line.
std::vector<std::string> beginnings(const std::string& text, std::size_t columns) {
  std::vector<std::string> found;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    std::size_t end = 0;
    for (std::size_t i = 0; i < columns; ++i) end = line.find('\t', end + (i > 0 ? 1 : 0));
    found.push_back(line.substr(0, end));
  }
  return found;
}

}  // namespace

TEST_CASE("attempts are numbered in order of beginning, people in order of name and key") {
  const coach::Practised call = refill();
  Loaded source;
  hand_in(source, "b", "Lee", {left_at_once(call, "x", 3), left_at_once(call, "y", 2)});
  hand_in(source, "b", "Kim", {left_at_once(call, "z", 5)});
  hand_in(source, "a", "Lee", {left_at_once(call, "w", 1)});
  progress::ResultAttempt elsewhere = left_at_once(call, "v", 1);
  elsewhere.version = std::string(64, 'e');
  hand_in(source, "c", "Robin", {elsewhere});
  auto files = exported(source, call, 2);
  CHECK(files["teams.copy"] == "1\ta\n2\tb\n3\tc\n");
  CHECK(files["people.copy"] ==
        "1\t1\tLee\t\tLee\t\n2\t1\tKim\t\tKim\t\n2\t2\tLee\t\tLee\t\n"
        "3\t1\tRobin\t\tRobin\t\n");
  // team, person, attempt, scenario, when it began
  CHECK(
      beginnings(files["attempts.copy"], 5) ==
      std::vector<std::string>{"1\t1\t1\t1\t1", "2\t1\t1\t1\t5", "2\t2\t1\t1\t2", "2\t2\t2\t1\t3"});
  CHECK(files["left_out.copy"] ==
        "3\t1\t1\tv\t" + call.scenario->id.text + "\t" + std::string(64, 'e') + "\tno-call\n");
  CHECK(beginnings(files["editions.copy"], 3) ==
        std::vector<std::string>{"1\t1\t" + call.scenario->version});
}

TEST_CASE("people whose attempts come in many pieces are numbered through, on any processors") {
  const coach::Practised call = refill();
  Loaded source;
  std::size_t ids = 0;
  // 4,096 attempts are scored at a time: the second person's lie on both sides of that.
  const std::vector<std::size_t> counts = {3000, 3000, 1, 4500, 2};
  for (std::size_t person = 0; person < counts.size(); ++person) {
    std::vector<progress::ResultAttempt> attempts;
    for (std::size_t i = 0; i < counts[person]; ++i) {
      attempts.push_back(left_at_once(call, "id" + std::to_string(++ids),
                                      static_cast<std::int64_t>(1000 * person + i)));
    }
    hand_in(source, "one", "Person " + std::to_string(person), attempts);
  }
  const auto files = exported(source, call, 1);
  std::vector<std::string> wanted;
  for (std::size_t person = 0; person < counts.size(); ++person) {
    for (std::size_t i = 0; i < counts[person]; ++i)
      wanted.push_back("1\t" + std::to_string(person + 1) + "\t" + std::to_string(i + 1));
  }
  CHECK(beginnings(files.at("attempts.copy"), 3) == wanted);
  CHECK(exported(source, call, 3) == files);
}

TEST_CASE("an export that is stopped, or has no room, says so") {
  const coach::Practised call = refill();
  Loaded source;
  hand_in(source, "one", "Kim", {left_at_once(call, "x", 3)});
  const auto find = [&](const std::string&) { return &call; };
  PostgresOptions options;
  const Folder folder;
  options.folder = folder.path().string();
  options.progress = [](std::size_t) { return false; };
  const auto stopped = write_postgres(source, find, options);
  REQUIRE_FALSE(stopped);
  CHECK(stopped.error().code == "stopped");
  options.progress = nullptr;
  options.folder = (folder.path() / "not-there").string();
  const auto unwritable = write_postgres(source, find, options);
  REQUIRE_FALSE(unwritable);
  CHECK(unwritable.error().code == "unwritable");
}
