#include "collect/store.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <utility>

#include "cli/program.h"
#include "collect/examine.h"
#include "collect/hand_ins.h"
#include "collect/loaded.h"

using namespace warmline;
using namespace warmline::collect;
using test::digest;
using test::Folder;

namespace {

struct Handed {
  std::string team;
  std::string path;
};

// Files on disk, of three teams.
std::vector<Handed> hand_in(const Folder& folder, std::uint64_t seed, std::size_t files) {
  Random random(seed);
  std::vector<Handed> all;
  for (std::size_t i = 0; i < files; ++i) {
    const std::string name = std::to_string(i) + ".json";
    all.push_back({"team " + std::to_string(random.below(3)),
                   folder.write(name, result_text(test::drawn_file(random)))});
  }
  return all;
}

Found found(const Handed& file) {
  return {FoundKind::kFile, file.team, file.path, {}, 0, 0};
}

std::unique_ptr<Store> opened(const std::string& path, std::int64_t most_pages = 0) {
  auto store = Store::open_to_collect(path, most_pages);
  INFO((store ? "" : store.error().message));
  REQUIRE(store);
  return std::move(store).value();
}

void take(Store& store, const std::vector<Handed>& files) {
  REQUIRE(!store.begin());
  for (const Handed& file : files) REQUIRE(store.take(examine(found(file))));
  REQUIRE(!store.commit());
}

std::string loaded(const std::vector<Handed>& files) {
  Loaded source;
  for (const Handed& file : files)
    source.add(file.team, progress::verify_result(test::read(file.path), "f"), file.path);
  return digest(source);
}

}  // namespace

TEST_CASE(
    "a store holds what the roster in memory holds: whatever the order, the steps and how "
    "often it was opened") {
  const Folder folder;
  Random random(5);
  const std::vector<Handed> files = hand_in(folder, 3, 60);
  const std::string whole = loaded(files);
  for (int i = 0; i < 12; ++i) {
    std::vector<Handed> order = files;
    for (std::size_t at = order.size(); at > 1; --at)
      std::swap(order[at - 1], order[random.below(at)]);
    order.insert(order.end(), order.begin(), order.begin() + 5);
    const std::string path = (folder.path() / ("store" + std::to_string(i))).string();
    for (std::size_t from = 0; from < order.size();) {
      const std::size_t to = std::min(order.size(), from + 1 + random.below(30));
      const auto store = opened(path);
      take(*store, {order.begin() + static_cast<std::ptrdiff_t>(from),
                    order.begin() + static_cast<std::ptrdiff_t>(to)});
      from = to;
    }
    const auto store = Store::open(path);
    REQUIRE(store);
    CHECK(digest(*store.value()) == whole);
    CHECK_FALSE(test::fs::exists(path + "-journal"));
  }
}

TEST_CASE("what was not kept is as if it had not been; the next run finishes it") {
  const Folder folder;
  const std::vector<Handed> files = hand_in(folder, 4, 30);
  const std::string path = (folder.path() / "store").string();
  {
    const auto store = opened(path);
    take(*store, {files.begin(), files.begin() + 10});
    const std::int64_t kept = store->attempts();
    REQUIRE(!store->begin());
    for (const Handed& file : files) REQUIRE(store->take(examine(found(file))));
    CHECK(store->attempts() > kept);
    store->roll_back();
    CHECK(store->attempts() == kept);
    CHECK(digest(*store) == loaded({files.begin(), files.begin() + 10}));
  }
  const auto store = opened(path);
  take(*store, files);
  CHECK(digest(*store) == loaded(files));
}

TEST_CASE("where there is no more room that is said, and what was kept before is there") {
  const Folder folder;
  const std::vector<Handed> files = hand_in(folder, 6, 80);
  const std::string path = (folder.path() / "store").string();
  std::size_t kept = 0;
  {
    const auto store = opened(path, 16);
    std::optional<Error> why;
    for (; kept < files.size() && !why; ++kept) {
      REQUIRE(!store->begin());
      if (const auto taken = store->take(examine(found(files[kept]))); !taken) why = taken.error();
      if (const auto failed = why ? why : store->commit()) {
        why = failed;
        store->roll_back();
        break;
      }
    }
    REQUIRE(why);
    CHECK(why->code == "full");
    CHECK(why->where == path);
    CHECK(test::has(why->message, "no room left"));
  }
  CHECK(kept > 2);
  const std::vector<Handed> before = {files.begin(),
                                      files.begin() + static_cast<std::ptrdiff_t>(kept)};
  const auto reading = Store::open(path);
  REQUIRE(reading);
  CHECK(digest(*reading.value()) == loaded(before));
}

