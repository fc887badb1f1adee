// The scenarios that the README and the format's page teach with must be ones that the checker
// passes.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "scenario/parse.h"
#include "score/proof.h"

TEST_CASE("the scenarios that the documents teach with are sound") {
  for (const std::string name : {"/README.md", "/scenarios/FORMAT.md"}) {
    CAPTURE(name);
    std::ifstream file(WARMLINE_SOURCE_DIR + name);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const std::string fence = "```json\n";
    const std::size_t from = text.find(fence);
    REQUIRE(from != std::string::npos);
    const std::size_t start = from + fence.size();
    const std::string json = text.substr(start, text.find("```", start) - start);

    const warmline::scenario::Parsed parsed = warmline::scenario::parse(json, name);
    CHECK(parsed.diagnostics.empty());
    REQUIRE(parsed.scenario != nullptr);
    CHECK(warmline::score::prove(parsed.scenario).diagnostics.empty());
  }
}
