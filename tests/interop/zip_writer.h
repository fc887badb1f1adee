// ZIP archives as nobody should write them: each field of a file's headers can be a lie.
#pragma once

#include <zlib.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace warmline::test {

struct ZipEntry {
  std::string name;
  std::string content;
  bool deflated = true;
  std::uint32_t mode = 0100644;  // of Unix; 0120777 is a link
  std::uint16_t flags = 0;       // 1: encrypted
  std::uint32_t claimed = 0;     // bytes when unpacked; 0: the truth
  std::uint32_t checksum_off_by = 0;
  std::uint16_t method = 0;  // 0: by `deflated`
};

inline std::string little(std::uint64_t number, int bytes) {
  std::string out;
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(number >> (8 * i) & 0xFFu);
  return out;
}

inline std::string deflated(std::string_view content) {
  z_stream stream = {};
  (void)deflateInit2(&stream, 9, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, static_cast<uLong>(content.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));
  stream.avail_in = static_cast<uInt>(content.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  (void)deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  (void)deflateEnd(&stream);
  return out;
}

inline std::string zip(const std::vector<ZipEntry>& entries) {
  std::string out;
  std::string directory;
  for (const ZipEntry& entry : entries) {
    const std::string packed = entry.deflated ? deflated(entry.content) : entry.content;
    const auto sum =
        static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(entry.content.data()),
                                         static_cast<uInt>(entry.content.size())));
    const std::uint64_t method = entry.method != 0 ? entry.method : entry.deflated ? 8u : 0u;
    const std::string fields =
        little(entry.flags, 2) + little(method, 2) + little(0, 4) +
        little(sum + entry.checksum_off_by, 4) + little(packed.size(), 4) +
        little(entry.claimed != 0 ? entry.claimed : entry.content.size(), 4) +
        little(entry.name.size(), 2) + little(0, 2);
    directory += "PK\x01\x02" + little(3 << 8 | 20, 2) + little(20, 2) + fields + little(0, 6) +
                 little(static_cast<std::uint64_t>(entry.mode) << 16, 4) + little(out.size(), 4) +
                 entry.name;
    out += "PK\x03\x04" + little(20, 2) + fields + entry.name + packed;
  }
  return out + directory + "PK\x05\x06" + little(0, 4) + little(entries.size(), 2) +
         little(entries.size(), 2) + little(directory.size(), 4) + little(out.size(), 4) +
         little(0, 2);
}

}  // namespace warmline::test
