// An append-only store of byte records. Writing is asynchronous; a record counts as stored when its
// ticket comes back as kStored, which the web version says at the transaction's `complete` with
// strict durability, the native one after fsync.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace warmline::platform {

using Ticket = std::uint64_t;
inline constexpr Ticket kWholeStore = 0;  // no append has this one; see StoreEvent::kFailed

struct StoredBytes {
  std::uint64_t sequence = 0;  // grows; the order of the journal
  std::string bytes;
};

struct StoreEvent {
  enum class Kind : std::uint8_t {
    kLoaded,      // load() is done; `records` holds everything
    kLoadFailed,  // the store can't be read or opened; `message` says why in plain words
    kStored,      // `ticket` is on disk
    kFailed,      // `ticket` is not stored; `message` says why (full, blocked, closed elsewhere);
                  // kWholeStore: what was stored before may be gone or out of reach
    kArrived,     // `records` were stored by another page since load()
    kWriting,  // this page is the one that writes; `message`: words about what can't be kept from
               // happening, or empty
    kReading,  // another page writes: appends fail until kWriting, which comes by itself after
               // what that page stored last
  };
  Kind kind = Kind::kStored;
  Ticket ticket = 0;
  std::vector<StoredBytes> records;
  std::string message;
};

class Store {
 public:
  virtual ~Store() = default;
  // May be repeated after kLoadFailed. kWriting or kReading follows kLoaded.
  virtual void load() = 0;
  // All records of one append are stored together or not at all. Appends are stored in the order
  // they were asked for. An answer may be late: kStored after kFailed for the same ticket means
  // that it is stored after all.
  virtual Ticket append(const std::vector<std::string>& records) = 0;
  // Makes this page the one that writes, when another one does not give way.
  virtual void take_over() {}
  // What has happened since the last poll, in order. Never blocks.
  virtual std::vector<StoreEvent> poll() = 0;
};

[[nodiscard]] std::unique_ptr<Store> make_web_store();                          // wasm only
[[nodiscard]] std::unique_ptr<Store> make_file_store(const std::string& path);  // native only

}  // namespace warmline::platform
