#include "interop/zip.h"

#include <unzip.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "core/text.h"

namespace warmline::interop {
namespace {

// minizip's file functions over Bytes; the stream is the place in them.
struct Stream {
  Bytes bytes;
  std::uint64_t at = 0;
};

void* open_stream(void* opaque, const void*, int) {
  return opaque;
}

uLong read_stream(void*, void* stream, void* out, uLong size) {
  Stream& from = *static_cast<Stream*>(stream);
  if (from.at >= from.bytes.size) return 0;
  const std::uint64_t left = from.bytes.size - from.at;
  const std::size_t got =
      from.bytes.read(from.at, static_cast<char*>(out),
                      static_cast<std::size_t>(std::min<std::uint64_t>(size, left)));
  from.at += got;
  return static_cast<uLong>(got);
}

uLong write_stream(void*, void*, const void*, uLong) {
  return 0;
}

ZPOS64_T tell_stream(void*, void* stream) {
  return static_cast<Stream*>(stream)->at;
}

long seek_stream(void*, void* stream, ZPOS64_T offset, int origin) {
  Stream& in = *static_cast<Stream*>(stream);
  const std::uint64_t base = origin == ZLIB_FILEFUNC_SEEK_SET   ? 0
                             : origin == ZLIB_FILEFUNC_SEEK_CUR ? in.at
                                                                : in.bytes.size;
  if (offset > in.bytes.size || base > in.bytes.size - offset) return -1;
  in.at = base + offset;
  return 0;
}

int close_stream(void*, void*) {
  return 0;
}

int stream_error(void*, void*) {
  return 0;
}

constexpr std::uint32_t kEncrypted = 1;
constexpr std::uint32_t kFileTypes = 0170000;  // of Unix's file modes
constexpr std::uint32_t kSymbolicLink = 0120000;

struct Entry {
  std::string name;
  unz64_file_pos place = {};
  unz_file_info64 info = {};
};

bool leads_out(std::string_view name) {
  if (name.empty()) return false;
  if (name[0] == '/' || name[0] == '\\' || name.find(':') == 1) return true;
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t end = std::min(name.find_first_of("/\\", at), name.size());
    if (name.substr(at, end - at) == "..") return true;
    at = end + 1;
  }
  return false;
}

Error broken(std::string_view name, std::string code, const std::string& what) {
  return Error{std::move(code), text::quoted(name) + " in this archive " + what, ""};
}

}  // namespace

Bytes bytes_of(std::string_view text) {
  return {text.size(), [text](std::uint64_t offset, char* out, std::size_t size) {
            const std::string_view part = text.substr(static_cast<std::size_t>(offset), size);
            std::copy(part.begin(), part.end(), out);
            return part.size();
          }};
}

struct Zip::Impl {
  Stream stream;
  unzFile file = nullptr;
  std::vector<Entry> entries;

  Impl() = default;
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() {
    if (file != nullptr) (void)unzClose(file);
  }

  bool list() {
    std::array<char, 512> name = {};
    for (int status = unzGoToFirstFile(file); status == UNZ_OK; status = unzGoToNextFile(file)) {
      if (entries.size() >= kMostEntries) return false;
      Entry entry;
      if (unzGetCurrentFileInfo64(file, &entry.info, name.data(), name.size(), nullptr, 0, nullptr,
                                  0) != UNZ_OK ||
          unzGetFilePos64(file, &entry.place) != UNZ_OK) {
        break;
      }
      entry.name.assign(name.data(), std::min<std::size_t>(entry.info.size_filename, name.size()));
      entries.push_back(std::move(entry));
    }
    return true;
  }

  // The current file's bytes, taken in pieces so that the claim of its header is never believed.
  Result<std::optional<std::string>> unpack(std::string_view name, std::size_t most) const {
    std::string content;
    std::array<char, 16384> piece = {};
    int got = 0;
    while ((got = unzReadCurrentFile(file, piece.data(), piece.size())) > 0) {
      if (content.size() + static_cast<std::size_t>(got) > most) {
        (void)unzCloseCurrentFile(file);
        return broken(name, "too-large",
                      "unpacks to more than " + std::to_string(most >> 20) + " MB");
      }
      content.append(piece.data(), static_cast<std::size_t>(got));
    }
    const int closed = unzCloseCurrentFile(file);  // tells of a wrong checksum
    if (got < 0 || closed != UNZ_OK) {
      return broken(name, "damaged", "is damaged; get the file again");
    }
    return std::optional(std::move(content));
  }
};

Zip::Zip(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Zip::Zip(Zip&&) noexcept = default;
Zip::~Zip() = default;

Result<Zip> Zip::open(Bytes bytes) {
  auto impl = std::make_unique<Impl>();
  impl->stream.bytes = std::move(bytes);
  zlib_filefunc64_def functions = {&open_stream, &read_stream,  &write_stream, &tell_stream,
                                   &seek_stream, &close_stream, &stream_error, &impl->stream};
  impl->file = unzOpen2_64("", &functions);
  if (impl->file == nullptr) {
    return Error{"not-zip", "this is no ZIP archive, or not all of one; get the file again", ""};
  }
  if (!impl->list()) {
    return Error{"too-many-entries",
                 "this archive holds more than " + std::to_string(kMostEntries) + " files", ""};
  }
  return Zip(std::move(impl));
}

Result<std::optional<std::string>> Zip::read(std::string_view name, std::size_t most) const {
  const auto named = [name](const Entry& entry) { return entry.name == name; };
  const auto count = std::count_if(impl_->entries.begin(), impl_->entries.end(), named);
  if (count == 0) return std::optional<std::string>();
  if (count > 1) {
    return broken(name, "duplicate-entry", "stands there more than once; pack it again");
  }
  const Entry& entry = *std::find_if(impl_->entries.begin(), impl_->entries.end(), named);
  if ((entry.info.external_fa >> 16 & kFileTypes) == kSymbolicLink) {
    return broken(name, "not-a-file", "is a link to another file, and links are not followed");
  }
  if ((entry.info.flag & kEncrypted) != 0) {
    return broken(name, "encrypted", "is encrypted; pack it without a password");
  }
  if (entry.info.compression_method != 0 && entry.info.compression_method != Z_DEFLATED) {
    return broken(name, "unknown-compression",
                  "is packed in a way that is not read here; pack it as ZIP usually does");
  }
  if (entry.info.uncompressed_size > most) {
    return broken(name, "too-large",
                  "claims to unpack to " + std::to_string(entry.info.uncompressed_size) +
                      " bytes, and at most " + std::to_string(most >> 20) + " MB are read");
  }
  if (unzGoToFilePos64(impl_->file, &entry.place) != UNZ_OK ||
      unzOpenCurrentFile(impl_->file) != UNZ_OK) {
    return broken(name, "damaged", "is damaged; get the file again");
  }
  return impl_->unpack(name, most);
}

std::size_t Zip::names_that_lead_out() const {
  return static_cast<std::size_t>(
      std::count_if(impl_->entries.begin(), impl_->entries.end(),
                    [](const Entry& entry) { return leads_out(entry.name); }));
}

}  // namespace warmline::interop
