#include "interop/zip_write.h"

#include <zip.h>

#include <algorithm>
#include <cstring>

namespace warmline::interop {
namespace {

constexpr uLong kFirstDate =
    1u << 21 | 1u << 16 | 0u;  // 1 January 1980, as DOS counts (month, day)
constexpr int kSmallest = 9;

struct Stream {
  std::string bytes;
  std::size_t at = 0;
};

Stream& stream_of(void* stream) {
  return *static_cast<Stream*>(stream);
}

void* open_stream(void* stream, const void*, int) {
  return stream;
}
uLong read_stream(void*, void* stream, void* to, uLong size) {
  Stream& from = stream_of(stream);
  const std::size_t there = std::min<std::size_t>(size, from.bytes.size() - from.at);
  std::memcpy(to, from.bytes.data() + from.at, there);
  from.at += there;
  return static_cast<uLong>(there);
}
uLong write_stream(void*, void* stream, const void* from, uLong size) {
  Stream& to = stream_of(stream);
  if (to.at + size > to.bytes.size()) to.bytes.resize(to.at + size);
  std::memcpy(to.bytes.data() + to.at, from, size);
  to.at += size;
  return size;
}
ZPOS64_T tell_stream(void*, void* stream) {
  return stream_of(stream).at;
}
long seek_stream(void*, void* stream, ZPOS64_T offset, int origin) {
  Stream& in = stream_of(stream);
  const std::size_t base = origin == ZLIB_FILEFUNC_SEEK_END   ? in.bytes.size()
                           : origin == ZLIB_FILEFUNC_SEEK_CUR ? in.at
                                                              : 0;
  if (base + offset > in.bytes.size()) return -1;
  in.at = base + static_cast<std::size_t>(offset);
  return 0;
}
int close_stream(void*, void*) {
  return 0;
}
int stream_error(void*, void*) {
  return 0;
}

bool add(zipFile archive, const std::string& name, const std::string& bytes) {
  zip_fileinfo info = {};
  info.dosDate = kFirstDate;
  return zipOpenNewFileInZip(archive, name.c_str(), &info, nullptr, 0, nullptr, 0, nullptr,
                             Z_DEFLATED, kSmallest) == ZIP_OK &&
         zipWriteInFileInZip(archive, bytes.data(), static_cast<unsigned>(bytes.size())) ==
             ZIP_OK &&
         zipCloseFileInZip(archive) == ZIP_OK;
}

}  // namespace

std::optional<std::string> zip_of(const std::map<std::string, std::string>& files) {
  Stream stream;
  zlib_filefunc64_def functions = {open_stream, read_stream,  write_stream, tell_stream,
                                   seek_stream, close_stream, stream_error, &stream};
  const zipFile archive = zipOpen2_64("", APPEND_STATUS_CREATE, nullptr, &functions);
  if (archive == nullptr) return std::nullopt;
  const bool added = std::all_of(files.begin(), files.end(), [&](const auto& file) {
    return add(archive, file.first, file.second);
  });
  if (zipClose(archive, nullptr) != ZIP_OK || !added) return std::nullopt;
  return std::move(stream.bytes);
}

}  // namespace warmline::interop
