#include <doctest/doctest.h>

#include <string>

#include "assess/sitting_files.h"
#include "cli/program.h"
#include "progress/results.h"

using namespace warmline;
using namespace warmline::test;

namespace {

std::string good() {
  return progress::result_text(progress::small_result());
}

}  // namespace

TEST_CASE("verify says of each file whether it is unchanged, and ends 0 only if all are") {
  const Folder folder;
  const std::string fine = folder.write("fine.json", good());
  const Outcome one = run("verify '" + fine + "'");
  CHECK(one.status == 0);
  CHECK(has(one.out, "fine.json: unchanged."));
  CHECK(has(one.out, "\"Code 7\", 2 attempts; left out: 1 (1 practised)"));
  const std::string bad =
      folder.write("bad.json", changed(good(), R"("choice":"c","hash")", R"("choice":"x","hash")"));
  const Outcome both = run("verify '" + folder.path().string() + "'");
  CHECK(both.status == 1);
  CHECK(has(both.out, "fine.json: unchanged."));
  CHECK(has(both.out, "bad.json: changed."));
  CHECK(has(both.out, "/attempts/0/events/0: in attempt 1 (\"refill\") event 1 was edited"));
  CHECK(run("verify '" + bad + "'").status == 1);
}

TEST_CASE("verify --json says the same for programs") {
  const Folder folder;
  const std::string file = folder.write("fine.json", good());
  const Outcome outcome = run("verify --json '" + file + "'");
  CHECK(outcome.status == 0);
  const json::ParseOutcome parsed = json::parse(outcome.out);
  REQUIRE(parsed.document);
  const json::Value first = parsed.document->root().find("files")->item(0);
  CHECK(first.find("verdict")->string() == "unchanged");
  CHECK(first.find("person")->string() == "Code 7");
  CHECK(number(first, "left_out") == 1);
  const std::string key(first.find("key")->string());
  CHECK(run("verify --key '" + key + "' '" + file + "'").status == 0);
  const std::string other = base64(progress::test_key(9).public_key);
  const Outcome foreign = run("verify --key '" + other + "' '" + file + "'");
  CHECK(foreign.status == 1);
  CHECK(has(foreign.out, "other-key"));
}

TEST_CASE("verify notes that files of one person come from two browsers") {
  const Folder folder;
  progress::ResultFile file = progress::small_result();
  static_cast<void>(folder.write("a.json", progress::result_text(file)));
  progress::sign_file(file, progress::test_key(2));
  static_cast<void>(folder.write("b.json", progress::result_text(file)));
  const Outcome outcome = run("verify '" + folder.path().string() + "'");
  CHECK(outcome.status == 0);
  CHECK(has(outcome.out, "note: signed with another key than "));
}

TEST_CASE("verify tells an unsigned file, one that is none, and a command that can't be done") {
  const Folder folder;
  progress::ResultFile file = progress::small_result();
  file.key.clear();
  file.signature.clear();
  const Outcome plain = run("verify '" + folder.write("u.json", progress::result_text(file)) + "'");
  CHECK(plain.status == 1);
  CHECK(has(plain.out, "unsigned. Not signed:"));
  const Outcome none = run("verify '" + folder.write("n.json", "{}") + "'");
  CHECK(none.status == 1);
  CHECK(has(none.out, "this is no result file of Warmline"));
  CHECK(run("verify '" + folder.path().string() + "/gone.json'").status == 2);
  CHECK(run("verify --key '!' '" + folder.write("f.json", good()) + "'").status == 2);
}

TEST_CASE("verify reads candidates' files beside result files, and says what was taken") {
  const Folder folder;
  assess::SittingFile file = test::small_sitting_file();
  const std::string text = assess::sitting_text(file);
  static_cast<void>(folder.write("a.json", text));
  static_cast<void>(folder.write("r.json", good()));
  const Outcome both = run("verify '" + folder.path().string() + "'");
  CHECK(both.status == 0);
  CHECK(has(both.out, "a.json: unchanged. Unchanged since it was saved"));
  CHECK(has(both.out, "form \"Contact centre, spring intake\" A, edition 1, "));
  CHECK(has(both.out, "candidate \"K-17\"; finished; begun 2 times in that browser"));
  CHECK(has(both.out,
            "3 of 3 calls begun (a warm-up among them), 1 interruption, 1 pause, time up in 1"));
  CHECK(has(both.out, "agreed on: pauses"));
  CHECK(has(both.out, "r.json: unchanged."));
  CHECK(has(both.out, "  key "));

  const Outcome outcome = run("verify --json '" + folder.path().string() + "/a.json'");
  const json::ParseOutcome parsed = json::parse(outcome.out);
  REQUIRE(parsed.document);
  const json::Value first = parsed.document->root().find("files")->item(0);
  CHECK(first.find("verdict")->string() == "unchanged");
  CHECK(first.find("candidate")->string() == "K-17");
  CHECK(first.find("form")->find("title")->string() == "Contact centre, spring intake");
  CHECK(first.find("starts")->size() == 2);
  CHECK(number(first, "calls_begun") == 3);
  CHECK(number(first, "interruptions") == 1);
  const std::string key(first.find("key")->string());
  CHECK(run("verify --key '" + key + "' '" + folder.path().string() + "'").status == 0);

  test::sign_sitting(file, progress::test_key(2));
  static_cast<void>(folder.write("b.json", assess::sitting_text(file)));
  CHECK(has(run("verify '" + folder.path().string() + "'").out,
            "which names the same form and candidate"));
  const Outcome bad = run("verify '" + folder.write("c.json", changed(text, "K-17", "K-18")) + "'");
  CHECK(bad.status == 1);
  CHECK(has(bad.out, "c.json: changed."));
  CHECK(has(bad.out, "candidate’s code"));
  const Outcome none =
      run("verify '" + folder.write("d.json", R"({"kind":"warmline-sitting"})") + "'");
  CHECK(none.status == 1);
  CHECK(has(none.out, "unreadable. Not a candidate’s file that can be read."));
}
