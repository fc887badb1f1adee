// Ed25519 signatures (RFC 8032, section 5.1), by libsodium. In the page a key lives in the browser
// and signs there (web/keys.js); the signing here is for programs without a browser, and for tests.
#pragma once

#include <string>
#include <string_view>

namespace warmline {

inline constexpr std::size_t kPublicKeyBytes = 32;
inline constexpr std::size_t kSignatureBytes = 64;
inline constexpr std::size_t kSeedBytes = 32;

// False as well for a key or a signature of the wrong length, and for one that isn't in the one
// form that each has (small-order points, S not below the group's order).
[[nodiscard]] bool is_signed_by(std::string_view public_key, std::string_view message,
                                std::string_view signature);

struct SigningKey {
  std::string public_key;  // kPublicKeyBytes
  std::string secret;      // the seed and the public key
};
[[nodiscard]] SigningKey signing_key(std::string_view seed);  // kSeedBytes, from good randomness
[[nodiscard]] std::string sign(const SigningKey& key, std::string_view message);

}  // namespace warmline
