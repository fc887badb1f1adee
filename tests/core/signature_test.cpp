#include "core/signature.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace warmline;

namespace {

std::string from_hex(std::string_view hex) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
    bytes += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
  return bytes;
}

struct Vector {
  const char *seed, *key, *message, *signature;
};

// RFC 8032, section 7.1, TEST 1 to 3.
constexpr Vector kVectors[] = {
    {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
     "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b"
     "4"
     "6bd25bf5f0595bbe24655141438e7a100b"},
    {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
     "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11"
     "d"
     "8c387b2eaeb4302aeeb00d291612bb0c00"},
    {"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
     "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc"
     "6"
     "594a7c15e9716ed28dc027beceea1ec40a"},
};

}  // namespace

TEST_CASE("Ed25519 agrees with the vectors of RFC 8032") {
  for (const Vector& each : kVectors) {
    const SigningKey key = signing_key(from_hex(each.seed));
    CHECK(key.public_key == from_hex(each.key));
    CHECK(sign(key, from_hex(each.message)) == from_hex(each.signature));
    CHECK(is_signed_by(from_hex(each.key), from_hex(each.message), from_hex(each.signature)));
  }
}

TEST_CASE("a changed bit anywhere makes a signature unsound") {
  const Vector& vector = kVectors[2];
  const std::string key = from_hex(vector.key);
  const std::string message = from_hex(vector.message);
  const std::string signature = from_hex(vector.signature);
  for (std::size_t bit = 0; bit < signature.size() * 8; ++bit) {
    std::string changed = signature;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << bit % 8));
    CHECK_FALSE(is_signed_by(key, message, changed));
  }
  for (std::size_t bit = 0; bit < key.size() * 8; ++bit) {
    std::string changed = key;
    changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << bit % 8));
    CHECK_FALSE(is_signed_by(changed, message, signature));
  }
  CHECK_FALSE(is_signed_by(key, message + "x", signature));
  CHECK_FALSE(is_signed_by("", message, signature));
  CHECK_FALSE(is_signed_by(key, message, ""));
}

// A point of order 1 as the key "signs" everything in a verifier that doesn't look.
TEST_CASE("a key of small order signs nothing") {
  const std::string identity = std::string(1, '\x01') + std::string(31, '\0');
  CHECK_FALSE(is_signed_by(identity, "anything", identity + std::string(32, '\0')));
}
