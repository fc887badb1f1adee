#include "core/signature.h"

#include <sodium/crypto_sign_ed25519.h>

#include <cassert>

namespace warmline {
namespace {

static_assert(kPublicKeyBytes == crypto_sign_ed25519_PUBLICKEYBYTES);
static_assert(kSignatureBytes == crypto_sign_ed25519_BYTES);
static_assert(kSeedBytes == crypto_sign_ed25519_SEEDBYTES);

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* bytes_of(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}

}  // namespace

bool is_signed_by(std::string_view public_key, std::string_view message,
                  std::string_view signature) {
  if (public_key.size() != kPublicKeyBytes || signature.size() != kSignatureBytes) return false;
  return crypto_sign_ed25519_verify_detached(bytes_of(signature), bytes_of(message), message.size(),
                                             bytes_of(public_key)) == 0;
}

SigningKey signing_key(std::string_view seed) {
  assert(seed.size() == kSeedBytes);
  SigningKey key;
  key.public_key.resize(kPublicKeyBytes);
  key.secret.resize(crypto_sign_ed25519_SECRETKEYBYTES);
  // Fails for no seed: the return value is always 0.
  static_cast<void>(crypto_sign_ed25519_seed_keypair(bytes_of(key.public_key), bytes_of(key.secret),
                                                     bytes_of(seed)));
  return key;
}

std::string sign(const SigningKey& key, std::string_view message) {
  std::string signature(kSignatureBytes, '\0');
  static_cast<void>(crypto_sign_ed25519_detached(bytes_of(signature), nullptr, bytes_of(message),
                                                 message.size(), bytes_of(key.secret)));
  return signature;
}

}  // namespace warmline
