#include "collect/collect.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <set>

#include "cli/program.h"
#include "collect/examine.h"
#include "collect/hand_ins.h"
#include "collect/loaded.h"
#include "collect/walk.h"
#include "progress/backup.h"

using namespace warmline;
using namespace warmline::collect;
using test::digest;
using test::Folder;
namespace fs = std::filesystem;

namespace {

std::string write(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
  return path.string();
}

std::unique_ptr<Store> opened(const fs::path& path) {
  auto store = Store::open_to_collect(path.string());
  REQUIRE(store);
  return std::move(store).value();
}

Collected collected(Store& store, const CollectOptions& options) {
  const auto done = collect::collect(store, options, [](const CollectProgress&) { return true; });
  INFO((done ? "" : done.error().message));
  REQUIRE(done);
  CHECK(done.value().found >= done.value().known);
  return done.value();
}

// Files of drawn people in folders of folders, and the same in memory.
std::string hand_in(const fs::path& root, std::size_t files, std::uint64_t seed) {
  Random random(seed);
  Loaded source;
  for (std::size_t i = 0; i < files; ++i) {
    const std::string team = "team " + std::to_string(random.below(4));
    const std::string text = result_text(test::drawn_file(random));
    const fs::path path =
        root / team / (random.below(2) == 0 ? "a" : "b/c") / (std::to_string(i) + ".json");
    write(path, text);
    source.add(team, progress::verify_result(text, "f"), path.string());
  }
  return digest(source);
}

}  // namespace

TEST_CASE("folders to any depth are taken, by any number of threads and in any steps") {
  const Folder folder;
  const std::string whole = hand_in(folder.path() / "in", 150, 1);
  for (const std::size_t threads : {1u, 2u, 7u}) {
    for (const std::size_t every : {1u, 13u, 4000u}) {
      const std::string name = "store" + std::to_string(threads) + "-" + std::to_string(every);
      const auto store = opened(folder.path() / name);
      const Collected done =
          collected(*store, {{(folder.path() / "in").string()}, "", threads, every});
      CHECK(done.found == 150);
      CHECK(done.known == 0);
      CHECK(done.left_out() == 0);
      CHECK(digest(*store) == whole);
    }
  }
}

TEST_CASE("a file that was seen before is not read again, unless it was changed") {
  const Folder folder;
  Random random(2);
  const fs::path one = folder.path() / "in" / "t" / "one.json";
  const fs::path two = folder.path() / "in" / "t" / "two.json";
  progress::ResultFile file = progress::small_result();
  write(one, result_text(file));
  write(two, "{\"kind\": \"warmline-result\"");
  const CollectOptions options{{(folder.path() / "in").string()}, "", 1};
  const auto store = opened(folder.path() / "store");
  Collected done = collected(*store, options);
  CHECK(done.fresh == 2);
  CHECK(done.reasons["damaged"] == 1);

  // Other bytes of the same length, as old as before: only reading them would tell.
  const auto when = fs::last_write_time(one);
  std::string other = test::read(one);
  other[other.find("Code 7") + 5] = '8';
  write(one, other);
  fs::last_write_time(one, when);
  done = collected(*store, options);
  CHECK(done.known == 2);
  CHECK(done.reasons["unchanged"] == 1);
  CHECK(done.reasons["damaged"] == 1);  // it is still there, and still counts as left out
  CHECK(done.fresh == 0);

  fs::last_write_time(one, when + std::chrono::seconds(1));
  done = collected(*store, options);
  CHECK(done.known == 1);
  CHECK(done.reasons["changed"] == 1);
  CHECK(store->attempts() == 2);  // attempts only ever join

  fs::remove(one);
  file.attempts.pop_back();
  file.person = "Somebody else";
  chain(file);
  sign_file(file, progress::test_key(2));
  write(two, result_text(file));
  done = collected(*store, options);
  CHECK(done.found == 1);
  CHECK(done.known == 0);
  CHECK(done.fresh == 0);
  CHECK(store->attempts() == 2);
}

