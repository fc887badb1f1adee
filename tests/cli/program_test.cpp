#include "cli/program.h"
#include "support/sanitized.h"

#include <string>

namespace warmline::test {

TEST_CASE("warmline check: a sound scenario") {
  const Outcome found = run("check '" + kRefill + "'");
  CHECK(found.status == 0);
  CHECK(has(found.out, "1 scenario checked: no errors, no warnings.\n"));
  CHECK(has(found.out, "nothing found by these checks"));
  CHECK(has(found.out, "names 95 %"));
  CHECK_FALSE(has(found.out, " anonymous"));
  CHECK(found.errors.empty());
}

TEST_CASE("warmline check: of what can't be read nothing is said about anonymity") {
  const Folder folder;
  const std::string broken = folder.write("broken.json", "{\"format\": 1,}");
  const Outcome alone = run("check '" + broken + "'");
  CHECK(alone.status == 1);
  CHECK(has(alone.out, "Anonymity: not looked at"));
  CHECK_FALSE(has(alone.out, "nothing found by these checks"));
  (void)folder.write("sound.json", read(kRefill));
  const Outcome both = run("check '" + folder.path().string() + "'");
  CHECK(has(both.out, "nothing found by these checks"));
  CHECK(has(both.out, "1 file with errors could not be"));
}

TEST_CASE("warmline check: a line for each error, place and remedy in it, and exit status 1") {
  const Folder folder;
  const std::string text = read(kRefill);
  const std::string dangling =
      folder.write("a.json", changed(text, "\"to\": \"end\"", "\"to\": \"edn\""));
  const std::string free = folder.write(
      "b.json",
      changed(changed(text, "refill-small", "refill-b"), "\"needs\": { \"heard\": \"met\" }",
              "\"critical\": \"privacy\", \"needs\": { \"heard\": \"met\" }"));
  (void)folder.write("scenario.schema.json", "{}");
  (void)folder.write("notes.txt", "not a scenario");
  const Outcome found = run("check '" + folder.path().string() + "'");
  CHECK(found.status == 1);
  CHECK(has(found.out, dangling + ":"));
  CHECK(has(found.out, "[dangling-target]"));
  CHECK(has(found.out, free + ":"));
  CHECK(has(found.out, "/nodes/0/choices/0/effects/critical: "));
  CHECK(has(found.out, "[critical-free]"));
  CHECK(has(found.out, "2 scenarios checked: 2 errors"));
}

TEST_CASE("warmline check: two files with one id, and no file at all") {
  const Folder folder;
  (void)folder.write("a.json", read(kRefill));
  (void)folder.write("b.json", read(kRefill));
  const Outcome twins = run("check '" + folder.path().string() + "'");
  CHECK(twins.status == 1);
  CHECK(has(twins.out, "[duplicate-scenario]"));
  const Outcome nothing = run("check /no/such/file.json");
  CHECK(nothing.status == 2);
  CHECK(has(nothing.errors, "/no/such/file.json: error: no such file or folder"));
}

TEST_CASE("warmline check --json") {
  const Outcome found = run("check --json '" + kRefill + "'");
  CHECK(found.status == 0);
  const json::ParseOutcome parsed = json::parse(found.out);
  REQUIRE(parsed.document);
  const json::Value root = parsed.document->root();
  CHECK(number(root, "errors") == 0);
  CHECK(number(root.find("files")->item(0), "best") == 7600);
}

TEST_CASE("warmline play --choices --json: the account holds in the printed integers") {
  for (const char* choices :
       {"count,card:on-call,renew", "hello/form,act/sorry", "form", "''", "count,sorry"}) {
    CAPTURE(choices);
    const Outcome played = run("play '" + kRefill + "' --json --choices " + choices);
    CHECK(played.status == 0);
    CHECK(played.errors.empty());
    const json::ParseOutcome parsed = json::parse(played.out);
    REQUIRE(parsed.document);
    const json::Value root = parsed.document->root();
    CHECK(number(root, "achieved") + number(root, "lost") + number(root, "not_finished") +
              number(root, "out_of_reach") ==
          10000);
    CHECK(number(root, "out_of_reach") ==
          number(root, "out_of_reach_rules") + number(root, "out_of_reach_nobody"));
    CHECK(number(root, "best") == 7600);
    std::int64_t lost = 0;
    const json::Value decisions = *root.find("decisions");
    for (std::size_t i = 0; i < decisions.size(); ++i) lost += number(decisions.item(i), "lost");
    CHECK(lost == number(root, "lost"));
  }
}

TEST_CASE("warmline play --choices --json: each decision with what it was") {
  const Outcome played = run("play '" + kRefill + "' --json --choices form,card:on-call,renew");
  const json::ParseOutcome parsed = json::parse(played.out);
  REQUIRE(parsed.document);
  const json::Value root = parsed.document->root();
  CHECK(number(root, "achieved") == 3600);
  CHECK(number(root, "resolution") == 474);
  CHECK(number(root, "seconds") == 85);
  CHECK(root.find("ending")->string() == "end");
  CHECK(root.find("units")->is_object());
  CHECK(number(*root.find("criteria")->find("feel"), "observations") == 1);
  const json::Value first = root.find("decisions")->item(0);
  CHECK(first.find("node")->string() == "hello");
  CHECK(first.find("choice")->string() == "form");
  CHECK(number(first, "lost") == 4000);
  CHECK(number(first, "stake") == 4);
  CHECK(number(*first.find("criteria"), "feel") == -1);
  CHECK(root.find("blocks")->item(0).find("block")->string() == "no-pills");
}

TEST_CASE("warmline play --choices: what can't be taken is named with what can") {
  const Outcome blocked = run("play '" + kRefill + "' --choices count,send");
  CHECK(blocked.status == 2);
  CHECK(blocked.out.empty());
  CHECK(has(blocked.errors, "step 2, \"send\", can't be taken"));
  CHECK(has(blocked.errors,
            "at \"act\" there is sorry, card:on-call; the rule \"no-pills\" forbids send"));
  CHECK(run("play '" + kRefill + "' --choices count,renew").status == 2);
  CHECK(run("play '" + kRefill + "' --choices act/count").status == 2);
  CHECK(run("play '" + kRefill + "' --choices card:none").status == 2);
  const Outcome late = run("play '" + kRefill + "' --choices count,sorry,sorry");
  CHECK(late.status == 2);
  CHECK(has(late.errors, "the call has ended at \"end\""));
}

TEST_CASE("warmline play in a terminal: note first, numbers and letters, debrief at the end") {
  const Outcome played = run("play '" + kRefill + "'", "\n1\n7\na\n1\n");
  CHECK(played.status == 0);
  CHECK(played.out.find("Content note") < played.out.find("I counted them."));
  CHECK(has(played.out, "Not allowed: Only a doctor prescribes"));
  CHECK(has(played.out, "That is none of them."));
  CHECK(has(played.out, "The on-call doctor renews short supplies."));
  CHECK(has(played.out, "Friday evening"));
  CHECK(has(played.out, "Resolution    100.0 %"));
}

TEST_CASE("warmline play: one full stop after a rule, whether or not its author wrote one") {
  const Folder folder;
  const std::string stopped = folder.write(
      "a.json",
      changed(read(kRefill), "Only a doctor prescribes\"", "Only a doctor prescribes.\""));
  for (const std::string& file : {kRefill, stopped}) {
    const Outcome played = run("play '" + file + "' --choices count,sorry");
    CHECK(has(played.out, "Rule met: Only a doctor prescribes. Were it lifted"));
  }
}

TEST_CASE("warmline play in a terminal: the input may end anywhere") {
  const Outcome declined = run("play '" + kRefill + "'", "");
  CHECK(declined.status == 0);
  CHECK(has(declined.out, "Declined"));
  const Outcome left = run("play '" + kRefill + "'", "\n1\n");
  CHECK(left.status == 0);
  CHECK(has(left.out, "You left the call."));
  CHECK(has(left.out, "not finished"));
}

TEST_CASE("warmline solve: best, worst and what the rule is worth") {
  const Outcome solved = run("solve '" + kRefill + "'");
  CHECK(solved.status == 0);
  CHECK(has(solved.out, "Best possible call   76 points"));
  CHECK(has(solved.out, "Worst finished call  0 points"));
  CHECK(has(solved.out, "would rise from 76 to 100"));
  CHECK(has(solved.out, "those that only a lifted rule opens included"));
  CHECK(has(solved.out, "--choices hello/count,card:on-call,act/renew"));
}

TEST_CASE("warmline solve --lift: the call that a lifted rule leaves") {
  const Outcome solved = run("solve '" + kRefill + "' --lift no-pills");
  CHECK(solved.status == 0);
  CHECK(has(solved.out, "Lifted: no-pills"));
  CHECK(has(solved.out, "Best possible call   100 points"));
  CHECK(has(solved.out, "act/send"));
  CHECK(has(solved.out, "can't be played"));
  const Outcome unknown = run("solve '" + kRefill + "' --lift no-pils");
  CHECK(unknown.status == 2);
  CHECK(has(unknown.errors, "there is no rule \"no-pils\" in this call; it has \"no-pills\""));
}

TEST_CASE("warmline solve --json") {
  const Outcome solved = run("solve '" + kRefill + "' --json");
  CHECK(solved.status == 0);
  const json::ParseOutcome parsed = json::parse(solved.out);
  REQUIRE(parsed.document);
  const json::Value root = parsed.document->root();
  CHECK(number(root, "best") == 7600);
  CHECK(number(root, "worst") == 0);
  CHECK(number(root, "best_if_all_lifted") == 10000);
  CHECK(root.find("path")->size() == 3);
  CHECK(number(root.find("blocks")->item(0), "best_if_lifted") == 10000);
}

TEST_CASE("warmline explain: the debrief in words") {
  const Outcome told = run("explain '" + kRefill + "' --choices form,sorry");
  CHECK(told.status == 0);
  CHECK(told.errors.empty());
  CHECK(has(told.out, "Lost 40 points"));
  CHECK(has(told.out, "  * Three, for the whole weekend. — at best 76 points, “Friday evening”"));
  CHECK(has(told.out, "the rule \"no-pills\" forbids it; without it at best 60"));
  CHECK(has(told.out, "Ring the on-call doctor — after looking up “Who is on call”: at best 36"));
  CHECK(has(told.out, "How does this person feel? not this time (decision 1)"));
  CHECK(has(told.out, "Were all rules lifted, it would rise from 76 to 100."));
  CHECK(!has(told.out, "This call never came to it."));
  const Outcome short_call =
      run("explain '" WARMLINE_SOURCE_DIR "/tests/fixtures/scenarios/small.json' --choices log");
  CHECK(has(short_call.out, "This call never came to it."));
  CHECK(has(told.out, "Relationship first: "));
  CHECK(has(told.out, "Ninety seconds: "));
  CHECK(has(told.out, "It ends: Friday evening."));
  CHECK(run("explain '" + kRefill + "' --choices nothing").status == 2);
  CHECK(run("explain '" + kRefill + "'").status == 2);
}

TEST_CASE("warmline explain --json") {
  const Outcome told = run("explain '" + kRefill + "' --json --choices form,card:on-call,renew");
  CHECK(told.status == 0);
  const json::ParseOutcome parsed = json::parse(told.out);
  REQUIRE(parsed.document);
  const json::Value root = parsed.document->root();
  CHECK(number(*root.find("scorecard"), "lost") == 4000);
  const json::Value first = root.find("decisions")->item(0);
  CHECK(number(first, "best") == 0);
  CHECK(number(first, "chosen") == 1);
  CHECK(number(first.find("alternatives")->item(0), "keeps") == 7600);
  CHECK(number(first.find("alternatives")->item(0), "outcome") == 7600);
  CHECK(root.find("decisions")
            ->item(1)
            .find("alternatives")
            ->item(1)
            .find("forbidden_by")
            ->string() == "no-pills");
  CHECK(root.find("questions")->size() == 5);
  CHECK(root.find("questions")->item(4).find("answer")->string() == "yes");
  CHECK(root.find("lenses")->size() == 2);
  CHECK(number(*root.find("rules"), "best_if_all_lifted") == 10000);
  CHECK(root.find("rules")->find("met")->size() == 1);
  CHECK(root.find("rules")->find("not_met")->size() == 0);
  CHECK(root.find("mood")->size() == 4);
  CHECK(number(root.find("best_call")->item(1), "opens") == 2);
}

TEST_CASE("warmline simulate: the same for any number of threads, another for another seed") {
  constexpr int kRuns = test::kSanitized ? 101 : 1001;
  const std::string command = "simulate '" + kRefill +
                              "' '" WARMLINE_SOURCE_DIR "/scenarios' --runs " +
                              std::to_string(kRuns) + " --json --seed ";
  const Outcome one = run(command + "5 --threads 1");
  CHECK(one.status == 0);
  CHECK(one.errors.empty());
  CHECK(run(command + "5 --threads 2").out == one.out);
  CHECK(run(command + "5 --threads 7").out == one.out);
  CHECK(run(command + "6 --threads 2").out != one.out);
  const json::ParseOutcome parsed = json::parse(one.out);
  REQUIRE(parsed.document);
  const json::Value scenarios = *parsed.document->root().find("scenarios");
  REQUIRE(scenarios.size() >= 4);
  for (std::size_t i = 1; i < scenarios.size(); ++i) {  // those that ship
    const json::Value each = scenarios.item(i);
    CAPTURE(std::string(each.find("scenario")->string()));
    CHECK(each.find("agents")->size() == 5);
    CHECK(number(*each.find("agents")->item(0).find("resolution"), "calls") == kRuns);
    CHECK(number(each, "greedy_of_planner") < 1000);
    CHECK(number(each, "kind_of_planner") < 900);
    CHECK(number(each, "fast_of_planner") < 900);
    CHECK(each.find("without_effect")->size() == 0);
  }
}

TEST_CASE("warmline simulate: in words, and what is asked wrongly") {
  const Outcome told = run("simulate '" + kRefill + "' --runs 100 --slips 0 --agents planner,kind");
  CHECK(told.status == 0);
  CHECK(has(told.out, "100 calls for each agent, seed 1; 0 choices in 100 are slips."));
  CHECK(has(told.out, "  planner    100.0  100.0  100.0  100.0"));
  CHECK_FALSE(has(told.out, "  greedy"));
  CHECK(has(told.out, "kindness alone does not win: 52.6 %"));  // 40 of 76 points
  CHECK_FALSE(has(told.out, "speed alone"));
  CHECK(run("simulate --agents planner,kind --runs 100 --slips 0 '" + kRefill + "'").out ==
        told.out);
  const Outcome unknown = run("simulate '" + kRefill + "' --agents planer");
  CHECK(unknown.status == 2);
  CHECK(has(unknown.errors, "there is no agent \"planer\""));
  CHECK(run("simulate '" + kRefill + "' --runs 0").status == 2);
  CHECK(run("simulate /no/such/folder").status == 2);
  const Folder empty;
  CHECK(run("check '" + empty.path().string() + "'").status == 2);
  CHECK(run("simulate '" + empty.path().string() + "'").status == 1);
}

TEST_CASE("warmline: help and misuse") {
  CHECK(run("--help").status == 0);
  CHECK(has(run("--help").out, "Examples:"));
  CHECK(run("").status == 2);
  CHECK(run("dance").status == 2);
  CHECK(run("play '" + kRefill + "' --json").status == 2);
  CHECK(run("solve /no/such/file.json").status == 2);
}

}  // namespace warmline::test
