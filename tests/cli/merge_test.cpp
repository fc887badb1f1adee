#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "cli/program.h"
#include "progress/backup.h"
#include "progress/histories.h"
#include "progress/history.h"

using namespace warmline;
using namespace warmline::test;
using namespace warmline::progress;

namespace {

AttemptBegun begun(const std::string& id) {
  AttemptBegun record;
  record.attempt = id;
  record.scenario = "refill";
  record.version = "v1";
  return record;
}

std::string backup(const std::vector<Record>& records, std::int64_t made_ms = 5) {
  return backup_text(to_stored(records), made_ms);
}

std::string merged(const Folder& folder, const std::vector<std::string>& files) {
  const std::string output = (folder.path() / "merged.out").string();
  std::string command = "merge --force -o '" + output + "'";
  for (const std::string& file : files) command += " '" + file + "'";
  const Outcome outcome = run(command);
  INFO(outcome.errors);
  REQUIRE(outcome.status == 0);
  return read(output);
}

}  // namespace

TEST_CASE("merge makes one backup of several and says what came from where") {
  const Folder folder;
  const std::vector<Record> half = {begun("a"), ChoiceMade{"a", 0, "n", "x", 1}};
  std::vector<Record> whole = half;
  whole.push_back(ChoiceMade{"a", 1, "m", "y", 2});
  std::vector<Record> desk = half;
  desk.push_back(begun("b"));
  desk.push_back(SettingChanged{"theme", "dark"});
  const std::string one = folder.write("desk.json", backup(desk));
  const std::string two = folder.write("laptop.json", backup(whole, 9));
  const std::string output = (folder.path() / "both.json").string();
  const Outcome outcome = run("merge '" + one + "' '" + two + "' -o '" + output + "'");
  CHECK(outcome.status == 0);
  CHECK(outcome.errors.empty());
  CHECK(has(outcome.out,
            "desk.json: 2 attempts, 1 of them in no other file, 1 of them taken from another file "
            "that has more of it; 1 setting"));
  CHECK(has(outcome.out, "laptop.json: 1 attempt; 0 settings"));
  CHECK(has(outcome.out, "both.json: 2 attempts, 1 setting, out of 2 backups."));
  const BackupRead back = read_backup(read(output), output);
  REQUIRE(back.backup);
  CHECK_FALSE(back.backup->altered);
  CHECK(back.backup->made_ms == 9);
  const History history = history_of(back.backup->records);
  CHECK(history.attempts.at("a").events.size() == 2);
  CHECK(history.attempts.count("b") == 1);
  CHECK(history.settings.at("theme").value == "dark");
  CHECK(run("merge '" + folder.path().string() + "' -o '" + output + "'").status == 2);
}

TEST_CASE("property: merge writes the app's union, the same bytes in any order and grouping") {
  for (std::uint32_t seed = 0; seed < 6; ++seed) {
    CAPTURE(seed);
    const Folder folder;
    std::vector<std::string> files;
    History both;
    for (std::uint32_t i = 0; i < 3; ++i) {
      const std::vector<StoredRecord> journal = some_journal(seed * 3 + i);
      files.push_back(folder.write(std::to_string(i) + ".json", backup_text(journal, 40 + i)));
      both = merge(both, history_of(journal));
    }
    const std::string all = merged(folder, files);
    const BackupRead back = read_backup(all, "all.json");
    REQUIRE(back.backup);
    CHECK(same(history_of(back.backup->records), both));
    CHECK(all == backup_text(journal_of(both), 42));
    do {
      CHECK(merged(folder, files) == all);
    } while (std::next_permutation(files.begin(), files.end()));
    const std::string first = folder.write("first.json", merged(folder, {files[0], files[1]}));
    const std::string last = folder.write("last.json", merged(folder, {files[1], files[2]}));
    CHECK(merged(folder, {first, files[2]}) == all);
    CHECK(merged(folder, {files[0], last}) == all);
    CHECK(merged(folder, {first, last, first}) == all);
  }
}

TEST_CASE("merge keeps what can't be read, and names a backup that was altered") {
  const Folder folder;
  std::vector<StoredRecord> damaged = to_stored({begun("a"), SettingChanged{"theme", "dark"}});
  damaged[1].bytes.back() = static_cast<char>(damaged[1].bytes.back() ^ 1);
  const std::string one = folder.write("one.json", backup_text(damaged, 5));
  const std::string two =
      folder.write("two.json", changed(backup({begun("b")}), R"("key":1)", R"("key":2)"));
  const std::string output = (folder.path() / "both.json").string();
  const Outcome outcome = run("merge '" + one + "' '" + two + "' -o '" + output + "'");
  CHECK(outcome.status == 0);
  CHECK(has(outcome.out, "1 record that can't be read here, kept as they are"));
  CHECK(has(outcome.errors, "two.json: warning: it is not as it was saved"));
  const BackupRead back = read_backup(read(output), output);
  REQUIRE(back.backup);
  CHECK(history_of(back.backup->records).unread.count(damaged[1].bytes) == 1);
}

TEST_CASE("merge leaves records of an assessment out, and says so") {
  const Folder folder;
  const std::string one = folder.write(
      "one.json", backup({begun("a"), SittingBegun{"s", "{}", 1},
                          SittingEvent{"s", 0, SittingWhat::kLeft, "", "", "", 0, 2}}));
  const std::string output = (folder.path() / "both.json").string();
  const Outcome outcome = run("merge '" + one + "' -o '" + output + "'");
  CHECK(outcome.status == 0);
  CHECK(has(outcome.out, "2 records of an assessment left out"));
  const BackupRead back = read_backup(read(output), output);
  REQUIRE(back.backup);
  CHECK(history_of(back.backup->records).sittings == 0);
  CHECK(history_of(back.backup->records).attempts.size() == 1);
}

TEST_CASE("merge writes nothing where a file is no backup or the command can't be done") {
  const Folder folder;
  const std::string fine = folder.write("fine.json", backup({begun("a")}));
  const std::string none = folder.write("none.json", "{}");
  const std::string cut = folder.write("cut.json", backup({begun("a")}).substr(0, 60));
  const std::string output = (folder.path() / "out" / "both.json").string();
  const auto into = [&](const std::string& files, const std::string& to) {
    return run("merge " + files + " -o '" + to + "'");
  };
  const std::string here = (folder.path() / "both.json").string();
  const Outcome wrong = into("'" + fine + "' '" + none + "' '" + cut + "'", here);
  CHECK(wrong.status == 1);
  CHECK(has(wrong.errors, "none.json:1:1: error: this is no backup of Warmline"));
  CHECK(has(wrong.errors, "choose a file that “Export everything” wrote"));
  CHECK(has(wrong.errors, "cut.json:1:"));
  CHECK(has(wrong.errors, "Nothing was written."));
  CHECK_FALSE(fs::exists(here));
  CHECK(into("'" + fine + "' '" + here + ".gone'", here).status == 2);
  CHECK(into("'" + fine + "'", output).status == 2);
  CHECK(into("'" + fine + "'", fine).status == 2);
  static_cast<void>(folder.write("both.json", "mine"));
  const Outcome there = into("'" + fine + "'", here);
  CHECK(there.status == 2);
  CHECK(has(there.errors, "is there already; name another file, or add --force"));
  CHECK(read(here) == "mine");
}
