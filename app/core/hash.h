// SHA-256 (libsodium) and CRC-32 (zlib: polynomial edb88320), by name so that nothing else includes
// those libraries.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace warmline {

[[nodiscard]] std::string sha256_hex(std::string_view bytes);  // 64 lower-case hex digits
// The same of text that comes in pieces.
class Sha256 {
 public:
  Sha256();
  void add(std::string_view bytes);
  [[nodiscard]] std::string hex();  // of all that was added; once

 private:
  struct State;
  std::shared_ptr<State> state_;
};
[[nodiscard]] std::uint32_t crc32(std::string_view bytes);

}  // namespace warmline
