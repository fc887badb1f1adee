// Single files out of a ZIP archive, into memory and nowhere else. minizip (zlib's) reads it.
// Not in the page, which reads no archives.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"

namespace warmline::interop {

// Where the bytes are: a file on disk, or text in a test. An archive may be far larger than what is
// read of it.
struct Bytes {
  std::uint64_t size = 0;
  // Up to `size` bytes from `offset` on into `out`; gives how many.
  std::function<std::size_t(std::uint64_t offset, char* out, std::size_t size)> read;
};
[[nodiscard]] Bytes bytes_of(std::string_view text);  // which must outlive it

class Zip {
 public:
  static constexpr std::uint64_t kMostEntries = 50'000;

  // Errors: "not-zip"; "too-many-entries".
  [[nodiscard]] static Result<Zip> open(Bytes bytes);
  Zip(Zip&&) noexcept;
  ~Zip();

  // The file of exactly this name; nothing if there is none. Never more than `most` bytes are
  // taken, whatever the archive claims of them. Errors: "not-a-file" (a link), "encrypted",
  // "unknown-compression", "too-large", "damaged", "duplicate-entry".
  [[nodiscard]] Result<std::optional<std::string>> read(std::string_view name,
                                                        std::size_t most) const;

  // Names that would lead out of the folder that the archive is unpacked in ("../x", "/x"). They
  // are looked at and no more.
  [[nodiscard]] std::size_t names_that_lead_out() const;

 private:
  struct Impl;
  explicit Zip(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace warmline::interop
