#include "cli/program.h"

using namespace warmline;
using namespace warmline::test;

namespace {

const std::string kCalls = WARMLINE_SOURCE_DIR "/tests/fixtures/transcripts/";

Outcome anonymise(const std::string& file, const std::string& output,
                  const std::string& more = "") {
  return run("anonymise '" + file + "' -o '" + output + "' " + more);
}

std::size_t files_in(const fs::path& folder) {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("warmline anonymise: a call becomes a draft that the checker finds sound") {
  const Folder folder;
  const std::string draft = (folder.path() / "draft.json").string();
  const Outcome made = anonymise(kCalls + "call.vtt", draft, "--agent 'Priya Raman'");
  CAPTURE(made.errors);
  REQUIRE(made.status == 0);
  const std::string text = read(draft);
  for (const char* value : {"Priya", "Raman", "Odalys", "odalys", "Brennick", "BRENNICK", "7946"}) {
    CAPTURE(value);
    CHECK_FALSE(has(text, value));
    CHECK_FALSE(has(made.errors, value));
    CHECK_FALSE(has(made.out, value));
  }
  CHECK(has(text, "\"say\": \"I'm sorry to hear that, [name 2].\""));
  CHECK(has(made.errors, "nothing found by these checks"));
  CHECK(has(made.errors, "person must read every line"));
  CHECK_FALSE(has(made.errors, "anonymous"));
  CHECK(has(made.errors, "[name 1] turns 1, 8"));
  const Outcome checked = run("check '" + draft + "'");
  CHECK(checked.status == 0);
  CHECK(has(checked.out + checked.errors, "no errors"));
  CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("warmline anonymise: every vendor's file gives a sound draft") {
  for (const char* name :
       {"contact-lens.json", "contact-lens-realtime.json", "call-analytics.json", "twilio.json",
        "genesys.json", "google-upload.json", "google-conversation.json", "lines.txt"}) {
    CAPTURE(name);
    const Folder folder;
    const std::string draft = (folder.path() / "draft.json").string();
    const Outcome made = anonymise(kCalls + name, draft);
    CAPTURE(made.errors);
    CHECK(made.status == 0);
    CHECK(run("check '" + draft + "'").status == 0);
    for (const char* value : {"Oduya", "Tilda", "Marsh", "fenn", "Quill", "Ottoline", "Wilmot",
                              "Pargeter", "ringing him on"})
      CHECK_FALSE(has(read(draft), value));
  }
}

TEST_CASE("warmline anonymise: asks who is the agent and writes nothing meanwhile") {
  const Folder folder;
  const std::string draft = (folder.path() / "draft.json").string();
  for (const char* name : {"names.txt", "twilio-sentences.json"}) {
    const Outcome asked = anonymise(kCalls + name, draft);
    CHECK(asked.status == 2);
    CHECK(has(asked.errors, "--agent NAME"));
    CHECK(files_in(folder.path()) == 0);
  }
  CHECK(anonymise(kCalls + "names.txt", draft, "--agent Bo").status == 0);
  CHECK_FALSE(has(read(draft), "Bo"));
}

TEST_CASE(
    "warmline anonymise: an output that is there stays without --force, a transcript always") {
  const Folder folder;
  const std::string draft = folder.write("draft.json", "mine");
  const std::string lines = folder.write("call.txt", "Caller: a\nAgent: b\n");
  const Outcome refused = anonymise(lines, draft);
  CHECK(refused.status == 2);
  CHECK(has(refused.errors, "--force"));
  CHECK(read(draft) == "mine");
  CHECK(anonymise(lines, lines, "--force").status == 2);
  CHECK(read(lines) == "Caller: a\nAgent: b\n");
  CHECK(anonymise(lines, draft, "--force").status == 0);
  CHECK(read(draft) != "mine");
  CHECK(files_in(folder.path()) == 2);
}

TEST_CASE("warmline anonymise: bad files end with a place, and nothing is written") {
  const Folder folder;
  const std::string draft = (folder.path() / "draft.json").string();
  const std::string bad = folder.write("bad.vtt", "WEBVTT\n\nsoon --> later\nAgent: a\n");
  const Outcome timed = anonymise(bad, draft);
  CHECK(timed.status == 1);
  CHECK(has(timed.errors, "bad.vtt:3:1: error: "));
  const std::string hole = folder.write("hole.txt", "");
  fs::resize_file(hole, std::uintmax_t{2} << 30);  // claims 2 GB
  const Outcome large = anonymise(hole, draft);
  CHECK(large.status == 1);
  CHECK(has(large.errors, "MB"));
  CHECK(anonymise((folder.path() / "none").string(), draft).status == 2);
  CHECK(anonymise(bad, draft, "--format docx").status == 2);
  CHECK(anonymise(bad, draft, "--format twilio").status == 1);
  CHECK(run("anonymise '" + bad + "'").status == 2);
  CHECK(run("anonymise").status == 2);
  CHECK_FALSE(fs::exists(draft));
}
