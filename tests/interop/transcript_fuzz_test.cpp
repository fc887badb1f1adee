// The fuzz target's corpus, and three thousand damaged copies of it.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "support/transcripts.h"

using namespace warmline;

namespace {

std::vector<std::string> corpus() {
  std::vector<std::string> inputs;
  for (const auto& entry :
       std::filesystem::directory_iterator(WARMLINE_SOURCE_DIR "/tests/fuzz/corpus/transcript")) {
    std::ifstream in(entry.path(), std::ios::binary);
    inputs.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return inputs;
}

}  // namespace

TEST_CASE("transcripts: what the fuzzer starts from keeps every promise") {
  const std::vector<std::string> inputs = corpus();
  REQUIRE(inputs.size() >= 15);
  for (const std::string& input : inputs) {
    CAPTURE(input.substr(0, 200));
    CHECK(test::broken_promise(input) == "");
  }
}

TEST_CASE("transcripts: property: any damage gives a draft or a reason") {
  const std::vector<std::string> inputs = corpus();
  constexpr std::string_view kPieces[] = {"\"",
                                          "{",
                                          "}",
                                          "[",
                                          "]",
                                          ":",
                                          "<v ",
                                          "</v>",
                                          "&#x0;",
                                          "-->",
                                          "\n",
                                          "\n\n",
                                          "my name is Bo",
                                          "[name 1]",
                                          "\xFF",
                                          "1e9",
                                          "null"};
  std::mt19937 random(20240306);
  for (int i = 0; i < 3'000; ++i) {
    std::string input = inputs[random() % inputs.size()];
    for (int times = 0; times < 3; ++times) {
      const std::size_t at = random() % input.size();
      if (random() % 2 == 0) {
        input.insert(at, kPieces[random() % std::size(kPieces)]);
      } else {
        input.erase(at, 1 + random() % 30);
      }
      if (input.empty()) input = "0";
    }
    const std::string broken = test::broken_promise(input);
    if (broken.empty()) continue;
    CAPTURE(input);
    CHECK(broken == "");
  }
}
