// The journal in one append-only file, for native builds. Each append is one frame, flushed before
// it is acknowledged:
//   0 magic "WLF1"  4 records  8 payload bytes  12 CRC-32 of the payload  16 CRC-32 of bytes 0 to
//   15  20 payload
// with the payload a row of {length u32, bytes}; all numbers little endian. A frame cut short at
// the end of the file was never acknowledged and is cut off. A damaged one is handed out as it is,
// for its reader to set aside.
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <optional>
#include <utility>

#include "core/hash.h"
#include "core/tr.h"
#include "platform/store.h"

namespace warmline::platform {
namespace {

constexpr std::string_view kMagic = "WLF1";
constexpr std::size_t kHeader = 20;

void put(std::string& out, std::uint32_t number) {
  for (unsigned shift = 0; shift < 32; shift += 8)
    out.push_back(static_cast<char>((number >> shift) & 0xFFu));
}

std::uint32_t get(std::string_view bytes, std::size_t from) {
  std::uint32_t number = 0;
  for (std::size_t at = 4; at-- > 0;)
    number = (number << 8) | static_cast<unsigned char>(bytes[from + at]);
  return number;
}

std::string frame(const std::vector<std::string>& records) {
  std::string payload;
  for (const std::string& record : records) {
    put(payload, static_cast<std::uint32_t>(record.size()));
    payload += record;
  }
  std::string bytes(kMagic);
  put(bytes, static_cast<std::uint32_t>(records.size()));
  put(bytes, static_cast<std::uint32_t>(payload.size()));
  put(bytes, crc32(payload));
  put(bytes, crc32(bytes));
  return bytes + payload;
}

bool is_header(std::string_view bytes) {
  return bytes.size() >= kHeader && bytes.substr(0, kMagic.size()) == kMagic &&
         get(bytes, 16) == crc32(bytes.substr(0, 16));
}

// The records of a payload whose checksum holds, or nothing if its lengths don't add up all the
// same.
std::optional<std::vector<std::string>> split(std::string_view payload, std::uint32_t count) {
  std::vector<std::string> records;
  while (payload.size() >= 4) {
    const std::uint32_t length = get(payload, 0);
    if (length > payload.size() - 4) return std::nullopt;
    records.emplace_back(payload.substr(4, length));
    payload.remove_prefix(4 + std::size_t{length});
  }
  if (!payload.empty() || records.size() != count) return std::nullopt;
  return records;
}

struct Contents {
  std::vector<StoredBytes> records;
  std::size_t sound_bytes = 0;  // a torn end begins here
};

Contents read_frames(std::string_view file) {
  Contents contents;
  const auto hand_out = [&contents](std::string bytes) {
    contents.records.push_back({contents.records.size() + 1, std::move(bytes)});
  };
  std::size_t at = 0;
  while (at < file.size()) {
    const std::string_view rest = file.substr(at);
    if (!is_header(rest)) {
      if (rest.size() < kHeader && kMagic.substr(0, rest.size()) == rest.substr(0, kMagic.size()))
        break;  // torn
      std::size_t next = at + 1;
      while (next < file.size() && !is_header(file.substr(next))) {
        next = file.find(kMagic[0], next + 1);
        if (next == std::string_view::npos) next = file.size();
      }
      hand_out(std::string(file.substr(at, next - at)));
      at = next;
      continue;
    }
    const std::uint32_t length = get(rest, 8);
    if (length > rest.size() - kHeader) break;  // torn
    const std::string_view payload = rest.substr(kHeader, length);
    std::optional<std::vector<std::string>> records;
    if (crc32(payload) == get(rest, 12)) records = split(payload, get(rest, 4));
    if (!records) records = {std::string(payload)};
    for (std::string& record : *records) hand_out(std::move(record));
    at += kHeader + length;
  }
  contents.sound_bytes = at;
  return contents;
}

class File {
 public:
  explicit File(const std::string& path)
      : descriptor_(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {}
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);  // everything that matters has been flushed
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  [[nodiscard]] bool is_open() const { return descriptor_ >= 0; }

