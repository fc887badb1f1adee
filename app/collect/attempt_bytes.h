// An attempt as a store keeps it: a third of its JSON. Its id and its head stand beside it; the
// other hashes follow from what is kept (progress/result_chain.h).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "progress/result_file.h"

namespace warmline::collect {

[[nodiscard]] std::string bytes_of(const progress::ResultAttempt& attempt);

// The same again, without id, head and other hashes. Nothing for bytes that bytes_of() doesn't
// make; allocates no more than a small multiple of their length.
[[nodiscard]] std::optional<progress::ResultAttempt> attempt_of(std::string_view bytes);

// A hash's 64 lower-case hex digits as 32 bytes, which sort alike; and back. Other text stays as it
// is.
[[nodiscard]] std::string packed_hash(std::string_view hex);
[[nodiscard]] std::string hash_of(std::string_view packed);

}  // namespace warmline::collect
