// Record to bytes and back: envelope {magic "WLR1", format, version, length, CRC-32, payload};
// cereal writes the payload. codec.cpp is the only place that includes cereal. Bytes read back are
// our own, but may be damaged: the CRC is checked before cereal sees them, and lengths are bounded.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/result.h"
#include "progress/record.h"

namespace warmline::progress {

[[nodiscard]] std::string encode(const Record& record);

// Errors: "damaged" (magic, length, checksum or payload), "newer" (a format or version this build
// doesn't know; keep it untouched).
[[nodiscard]] Result<Record> decode(std::string_view bytes);

}  // namespace warmline::progress
