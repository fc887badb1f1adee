#include <doctest/doctest.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <thread>

#include "cli/program.h"
#include "collect/hand_ins.h"
#include "collect/loaded.h"
#include "collect/store.h"
#include "support/sanitized.h"

using namespace warmline;
using namespace warmline::test;

namespace {

// Files of four teams, each in folders of its own, and what is in them.
std::string hand_in(const fs::path& root, std::size_t files, std::uint64_t seed) {
  Random random(seed);
  collect::Loaded source;
  for (std::size_t i = 0; i < files; ++i) {
    const std::string team = "team " + std::to_string(random.below(4));
    const std::string text = result_text(drawn_file(random));
    const fs::path path = root / team / std::to_string(i % 7) / (std::to_string(i) + ".json");
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
    source.add(team, progress::verify_result(text, "f"), path.string());
  }
  return digest(source);
}

std::string stored(const fs::path& path) {
  const auto store = collect::Store::open(path.string());
  INFO((store ? "" : store.error().message));
  REQUIRE(store);
  return digest(*store.value());
}

// Collects, and sends the signal after that time. The exit status, or -1 where it was killed.
int collect_and_signal(const fs::path& in, const fs::path& store, int signal,
                       std::chrono::microseconds after) {
  const std::string folder = in.string(), output = store.string();
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    ::signal(signal, SIG_DFL);  // doctest's would tell of it, where it comes before the exec
    const int nowhere = ::open("/dev/null", O_WRONLY);
    ::dup2(nowhere, STDOUT_FILENO);
    ::dup2(nowhere, STDERR_FILENO);
    ::execl(WARMLINE_CLI, WARMLINE_CLI, "collect", folder.c_str(), "-o", output.c_str(), "--every",
            "10", static_cast<char*>(nullptr));
    ::_exit(127);
  }
  std::this_thread::sleep_for(after);
  REQUIRE(::kill(child, signal) == 0);
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

TEST_CASE("warmline collect: killed at any moment and run again, the store is as of one run") {
  const Folder folder;
  const fs::path in = folder.path() / "in", store = folder.path() / "store";
  const std::string whole = hand_in(in, 250, 21);
  const auto began = std::chrono::steady_clock::now();
  const Outcome once = run("collect '" + in.string() + "' -o '" + store.string() + "' --every 10");
  const auto took = std::chrono::duration_cast<std::chrono::microseconds>(
      std::chrono::steady_clock::now() - began);
  CHECK(once.status == 0);
  CHECK(once.errors.empty());
  CHECK(has(once.out, "250 files; "));
  CHECK(stored(store) == whole);

  Random random(22);
  std::size_t killed = 0, between = 0;
  for (int store_number = 0; store_number < (test::kSanitized ? 1 : 3); ++store_number) {
    const fs::path other = folder.path() / ("killed " + std::to_string(store_number));
    auto longest = static_cast<std::size_t>(took.count());
    for (int i = 0; i < 6 || (killed == 0 && i < 40); ++i) {
      const std::chrono::microseconds after(random.below(longest + 1));
      if (collect_and_signal(in, other, SIGKILL, after) == -1) {
        ++killed;
      } else {  // it was through before: the one that was measured took longer than it did
        longest /= 2;
      }
      // A reader undoes what was written in part, or is told that there is nothing yet.
      if (fs::exists(other) && fs::file_size(other) > 0) {
        if (const auto left = collect::Store::open(other.string()))
          between += left.value()->attempts() > 0 && stored(other) != whole ? 1 : 0;
      }
    }
    const Outcome last = run("collect '" + in.string() + "' -o '" + other.string() + "'");
    CHECK(last.status == 0);
    CHECK(stored(other) == whole);
    CHECK_FALSE(fs::exists(other.string() + "-journal"));
  }
  CHECK(killed > 0);
  MESSAGE(killed << " runs killed, " << between << " of them with something kept");
}

TEST_CASE("warmline collect: Ctrl-C ends it tidily, and the same command goes on") {
  const Folder folder;
  const fs::path in = folder.path() / "in", store = folder.path() / "store";
  const std::string whole = hand_in(in, 250, 23);
  Random random(24);
  for (int i = 0; i < 4; ++i) {
    // 130 unless it was through before, or not yet so far that it listens.
    const int status =
        collect_and_signal(in, store, SIGINT, std::chrono::milliseconds(20 + random.below(80)));
    CHECK((status == 130 || status == 0 || status == -1));
  }
  CHECK(run("collect '" + in.string() + "' -o '" + store.string() + "'").status == 0);
  CHECK(stored(store) == whole);
}

TEST_CASE("warmline collect: which files were left out, and why, each time") {
  const Folder folder;
  const fs::path in = folder.path() / "in", store = folder.path() / "store";
  static_cast<void>(hand_in(in, 20, 25));
  const std::string sound = result_text(progress::small_result());
  std::ofstream(in / "team 1" / "z.json") << changed(sound, "Code 7", "Code 8");
  std::ofstream(in / "a\xFF.json", std::ios::binary) << "[]";
  const std::string command = "collect '" + in.string() + "' -o '" + store.string() +
                              "' --report '" + (folder.path() / "report.jsonl").string() + "'";
  std::string before;
  for (int i = 0; i < 2; ++i) {
    const Outcome outcome = run(command);
    CHECK(outcome.status == 1);
    CHECK(has(outcome.out,
              i == 0 ? "22 files; " : "22 files, 22 of them known and unchanged; 0 new"));
    CHECK(has(outcome.out, "left out: 1 changed after it was saved"));
    CHECK(has(outcome.out, "left out: 1 no result file"));
    const std::string report = read(folder.path() / "report.jsonl");
    const std::size_t first = report.find('\n');
    REQUIRE(first != std::string::npos);
    const auto one = json::parse(report.substr(0, first));
    const auto two = json::parse(report.substr(first + 1));
    REQUIRE(one.document);
    REQUIRE(two.document);
    CHECK(has(std::string(one.document->root().find("file")->string()), "/in/a\\xff.json"));
    CHECK(one.document->root().find("team")->string() == "in");
    CHECK(one.document->root().find("reason")->string() == "no-result-file");
    CHECK(two.document->root().find("reason")->string() == "changed");
    const json::Value findings = *two.document->root().find("findings");
    REQUIRE(findings.size() > 0);
    CHECK_FALSE(findings.item(0).find("problem")->string().empty());
    CHECK((i == 0 || report == before));
    before = report;
  }
}

TEST_CASE("warmline collect: what can't be done is said") {
  const Folder folder;
  const fs::path in = folder.path() / "in", store = folder.path() / "store";
  static_cast<void>(hand_in(in, 3, 26));
  const Outcome nothing = run("collect /no/such/folder -o '" + store.string() + "'");
  CHECK(nothing.status == 2);
  CHECK(has(nothing.errors, "/no/such/folder: error: no such file or folder"));
  CHECK_FALSE(fs::exists(store));
  const Outcome nowhere = run("collect '" + in.string() + "' -o /no/such/store");
  CHECK(nowhere.status == 2);
  CHECK(has(nowhere.errors, "/no/such/store: error: cannot be opened"));
  const std::string notes = folder.write("notes.txt", "shopping\n");
  const Outcome none = run("collect '" + in.string() + "' -o '" + notes + "'");
  CHECK(none.status == 2);
  CHECK(has(none.errors, "is no store"));
  CHECK(read(notes) == "shopping\n");
  const auto held = collect::Store::open_to_collect(store.string());
  REQUIRE(held);
  const Outcome second = run("collect '" + in.string() + "' -o '" + store.string() + "'");
  CHECK(second.status == 2);
  CHECK(has(second.errors, "another warmline has this store open"));
}

TEST_CASE(
    "warmline collect: a disk without room is said, and the store goes on when there is some") {
  const Folder folder;
  const fs::path in = folder.path() / "in", store = folder.path() / "store";
  const std::string whole = hand_in(in, 250, 27);
  // No file may grow beyond 64 KB: its writing fails as on a full disk.
  const std::string command = "trap '' XFSZ; ulimit -f 64; '" + std::string(WARMLINE_CLI) +
                              "' collect '" + in.string() + "' -o '" + store.string() +
                              "' --every 20 >'" + (folder.path() / "out").string() + "' 2>'" +
                              (folder.path() / "errors").string() + "'";
  const std::string script = folder.write("full.sh", command);
  const int status = std::system(("bash '" + script + "'").c_str());
  CHECK(WEXITSTATUS(status) == 2);
  CHECK(has(read(folder.path() / "errors"), store.string() + ": error: "));
  CHECK(run("collect '" + in.string() + "' -o '" + store.string() + "'").status == 0);
  CHECK(stored(store) == whole);
}
