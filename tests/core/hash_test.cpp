#include "core/hash.h"

#include <doctest/doctest.h>

#include <string>

using warmline::crc32;
using warmline::sha256_hex;

// Examples of FIPS 180-2, appendix B, and the empty message of NIST's CAVP short-message vectors.
TEST_CASE("SHA-256 agrees with the published vectors") {
  CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256_hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(sha256_hex(std::string(1'000'000, 'a')) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("SHA-256 takes bytes with NUL in them") {
  CHECK(sha256_hex(std::string_view("a\0b", 3)) != sha256_hex("a"));
}

// The check value of CRC-32/ISO-HDLC in the catalogue of parametrised CRC algorithms.
TEST_CASE("CRC-32 gives the catalogue's check value") {
  CHECK(crc32("123456789") == 0xcbf43926u);
  CHECK(crc32("") == 0u);
  CHECK(crc32(std::string_view()) == 0u);
  CHECK(crc32("a") == 0xe8b7be43u);
}