TEST_CASE("a store with damage says so, or holds what was written: nothing in between") {
  const Folder folder;
  const std::vector<Handed> files = hand_in(folder, 7, 60);
  const std::string path = (folder.path() / "store").string();
  take(*opened(path), files);
  const std::string sound = test::read(path);
  const std::string whole = test::content(*std::move(Store::open(path)).value());
  REQUIRE(digest(*std::move(Store::open(path)).value()) == loaded(files));
  Random random(8);
  std::size_t told = 0;
  std::map<std::string, int> codes;
  const std::size_t kTimes = 400;
  for (std::size_t i = 0; i < kTimes; ++i) {
    std::string damaged = sound;
    if (i % 10 == 0) {
      damaged.resize(random.below(damaged.size()));
    } else if (i % 10 == 1) {  // a page of nothing
      damaged.replace(random.below(damaged.size() / 4096) * 4096, 4096, 4096, '\0');
    } else {
      char& byte = damaged[random.below(damaged.size())];
      byte = static_cast<char>(static_cast<unsigned char>(byte) ^ (1u << random.below(8)));
    }
    CHECK(folder.write("store", damaged) == path);
    const auto store = Store::open(path);
    std::string all;
    std::optional<Error> failed;
    if (store) {
      failed = store.value()->each([&all](const Attempt& one) {
        all += test::line_of(one);
        return true;
      });
    } else {
      failed = store.error();
    }
    if (failed) {
      ++told;
      ++codes[failed->code];
      continue;
    }
    CHECK((whole.substr(0, all.size()) == all));
    const auto text = store.value()->text(sha256_hex(progress::kOwnText));
    CHECK((all + text.value_or("none") + "\n" == whole));
  }
  CHECK(told > kTimes / 4);
  CHECK(codes["damaged"] > 50);
}

TEST_CASE("a row that is gone or was altered by other means is noticed") {
  const Folder folder;
  const std::string path = (folder.path() / "store").string();
  take(*opened(path), hand_in(folder, 12, 30));
  const std::string sound = test::read(path);
  for (const char* sql :
       {"DELETE FROM attempts WHERE attempt = (SELECT max(attempt) FROM attempts)",
        "UPDATE people SET name = name || '?' WHERE person = (SELECT min(person) FROM attempts)",
        "UPDATE teams SET name = name || '?' WHERE team = (SELECT min(team) FROM attempts)",
        "UPDATE attempts SET id = id || '0' WHERE attempt = 1",
        "UPDATE attempts SET content = zeroblob(9) WHERE attempt = 1",
        "UPDATE texts SET canonical = '{}'", "DELETE FROM store WHERE what = 'attempts'"}) {
    INFO(sql);
    CHECK(folder.write("store", sound) == path);
    {
      auto database = Database::open(path, Database::For::kWriting);
      REQUIRE(database);
      Database altered = std::move(database).value();
      REQUIRE(!altered.run(sql));
    }
    const auto store = Store::open(path);
    const auto failed =
        store ? store.value()->each([](const Attempt&) { return true; }) : store.error();
    REQUIRE(failed);
    CHECK(failed->code == "damaged");
  }
}

TEST_CASE("what is no store, and one from a later version, is left as it is") {
  const Folder folder;
  const std::string text = folder.write("notes.txt", "shopping\n");
  const auto refused = Store::open_to_collect(text);
  REQUIRE(!refused);
  CHECK(refused.error().code == "not-a-store");
  CHECK(test::read(text) == "shopping\n");
  CHECK_FALSE(Store::is_one(text));
  CHECK_FALSE(Store::is_one((folder.path() / "none").string()));
  CHECK(Store::open((folder.path() / "none").string()).error().code == "unreadable");

  const std::string path = (folder.path() / "store").string();
  { const auto store = opened(path); }
  CHECK(Store::is_one(path));
  std::string newer = test::read(path);
  newer[63] = 2;  // user_version in SQLite's header, big-endian, at 60
  CHECK(folder.write("store", newer) == path);
  CHECK(Store::open(path).error().code == "newer-store");
  CHECK(Store::open_to_collect(path).error().code == "newer-store");
  newer[71] = 'x';  // application_id
  CHECK(folder.write("store", newer) == path);
  CHECK(Store::open(path).error().code == "not-a-store");
  CHECK(test::read(path) == newer);
}

TEST_CASE("two can't collect into one store at once, nor is one read meanwhile") {
  const Folder folder;
  const std::string path = (folder.path() / "store").string();
  const auto store = opened(path);
  const auto other = Store::open_to_collect(path);
  REQUIRE(!other);
  CHECK(other.error().code == "in-use");
  CHECK(Store::open(path).error().code == "in-use");
}
