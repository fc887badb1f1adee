// The small scenario that these tests bend.
#pragma once

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

namespace fixture {

inline std::string small() {
  std::ifstream file(WARMLINE_SOURCE_DIR "/tests/fixtures/scenarios/small.json", std::ios::binary);
  REQUIRE(file.good());
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// `from` must be there exactly once, so that no edit of the fixture turns a test into another.
inline std::string change(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  INFO(from);
  REQUIRE(at != std::string::npos);
  REQUIRE(text.find(from, at + 1) == std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace fixture
