#include "ui/file_kind.h"

#include <doctest/doctest.h>

#include "ui/app_fixture.h"

using namespace warmline;
using ui::FileKind;
using ui::kind_of_file;

TEST_CASE("a file is told by what stands in it: a call, a lens, or neither") {
  const std::string small = fixture::file_text("tests/fixtures/scenarios/small.json");
  CHECK(kind_of_file(small) == FileKind::kScenario);
  CHECK(kind_of_file("\xEF\xBB\xBF" + small) == FileKind::kScenario);
  CHECK(kind_of_file(R"({"start":"a"})") == FileKind::kScenario);
  CHECK(kind_of_file(fixture::file_text("assets/lenses/ninety-seconds.json")) == FileKind::kLens);
  for (const char* other : {"", "[]", "{}", "7", "\"nodes\"", "{\"name\":\"a package\"}",
                            "PK\x03\x04", "the \"nodes\" of a letter", "\xFF\xFE{\"nodes\":1}"})
    CHECK(kind_of_file(other) == FileKind::kOther);
}

TEST_CASE("a result file says what it is, whole or broken, though calls stand in it") {
  const std::string whole = R"({"attempts":[],"kind":"warmline-result","scenarios":[{"nodes":1}]})";
  CHECK(kind_of_file(whole) == FileKind::kResult);
  CHECK(kind_of_file(whole.substr(0, whole.size() - 1)) == FileKind::kResult);
}

TEST_CASE("broken JSON is told by its words, so that the checker can say where it breaks") {
  std::string small = fixture::file_text("tests/fixtures/scenarios/small.json");
  small.pop_back();
  small.erase(small.rfind('}'));
  CHECK(kind_of_file(small) == FileKind::kScenario);
  CHECK(kind_of_file("{ \"weights\": { ") == FileKind::kLens);
  CHECK(kind_of_file("{ \"format\": 1, oops }") == FileKind::kOther);
}
