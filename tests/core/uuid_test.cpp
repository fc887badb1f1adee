#include "core/uuid.h"

#include <doctest/doctest.h>

#include <string>

namespace warmline::test {

namespace {

std::string hex(const std::string& bytes) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string out;
  for (const char one : bytes) {
    out += kDigits[static_cast<unsigned char>(one) >> 4];
    out += kDigits[static_cast<unsigned char>(one) & 15u];
  }
  return out;
}

constexpr const char* kDns = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";

}  // namespace

// The examples of FIPS 180, and lengths about the end of a block (coreutils' sha1sum).
TEST_CASE("SHA-1 gives the digests that others give") {
  CHECK(hex(sha1_bytes("abc")) == "a9993e364706816aba3e25717850c26c9cd0d89d");
  CHECK(hex(sha1_bytes("")) == "da39a3ee5e6b4b0d3255bfef95601890afd80709");
  CHECK(hex(sha1_bytes("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")) ==
        "84983e441c3bd26ebaae4aa1f95129e5e54670f1");
  CHECK(hex(sha1_bytes(std::string(1'000'000, 'a'))) == "34aa973cd4c4daa4f61eeb2bdbad27316534016f");
  CHECK(hex(sha1_bytes(std::string(55, 'x'))) == "cef734ba81a024479e09eb5a75b6ddae62e6abf1");
  CHECK(hex(sha1_bytes(std::string(56, 'x'))) == "901305367c259952f4e7af8323f480d59f81335b");
  CHECK(hex(sha1_bytes(std::string(64, 'x'))) == "bb2fa3ee7afb9f54c6dfb5d021f14b1ffe40c163");
}

// RFC 9562, A.4, and Python's uuid.uuid5.
TEST_CASE("a name gives its version 5 identifier") {
  CHECK(uuid_of_name(kDns, "www.example.com") == "2ed6657d-e927-568b-95e1-2665a8aea6a2");
  CHECK(uuid_of_name("6ba7b8109dad11d180b400c04fd430c8", "www.example.com") ==
        uuid_of_name(kDns, "www.example.com"));
  CHECK(uuid_of_name("6ba7b811-9dad-11d1-80b4-00c04fd430c8", "https://warmline.invalid/xapi/") ==
        "b0f197d1-91e3-5ff6-aff6-4c93b194cda6");
}

}  // namespace warmline::test
