// warmline export --csv and --jsonl, of files and of a store, read back by another language and
// held against `warmline play`; --xapi over several teams.
#include <doctest/doctest.h>

#include <array>
#include <set>
#include <variant>

#include "cli/program.h"
#include "core/hash.h"
#include "core/json_fields.h"
#include "core/random.h"
#include "progress/results.h"
#include "scenario/parse.h"
#include "score/agents.h"
#include "score/outcome.h"

using namespace warmline;
using namespace warmline::test;

namespace {

struct Call {
  std::string file;
  scenario::ScenarioPtr scenario;
  score::Solution solution;
};

Call call_of(const fs::path& file) {
  const scenario::Parsed parsed = scenario::parse(read(file), file.string());
  REQUIRE(parsed.scenario);
  score::Solved solved = score::solve(parsed.scenario);
  REQUIRE(solved.solution);
  return {file.string(), parsed.scenario, std::move(*solved.solution)};
}

// Played by an agent, sometimes left before its end; what play --json says of it is in `played`.
progress::ResultAttempt attempt_at(const Call& call, Random& random, const fs::path& played) {
  score::Played made;
  const auto agent = static_cast<score::Agent>(random.below(score::kAgentCount));
  score::play(*call.scenario, call.solution, agent, 30, random, made);
  progress::ResultAttempt attempt;
  if (random.below(3) == 0) {
    made.events.resize(random.below(made.events.size()));
    attempt.closed = progress::ClosedHow::kLeft;
  }
  attempt.id = sha256_hex(std::to_string(random.next())).substr(0, 32);
  attempt.scenario = call.scenario->id.text;
  attempt.version = call.scenario->version;
  attempt.seed = "0000000000000001";
  attempt.begun_ms = 1'795'392'000'000 + static_cast<std::int64_t>(random.below(1'000'000'000));
  std::int64_t now = attempt.begun_ms;
  std::string choices;
  for (const replay::Event& each : made.events) {
    progress::ResultEvent event;
    event.step = static_cast<std::uint32_t>(attempt.events.size());
    now += 1500 - static_cast<std::int64_t>(random.below(4)) * 500;
    event.at_ms = random.below(9) == 0 ? -5 : now;
    if (!choices.empty()) choices += ",";
    if (const auto* choice = std::get_if<replay::ChoiceEvent>(&each)) {
      event.node = choice->node.text;
      event.choice = choice->choice.text;
      choices += event.node + "/" + event.choice;
    } else {
      event.card = std::get<replay::CardEvent>(each).card.text;
      choices += "card:" + event.card;
    }
    attempt.events.push_back(event);
  }
  attempt.closed_ms = now;
  const Outcome outcome = run("play '" + call.file + "' --choices '" + choices + "' --json");
  INFO(outcome.errors);
  REQUIRE(outcome.status == 0);
  std::ofstream(played / (attempt.id + ".json"), std::ios::binary) << outcome.out;
  return attempt;
}

void hand_in(const fs::path& file, const std::string& person,
             std::vector<progress::ResultAttempt> attempts, char key) {
  progress::ResultFile made;
  made.person = person;
  made.made_ms = 1'797'000'000'000;
  made.attempts = std::move(attempts);
  chain(made);
  if (key > 0) sign_file(made, progress::test_key(key));
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << result_text(made);
}

std::string quoted(const fs::path& path) {
  return " '" + path.string() + "'";
}

}  // namespace

TEST_CASE("warmline export --csv, --jsonl: what Python reads is what warmline play says") {
  const Folder folder;
  const fs::path calls = folder.path() / "calls", played = folder.path() / "played";
  const fs::path in = folder.path() / "in";
  fs::create_directories(calls);
  fs::create_directories(played);
  fs::copy(kRefill, calls / "refill.json");
  fs::copy(WARMLINE_SOURCE_DIR "/scenarios/change-at-the-border.json", calls / "border.json");
  const std::array<Call, 2> both = {call_of(calls / "refill.json"), call_of(calls / "border.json")};
  Random random(31);
  const auto some = [&](std::size_t count) {
    std::vector<progress::ResultAttempt> made;
    for (std::size_t i = 0; i < count; ++i)
      made.push_back(attempt_at(both[random.below(2)], random, played));
    return made;
  };
  const std::vector<progress::ResultAttempt> shared = some(3);
  hand_in(in / "North" / "a.json", "=Kim, \"K.\"", shared, 1);
  hand_in(in / "North" / "b.json", "=Kim, \"K.\"", some(6), 1);
  hand_in(in / "South" / "c.json", "", some(5), 0);
  hand_in(in / "South" / "d.json", "=Kim, \"K.\"", shared, 1);  // counts in both teams

  const fs::path csv = folder.path() / "csv", jsonl = folder.path() / "jsonl";
  const std::string to =
      " --scenarios" + quoted(calls) + " --csv" + quoted(csv) + " --jsonl" + quoted(jsonl);
  const Outcome files = run("export" + quoted(in / "North") + quoted(in / "South") + to);
  INFO(files.errors);
  CHECK(files.status == 0);
  CHECK(files.errors.empty());
  CHECK(has(files.out, csv.string() + ", " + jsonl.string() + ": 17 attempts and "));
  const std::string report = (folder.path() / "compared").string();
  const std::string compare = "python3 '" WARMLINE_SOURCE_DIR "/tests/cli/compare_rows.py'" +
                              quoted(csv) + quoted(jsonl) + quoted(played) + " >" + report +
                              " 2>&1";
  const int compared = std::system(compare.c_str());
  INFO(read(report));
  CHECK(compared == 0);
  CHECK(has(read(report), "17 attempts, "));
  // Two people and two browsers may each have a first attempt at a call; one person has one.
  const std::string attempts = read(jsonl / "attempts.jsonl");
  std::size_t firsts = 0;
  for (std::size_t at = attempts.find("\"kind\":\"first\""); at != std::string::npos;
       at = attempts.find("\"kind\":\"first\"", at + 1))
    ++firsts;
  CHECK(firsts <= 6);

  const fs::path store = folder.path() / "store";
  REQUIRE(run("collect" + quoted(in) + " -o" + quoted(store)).status == 0);
  const Outcome refused = run("export" + quoted(store) + to);
  CHECK(refused.status == 2);
  CHECK(has(refused.errors, "is there already; name another folder, or add --force"));
  const std::string before = read(csv / "decisions.csv");
  fs::remove(csv / "decisions.csv");
  CHECK(run("export" + quoted(store) + to + " --force").status == 0);
  CHECK(read(csv / "decisions.csv") == before);
  CHECK(read(jsonl / "attempts.jsonl") == attempts);

  // Both into one folder, named in two ways.
  const fs::path both_in = folder.path() / "both";
  CHECK(run("export" + quoted(store) + " --scenarios" + quoted(calls) + " --csv" + quoted(both_in) +
            " --jsonl '" + both_in.string() + "/'")
            .status == 0);
  CHECK(read(both_in / "decisions.csv") == before);
  CHECK(read(both_in / "attempts.jsonl") == attempts);
  CHECK(fs::exists(both_in / "dictionary.csv"));
  CHECK(fs::exists(both_in / "dictionary.json"));
}

TEST_CASE("warmline export: what can't be written, and what can't be scored, is said") {
  const Folder folder;
  const fs::path calls = folder.path() / "calls", in = folder.path() / "in";
  fs::create_directories(calls);
  hand_in(in / "Team" / "a.json", "Kim", progress::small_result().attempts, 1);
  std::ofstream(in / "Team" / "b.json") << "{}";
  const fs::path csv = folder.path() / "csv";
  const std::string asked = "export" + quoted(in / "Team") + " --scenarios" + quoted(calls);
  const Outcome outcome = run(asked + " --csv" + quoted(csv));
  CHECK(outcome.status == 1);
  CHECK(has(outcome.errors, "b.json: left out: "));
  CHECK(has(outcome.errors, "2 attempts at refill "));
  CHECK(has(outcome.out, "0 attempts and 0 decisions"));
  CHECK(fs::exists(csv / "dictionary.csv"));
  CHECK_FALSE(fs::exists(folder.path() / "csv.partial"));
  CHECK(run(asked + " --csv /no/such/folder").status == 2);
  const fs::path mine = folder.path() / "mine";
  fs::create_directories(mine);
  std::ofstream(mine / "thesis.txt") << "all of it";
  CHECK(run(asked + " --force --csv" + quoted(mine)).status == 2);
  CHECK(read(mine / "thesis.txt") == "all of it");
  const fs::path store = folder.path() / "store";
  REQUIRE(run("collect" + quoted(in) + " -o" + quoted(store)).status == 1);
  const Outcome two = run("export" + quoted(store) + quoted(in / "Team"));
  CHECK(two.status == 2);
  CHECK(has(two.errors, "is a store; name it alone"));
}

TEST_CASE(
    "warmline export: an earlier export goes when the new one is in its place, and nothing else "
    "goes") {
  const Folder folder;
  const fs::path in = folder.path() / "in" / "Team";
  hand_in(in / "a.json", "Kim", progress::small_result().attempts, 1);
  const std::string asked =
      "export" + quoted(in) + " --scenarios" + quoted(fs::path(kRefill)) + " --force";
  const fs::path csv = folder.path() / "csv", link = folder.path() / "link";
  REQUIRE(run(asked + " --csv" + quoted(csv)).status == 1);
  const auto whole = [&] {
    return fs::exists(csv / "attempts.csv") && fs::exists(csv / "dictionary.csv");
  };
  const auto is_refused = [&](const std::string& more, const std::string& why) {
    const Outcome outcome = run(asked + more);
    CAPTURE(more);
    INFO(outcome.errors);
    CHECK(outcome.status == 2);
    CHECK(has(outcome.errors, why));
    CHECK(whole());
  };
  fs::create_directory(csv / "analysis");
  std::ofstream(csv / "analysis" / "notes.R") << "to keep";
  is_refused(" --csv" + quoted(csv), "holds something else");
  CHECK(read(csv / "analysis" / "notes.R") == "to keep");
  fs::remove_all(csv / "analysis");
  std::ofstream(folder.path() / "csv.partial") << "to keep";
  is_refused(" --csv" + quoted(csv), "is there already and no folder");
  fs::remove(folder.path() / "csv.partial");

  // By another name it is the same folder, and both kinds are in it.
  fs::create_symlink(csv, link);
  CHECK(run(asked + " --csv" + quoted(csv) + " --jsonl" + quoted(link / "." / "")).status == 1);
  CHECK(whole());
  CHECK(fs::exists(csv / "attempts.jsonl"));
  CHECK_FALSE(fs::exists(folder.path() / "csv.old"));
  CHECK_FALSE(fs::exists(folder.path() / "csv.partial"));

  is_refused(" --csv" + quoted(csv) + " --jsonl" + quoted(csv / "lines"), "one inside the other");
  is_refused(" --csv" + quoted(csv / "table") + " --jsonl" + quoted(csv), "one inside the other");
  CHECK_FALSE(fs::exists(folder.path() / "csv.partial"));

  const Outcome standing = run_in(csv, asked + " --csv .");
  CHECK(standing.status == 2);
  CHECK(has(standing.errors, "is where you are"));
  CHECK(whole());
}

TEST_CASE("warmline export: where no result file is, nothing is written and nothing replaced") {
  const Folder folder;
  hand_in(folder.path() / "teams" / "North" / "a.json", "Kim", progress::small_result().attempts,
          1);
  const fs::path csv = folder.path() / "csv";
  const std::string rest =
      " --scenarios" + quoted(fs::path(kRefill)) + " --force --csv" + quoted(csv);
  REQUIRE(run("export" + quoted(folder.path() / "teams" / "North") + rest).status == 1);
  const std::string before = read(csv / "attempts.csv");
  const Outcome none = run("export" + quoted(folder.path() / "teams") + rest);
  CHECK(none.status == 2);
  CHECK(has(none.errors, "holds no result files"));
  CHECK(read(csv / "attempts.csv") == before);
}

TEST_CASE(
    "warmline export: a team's folder with a name in another encoding is written as collect writes "
    "it") {
  const Folder folder;
  const fs::path in = folder.path() / "teams";
  const fs::path played = folder.path() / "played";
  fs::create_directories(played);
  Random random(8);
  hand_in(in / "Bj\xf6rn" / "a.json", "Kim", {attempt_at(call_of(kRefill), random, played)}, 1);
  const std::string rest = " --scenarios" + quoted(fs::path(kRefill)) + " --jsonl";
  const fs::path files = folder.path() / "files", stored = folder.path() / "stored";
  CHECK(run("export" + quoted(in / "Bj\xf6rn") + rest + quoted(files)).status == 0);
  REQUIRE(run("collect" + quoted(in) + " -o" + quoted(folder.path() / "store")).status == 0);
  CHECK(run("export" + quoted(folder.path() / "store") + rest + quoted(stored)).status == 0);
  CHECK(has(read(files / "attempts.jsonl"), R"("team":"Bj\\xf6rn")"));
  CHECK(read(files / "attempts.jsonl") == read(stored / "attempts.jsonl"));
}

TEST_CASE(
    "warmline export --xapi: of two teams two people are two actors, an attempt is told once") {
  const Folder folder;
  const fs::path in = folder.path() / "teams", played = folder.path() / "played";
  fs::create_directories(played);
  Random random(9);
  const Call call = call_of(kRefill);
  const std::vector<progress::ResultAttempt> of_north = {attempt_at(call, random, played)};
  hand_in(in / "North" / "a.json", "Anna", of_north, 1);
  hand_in(in / "South" / "a.json", "Anna", {attempt_at(call, random, played)}, 2);
  hand_in(in / "South" / "moved.json", "Anna", of_north, 1);
  REQUIRE(run("collect" + quoted(in) + " -o" + quoted(folder.path() / "store")).status == 0);
  for (const std::string& home :
       {std::string(), std::string(" --xapi-home https://learn.example")}) {
    CAPTURE(home);
    const fs::path out = folder.path() / "statements.json";
    REQUIRE(run("export" + quoted(folder.path() / "store") + " --scenarios" +
                quoted(fs::path(kRefill)) + " --force --xapi" + quoted(out) + home)
                .status == 0);
    const json::ParseOutcome parsed = json::parse(read(out));
    REQUIRE(parsed.document);
    std::set<std::string> ids, actors;
    const std::size_t count = parsed.document->root().size();
    for (std::size_t i = 0; i < count; ++i) {
      const auto statement = parsed.document->root().item(i);
      ids.insert(json::text_at(statement, "id"));
      const auto account = statement.find("actor")->find("account");
      actors.insert(json::text_at(*account, "homePage") + " " + json::text_at(*account, "name"));
    }
    CHECK(count > 0);
    CHECK(ids.size() == count);
    CHECK(actors.size() == 2);
  }
}