TEST_CASE("what is no result file is named and left out") {
  const Folder folder;
  const fs::path in = folder.path() / "in";
  const std::string sound = result_text(progress::small_result());
  write(in / "sound.json", sound);
  write(in / "sound.txt", sound);  // by its name not looked at
  write(in / "deep/er/UP.JSON", sound);
  write(in / "changed.json", test::changed(sound, "Code 7", "Code 8"));
  write(in / "newer.json", test::changed(sound, "\"format\":1", "\"format\":2"));
  write(in / "cut.json", sound.substr(0, sound.size() - 30));
  write(in / "empty.json", "");
  write(in / "other.json", R"({"name": "package", "version": "1"})");
  write(in / "backup.json", progress::backup_text({}, 1));
  write(in / "candidate.json", R"({"kind": "warmline-sitting", "format": 1})");
  write(in / "large.json", "");
  fs::resize_file(in / "large.json", progress::kMostResultBytes + 1);
  fs::create_symlink("nowhere", in / "gone.json");
  fs::create_symlink("sound.json", in / "link.json");
  fs::create_directory_symlink("..", in / "round");
  fs::create_directory_symlink("deep", in / "deep2.json");
  REQUIRE(::mkfifo((in / "pipe.json").c_str(), 0600) == 0);

  const auto store = opened(folder.path() / "store");
  Collected done = collected(*store, {{in.string()}, "", 2});
  Collected expected;
  expected.reasons = {{"unchanged", 2},      {"changed", 1}, {"newer-format", 1}, {"damaged", 1},
                      {"no-result-file", 2}, {"backup", 1},  {"candidate", 1},    {"too-large", 1},
                      {"unreadable", 1},     {"no-file", 1}, {"linked-folder", 2}};
  const auto told = [](const Collected& of) {
    std::string all;
    for (const auto& [reason, number] : of.reasons)
      all += reason + " " + std::to_string(number) + " ";
    return all;
  };
  CHECK(told(done) == told(expected));
  CHECK(done.left_out() == 12);
  for (int again = 0; again < 2; ++again) {
    std::vector<std::string> names;
    REQUIRE(!store->each_left_out([&names](const LeftOut& file) {
      names.push_back(fs::path(file.path).filename().string());
      CHECK(file.team == "in");
      CHECK(file.findings.front() == '[');
      CHECK(meaning_of(file.reason) != "left out");
    }));
    CHECK(names == std::vector<std::string>{"backup.json", "candidate.json", "changed.json",
                                            "cut.json", "deep2.json", "empty.json", "gone.json",
                                            "large.json", "newer.json", "other.json", "pipe.json",
                                            "round"});
    done = collected(*store, {{in.string()}, "", 2});
    CHECK(told(done) == told(expected));
    CHECK(done.known ==
          12);  // what couldn't be read, or was newer than the program, is tried again
  }
}

TEST_CASE("whose a file is: the first folder under the one that is named, or who is told") {
  const Folder folder;
  const fs::path in = folder.path() / "company";
  const std::string text = result_text(progress::small_result());
  for (const char* name : {"loose.json", "North/a.json", "North/2026/b.json", "caf\xE9/c.json"})
    write(in / name, text);
  const auto teams = [](const std::vector<std::string>& paths, const std::string& team = "") {
    std::set<std::string> found;
    walk(paths, team, [&found](const Found& file) {
      found.insert(file.team + ": " + fs::path(file.path).filename().string());
      return true;
    });
    return found;
  };
  CHECK(teams({in.string() + "/"}) == std::set<std::string>{"company: loose.json", "North: a.json",
                                                            "North: b.json", "caf\\xe9: c.json"});
  CHECK(teams({(in / "North").string()}) == std::set<std::string>{"North: a.json", "2026: b.json"});
  CHECK(teams({(in / "North" / "a.json").string()}) == std::set<std::string>{"North: a.json"});
  CHECK(teams({(in / "North").string()}, "Night") ==
        std::set<std::string>{"Night: a.json", "Night: b.json"});
}

TEST_CASE("it can be stopped between files, and goes on") {
  const Folder folder;
  const std::string whole = hand_in(folder.path() / "in", 300, 9);
  const CollectOptions options{{(folder.path() / "in").string()}, "", 2, 10};
  const auto store = opened(folder.path() / "store");
  const auto stopped =
      collect::collect(*store, options, [](const CollectProgress&) { return false; });
  REQUIRE(stopped);
  const Collected done = collected(*store, options);
  CHECK(done.found == 300);
  CHECK(digest(*store) == whole);
}

TEST_CASE("where there is no more room collecting ends with that, and nobody waits for ever") {
  const Folder folder;
  const std::string whole = hand_in(folder.path() / "in", 300, 10);
  const std::string path = (folder.path() / "store").string();
  const CollectOptions options{{(folder.path() / "in").string()}, "", 3, 20};
  {
    auto store = Store::open_to_collect(path, 20);
    REQUIRE(store);
    const auto failed =
        collect::collect(*store.value(), options, [](const CollectProgress&) { return true; });
    REQUIRE(!failed);
    CHECK(failed.error().code == "full");
  }
  const auto store = opened(path);
  CHECK(collected(*store, options).found == 300);
  CHECK(digest(*store) == whole);
}

TEST_CASE("a store that lies among the files is not opened as one, and stays locked") {
  const Folder folder;
  const std::string whole = hand_in(folder.path() / "in", 20, 5);
  const fs::path place = folder.path() / "in" / "all.json";
  const auto store = opened(place);
  fs::create_symlink(place, folder.path() / "in" / "link.json");
  fs::create_hard_link(place, folder.path() / "in" / "again.json");
  const CollectOptions options{{(folder.path() / "in").string()}, "", 2, 1};
  const Collected done = collected(*store, options);
  CHECK(done.found == 20);
  CHECK(done.left_out() == 0);
  CHECK(digest(*store) == whole);
  // Of this process the locks are SQLite's own affair; another one asks the system's.
  const test::Outcome other =
      test::run("collect '" + (folder.path() / "in").string() + "' -o '" + place.string() + "'");
  CHECK(other.status == 2);
  CHECK(test::has(other.errors, "all.json"));
}
