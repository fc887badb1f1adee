// Every input that the fuzzers start from, through its own target. A target that finds a promise
// broken ends the program; the doctest runner says at which input.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "fuzz_targets.h"

namespace fs = std::filesystem;

namespace {

const fs::path kFuzz = fs::path(WARMLINE_SOURCE_DIR) / "tests" / "fuzz";

std::size_t replay(const FuzzTarget& target) {
  std::size_t inputs = 0;
  for (const fs::directory_entry& entry : fs::directory_iterator(kFuzz / "corpus" / target.name)) {
    INFO(entry.path());
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    CHECK(target.run(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()) == 0);
    ++inputs;
  }
  return inputs;
}

}  // namespace

TEST_CASE("what the fuzzers start from keeps the promises of its target") {
  for (const FuzzTarget& target : kFuzzTargets) {
    CAPTURE(target.name);
    REQUIRE(fs::is_directory(kFuzz / "corpus" / target.name));
    CHECK(replay(target) >= 1);
  }
}

TEST_CASE("no corpus is without its target") {
  std::set<std::string> known;
  for (const FuzzTarget& target : kFuzzTargets) known.insert(target.name);
  for (const fs::directory_entry& entry : fs::directory_iterator(kFuzz / "corpus")) {
    CAPTURE(entry.path());
    CHECK(known.count(entry.path().filename().string()) == 1);
  }
}
