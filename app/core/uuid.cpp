#include "core/uuid.h"

#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>

namespace warmline {
namespace {

using Words = std::array<std::uint32_t, 5>;

constexpr std::size_t kBlock = 64;
constexpr std::size_t kUuidBytes = 16;

std::uint32_t turned(std::uint32_t word, int by) {
  return (word << by) | (word >> (32 - by));
}

void take_block(Words& hash, std::string_view block) {
  std::array<std::uint32_t, 80> w{};
  for (std::size_t i = 0; i < 16; ++i) {
    for (std::size_t k = 0; k < 4; ++k)
      w[i] = (w[i] << 8) | static_cast<unsigned char>(block[4 * i + k]);
  }
  for (std::size_t i = 16; i < 80; ++i)
    w[i] = turned(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
  auto [a, b, c, d, e] = hash;
  for (std::size_t i = 0; i < 80; ++i) {
    std::uint32_t f = b ^ c ^ d;
    std::uint32_t k = i < 40 ? 0x6ED9EBA1u : 0xCA62C1D6u;
    if (i < 20) {
      f = (b & c) | (~b & d);
      k = 0x5A827999u;
    } else if (i >= 40 && i < 60) {
      f = (b & c) | (b & d) | (c & d);
      k = 0x8F1BBCDCu;
    }
    const std::uint32_t next = turned(a, 5) + f + e + k + w[i];
    e = d;
    d = c;
    c = turned(b, 30);
    b = a;
    a = next;
  }
  hash = {hash[0] + a, hash[1] + b, hash[2] + c, hash[3] + d, hash[4] + e};
}

int digit_of(char sign) {
  if (sign >= '0' && sign <= '9') return sign - '0';
  if (sign >= 'a' && sign <= 'f') return sign - 'a' + 10;
  return -1;
}

std::string bytes_of(std::string_view uuid) {
  std::string bytes;
  int high = -1;
  for (const char sign : uuid) {
    if (sign == '-') continue;
    const int digit = digit_of(sign);
    assert(digit >= 0);
    if (high < 0) {
      high = digit;
    } else {
      bytes += static_cast<char>(high * 16 + digit);
      high = -1;
    }
  }
  assert(bytes.size() == kUuidBytes && high < 0);
  return bytes;
}

}  // namespace

std::string sha1_bytes(std::string_view bytes) {
  std::string padded(bytes);
  padded += '\x80';
  while (padded.size() % kBlock != kBlock - 8) padded += '\0';
  const std::uint64_t bits = 8 * static_cast<std::uint64_t>(bytes.size());
  for (int shift = 56; shift >= 0; shift -= 8) padded += static_cast<char>((bits >> shift) & 0xFFu);
  Words hash = {0x67452301u, 0xEFCDAB89u, 0x98BADCFEu, 0x10325476u, 0xC3D2E1F0u};
  for (std::size_t at = 0; at < padded.size(); at += kBlock)
    take_block(hash, std::string_view(padded).substr(at, kBlock));
  std::string out;
  for (const std::uint32_t word : hash) {
    for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>((word >> shift) & 0xFFu);
  }
  return out;
}

std::string uuid_of_name(std::string_view space, std::string_view name) {
  std::string bytes = sha1_bytes(bytes_of(space) + std::string(name)).substr(0, kUuidBytes);
  const auto mark = [&](std::size_t at, unsigned keep, unsigned set) {
    bytes[at] = static_cast<char>((static_cast<unsigned char>(bytes[at]) & keep) | set);
  };
  mark(6, 0x0Fu, 0x50u);
  mark(8, 0x3Fu, 0x80u);
  constexpr char kDigits[] = "0123456789abcdef";
  std::string out;
  for (std::size_t i = 0; i < kUuidBytes; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) out += '-';
    const auto byte = static_cast<unsigned char>(bytes[i]);
    out += kDigits[byte >> 4];
    out += kDigits[byte & 15u];
  }
  return out;
}

}  // namespace warmline
