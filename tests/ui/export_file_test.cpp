#include "ui/export_file.h"

#include <doctest/doctest.h>

#include <string>

using namespace warmline::ui;

TEST_CASE("base64 by the test vectors of RFC 4648, section 10") {
  CHECK(base64("") == "");
  CHECK(base64("f") == "Zg==");
  CHECK(base64("fo") == "Zm8=");
  CHECK(base64("foo") == "Zm9v");
  CHECK(base64("foob") == "Zm9vYg==");
  CHECK(base64("fooba") == "Zm9vYmE=");
  CHECK(base64("foobar") == "Zm9vYmFy");
}

TEST_CASE("base64 takes bytes with the highest bit and zeros") {
  CHECK(base64(std::string("\xff\xfe\x00\xfb", 4)) == "//4A+w==");
}

TEST_CASE("an export without records is still a whole file") {
  CHECK(rescue_json({}) == R"({"format":"warmline-rescue-1","records":[]})");
}

TEST_CASE("an export names each record's key") {
  CHECK(
      rescue_json({{7, "foo"}, {9, ""}}) ==
      R"({"format":"warmline-rescue-1","records":[{"key":7,"base64":"Zm9v"},{"key":9,"base64":""}]})");
}
