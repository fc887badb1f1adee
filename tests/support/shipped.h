// The scenarios that are shipped, read from scenarios/ and solved.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "scenario/parse.h"
#include "score/outcome.h"

namespace warmline::test {

struct Shipped {
  std::string id;
  scenario::ScenarioPtr scenario;
  score::Solution solution;
};

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  INFO(path.string());
  REQUIRE(in.good());
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// By file name.
inline std::vector<Shipped> shipped_scenarios() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(WARMLINE_SOURCE_DIR "/scenarios")) {
    const std::filesystem::path& path = entry.path();
    if (path.extension() == ".json" && path.filename() != "scenario.schema.json") {
      files.push_back(path);
    }
  }
  std::sort(files.begin(), files.end());
  std::vector<Shipped> shipped;
  for (const std::filesystem::path& file : files) {
    INFO(file.string());
    const scenario::Parsed parsed = scenario::parse(read_file(file), file.filename().string());
    REQUIRE(parsed.scenario);
    const score::Solved solved = score::solve(parsed.scenario);
    REQUIRE(solved.solution);
    shipped.push_back({parsed.scenario->id.text, parsed.scenario, *solved.solution});
  }
  REQUIRE_FALSE(shipped.empty());
  return shipped;
}

}  // namespace warmline::test
