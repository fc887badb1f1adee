#include <doctest/doctest.h>
#include <sys/resource.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "platform/store.h"

namespace warmline::platform {
namespace {

using Kind = StoreEvent::Kind;

// A folder of its own, gone at the end.
class Folder {
 public:
  Folder() {
    std::string pattern =
        (std::filesystem::temp_directory_path() / "warmline-store-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  [[nodiscard]] std::string file(const std::string& name = "journal") const {
    return (path_ / name).string();
  }

 private:
  std::filesystem::path path_;
};

std::string read_bytes(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_bytes(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

StoreEvent append(Store& store, const std::vector<std::string>& records) {
  const Ticket ticket = store.append(records);
  const auto events = store.poll();
  REQUIRE(events.size() == 1);
  CHECK(events[0].ticket == ticket);
  return events[0];
}

StoreEvent load_event(const std::string& path) {
  const auto store = make_file_store(path);
  store->load();
  const auto events = store->poll();
  REQUIRE(events.size() == 1);
  return events[0];
}

std::vector<std::string> load(const std::string& path) {
  const StoreEvent event = load_event(path);
  REQUIRE(event.kind == Kind::kLoaded);
  std::vector<std::string> all;
  std::uint64_t last = 0;
  for (const StoredBytes& record : event.records) {
    CHECK(record.sequence > last);
    last = record.sequence;
    all.push_back(record.bytes);
  }
  return all;
}

using Rows = std::vector<std::string>;

// Two frames: {"one", "two"} and {"", a binary record}.
Rows make_two_frames(const std::string& path) {
  const auto store = make_file_store(path);
  const std::string binary("\0WLF1\xFF", 6);
  CHECK(append(*store, {"one", "two"}).kind == Kind::kStored);
  CHECK(append(*store, {"", binary}).kind == Kind::kStored);
  return {"one", "two", "", binary};
}

TEST_CASE("a file store gives back what it was given, after reopening too") {
  const Folder folder;
  CHECK(load(folder.file()).empty());
  const Rows all = make_two_frames(folder.file());
  CHECK(load(folder.file()) == all);
  const auto store = make_file_store(folder.file());
  append(*store, {"three"});
  CHECK(load(folder.file()) == Rows{all[0], all[1], all[2], all[3], "three"});
}

TEST_CASE("two stores on one file lose nothing of each other") {
  const Folder folder;
  const auto a = make_file_store(folder.file());
  const auto b = make_file_store(folder.file());
  Rows expected;
  for (int round = 0; round < 10; ++round) {
    append(*a, {"a" + std::to_string(round)});
    append(*b, {"b" + std::to_string(round)});
    expected.push_back("a" + std::to_string(round));
    expected.push_back("b" + std::to_string(round));
  }
  CHECK(load(folder.file()) == expected);
}

TEST_CASE("a file cut short anywhere keeps every whole frame and takes new ones") {
  const Folder folder;
  make_two_frames(folder.file());
  const std::string bytes = read_bytes(folder.file());
  const std::size_t first_frame = 20 + 4 + 3 + 4 + 3;
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CAPTURE(size);
    write_bytes(folder.file("cut"), bytes.substr(0, size));
    const Rows whole = size < first_frame ? Rows{} : Rows{"one", "two"};
    REQUIRE(load(folder.file("cut")) == whole);
    Rows more = whole;
    more.push_back("new");
    CHECK(append(*make_file_store(folder.file("cut")), {"new"}).kind == Kind::kStored);
    REQUIRE(load(folder.file("cut")) == more);
  }
}

TEST_CASE("a flipped byte anywhere leaves the other frame whole, and the file takes new ones") {
  const Folder folder;
  const Rows all = make_two_frames(folder.file());
  const std::string bytes = read_bytes(folder.file());
  const std::size_t first_frame = 20 + 4 + 3 + 4 + 3;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    CAPTURE(at);
    std::string flipped = bytes;
    flipped[at] = static_cast<char>(flipped[at] ^ 0x41);
    write_bytes(folder.file("flipped"), flipped);
    append(*make_file_store(folder.file("flipped")), {"new"});
    const Rows rows = load(folder.file("flipped"));
    REQUIRE(rows.back() == "new");
    // What is damaged is handed out in some form, so that somebody can set it aside.
    if (at < first_frame) {
      REQUIRE(rows.size() == 4);
      CHECK(rows[1] == all[2]);
      CHECK(rows[2] == all[3]);
    } else {
      REQUIRE(rows.size() == 4);
      CHECK(rows[0] == "one");
      CHECK(rows[1] == "two");
    }
  }
}

TEST_CASE("what can't be opened says why") {
  const Folder folder;
  const std::string path = folder.file("no/such/folder");
  const StoreEvent event = load_event(path);
  CHECK(event.kind == Kind::kLoadFailed);
  CHECK(event.message.find(path) != std::string::npos);
  CHECK(append(*make_file_store(path), {"x"}).kind == Kind::kFailed);
}

TEST_CASE("a write that can't be flushed is not stored") {
  // /dev/null takes the bytes and refuses the flush.
  const StoreEvent event = append(*make_file_store("/dev/null"), {"x"});
  CHECK(event.kind == Kind::kFailed);
  CHECK_FALSE(event.message.empty());
}

// No file may grow beyond `bytes` while this lives: the nearest thing to a full disk.
class FullDisk {
 public:
  explicit FullDisk(std::size_t bytes) {
    before_handler_ = std::signal(SIGXFSZ, SIG_IGN);
    ::getrlimit(RLIMIT_FSIZE, &before_);
    rlimit limit = before_;
    limit.rlim_cur = bytes;
    REQUIRE(::setrlimit(RLIMIT_FSIZE, &limit) == 0);
  }
  ~FullDisk() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, before_handler_);
  }

 private:
  rlimit before_ = {};
  void (*before_handler_)(int) = nullptr;
};

TEST_CASE("a full disk refuses the append whole, and goes on when there is space again") {
  const Folder folder;
  const Rows all = make_two_frames(folder.file());
  const std::string bytes = read_bytes(folder.file());
  const auto store = make_file_store(folder.file());
  Kind outcome = Kind::kStored;
  {
    const FullDisk full(bytes.size() + 30);
    const Ticket ticket = store->append({"no room", std::string(100, 'x')});
    const auto events = store->poll();
    outcome = events.size() == 1 && events[0].ticket == ticket ? events[0].kind : Kind::kLoaded;
  }
  CHECK(outcome == Kind::kFailed);
  CHECK(read_bytes(folder.file()) == bytes);
  CHECK(append(*store, {"room"}).kind == Kind::kStored);
  CHECK(load(folder.file()) == Rows{all[0], all[1], all[2], all[3], "room"});
}

}  // namespace
}  // namespace warmline::platform
