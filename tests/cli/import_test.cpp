#include <sys/stat.h>

#include <string>

#include "cli/program.h"

namespace warmline::test {
namespace {

const std::string kStory =
    ":: StoryTitle\nThe lamp\n:: Start\n<<set $x to 1>>Dark.\n[[Today.->End]]\n[[Wait.->End]]\n"
    ":: End\nLit.\n";

std::size_t files_in(const Folder& folder) {
  std::size_t count = 0;
  for (const auto& entry : fs::directory_iterator(folder.path())) count += entry.exists() ? 1 : 0;
  return count;
}

}  // namespace

TEST_CASE("warmline import: writes a scenario that check passes, and says what is left") {
  const Folder folder;
  const std::string story = folder.write("story.twee", kStory);
  const std::string output = (folder.path() / "lamp.json").string();
  const Outcome made = run("import '" + story + "' -o '" + output + "'");
  CHECK(made.status == 0);
  CHECK(made.errors.empty());
  CHECK(has(made.out, output + ": 2 moments, 1 decision, 1 ending, out of Twee."));
  CHECK(has(made.out, story + ":4:1: warning: in \"Start\": the macro \"<<set $x to 1>>\" is not "
                              "carried over [macro]"));
  CHECK(has(made.out, "criteria: none of 2 choices at 1 decision"));
  CHECK(has(made.out, "why: 2 choices"));
  CHECK(has(made.out, "Then: warmline check " + output));
  const Outcome checked = run("check '" + output + "'");
  CHECK(checked.status == 0);
  CHECK(has(checked.out, "no errors, 2 warnings"));
  CHECK(run("play '" + output + "' --choices today").status == 0);
  CHECK(files_in(folder) == 2);
}

TEST_CASE("warmline import: nothing is replaced unless asked, and nothing half written") {
  const Folder folder;
  const std::string story = folder.write("story.twee", kStory);
  const std::string output = folder.write("lamp.json", "mine");
  const std::string command = "import '" + story + "' -o '" + output + "'";
  const Outcome refused = run(command);
  CHECK(refused.status == 2);
  CHECK(
      has(refused.errors, output + ": error: is there already; name another file, or add --force"));
  CHECK(read(output) == "mine");
  CHECK(run(command + " --force").status == 0);
  CHECK(has(read(output), "\"the-lamp\""));
  CHECK(run("import '" + story + "' -o '" + story + "' --force").status == 2);
  CHECK(read(story) == kStory);
  const std::string link = (folder.path() / "link.json").string();
  fs::create_symlink(folder.path() / "elsewhere.json", link);
  CHECK(run("import '" + story + "' -o '" + link + "'").status == 2);
  CHECK(run("import '" + story + "' -o '" + link + "' --force").status == 0);
  CHECK_FALSE(fs::exists(folder.path() / "elsewhere.json"));
  CHECK(run("import '" + story + "' -o '" + folder.path().string() + "' --force").status == 2);
  CHECK(run("import '" + story + "' -o /no/such/folder/x.json").status == 2);
  CHECK(files_in(folder) == 3);
}

TEST_CASE("warmline import: what can't be imported gets one line, and no file") {
  const Folder folder;
  const std::string story = folder.write("story.twee", ":: Elsewhere\nx\n");
  const std::string output = (folder.path() / "x.json").string();
  const Outcome none = run("import '" + story + "' -o '" + output + "'");
  CHECK(none.status == 1);
  CHECK(has(none.errors, story + ": error: the story begins at \"Start\""));
  CHECK(has(none.errors, "[no-start]"));
  CHECK_FALSE(fs::exists(output));
  CHECK(run("import '" + folder.path().string() + "' -o '" + output + "'").status == 2);
  CHECK(run("import /no/such/file -o '" + output + "'").status == 2);
  CHECK(run("import '" + story + "'").status == 2);
  CHECK(files_in(folder) == 1);
}

TEST_CASE("warmline import: an archive's own names lead nowhere") {
  const Folder folder;
  const std::string archive = WARMLINE_SOURCE_DIR "/tests/fuzz/corpus/h5p/leads-out.h5p";
  const std::string output = (folder.path() / "inner" / "x.json").string();
  fs::create_directory(folder.path() / "inner");
  const Outcome made = run("import '" + archive + "' -o '" + output + "'");
  CHECK(made.status == 0);
  CHECK(has(made.out, "2 of the archive's files have names that lead out of it"));
  CHECK(files_in(folder) == 1);
  CHECK_FALSE(fs::exists("/tmp/evil"));
}

}  // namespace warmline::test
