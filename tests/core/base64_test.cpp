#include "core/base64.h"

#include <doctest/doctest.h>

#include <string>

using warmline::base64;
using warmline::base64_bytes;

TEST_CASE("base64 by the test vectors of RFC 4648, section 10, both ways") {
  const char* const vectors[][2] = {{"", ""},
                                    {"f", "Zg=="},
                                    {"fo", "Zm8="},
                                    {"foo", "Zm9v"},
                                    {"foob", "Zm9vYg=="},
                                    {"fooba", "Zm9vYmE="},
                                    {"foobar", "Zm9vYmFy"}};
  for (const auto& [plain, coded] : vectors) {
    CHECK(base64(plain) == coded);
    CHECK(base64_bytes(coded) == plain);
  }
}

TEST_CASE("base64 takes bytes with the highest bit and zeros") {
  const std::string bytes("\xff\xfe\x00\xfb", 4);
  CHECK(base64(bytes) == "//4A+w==");
  CHECK(base64_bytes("//4A+w==") == bytes);
}

TEST_CASE("base64 that base64() wouldn't write is refused") {
  for (const char* bad : {"Z", "Zg", "Zg=", "Zh==", "Zm9=", "Zm9v\n", "Zm 9",
                          "====", "Z===", "Zg==Zg==", "Zm-v", "Zm9v="}) {
    INFO(bad);
    CHECK_FALSE(base64_bytes(bad));
  }
}