  // One writer at a time, this process's other stores included; given back when the file is closed.
  bool lock() {
    int result = 0;
    do {
      result = ::flock(descriptor_, LOCK_EX);
    } while (result != 0 && errno == EINTR);
    return result == 0;
  }
  bool size(std::size_t& bytes) {
    struct stat status = {};
    if (::fstat(descriptor_, &status) != 0) return false;
    bytes = static_cast<std::size_t>(status.st_size);
    return true;
  }
  bool read_all(std::string& bytes) {
    bytes.clear();
    char block[1u << 16];
    for (off_t at = 0;;) {
      const ssize_t count = ::pread(descriptor_, block, sizeof block, at);
      if (count == 0) return true;
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) return false;
      bytes.append(block, static_cast<std::size_t>(count));
      at += count;
    }
  }
  bool write_at(std::size_t offset, std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t count =
          ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(count));
      offset += static_cast<std::size_t>(count);
    }
    return true;
  }
  bool cut(std::size_t size) { return ::ftruncate(descriptor_, static_cast<off_t>(size)) == 0; }
  bool flush() { return ::fsync(descriptor_) == 0; }

 private:
  int descriptor_;
};

// A new file's name is on disk only when its folder is flushed too.
bool flush_folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return false;
  const bool flushed = ::fsync(descriptor) == 0;
  ::close(descriptor);
  return flushed;
}

class FileStore : public Store {
 public:
  explicit FileStore(std::string path) : path_(std::move(path)) {}

  void load() override {
    StoreEvent event;
    Contents contents;
    event.kind = read(contents) ? StoreEvent::Kind::kLoaded : StoreEvent::Kind::kLoadFailed;
    if (event.kind == StoreEvent::Kind::kLoadFailed)
      event.message = because(msg("Warmline couldn't read {0}: {1}."));
    event.records = std::move(contents.records);
    events_.push_back(std::move(event));
  }

  Ticket append(const std::vector<std::string>& records) override {
    StoreEvent event;
    event.ticket = ++last_ticket_;
    event.kind = write(frame(records)) ? StoreEvent::Kind::kStored : StoreEvent::Kind::kFailed;
    if (event.kind == StoreEvent::Kind::kFailed)
      event.message = because(msg("Warmline couldn't write {0}: {1}."));
    events_.push_back(std::move(event));
    return last_ticket_;
  }

  std::vector<StoreEvent> poll() override { return std::exchange(events_, {}); }

 private:
  [[nodiscard]] std::string because(Message words) const {
    const char* reason = std::strerror(errno);
    return tr(words, path_, reason);
  }

  bool read(Contents& contents) {
    File file(path_);
    std::string bytes;
    if (!file.is_open() || !file.lock() || !file.read_all(bytes)) return false;
    contents = read_frames(bytes);
    return true;
  }

  // Where the next frame goes, a torn end cut off. The file is read for it only if its size is not
  // what this store left: another process may have written since.
  bool find_end(File& file, std::size_t& end) {
    std::size_t size = 0;
    if (!file.size(size)) return false;
    end = end_;
    if (size == end_) return true;
    std::string before;
    if (!file.read_all(before)) return false;
    end = read_frames(before).sound_bytes;
    return end == before.size() || file.cut(end);
  }

  bool write(const std::string& bytes) {
    File file(path_);
    std::size_t end = 0;
    if (!file.is_open() || !file.lock() || !find_end(file, end)) return false;
    if (file.write_at(end, bytes) && file.flush() && (end != 0 || flush_folder_of(path_))) {
      end_ = end + bytes.size();
      return true;
    }
    const int reason = errno;
    // If this fails as well, the rest is a torn frame, which the next reading knows for what it is.
    static_cast<void>(file.cut(end));
    errno = reason;
    return false;
  }

  std::string path_;
  std::size_t end_ = 0;  // of the file after this store's last write
  Ticket last_ticket_ = 0;
  std::vector<StoreEvent> events_;
};

}  // namespace

std::unique_ptr<Store> make_file_store(const std::string& path) {
  return std::make_unique<FileStore>(path);
}

}  // namespace warmline::platform
