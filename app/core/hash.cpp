#include "core/hash.h"

#include <sodium/crypto_hash_sha256.h>
#include <zlib.h>

#include <array>

namespace warmline {

// Of libsodium's functions none fails for any input: the return value is always 0.
struct Sha256::State {
  crypto_hash_sha256_state state;
};

Sha256::Sha256() : state_(std::make_shared<State>()) {
  static_cast<void>(crypto_hash_sha256_init(&state_->state));
}

void Sha256::add(std::string_view bytes) {
  static_cast<void>(crypto_hash_sha256_update(
      &state_->state, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()));
}

std::string Sha256::hex() {
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  static_cast<void>(crypto_hash_sha256_final(&state_->state, digest.data()));
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string hex;
  hex.reserve(digest.size() * 2);
  for (const unsigned char byte : digest) {
    hex += kDigits[byte >> 4];
    hex += kDigits[byte & 0xFu];
  }
  return hex;
}

std::string sha256_hex(std::string_view bytes) {
  Sha256 sum;
  sum.add(bytes);
  return sum.hex();
}

std::uint32_t crc32(std::string_view bytes) {
  // zlib reads a null pointer as "give the first value", so an empty view is answered here.
  if (bytes.empty()) return 0;
  return static_cast<std::uint32_t>(
      ::crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
}

}  // namespace warmline
